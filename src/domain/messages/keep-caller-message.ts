import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { addActivity } from '../leads/index.js'
import { notifyClient } from '../notifications/index.js'
import { mailOf } from './mail.js'
import { textPlace } from './message-row.js'

export type NewCallerMessage = {
  clientId: string
  vapiCallId: string | undefined
  /** Whose history it is noted in. */
  leadId?: string | undefined
  callerName: string | undefined
  /** E.164 where it could be normalised. */
  callerNumber: string | undefined
  forWhom: string | undefined
  text: string
  isUrgent: boolean
  businessName: string
}

/**
 * Keeps what a caller wants passed on, sealed, notes it with the lead and mails it to everybody of the client who wants
 * that, in the caller's transaction. What makes it happen once is the record of the function run it belongs to.
 */
export async function keepCallerMessage(tx: Ctx, message: NewCallerMessage): Promise<{ id: string }> {
  const id = randomUUID()
  const { clientId, text, vapiCallId, leadId } = message
  await tx.db.callerMessage.create({
    data: {
      id,
      clientId,
      vapiCallId: vapiCallId ?? null,
      leadId: leadId ?? null,
      callerName: message.callerName ?? null,
      callerNumber: message.callerNumber ?? null,
      forWhom: message.forWhom ?? null,
      textSealed: tx.vault.seal(textPlace(clientId, id), text),
      isUrgent: message.isUrgent,
      createdAt: tx.now,
    },
  })
  if (leadId) {
    const about = { subject: { kind: 'caller_message', id }, vapiCallId }
    await addActivity(tx, { clientId, leadId, kind: 'MESSAGE_TAKEN', key: `message ${id}`, at: tx.now, ...about })
  }
  await notifyClient(tx, { clientId, kind: 'messages', ...mailOf(tx.config.publicUrl, { ...message, id }) })
  return { id }
}
