import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { assertMayRead, visibleUrls } from './may.js'

const DAY_MS = 86_400_000
const LOOK_BACK_DAYS = 30

const columns = {
  id: true,
  clientId: true,
  url: true,
  description: true,
  types: true,
  state: true,
  failingSince: true,
  previousUntil: true,
  createdAt: true,
  updatedAt: true,
} as const

export type ForwardingUrlLine = Awaited<ReturnType<typeof listForwardingUrls>>[number]

/** A client's URLs, oldest first, and how the last day went. Without their secrets, which nobody can read again. */
export async function listForwardingUrls(ctx: Ctx, input: { clientId?: string } = {}) {
  assertMayRead(ctx)
  const clientId = z.uuid().optional().parse(input.clientId)
  return inTransaction(ctx, async (tx) => {
    const urls = await tx.db.forwardingUrl.findMany({
      where: { AND: [visibleUrls(tx.actor), clientId ? { clientId } : {}] },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: 100,
      select: columns,
    })
    return Promise.all(urls.map(async (url) => ({ ...url, ...(await howItGoes(tx, url)) })))
  })
}

export const pageOfForwardingUrlsInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(25),
  /** For staff; others see their own. */
  clientId: z.uuid().optional(),
})

type UrlPage = { urls: ForwardingUrlLine[]; next?: string; previous?: string }

/** The same newest first and page by page, for staff also of all clients. @throws invalid when the cursor cannot be read */
export async function pageOfForwardingUrls(
  ctx: Ctx,
  input: z.input<typeof pageOfForwardingUrlsInput> = {},
): Promise<UrlPage> {
  assertMayRead(ctx)
  const { cursor, limit, clientId } = pageOfForwardingUrlsInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const page = await keysetPage(latestFirst('createdAt'), { cursor, limit }, ({ beyond, ...slice }) => {
      const where = { AND: [visibleUrls(tx.actor), clientId ? { clientId } : {}, ...beyond] }
      return tx.db.forwardingUrl.findMany({ where, ...slice, select: columns })
    })
    const urls = await Promise.all(page.rows.map(async (url) => ({ ...url, ...(await howItGoes(tx, url)) })))
    return { urls, ...page.links }
  })
}

/** One of them. @throws not_found, forbidden */
export async function getForwardingUrl(ctx: Ctx, input: { id: string }): Promise<ForwardingUrlLine> {
  assertMayRead(ctx)
  const id = z.uuid().safeParse(input.id).data
  return inTransaction(ctx, async (tx) => {
    const where = { AND: [visibleUrls(tx.actor), { id: id ?? '' }] }
    const url = id ? await tx.db.forwardingUrl.findFirst({ where, select: columns }) : null
    if (!url) throw notFound('This webhook URL')
    return { ...url, ...(await howItGoes(tx, url)) }
  })
}

/** What was sent to it last, and how many of a day are where. */
async function howItGoes(tx: Ctx, { id: urlId, clientId }: { id: string; clientId: string }) {
  const since = (days: number) => ({ clientId, urlId, createdAt: { gte: new Date(tx.now.getTime() - days * DAY_MS) } })
  const last = await tx.db.forwarding.findFirst({
    where: { ...since(LOOK_BACK_DAYS), attempts: { gt: 0 } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { state: true, createdAt: true, deliveredAt: true, lastStatus: true },
  })
  const groups = await tx.db.forwarding.groupBy({ by: ['state'], where: since(1), _count: { _all: true } })
  const count = (state: string) => groups.find((group) => group.state === state)?._count._all ?? 0
  return { last, lastDay: { delivered: count('DELIVERED'), waiting: count('WAITING'), failed: count('FAILED') } }
}
