import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { anyOf } from '../../platform/any-of.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { assertMayRead, visibleForwardings } from './may.js'

/** An empty field of a form is a filter that was not set. */
const optional = <T extends z.ZodType>(field: T) => z.preprocess((value) => value || undefined, field.optional())

export const listForwardingsInput = z.object({
  state: optional(anyOf(['WAITING', 'DELIVERED', 'FAILED'], 'Please choose a state')),
  urlId: optional(z.uuid('Please choose a URL')),
  type: optional(
    z
      .string()
      .max(200, 'Please choose a type')
      .overwrite((text) => text.replaceAll('\0', '')),
  ),
  /** Of the last so many days. */
  days: optional(z.coerce.number().int().min(1).max(365)),
  /** Of an earlier answer: its next or previous. */
  cursor: optional(z.string().max(200, 'This page is no longer there')),
  clientId: optional(z.uuid('Please choose a client')),
  limit: z.number().int().min(1).max(100).default(25),
})

export type ListForwardingsInput = z.input<typeof listForwardingsInput>

const columns = {
  id: true,
  clientId: true,
  urlId: true,
  eventId: true,
  ownEventId: true,
  type: true,
  state: true,
  attempts: true,
  nextAt: true,
  lastStatus: true,
  lastError: true,
  createdAt: true,
  deliveredAt: true,
  url: { select: { url: true, state: true } },
} satisfies Prisma.ForwardingSelect

export type ForwardingLine = Prisma.ForwardingGetPayload<{ select: typeof columns }>
export type ForwardingPage = { forwardings: ForwardingLine[]; next?: string; previous?: string }

/** The log of what was sent on, newest first, 25 a page unless more are asked for. */
export async function listForwardings(ctx: Ctx, input: ListForwardingsInput = {}): Promise<ForwardingPage> {
  assertMayRead(ctx)
  const { cursor, days, state, urlId, type, clientId, limit } = listForwardingsInput.parse(input)
  const since = days && new Date(ctx.now.getTime() - days * 86_400_000)
  const filter: Prisma.ForwardingWhereInput = {
    ...(state && { state }),
    ...(urlId && { urlId }),
    ...(type && { type }),
    ...(clientId && { clientId }),
    ...(since && { createdAt: { gte: since } }),
  }
  const page = await keysetPage(latestFirst('createdAt'), { cursor, limit }, ({ beyond, ...slice }) =>
    inTransaction(ctx, (tx) => {
      const where = { AND: [visibleForwardings(tx.actor), filter, ...beyond] }
      return tx.db.forwarding.findMany({ where, ...slice, select: columns })
    }),
  )
  return { forwardings: page.rows, ...page.links }
}
