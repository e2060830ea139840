import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { ofClient } from '../leads/index.js'
import {
  assertMayReadMessages,
  type CallerMessageRow,
  messageColumns,
  presentMessages,
  visibleMessages,
} from './message-row.js'

const PAGE_SIZE = 20

export const listMessagesInput = z.object({
  /** 'waiting': those nobody has handled yet; 'unread': those nobody of the client has opened. */
  show: z.enum(['waiting', 'unread', 'all']).default('waiting'),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(PAGE_SIZE),
  /** For staff; others see their own. */
  clientId: z.uuid().optional(),
})

export type MessagePage = {
  messages: CallerMessageRow[]
  waiting: number
  unread: number
  next?: string
  previous?: string
}

const SHOWN = { waiting: { handledAt: null }, unread: { readAt: null, handledAt: null }, all: {} }

/**
 * A page of messages callers left, 20 unless more are asked for, newest first, and how many wait to be handled and to be read.
 * @throws invalid when the cursor cannot be read
 */
export async function listCallerMessages(
  ctx: Ctx,
  input: z.input<typeof listMessagesInput> = {},
): Promise<MessagePage> {
  assertMayReadMessages(ctx)
  const { show, cursor, limit, clientId } = listMessagesInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const of = ofClient(clientId)
    const page = await keysetPage(latestFirst('createdAt'), { cursor, limit }, ({ beyond, ...slice }) => {
      const where = { AND: [visibleMessages(tx), of, SHOWN[show], ...beyond] }
      return tx.db.callerMessage.findMany({ where, ...slice, select: messageColumns })
    })
    const messages = await presentMessages(tx, page.rows)
    const waiting = await countShown(tx, 'waiting', of)
    const unread = await countShown(tx, 'unread', of)
    return { messages, waiting, unread, ...page.links }
  })
}

/** How many messages wait to be handled. */
export async function countWaitingMessages(ctx: Ctx): Promise<number> {
  assertMayReadMessages(ctx)
  return inTransaction(ctx, (tx) => countShown(tx, 'waiting'))
}

/** How many messages nobody of the client has opened, of those that wait to be handled. */
export async function countUnreadMessages(ctx: Ctx): Promise<number> {
  assertMayReadMessages(ctx)
  return inTransaction(ctx, (tx) => countShown(tx, 'unread'))
}

const countShown = (tx: Ctx, show: keyof typeof SHOWN, of: { clientId?: string } = {}): Promise<number> =>
  tx.db.callerMessage.count({ where: { AND: [visibleMessages(tx), of, SHOWN[show]] } })
