import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'

/** @throws not_found when there is none this actor may know of */
export async function findEvent(ctx: Ctx, eventId: string) {
  if (!z.uuid().safeParse(eventId).success) throw notFound('Webhook event')
  const event = await ctx.db.webhookEvent.findFirst({
    where: { id: eventId, client: visibleClients(ctx.actor) },
    select: { id: true, clientId: true, type: true, state: true, bodySealed: true, isDeflated: true },
  })
  if (!event) throw notFound('Webhook event')
  return event
}
