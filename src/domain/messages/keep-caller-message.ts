import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { tellClient } from '../client-events/index.js'
import { addActivity, callsOf } from '../leads/index.js'
import { notifyClient } from '../notifications/index.js'
import { mailOf } from './mail.js'
import { textPlace } from './message-row.js'

export type NewCallerMessage = {
  /** Left out: a new one. */
  id?: string | undefined
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
  const { id = randomUUID(), clientId, text, vapiCallId, leadId } = message
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
  await tellProgramsOfMessage(tx, { ...message, id, createdAt: tx.now }, 'message.taken')
  await notifyClient(tx, { clientId, kind: 'messages', ...mailOf(tx.config.publicUrl, { ...message, id }) })
  return { id }
}

/** Tells the client's programs of a message: that it was taken, once, or how it was corrected. */
export async function tellProgramsOfMessage(
  tx: Ctx,
  { id, clientId, vapiCallId, createdAt, ...message }: NewCallerMessage & { id: string; createdAt: Date },
  type: 'message.taken' | 'message.updated',
): Promise<void> {
  const calls = await callsOf(tx, clientId, vapiCallId ? [vapiCallId] : [])
  const data = {
    id,
    caller_name: message.callerName ?? null,
    caller_number: message.callerNumber ?? null,
    for_whom: message.forWhom ?? null,
    text: message.text,
    is_urgent: message.isUrgent,
    lead_id: message.leadId ?? null,
    call_id: calls.get(vapiCallId ?? '') ?? null,
    created_at: createdAt,
  }
  await tellClient(tx, { clientId, type, data, ...(type === 'message.taken' && { key: id }) })
}
