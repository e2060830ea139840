import { z } from 'zod'
import { assertInPerson, type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import type { ApiKeyRow } from './api-key-row.js'
import { createApiKeyInput } from './create-api-key.js'
import { findApiKey } from './get-api-key.js'
import { nameOf } from './name-of.js'

/**
 * Ends a key for good: from the next request on, in every process, it is refused. Safe to repeat.
 * @throws forbidden for those who may not, and for programs; not_found
 */
export async function revokeApiKey(ctx: Ctx, input: { id: string }): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const key = await findToChange(tx, input.id)
    const by = nameOf(tx.actor)
    const { count } = await tx.db.apiKey.updateMany({
      where: { id: key.id, revokedAt: null },
      data: { revokedAt: tx.now, revokedBy: by },
    })
    if (count === 1) await audit(tx, entry(key, 'api-keys.revoke'))
  })
}

export const renameApiKeyInput = z.strictObject({ id: z.string(), name: createApiKeyInput.shape.name })

/** Gives a key another name. @throws conflict for one that is revoked, forbidden, not_found, invalid */
export async function renameApiKey(ctx: Ctx, input: z.input<typeof renameApiKeyInput>): Promise<void> {
  const { id, name } = renameApiKeyInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const key = await findToChange(tx, id)
    if (key.name === name) return
    const { count } = await tx.db.apiKey.updateMany({ where: { id: key.id, revokedAt: null }, data: { name } })
    if (count === 0) throw conflict('This key is revoked and stays as it was.')
    await audit(tx, { ...entry(key, 'api-keys.rename'), changes: { name: [key.name, name] } })
  })
}

/** Asked before anything is looked up, so that a refusal does not tell which ids there are. */
function findToChange(tx: Ctx, id: string): Promise<ApiKeyRow> {
  assertInPerson(tx.actor)
  assertMayChangeOf(tx, 'api-keys.write')
  return findApiKey(tx, id)
}

const entry = (key: ApiKeyRow, action: string) => ({
  action,
  subject: { kind: 'api_key', id: key.id, name: `${key.name} (${key.prefix}…)` },
  clientId: key.clientId ?? undefined,
})
