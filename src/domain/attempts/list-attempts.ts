import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { beyond, neighbours, readCursor } from '../../platform/cursor.js'
import { ofClient } from '../leads/index.js'
import { assertMayReadOf } from '../staff/index.js'
import { ATTEMPT_STATES, type AttemptRow, readAttempt, readAttempts } from './attempt-row.js'

export const listAttemptsInput = z.object({
  state: z.enum(ATTEMPT_STATES).optional(),
  leadId: z.uuid().optional(),
  assistantId: z.uuid().optional(),
  clientId: z.uuid().optional(),
  limit: z.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
})

export type AttemptPage = { attempts: AttemptRow[]; next?: string; previous?: string }

/** A page of attempts to ring somebody, newest first. @throws invalid when the cursor cannot be read; forbidden */
export async function listAttempts(ctx: Ctx, input: z.input<typeof listAttemptsInput> = {}): Promise<AttemptPage> {
  assertMayReadOf(ctx, 'calls.read')
  const { clientId, state, leadId, assistantId, limit, cursor: written } = listAttemptsInput.parse(input)
  const cursor = written ? readCursor(written) : undefined
  const isBackwards = cursor?.towards === 'newer'
  const order = isBackwards ? 'asc' : 'desc'
  const wanted = { ...(state && { state }), ...(leadId && { leadId }), ...(assistantId && { assistantId }) }
  const found = await inTransaction(ctx, (tx) =>
    readAttempts(tx, {
      where: { AND: [ofClient(clientId), wanted, cursor ? beyond('claimedAt', cursor) : {}] },
      orderBy: [{ claimedAt: order }, { id: order }],
      take: limit + 1,
    }),
  )
  const attempts = found.slice(0, limit)
  if (isBackwards) attempts.reverse()
  return { attempts, ...neighbours(attempts, cursor, found.length > limit, ({ claimedAt }) => claimedAt) }
}

/** One of them. @throws not_found also for that of another client, forbidden */
export async function getAttempt(ctx: Ctx, input: { id: string }): Promise<AttemptRow> {
  assertMayReadOf(ctx, 'calls.read')
  return inTransaction(ctx, (tx) => readAttempt(tx, input.id))
}
