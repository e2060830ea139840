import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { type CallDetail, getCall } from '../calls/index.js'
import { lineColumns, presentRow, type TestCallLine } from './columns.js'
import { lookUp } from './look-up.js'
import { assertMaySee, visibleTestCalls } from './may.js'
import { settlePlaced } from './settle-placed.js'

/** Where a test call stands, for whoever watches. */
export type Phase =
  | 'placing'
  | 'unknown'
  | 'queued'
  | 'ringing'
  | 'talking'
  | 'forwarding'
  /** It is over; the report is waited for. */
  | 'reporting'
  | 'ended'
  | 'failed'

export type TestCallView = TestCallLine & {
  assistantName: string
  phase: Phase
  /** Nothing about it changes any more. */
  isOver: boolean
  /** The call itself with what was said so far; undefined until Vapi tells of it. */
  call: CallDetail | undefined
}

const ADD = { assistant: { select: { name: true } } }

/**
 * A test call as it is now. Whoever looks need not wait for the clock: one that has ended is settled first, by what is in
 * the database. Wants a context above the wall.
 * @throws not_found, forbidden
 */
export async function getTestCall(ctx: Ctx, input: { id: string }): Promise<TestCallView> {
  const before = await find(ctx, input.id)
  const row = (await settlePlaced(ctx, before)) ? await find(ctx, input.id) : before
  const { assistant, ...line } = row
  const call = await callOf(ctx, line)
  const phase = phaseOf(line, call)
  return {
    ...presentRow(line),
    assistantName: assistant.name,
    phase,
    isOver: phase === 'ended' || phase === 'failed',
    call,
  }
}

/** Asks Vapi what became of a test call that nobody knows of; of others it asks nothing. @throws not_found, forbidden */
export async function lookUpTestCall(ctx: Ctx, input: { id: string }): Promise<void> {
  await lookUp(ctx, await find(ctx, input.id))
}

async function find(ctx: Ctx, id: string) {
  assertMaySee(ctx)
  const row = z.uuid().safeParse(id).success
    ? await ctx.db.testCall.findFirst({
        where: { AND: [visibleTestCalls(ctx.actor), { id }] },
        select: { ...lineColumns, ...ADD },
      })
    : null
  if (!row) throw notFound('Test call')
  return row
}

async function callOf(ctx: Ctx, { clientId, vapiCallId }: { clientId: string; vapiCallId: string | null }) {
  if (!vapiCallId) return undefined
  return inTransaction(ctx, async (tx) => {
    const where = { clientId_vapiCallId: { clientId, vapiCallId } }
    const known = await tx.db.call.findUnique({ where, select: { id: true } })
    return known ? getCall(tx, { id: known.id }) : undefined
  })
}

const OF_A_CALL: Record<CallDetail['status'], Phase> = {
  SCHEDULED: 'queued',
  QUEUED: 'queued',
  RINGING: 'ringing',
  IN_PROGRESS: 'talking',
  FORWARDING: 'forwarding',
  ENDED: 'reporting',
}

function phaseOf({ state }: { state: TestCallLine['state'] }, call: CallDetail | undefined): Phase {
  if (state === 'PLACED') return call ? OF_A_CALL[call.status] : 'queued'
  return ({ PLACING: 'placing', UNKNOWN: 'unknown', FAILED: 'failed', ENDED: 'ended' } as const)[state]
}
