import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, forbidden, notFound } from '../../platform/errors.js'
import { openIfPossible } from '../../platform/readable.js'
import { giveToken } from './generate-webhook-tokens.js'
import { visibleClients } from './visible-clients.js'
import { tokenPlace, webhookUrl } from './webhook-url.js'

/**
 * The address that a client's assistants and numbers report to, with a token made where there is none yet. For verbs that
 * set something up at Vapi for somebody who may not see the address itself: it goes to Vapi and nowhere else.
 * Safe to repeat. @throws not_found, forbidden for a client's people whose portal is read-only
 */
export async function ensureWebhookUrl(
  ctx: Ctx,
  input: { clientId: string },
): Promise<{ url: string; isNew: boolean }> {
  if (ctx.actor.kind === 'client' && ctx.actor.access === 'READ_ONLY') throw forbidden()
  return inTransaction(ctx, async (tx) => {
    const read = () =>
      tx.db.client.findFirst({
        where: { AND: [visibleClients(tx.actor), { id: input.clientId }] },
        select: { id: true, businessName: true, webhookTokenSealed: true },
      })
    const client = await read()
    if (!client) throw notFound('Client')
    const isNew = !client.webhookTokenSealed && (await giveToken(tx, client))
    const sealed = client.webhookTokenSealed ?? (await read())?.webhookTokenSealed
    if (!sealed) throw notFound('Client')
    const token = openIfPossible(tx, tokenPlace(client.id), sealed)
    if (!token) throw conflict('The webhook token of this client cannot be opened. The agency has to rotate it.')
    return { url: webhookUrl(tx.config.publicUrl, token.toString('utf8')), isNew }
  })
}
