import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Actor, assertInPerson, type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { conflict, forbidden, invalid, notFound } from '../../platform/errors.js'
import { line } from '../../platform/fields.js'
import { hashToken, makeToken } from '../../platform/tokens.js'
import { audit } from '../audit/index.js'
import { visibleClients } from '../clients/index.js'
import { assertMay, assertMayChangeOf } from '../staff/index.js'
import { whereState } from './api-key-row.js'
import { nameOf } from './name-of.js'
import { AGENCY_SCOPES, SCOPES } from './scopes.js'

/** From the most to the least. */
const RANKS = ['OWNER', 'ADMIN', 'SUPPORT', 'VIEWER'] as const
const MOST_PER_OWNER = 100

export const createApiKeyInput = z.strictObject({
  name: line(80),
  scopes: z.array(z.enum(SCOPES)).min(1, 'Please choose what the key may do').max(SCOPES.length),
  /** Left out, it is good until somebody revokes it. */
  expiresAt: z.coerce.date().optional(),
  /** For staff: whose key it is; without one it is the agency's. */
  clientId: z.uuid().optional(),
  /** What a key of the agency may do at most: never more than who makes it. */
  role: z.enum(['ADMIN', 'SUPPORT', 'VIEWER']).optional(),
})

/**
 * Makes a key. The text is returned once and kept nowhere: 8 characters to tell it by, and 32 more that nobody can guess.
 * @throws forbidden for those who may not, and for programs; invalid, not_found; conflict when there are 100 that are good
 */
export async function createApiKey(
  ctx: Ctx,
  input: z.input<typeof createApiKeyInput>,
): Promise<{ id: string; key: string }> {
  assertInPerson(ctx.actor)
  const { name, scopes, expiresAt, clientId: asked, role = 'VIEWER' } = createApiKeyInput.parse(input)
  const clientId = walledClient(ctx.actor) ?? asked
  if (clientId) assertMayChangeOf(ctx, 'api-keys.write')
  else assertMay(ctx, 'api-keys.write')
  if (!clientId) assertNotAbove(ctx.actor, role)
  if (clientId && scopes.some((scope) => (AGENCY_SCOPES as readonly string[]).includes(scope)))
    throw invalid('scopes', 'Only keys of the agency can be for clients and webhook events')
  if (expiresAt && expiresAt <= ctx.now) throw invalid('expiresAt', 'Please choose a day to come')
  const prefix = makeToken().slice(0, 8)
  const key = `blk_${prefix}${makeToken()}`
  return inTransaction(ctx, async (tx) => {
    if (clientId) await assertClient(tx, clientId)
    await assertRoom(tx, clientId ?? null)
    const id = randomUUID()
    await tx.db.apiKey.createMany({
      data: {
        ...{ id, name, prefix, scopes: [...new Set(scopes)], keyHash: hashToken(key), createdAt: tx.now },
        clientId: clientId ?? null,
        role: clientId ? null : role,
        expiresAt: expiresAt ?? null,
        createdBy: nameOf(tx.actor),
      },
    })
    await audit(tx, {
      action: 'api-keys.create',
      subject: { kind: 'api_key', id, name: `${name} (${prefix}…)` },
      clientId,
      changes: {
        scopes: [null, scopes],
        ...(!clientId && { role: [null, role] }),
        expiresAt: [null, expiresAt ?? null],
      },
    })
    return { id, key }
  })
}

/** @throws forbidden when a key could do more than the person who makes it */
function assertNotAbove(actor: Actor, role: (typeof RANKS)[number]): void {
  if (actor.kind === 'staff' && RANKS.indexOf(role) < RANKS.indexOf(actor.role))
    throw forbidden('A key cannot be allowed more than you are')
}

/** @throws not_found for a client that the actor does not see */
async function assertClient(tx: Ctx, id: string): Promise<void> {
  if ((await tx.db.client.count({ where: { AND: [visibleClients(tx.actor), { id }] } })) === 0) throw notFound('Client')
}

/** @throws conflict when there are too many to keep an eye on */
async function assertRoom(tx: Ctx, clientId: string | null): Promise<void> {
  if ((await tx.db.apiKey.count({ where: { clientId, ...whereState('ACTIVE', tx.now) } })) >= MOST_PER_OWNER)
    throw conflict(`There are ${MOST_PER_OWNER} keys already. Revoke those nobody needs.`)
}
