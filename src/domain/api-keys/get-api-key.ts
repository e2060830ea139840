import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { assertMayReadOf } from '../staff/index.js'
import { type ApiKeyRow, findApiKeys, visibleApiKeys } from './api-key-row.js'

/** One API key, without its text, which nobody can read again. @throws not_found, forbidden */
export async function getApiKey(ctx: Ctx, input: { id: string }): Promise<ApiKeyRow> {
  assertMayReadOf(ctx, 'api-keys.read')
  return inTransaction(ctx, (tx) => findApiKey(tx, input.id))
}

/** @throws not_found, also for what is no id at all */
export async function findApiKey(tx: Ctx, written: string): Promise<ApiKeyRow> {
  const id = z.uuid().safeParse(written).data
  const [key] = id ? await findApiKeys(tx, { where: { AND: [visibleApiKeys(tx.actor), { id }] }, take: 1 }) : []
  if (!key) throw notFound('API key')
  return key
}
