import { type Ctx, walledClient } from '../../platform/context.js'
import { invalid, notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'

/** A filter for one client's rows: everything that is visible, or of that, what the reader asked for. */
export const ofClient = (clientId: string | undefined) => (clientId ? { clientId } : {})

/**
 * Whose something new is: a client's people need not say it, staff have to.
 * @throws invalid when nobody said it, not_found for a client that the actor does not see
 */
export async function clientOf(tx: Ctx, asked: string | undefined) {
  const clientId = asked ?? walledClient(tx.actor)
  if (!clientId) throw invalid('clientId', 'Please choose a client')
  const client = await tx.db.client.findFirst({
    where: { AND: [visibleClients(tx.actor), { id: clientId }] },
    select: { id: true, phone: true, currency: true, timeZone: true },
  })
  if (!client) throw notFound('Client')
  return client
}
