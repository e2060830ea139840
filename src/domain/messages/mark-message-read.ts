import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { assertMayReadMessages, visibleMessages } from './message-row.js'

/**
 * Notes that somebody of the client opened a message, also where the portal is read-only: the first time counts. Staff may
 * look without leaving a trace, also through the portal. Safe to repeat.
 * @throws not_found also when it is another client's
 */
export async function markMessageRead(ctx: Ctx, input: { id: string }): Promise<void> {
  assertMayReadMessages(ctx)
  if (!z.uuid().safeParse(input.id).success) throw notFound('Message')
  await inTransaction(ctx, async (tx) => {
    const where = { AND: [visibleMessages(tx), { id: input.id }] }
    const found = await tx.db.callerMessage.findFirst({ where, select: { id: true, readAt: true } })
    if (!found) throw notFound('Message')
    if (found.readAt || tx.actor.kind !== 'client') return
    await tx.db.callerMessage.updateMany({ where: { id: found.id, readAt: null }, data: { readAt: tx.now } })
  })
}
