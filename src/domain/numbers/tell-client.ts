import type { Ctx } from '../../platform/context.js'
import { sendMail } from '../notifications/index.js'

/** A mail to where the agency writes to the business, if it wants mail and is still a client. */
export async function tellClient(
  tx: Ctx,
  clientId: string,
  { subject, text }: { subject: string; text: string },
): Promise<void> {
  const client = await tx.db.client.findUnique({
    where: { id: clientId },
    select: { email: true, emailNotifications: true, isActive: true },
  })
  if (!client?.emailNotifications || !client.isActive) return
  await sendMail(tx, { to: client.email, subject, text })
}
