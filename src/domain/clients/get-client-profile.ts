import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { forbidden, notFound } from '../../platform/errors.js'
import { visibleClients } from './visible-clients.js'

export type ClientProfile = Awaited<ReturnType<typeof getClientProfile>>

/** What a client may read about itself: profile, phone numbers, access and notifications. No notes, no secrets. */
export async function getClientProfile(ctx: Ctx) {
  if (!walledClient(ctx.actor)) throw forbidden()
  return inTransaction(ctx, async (tx) => {
    const client = await tx.db.client.findFirst({ where: visibleClients(tx.actor), select: READABLE })
    if (!client) throw notFound('Client')
    const phoneNumbers = await tx.db.phoneNumber.findMany({
      where: { clientId: client.id },
      select: { id: true, number: true, label: true, isPrimary: true },
      orderBy: [{ isPrimary: 'desc' }, { number: 'asc' }],
    })
    return { ...client, phoneNumbers }
  })
}

/** Only columns that the role backline_client may read (prisma/migrations, walls). */
const READABLE = {
  id: true,
  email: true,
  name: true,
  businessName: true,
  phone: true,
  businessType: true,
  serviceHours: true,
  timeZone: true,
  vapiPhoneNumber: true,
  currency: true,
  emailNotifications: true,
  smsNotifications: true,
  portalAccess: true,
  createdAt: true,
} as const
