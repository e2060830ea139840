import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { forbidden, notFound } from '../../platform/errors.js'
import { audit, changesOf } from '../audit/index.js'

const wishes = z.strictObject({
  messages: z.boolean(),
  bookings: z.boolean(),
  offers: z.boolean(),
  transfers: z.boolean(),
})

/** Which mails one person of a client wants. */
export type MyNotifications = z.infer<typeof wishes>

/** Which mails whoever asks wants; undefined for staff in a client's portal, who get none of them. */
export async function getMyNotifications(ctx: Ctx): Promise<MyNotifications | undefined> {
  if (ctx.actor.kind === 'impersonator') return undefined
  return inTransaction(ctx, async (tx) => (await ownLogin(tx)).wanted)
}

/** Chooses which mails one wants oneself. @throws forbidden for anybody but a person of a client */
export async function updateMyNotifications(ctx: Ctx, input: MyNotifications): Promise<void> {
  const { messages, bookings, offers, transfers } = wishes.parse(input)
  await inTransaction(ctx, async (tx) => {
    const { where, subject, wanted } = await ownLogin(tx)
    const changes = changesOf<MyNotifications>(wanted, { messages, bookings, offers, transfers })
    if (Object.keys(changes).length === 0) return
    const columns = { mailsMessages: messages, mailsBookings: bookings, mailsOffers: offers, mailsTransfers: transfers }
    await tx.db.clientUser.updateMany({ where, data: columns })
    await audit(tx, { action: 'notifications.update-mine', subject, clientId: where.clientId, changes })
  })
}

async function ownLogin(tx: Ctx) {
  const { actor } = tx
  if (actor.kind !== 'client') throw forbidden('Only a person of the client can choose their own mails')
  const where = { id: actor.id, clientId: actor.clientId }
  const login = await tx.db.clientUser.findFirst({
    where,
    select: { name: true, mailsMessages: true, mailsBookings: true, mailsOffers: true, mailsTransfers: true },
  })
  if (!login) throw notFound('Login')
  const { mailsMessages: messages, mailsBookings: bookings, mailsOffers: offers, mailsTransfers: transfers } = login
  const subject = { kind: 'client_user', id: actor.id, name: login.name }
  return { where, subject, wanted: { messages, bookings, offers, transfers } }
}
