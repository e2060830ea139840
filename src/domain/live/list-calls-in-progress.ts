import { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { assertMay } from '../staff/index.js'
import { readCalls } from './read-calls.js'
import type { CallInProgress } from './types.js'

const MOST = 200
/** No call lasts as long; one that is said to had its end reported to nobody. */
const LONGEST_CALL_MS = 12 * 3_600_000
/** A call of which nothing has been heard for so long is over. */
const SILENT_AFTER_MS = 2 * 3_600_000

export const callsInProgressInput = z.object({
  /** One client's; staff only, a client's people see their own anyway. */
  clientId: z.uuid().optional(),
  limit: z.number().int().min(1).max(MOST).default(MOST),
  /** Where the list before this one ended. */
  after: z.object({ startedAt: z.date(), id: z.uuid() }).optional(),
})

export type CallsInProgress = { calls: CallInProgress[]; total: number }

/**
 * The calls that ring, are talked in or are being handed on right now, newest first, at most 200 with their number in
 * all (of those after `after`, if that is given). Calls older than 12 hours or silent for 2 are left out: their end
 * was reported to nobody.
 * @throws forbidden for staff who may not read calls
 */
export async function listCallsInProgress(
  ctx: Ctx,
  input: z.input<typeof callsInProgressInput> = {},
): Promise<CallsInProgress> {
  assertMayRead(ctx)
  const { clientId, limit, after } = callsInProgressInput.parse(input)
  const beyond = after
    ? Prisma.sql`and (c.started_at, c.id) < (${after.startedAt}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty
  return inTransaction(ctx, (tx) => readCalls(tx, Prisma.sql`${inProgress(tx, clientId)} ${beyond}`, limit))
}

/** How many there are, without their words. */
export async function countCallsInProgress(ctx: Ctx): Promise<number> {
  assertMayRead(ctx)
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.db.$queryRaw<{ total: number }[]>`
      select count(*)::int as total from calls c where ${inProgress(tx)}`
    return rows[0]?.total ?? 0
  })
}

/** These calls as they are now, over or not: what has just left the list. */
export async function readTheseCalls(ctx: Ctx, ids: readonly string[]): Promise<CallInProgress[]> {
  if (ids.length === 0) return []
  assertMayRead(ctx)
  return inTransaction(ctx, async (tx) => {
    const wanted = Prisma.sql`${whose(tx)} and c.id = any(${[...ids]}::uuid[])`
    return (await readCalls(tx, wanted, ids.length)).calls
  })
}

function assertMayRead(ctx: Ctx): void {
  if (!walledClient(ctx.actor)) assertMay(ctx, 'calls.read')
}

/** The first wall: whoever asks from behind one names no other client than their own. */
const whose = (ctx: Ctx, clientId?: string) => {
  const only = walledClient(ctx.actor) ?? clientId
  return only ? Prisma.sql`c.client_id = ${only}::uuid` : Prisma.sql`true`
}

// The statuses stand in the text, so that the index of calls in progress can be used.
const inProgress = (ctx: Ctx, clientId?: string) => Prisma.sql`
  ${whose(ctx, clientId)} and c.status in ('RINGING', 'IN_PROGRESS', 'FORWARDING')
  and c.started_at >= ${msAgo(ctx, LONGEST_CALL_MS)}::timestamptz
  and (c.updated_at >= ${msAgo(ctx, SILENT_AFTER_MS)}::timestamptz or exists (
    select 1 from spoken_lines l where l.client_id = c.client_id and l.call_id = c.id
      and l.spoken_at >= ${msAgo(ctx, SILENT_AFTER_MS)}::timestamptz))`

const msAgo = (ctx: Ctx, ms: number) => new Date(ctx.now.getTime() - ms)
