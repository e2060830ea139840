import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
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
  const { clientId, state, cursor, limit } = listApiKeysInput.parse(input)
  const page = await keysetPage(latestFirst('createdAt'), { cursor, limit }, ({ beyond, ...slice }) =>
    inTransaction(ctx, (tx) => {
      const isOf = clientId === undefined ? {} : { clientId }
      const inState = state ? whereState(state, tx.now) : {}
      return findApiKeys(tx, { where: { AND: [visibleApiKeys(tx.actor), isOf, inState, ...beyond] }, ...slice })
    }),
  )
  return { keys: page.rows, ...page.links }
}
