import { z } from 'zod'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { forbidden, notFound } from '../../platform/errors.js'
import { audit, changesOf } from '../audit/index.js'

const notificationsInput = z.object({ emailNotifications: z.boolean(), smsNotifications: z.boolean() })

/** Lets a client choose how it is told about its calls. For the client itself; staff use updateClient. */
export async function updateNotificationSettings(ctx: Ctx, input: z.input<typeof notificationsInput>): Promise<void> {
  const id = walledClient(ctx.actor)
  if (!id) throw forbidden()
  const wanted = notificationsInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const before = await tx.db.client.findFirst({
      where: { id },
      select: { businessName: true, emailNotifications: true, smsNotifications: true },
    })
    if (!before) throw notFound('Client')
    const changes = changesOf<object>(before, wanted)
    if (Object.keys(changes).length === 0) return
    await tx.db.client.updateMany({ where: { id }, data: wanted })
    const subject = { kind: 'client', id, name: before.businessName }
    await audit(tx, { action: 'clients.update-notifications', subject, clientId: id, changes })
  })
}
