import { z } from 'zod'
import { type CorrectCallInput, correctCall, INTENTS } from '../../domain/calls/index.js'
import { choicesOf } from '../choices.js'
import { oneOf, type Row, type VerbAction, verbAction } from '../spec.js'
import type { Choice } from '../ui-types.js'
import { OUTCOME, plainName } from '../words.js'

/** What people mainly want on a call. */
export const INTENT_CHOICES: Choice[] = INTENTS.map((intent) => ({ value: intent, label: plainName(intent) }))

/** Reports may name others, which are left as they are. */
export const intentInWords = (intent: unknown): unknown =>
  INTENT_CHOICES.find(({ value }) => value === intent)?.label ?? intent

const unchanged: Choice = { value: '', label: 'As it is' }

const hasEnded = ({ status }: Row) => status === 'ENDED'

const correct = verbAction({
  name: 'correct',
  kind: 'record',
  label: 'Correct what it came to',
  explain: 'Your word counts over the machine’s, also when more is reported later.',
  fields: [
    { name: 'outcome', label: 'It came to', kind: 'choice', choices: [unchanged, ...choicesOf(OUTCOME)] },
    { name: 'intent', label: 'They wanted', kind: 'choice', choices: [unchanged, ...INTENT_CHOICES] },
  ],
  submit: 'Correct it',
  isOffered: hasEnded,
  input: z.object({ outcome: z.string().nullish(), intent: z.string().nullish() }),
  run: async (ctx, ids, { outcome, intent }) => {
    // The verb knows which words there are.
    const said = { ...(outcome && { outcome }), ...(intent && { intent }) } as Omit<CorrectCallInput, 'id'>
    await correctCall(ctx, { id: oneOf(ids), ...said })
    return { message: 'Corrected', kind: 'good' }
  },
})

const takeBackCorrection = verbAction({
  name: 'takeBackCorrection',
  kind: 'record',
  label: 'Take the correction back',
  explain: 'What the machine judged counts again.',
  submit: 'Take it back',
  isOffered: ({ correctedAt }) => correctedAt !== null,
  input: z.object({}),
  run: async (ctx, ids) => {
    await correctCall(ctx, { id: oneOf(ids), reset: true })
    return { message: 'What was judged counts again', kind: 'good' }
  },
})

/** In the order of the menu. */
export const callActions: readonly VerbAction[] = [correct, takeBackCorrection]
