import { type Ctx, inTransaction } from '../../platform/context.js'
import { hashToken, makeToken } from '../../platform/tokens.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { clientIds } from './fields.js'
import { type ClientName, namesOf } from './set-many.js'
import { tokenPlace } from './webhook-url.js'

/**
 * Gives each of these clients a webhook token, and the status "Token generated" to those who had not started. Clients
 * that have a token keep it and are listed as skipped. Safe to repeat.
 * @throws not_found when one of them does not exist: then none gets one
 */
export async function generateWebhookTokens(
  ctx: Ctx,
  input: { clientIds: readonly string[] },
): Promise<{ generated: ClientName[]; skipped: ClientName[] }> {
  assertMay(ctx, 'clients.token')
  const ids = clientIds.parse(input.clientIds)
  return inTransaction(ctx, async (tx) => {
    const clients = await namesOf(tx, ids)
    const generated: ClientName[] = []
    const skipped: ClientName[] = []
    for (const client of clients) {
      const isNew = await giveToken(tx, client)
      ;(isNew ? generated : skipped).push(client)
    }
    return { generated, skipped }
  })
}

/** Answers whether it got one: who has a token keeps it. */
export async function giveToken(tx: Ctx, { id, businessName }: ClientName): Promise<boolean> {
  const token = makeToken()
  const { count } = await tx.db.client.updateMany({
    where: { id, webhookTokenHash: null },
    data: { webhookTokenHash: hashToken(token), webhookTokenSealed: tx.vault.seal(tokenPlace(id), token) },
  })
  if (count === 0) return false
  await tx.db.client.updateMany({ where: { id, setupStatus: 'NOT_STARTED' }, data: { setupStatus: 'TOKEN_GENERATED' } })
  const subject = { kind: 'client', id, name: businessName }
  await audit(tx, { action: 'clients.generate-webhook-token', subject, clientId: id })
  return true
}
