import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { assertInPerson, type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { invalid, notFound } from '../../platform/errors.js'
import { line } from '../../platform/fields.js'
import { hashToken, makeToken } from '../../platform/tokens.js'
import { audit } from '../audit/index.js'
import { visibleClients } from '../clients/index.js'
import { assertMay, assertMayChangeOf } from '../staff/index.js'
import { AGENCY_SCOPES, SCOPES } from './scopes.js'

export const createApiKeyInput = z.strictObject({
  name: line(80),
  scopes: z.array(z.enum(SCOPES)).min(1, 'Please choose what the key may do').max(SCOPES.length),
  /** Left out, it is good until somebody revokes it. */
  expiresAt: z.coerce.date().optional(),
  /** For staff: whose key it is; without one it is the agency's. */
  clientId: z.uuid().optional(),
  /** What a key of the agency may do at most. */
  role: z.enum(['ADMIN', 'SUPPORT', 'VIEWER']).optional(),
})

/**
 * Makes a key. The text is returned once and kept nowhere: 8 characters to tell it by, and 40 more.
 * @throws forbidden, invalid, not_found
 */
export async function createApiKey(
  ctx: Ctx,
  input: z.input<typeof createApiKeyInput>,
): Promise<{ id: string; key: string }> {
  assertInPerson(ctx.actor)
  const { name, scopes, expiresAt, clientId: asked, role } = createApiKeyInput.parse(input)
  const clientId = walledClient(ctx.actor) ?? asked
  if (clientId) assertMayChangeOf(ctx, 'api-keys.write')
  else assertMay(ctx, 'api-keys.write')
  if (clientId && scopes.some((scope) => (AGENCY_SCOPES as readonly string[]).includes(scope)))
    throw invalid('scopes', 'Only keys of the agency can be for clients and webhook events')
  if (expiresAt && expiresAt <= ctx.now) throw invalid('expiresAt', 'Please choose a day to come')
  const prefix = makeToken().slice(0, 8)
  const key = `blk_${prefix}${makeToken()}`
  return inTransaction(ctx, async (tx) => {
    if (clientId && (await tx.db.client.count({ where: { AND: [visibleClients(tx.actor), { id: clientId }] } })) === 0)
      throw notFound('Client')
    const id = randomUUID()
    await tx.db.apiKey.createMany({
      data: {
        ...{ id, name, prefix, scopes, keyHash: hashToken(key), createdAt: tx.now },
        clientId: clientId ?? null,
        role: clientId ? null : (role ?? 'VIEWER'),
        expiresAt: expiresAt ?? null,
        createdBy: 'name' in tx.actor ? tx.actor.name : tx.actor.kind,
      },
    })
    await audit(tx, {
      action: 'api-keys.create',
      subject: { kind: 'api_key', id, name: `${name} (${prefix}…)` },
      clientId,
      changes: { scopes: [null, scopes] },
    })
    return { id, key }
  })
}
