import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { beyond, neighbours, readCursor } from '../../platform/cursor.js'
import { assertMayReadOf } from '../staff/index.js'
import { API_KEY_STATES, type ApiKeyRow, findApiKeys, visibleApiKeys, whereState } from './api-key-row.js'

const PAGE_SIZE = 20

export const listApiKeysInput = z.object({
  /** For staff: one client's, or with null the agency's own; left out, all of them. */
  clientId: z.uuid().nullable().optional(),
  state: z.enum(API_KEY_STATES).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(PAGE_SIZE),
})

export type ApiKeyPage = { keys: ApiKeyRow[]; next?: string; previous?: string }

/** A page of API keys, the newest first, revoked and expired ones too. @throws invalid when the cursor cannot be read */
export async function listApiKeys(ctx: Ctx, input: z.input<typeof listApiKeysInput> = {}): Promise<ApiKeyPage> {
  assertMayReadOf(ctx, 'api-keys.read')
  const { clientId, state, cursor: written, limit } = listApiKeysInput.parse(input)
  const cursor = written ? readCursor(written) : undefined
  const isBackwards = cursor?.towards === 'newer'
  const order = isBackwards ? 'asc' : 'desc'
  return inTransaction(ctx, async (tx) => {
    const wanted = [
      visibleApiKeys(tx.actor),
      clientId === undefined ? {} : { clientId },
      state ? whereState(state, tx.now) : {},
      cursor ? beyond('createdAt', cursor) : {},
    ]
    const found = await findApiKeys(tx, {
      where: { AND: wanted },
      orderBy: [{ createdAt: order }, { id: order }],
      take: limit + 1,
    })
    const keys = found.slice(0, limit)
    if (isBackwards) keys.reverse()
    return { keys, ...neighbours(keys, cursor, found.length > limit, ({ createdAt }) => createdAt) }
  })
}
