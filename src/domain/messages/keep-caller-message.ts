import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { sendMail } from '../notifications/index.js'
import { mailOf } from './mail.js'
import { textPlace } from './message-row.js'

export type NewCallerMessage = {
  clientId: string
  vapiCallId: string | undefined
  callerName: string | undefined
  /** E.164 where it could be normalised. */
  callerNumber: string | undefined
  forWhom: string | undefined
  text: string
  isUrgent: boolean
  /** Where to mail it as well; undefined for a client that wants no mails. */
  mailTo: string | undefined
  businessName: string
}

/**
 * Keeps what a caller wants passed on, sealed, and mails it to the client, in the caller's transaction. What makes it
 * happen once is the record of the function run it belongs to.
 */
export async function keepCallerMessage(tx: Ctx, message: NewCallerMessage): Promise<{ id: string }> {
  const id = randomUUID()
  const { clientId, text, mailTo } = message
  await tx.db.callerMessage.create({
    data: {
      id,
      clientId,
      vapiCallId: message.vapiCallId ?? null,
      callerName: message.callerName ?? null,
      callerNumber: message.callerNumber ?? null,
      forWhom: message.forWhom ?? null,
      textSealed: tx.vault.seal(textPlace(clientId, id), text),
      isUrgent: message.isUrgent,
      createdAt: tx.now,
    },
  })
  if (mailTo) await sendMail(tx, { to: mailTo, ...mailOf(tx.config.publicUrl, message) })
  return { id }
}
