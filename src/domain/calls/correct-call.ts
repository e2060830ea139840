import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, invalid, notFound } from '../../platform/errors.js'
import { HIDDEN_NUMBER, isHidden } from '../../platform/phone.js'
import { audit, type Changes, changesOf } from '../audit/index.js'
import { assertMayChangeOf, mayChangeOf } from '../staff/index.js'
import { CALL_OUTCOMES } from './call-outcomes.js'
import { INTENTS } from './intents.js'
import { openFields } from './open-sealed.js'
import { outcomeOf } from './outcome.js'
import { assertMayRead, visibleCalls } from './row.js'
import { tellOfCorrection } from './tell-of-call.js'

const input = z.object({
  id: z.string(),
  outcome: z.enum(CALL_OUTCOMES, { error: 'Please choose an outcome' }).optional(),
  intent: z.enum(INTENTS, { error: 'Please choose what they wanted' }).optional(),
  /** Takes the correction back: what the machine judged counts again. */
  reset: z.boolean().optional(),
})

export type CorrectCallInput = z.input<typeof input>

/** Whether whoever asks may say what a call led to. */
export const mayCorrectCalls = (ctx: Ctx): boolean => mayChangeOf(ctx.actor, 'calls.correct')

/**
 * Writes down what a person says of an ended call: it counts over what was judged, whatever is reported later, until it is
 * taken back with `reset`. What is not given stays as it is.
 * @throws not_found also for another client's call; conflict while it lasts; forbidden; invalid when nothing is given
 */
export async function correctCall(ctx: Ctx, wanted: CorrectCallInput): Promise<void> {
  assertMayRead(ctx)
  assertMayChangeOf(ctx, 'calls.correct')
  const { id, outcome, intent, reset = false } = input.parse(wanted)
  if (!reset && !outcome && !intent) throw invalid('outcome', 'Please choose an outcome')
  await inTransaction(ctx, async (tx) => {
    const call = await endedCall(tx, id)
    const after = reset ? asJudged(tx, call) : corrected(tx, call, { outcome, intent })
    if (call.correctedOutcome === after.correctedOutcome && call.correctedIntent === after.correctedIntent) return
    const changes = changesOf<Word>(wordOf(call), wordOf(after))
    await save(tx, id, after)
    await note(tx, call, { action: reset ? 'calls.reset-correction' : 'calls.correct', changes })
    await tellOfCorrection(tx, call)
  })
}

const columns = {
  id: true,
  clientId: true,
  status: true,
  callerName: true,
  fromNumber: true,
  toNumber: true,
  direction: true,
  endedReason: true,
  outcome: true,
  intent: true,
  confidence: true,
  judgedOutcome: true,
  judgedIntent: true,
  judgedConfidence: true,
  judgedFrom: true,
  correctedOutcome: true,
  correctedIntent: true,
  correctedAt: true,
  structuredSealed: true,
} as const

type Stored = Awaited<ReturnType<typeof endedCall>>

async function endedCall(tx: Ctx, id: string) {
  if (!z.uuid().safeParse(id).success) throw notFound('Call')
  // Whoever judges it at this moment is waited for, so that what is not given stays as it is then.
  await tx.db.$queryRaw`select 1 as locked from calls where id = ${id}::uuid for update`
  const call = await tx.db.call.findFirst({ where: { AND: [visibleCalls(tx.actor), { id }] }, select: columns })
  if (!call) throw notFound('Call')
  if (call.status !== 'ENDED') throw conflict('This call has not ended yet.')
  return call
}

type Word = Pick<Stored, 'outcome' | 'intent'>
const wordOf = ({ outcome, intent }: Word): Word => ({ outcome, intent })

type After = Word &
  Pick<Stored, 'confidence' | 'correctedOutcome' | 'correctedIntent'> & { by: string | null; at: Date | null }
type Said = { outcome: Stored['outcome'] | undefined; intent: string | undefined }

/** What a person gives counts, and is certain. */
const corrected = (tx: Ctx, call: Stored, { outcome, intent }: Said): After => ({
  outcome: outcome ?? call.outcome,
  intent: intent ?? call.intent,
  confidence: intent ? 1 : call.confidence,
  correctedOutcome: outcome ?? call.correctedOutcome,
  correctedIntent: intent ?? call.correctedIntent,
  by: 'name' in tx.actor ? tx.actor.name : null,
  at: tx.now,
})

/** What counts without a person's word. */
function asJudged(tx: Ctx, call: Stored): After {
  const isOld = call.judgedFrom === null && call.correctedIntent !== null
  return {
    outcome: call.judgedOutcome ?? (call.endedReason ? outcomeOf(call.endedReason) : 'OTHER'),
    intent: isOld ? intentIn(openFields(tx, call, 'structured_sealed', call.structuredSealed)) : judgedIntentOf(call),
    confidence: call.correctedIntent === null ? call.confidence : call.judgedConfidence,
    correctedOutcome: null,
    correctedIntent: null,
    by: null,
    at: null,
  }
}

const judgedIntentOf = ({ correctedIntent, judgedIntent, intent }: Stored) =>
  correctedIntent === null ? intent : judgedIntent

/** Of a call that was judged by nobody: what its report says. */
function intentIn(structured: Record<string, unknown>): string | null {
  const { intent } = structured
  const named = typeof intent === 'object' && intent ? (intent as Record<string, unknown>)['intent'] : intent
  return typeof named === 'string' ? named.slice(0, 120) : null
}

/** Column by column, because a client may write no others, and Prisma would write updated_at too. */
async function save(tx: Ctx, id: string, after: After): Promise<void> {
  await tx.db.$executeRaw`
    update calls set outcome = ${after.outcome}::call_outcome, intent = ${after.intent},
      confidence = ${after.confidence}::float8, corrected_outcome = ${after.correctedOutcome}::call_outcome,
      corrected_intent = ${after.correctedIntent}, corrected_by = ${after.by}, corrected_at = ${after.at}::timestamptz
    where id = ${id}::uuid`
}

function note(tx: Ctx, call: Stored, { action, changes }: { action: string; changes: Changes }): Promise<void> {
  const number = call.direction === 'OUTBOUND' ? call.toNumber : call.fromNumber
  const known = number && isHidden(number) ? HIDDEN_NUMBER : number
  const subject = { kind: 'call', id: call.id, name: call.callerName ?? known ?? 'Unknown caller' }
  return audit(tx, { action, subject, clientId: call.clientId, changes })
}
