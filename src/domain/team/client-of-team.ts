import { z } from 'zod'
import { type Ctx, walledClient } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'

export type ClientOfTeam = { id: string; businessName: string; timeZone: string; currency: string }

/** The client a verb is about: a client's people name none, or their own; staff name one. @throws not_found */
export async function clientOfTeam(tx: Ctx, clientId: string | undefined): Promise<ClientOfTeam> {
  const id = clientId ?? walledClient(tx.actor)
  if (!id || !z.uuid().safeParse(id).success) throw notFound('Client')
  const client = await tx.db.client.findFirst({
    where: { AND: [visibleClients(tx.actor), { id }] },
    select: { id: true, businessName: true, timeZone: true, currency: true },
  })
  if (!client) throw notFound('Client')
  return client
}
