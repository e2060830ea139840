import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assertMayChangeOf, mayChangeOf } from '../staff/index.js'
import { visibleMessages } from './message-row.js'

const markInput = z.object({ ids: z.array(z.uuid()).min(1).max(500), isHandled: z.boolean() })

/**
 * Says of messages that somebody took care of them, or takes that back. Safe to repeat. Staff may, also while they look at
 * the portal as a client, and clients in self-service.
 * @throws not_found when one of them is not there; forbidden
 */
export async function markMessagesHandled(ctx: Ctx, input: z.input<typeof markInput>): Promise<{ changed: number }> {
  assertMayChangeOf(ctx, 'messages.write')
  const parsed = markInput.safeParse(input)
  // An id that cannot be one is not there, like any other.
  if (!parsed.success) throw notFound('Message')
  const { ids, isHandled } = parsed.data
  return inTransaction(ctx, async (tx) => {
    const found = await tx.db.callerMessage.findMany({
      where: { AND: [visibleMessages(tx), { id: { in: ids } }] },
      select: { id: true, clientId: true, callerName: true, callerNumber: true, handledAt: true },
    })
    if (found.length < new Set(ids).size) throw notFound('Message')
    const changing = found.filter(({ handledAt }) => (handledAt !== null) !== isHandled)
    await tx.db.callerMessage.updateMany({
      where: { id: { in: changing.map(({ id }) => id) } },
      data: isHandled ? { handledAt: tx.now, handledBy: nameOf(tx) } : { handledAt: null, handledBy: null },
    })
    for (const { id, clientId, callerName, callerNumber } of changing) {
      const subject = { kind: 'caller_message', id, name: callerName ?? callerNumber ?? 'Unknown caller' }
      await audit(tx, { action: isHandled ? 'messages.handle' : 'messages.reopen', subject, clientId })
    }
    return { changed: changing.length }
  })
}

/** Whether this actor may say so at all. */
export const mayMarkMessages = ({ actor }: Pick<Ctx, 'actor'>): boolean => mayChangeOf(actor, 'messages.write')

const nameOf = ({ actor }: Ctx) => ('name' in actor ? actor.name : 'Backline')
