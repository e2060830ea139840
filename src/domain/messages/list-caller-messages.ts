import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { beyond, neighbours, readCursor } from '../../platform/cursor.js'
import {
  assertMayReadMessages,
  type CallerMessageRow,
  messageColumns,
  presentMessages,
  visibleMessages,
} from './message-row.js'

const PAGE_SIZE = 20

export const listMessagesInput = z.object({
  /** 'waiting': those nobody has handled yet. */
  show: z.enum(['waiting', 'all']).default('waiting'),
  cursor: z.string().max(200).optional(),
})

export type MessagePage = { messages: CallerMessageRow[]; waiting: number; next?: string; previous?: string }

/**
 * A page of 20 messages callers left, newest first, and how many wait to be handled.
 * @throws invalid when the cursor cannot be read
 */
export async function listCallerMessages(
  ctx: Ctx,
  input: z.input<typeof listMessagesInput> = {},
): Promise<MessagePage> {
  assertMayReadMessages(ctx)
  const { show, cursor: written } = listMessagesInput.parse(input)
  const cursor = written ? readCursor(written) : undefined
  const isBackwards = cursor?.towards === 'newer'
  const order = isBackwards ? 'asc' : 'desc'
  return inTransaction(ctx, async (tx) => {
    const waiting = show === 'waiting' ? { handledAt: null } : {}
    const found = await tx.db.callerMessage.findMany({
      where: { AND: [visibleMessages(tx), waiting, cursor ? beyond('createdAt', cursor) : {}] },
      orderBy: [{ createdAt: order }, { id: order }],
      take: PAGE_SIZE + 1,
      select: messageColumns,
    })
    const messages = await presentMessages(tx, found.slice(0, PAGE_SIZE))
    if (isBackwards) messages.reverse()
    const count = await tx.db.callerMessage.count({ where: { AND: [visibleMessages(tx), { handledAt: null }] } })
    const links = neighbours(messages, cursor, found.length > PAGE_SIZE, (message) => message.createdAt)
    return { messages, waiting: count, ...links }
  })
}

/** How many messages wait to be handled. */
export async function countWaitingMessages(ctx: Ctx): Promise<number> {
  assertMayReadMessages(ctx)
  return inTransaction(ctx, (tx) =>
    tx.db.callerMessage.count({ where: { AND: [visibleMessages(tx), { handledAt: null }] } }),
  )
}
