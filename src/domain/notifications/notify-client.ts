import type { Ctx } from '../../platform/context.js'
import { sendMail } from './send-mail.js'

/** What the mails are about that each person of a client can want or not. */
export type MailKind = 'messages' | 'bookings' | 'offers' | 'transfers'

/** The column of a login that says whether its person wants them. */
const WANTED_BY = {
  messages: 'mailsMessages',
  bookings: 'mailsBookings',
  offers: 'mailsOffers',
  transfers: 'mailsTransfers',
} as const satisfies Record<MailKind, string>

export type News = { clientId: string; kind: MailKind; subject: string; text: string }

/**
 * Mails everybody of a client who wants this kind of news, once the caller's transaction is committed; where nobody of
 * it can sign in, the address the agency writes to. Nobody while the client wants no mail or is switched off.
 * Not for a client's own context, whose role cannot queue.
 */
export async function notifyClient(tx: Ctx, { clientId, kind, subject, text }: News): Promise<void> {
  const client = await tx.db.client.findUnique({
    where: { id: clientId },
    select: {
      email: true,
      emailNotifications: true,
      isActive: true,
      users: {
        where: { isActive: true },
        select: { email: true, mailsMessages: true, mailsBookings: true, mailsOffers: true, mailsTransfers: true },
        orderBy: { email: 'asc' },
      },
    },
  })
  if (!client?.emailNotifications || !client.isActive) return
  const wanting = client.users.filter((user) => user[WANTED_BY[kind]]).map(({ email }) => email)
  const addresses = client.users.length > 0 ? wanting : [client.email]
  for (const to of addresses) await sendMail(tx, { to, subject, text })
}
