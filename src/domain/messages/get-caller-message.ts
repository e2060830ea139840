import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import {
  assertMayReadMessages,
  type CallerMessageRow,
  messageColumns,
  presentMessages,
  visibleMessages,
} from './message-row.js'

/** One message a caller left. @throws not_found also when it is another client's */
export async function getCallerMessage(ctx: Ctx, input: { id: string }): Promise<CallerMessageRow> {
  assertMayReadMessages(ctx)
  if (!z.uuid().safeParse(input.id).success) throw notFound('Message')
  return inTransaction(ctx, async (tx) => {
    const stored = await tx.db.callerMessage.findFirst({
      where: { AND: [visibleMessages(tx), { id: input.id }] },
      select: messageColumns,
    })
    if (!stored) throw notFound('Message')
    const [message] = await presentMessages(tx, [stored])
    return message as CallerMessageRow
  })
}
