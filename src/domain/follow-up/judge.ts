import type { CallOutcome, JudgedFrom } from '../calls/index.js'
import type { InCallFunction } from '../functions/index.js'
import type { Heard } from './heard.js'
import { intentFor, outcomeFor } from './vocabulary.js'

/** What is known of an ended call. */
export type Seen = {
  /** Functions that were used, and whether each did what it is for. */
  used: readonly (Pick<InCallFunction, 'intent' | 'outcome'> & { isDone: boolean })[]
  /** What its ended reason says. */
  ended: CallOutcome
  reported: { intent?: string | null; confidence?: number | null; outcome?: string | null }
  /** An appointment that was found in its report or transcript. */
  found?: { outcome: CallOutcome; from: 'REPORT' | 'TRANSCRIPT' } | undefined
  heard: Heard
}

export type Judged = {
  intent: string | null
  confidence: number | null
  /** Null where the ended reason, or the client's own word, says it best. */
  outcome: CallOutcome | null
  /** What the intent was judged from; the outcome, where there is no intent. */
  from: JudgedFrom | null
}

/** What a machine did is surer than what was said about it. */
const SURE = 0.95
const LIKELY = 0.8

/** The same call may lead to several things: what matters most to the business comes first. */
const OUTCOMES: readonly CallOutcome[] = [
  'OPTED_OUT',
  'OFFER_CREATED',
  'VIEWING_SCHEDULED',
  'TOUR_SCHEDULED',
  'APPOINTMENT_BOOKED',
  'TRANSFERRED',
  'CALLBACK_REQUESTED',
  'MESSAGE_TAKEN',
  'LEAD_QUALIFIED',
  'INFORMATION_PROVIDED',
]
const INTENTS = [
  'do_not_call',
  'make_offer',
  'schedule_viewing',
  'book_appointment',
  'property_inquiry',
  'speak_to_agent',
  'call_back_later',
  'leave_message',
  'general',
]
/** They say little: what a report says of the call counts more. */
const WEAK: readonly CallOutcome[] = ['LEAD_QUALIFIED', 'INFORMATION_PROVIDED']
/** Calls in which somebody may have talked about something. */
const TALKED: readonly CallOutcome[] = ['COMPLETED', 'TRANSFERRED', 'OTHER']

/** Judges intent and outcome: from functions first, then from the report, else from what was said. */
export function judge(seen: Seen): Judged {
  const intent = intentOf(seen)
  const outcome = outcomeOf(seen)
  return {
    intent: intent?.name ?? null,
    confidence: intent?.confidence ?? null,
    outcome: outcome?.word ?? null,
    from: intent?.from ?? outcome?.from ?? null,
  }
}

type Named = { name: string; confidence: number; from: JudgedFrom }

function intentOf({ used, reported, heard }: Seen): Named | undefined {
  const wanted = used.flatMap(({ intent }) => intent ?? [])
  const name = INTENTS.find((intent) => wanted.some((one) => one === intent))
  if (name) return { name, confidence: SURE, from: 'FUNCTIONS' }
  if (reported.intent) {
    return { name: intentFor(reported.intent), confidence: reported.confidence ?? LIKELY, from: 'REPORT' }
  }
  if (heard.intent) return { name: heard.intent, confidence: heard.confidence, from: 'TRANSCRIPT' }
  return undefined
}

type Outcome = { word: CallOutcome; from: JudgedFrom }

function outcomeOf(seen: Seen): Outcome | undefined {
  const { used, ended, reported, found, heard } = seen
  const done = mostOf([...used.flatMap(({ isDone, outcome }) => (isDone && outcome ? outcome : [])), ended])
  if (done && done !== ended && !WEAK.includes(done)) return { word: done, from: 'FUNCTIONS' }
  if (!TALKED.includes(ended)) return undefined
  const told = reported.outcome ? outcomeFor(reported.outcome) : undefined
  if (told === 'VOICEMAIL' && ended === 'COMPLETED') return { word: told, from: 'REPORT' }
  const asked = heard.outcome === 'OPTED_OUT' ? heard.outcome : undefined
  const isTheirWord = Boolean(reported.outcome) && !told && !found && !asked
  // A client's own word says more than that information was given, and so does being passed on.
  if (isTheirWord || (ended === 'TRANSFERRED' && !told && !found && !asked)) return undefined
  const best = mostOf([asked, told, found?.outcome, done, ended].flatMap((word) => word ?? []))
  if (best && best !== ended) return { word: best, from: fromOf(best, { asked, done, found }) }
  return best === undefined && heard.outcome ? { word: heard.outcome, from: 'TRANSCRIPT' } : undefined
}

type Ways = { asked: CallOutcome | undefined; done: CallOutcome | undefined; found: Seen['found'] }

function fromOf(word: CallOutcome, { asked, done, found }: Ways): JudgedFrom {
  if (word === asked) return 'TRANSCRIPT'
  if (word === done) return 'FUNCTIONS'
  return word === found?.outcome ? found.from : 'REPORT'
}

const mostOf = (words: readonly CallOutcome[]) => OUTCOMES.find((outcome) => words.includes(outcome))
