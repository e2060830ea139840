import { z } from 'zod'
import { anyOf } from '../../platform/any-of.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { ofClient } from '../leads/index.js'
import { assertMayReadOf } from '../staff/index.js'
import { ATTEMPT_STATES, type AttemptRow, readAttempt, readAttempts } from './attempt-row.js'

export const listAttemptsInput = z.object({
  state: anyOf(ATTEMPT_STATES).optional(),
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
  const { clientId, state, leadId, assistantId, limit, cursor } = listAttemptsInput.parse(input)
  const wanted = { ...(state && { state }), ...(leadId && { leadId }), ...(assistantId && { assistantId }) }
  const page = await keysetPage(latestFirst('claimedAt'), { cursor, limit }, ({ beyond, ...slice }) =>
    inTransaction(ctx, (tx) => readAttempts(tx, { where: { AND: [ofClient(clientId), wanted, ...beyond] }, ...slice })),
  )
  return { attempts: page.rows, ...page.links }
}

/** One of them. @throws not_found also for that of another client, forbidden */
export async function getAttempt(ctx: Ctx, input: { id: string }): Promise<AttemptRow> {
  assertMayReadOf(ctx, 'calls.read')
  return inTransaction(ctx, (tx) => readAttempt(tx, input.id))
}
