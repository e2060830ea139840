import type { Ctx } from '../../platform/context.js'
import { addActivity } from '../leads/index.js'
import { notifyClient } from '../notifications/index.js'
import { type NewCallerMessage, tellProgramsOfMessage } from './keep-caller-message.js'
import { mailOf } from './mail.js'
import { type CallerMessageRow, messageColumns, presentMessages, textPlace } from './message-row.js'

/** The last message that was taken on this call and that nobody has handled. Two uses at once wait for each other. */
export async function messageOfCall(
  tx: Ctx,
  { clientId, vapiCallId }: { clientId: string; vapiCallId: string },
): Promise<CallerMessageRow | undefined> {
  if (!vapiCallId) return undefined
  await tx.db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`message of ${vapiCallId}`}, 0))`
  const stored = await tx.db.callerMessage.findFirst({
    where: { clientId, vapiCallId, handledAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: messageColumns,
  })
  return stored ? (await presentMessages(tx, [stored]))[0] : undefined
}

/**
 * Brings what the caller said later into a message of the same call: it is unread again, and the client is mailed again.
 * Nothing happens where all of it stands there already.
 */
export async function correctCallerMessage(tx: Ctx, before: CallerMessageRow, now: NewCallerMessage): Promise<void> {
  const { id, clientId } = before
  const { callerName = null, callerNumber = null, forWhom = null, leadId = null, text, isUrgent, vapiCallId } = now
  const after = { callerName, callerNumber, forWhom, text, isUrgent, leadId }
  if (Object.entries(after).every(([field, value]) => before[field as keyof typeof after] === value)) return
  const { text: _, ...columns } = after
  const textSealed = tx.vault.seal(textPlace(clientId, id), text)
  await tx.db.callerMessage.updateMany({ where: { clientId, id }, data: { ...columns, textSealed, readAt: null } })
  if (leadId) {
    const about = { subject: { kind: 'caller_message', id }, vapiCallId }
    await addActivity(tx, { clientId, leadId, kind: 'MESSAGE_TAKEN', key: `message ${id}`, at: tx.now, ...about })
  }
  await tellProgramsOfMessage(tx, { ...now, id, createdAt: before.createdAt }, 'message.updated')
  const { subject, text: mail } = mailOf(tx.config.publicUrl, { ...now, id })
  await notifyClient(tx, {
    ...{ clientId, kind: 'messages', subject: `Corrected: ${subject}` },
    text: `This replaces the message of the same call that you were mailed before.\n\n${mail}`,
  })
}
