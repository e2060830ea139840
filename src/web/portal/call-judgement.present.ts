import { CALL_OUTCOMES, type CallDetail, INTENTS, type JudgedFrom } from '../../domain/calls/index.js'
import type { Clock } from './times.present.js'
import { OUTCOMES, wantedInWords } from './words.present.js'

type Surroundings = { clock: Clock; mayCorrect: boolean; refused?: RefusedCorrection | undefined }

/** A correction that was not taken: what was chosen, and what is wrong beside which choice. */
export type RefusedCorrection = { wrong: Record<string, string>; said: { outcome?: unknown; intent?: unknown } }

/** What a call was judged to be about, from what, and what a person may put in its place. */
export function presentJudgement(call: CallDetail, { clock, mayCorrect, refused }: Surroundings) {
  return {
    how: howOf(call, clock),
    form: mayCorrect && call.status === 'ENDED' ? formOf(call, refused) : undefined,
  }
}

const FROM: Readonly<Record<JudgedFrom, string>> = {
  FUNCTIONS: 'Judged from what the assistant did',
  REPORT: 'Judged from the report of the call',
  TRANSCRIPT: 'Judged from what was said',
}

function howOf({ correction, judgedFrom, intent, confidence }: CallDetail, clock: Clock): string | undefined {
  if (correction) return `Corrected by ${correction.by}, ${clock.dayAndTime(correction.at).replace('Today', 'today')}`
  if (!judgedFrom) return undefined
  const sure = intent && confidence !== null ? `, ${Math.round(confidence * 100)} % sure` : ''
  return `${FROM[judgedFrom]}${sure}`
}

function formOf(call: CallDetail, refused?: RefusedCorrection) {
  const outcome = refused?.said.outcome ?? (call.reportedOutcome ? null : call.outcome)
  const intent = refused?.said.intent ?? call.intent
  const option = (value: string, label: string, chosen: unknown) => ({ value, label, isChosen: value === chosen })
  const asItIs = { value: '', label: 'As it is', isChosen: false }
  const isListed = INTENTS.some((intent) => intent === call.intent)
  return {
    href: `/calls/${call.id}/correction`,
    isOpen: refused !== undefined,
    isCorrected: call.correction !== null,
    fields: [
      {
        name: 'outcome',
        label: 'It led to',
        wrong: refused?.wrong['outcome'],
        options: [
          // A word of the client's own is none of ours to choose from.
          ...(call.reportedOutcome ? [asItIs] : []),
          ...CALL_OUTCOMES.map((word) => option(word, OUTCOMES[word]?.text ?? word, outcome)),
        ],
      },
      {
        name: 'intent',
        label: 'They wanted',
        wrong: refused?.wrong['intent'],
        options: [...(isListed ? [] : [asItIs]), ...INTENTS.map((word) => option(word, wantedInWords(word), intent))],
      },
    ],
  }
}
