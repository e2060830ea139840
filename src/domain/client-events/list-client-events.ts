import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { UNREADABLE } from '../../platform/readable.js'
import { visibleClients } from '../clients/index.js'
import { assertMayReadOf } from '../staff/index.js'
import { CLIENT_EVENT_TYPES } from './event-shapes.js'
import { readBody } from './sealed-body.js'

export const listClientEventsInput = z.object({
  /** Of one of these. */
  types: z.array(z.enum(CLIENT_EVENT_TYPES)).optional(),
  /** Of one call, lead, appointment … */
  subjectId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(25),
  /** For staff; others see their own. */
  clientId: z.uuid().optional(),
})

export type ClientEventRow = {
  id: string
  clientId: string
  type: string
  createdAt: Date
  data: Record<string, unknown>
}

type Page = { events: ClientEventRow[]; next?: string; previous?: string }

const columns = { id: true, clientId: true, type: true, createdAt: true, bodySealed: true } as const
type Stored = Prisma.ClientEventGetPayload<{ select: typeof columns }>

/** A page of what happened with a client, newest first. @throws invalid when the cursor cannot be read, forbidden */
export async function listClientEvents(ctx: Ctx, input: z.input<typeof listClientEventsInput> = {}): Promise<Page> {
  assertMayReadOf(ctx, 'forwarding.read')
  const { types, subjectId, cursor, limit, clientId } = listClientEventsInput.parse(input)
  const filter = {
    ...(types && { type: { in: types } }),
    ...(subjectId && { subjectId }),
    ...(clientId && { clientId }),
  }
  return inTransaction(ctx, async (tx) => {
    const page = await keysetPage(latestFirst('createdAt'), { cursor, limit }, ({ beyond, ...slice }) =>
      tx.db.clientEvent.findMany({ where: { AND: [told(tx), filter, ...beyond] }, ...slice, select: columns }),
    )
    return { events: page.rows.map((event) => present(tx, event)), ...page.links }
  })
}

/** One of them. @throws not_found also for that of another client; forbidden */
export async function getClientEvent(ctx: Ctx, input: { id: string }): Promise<ClientEventRow> {
  assertMayReadOf(ctx, 'forwarding.read')
  const id = z.uuid().safeParse(input.id).data
  return inTransaction(ctx, async (tx) => {
    const stored = id
      ? await tx.db.clientEvent.findFirst({ where: { AND: [told(tx), { id }] }, select: columns })
      : null
    if (!stored) throw notFound('Event')
    return present(tx, stored)
  })
}

/** Once the worker has put it on its way: what is kept back has not happened yet for whoever reads. */
const told = (tx: Ctx): Prisma.ClientEventWhereInput => ({
  client: visibleClients(tx.actor),
  queuedAt: { not: null },
})

/** As it is sent: the row's own time is when it was due to be told, which its place in the list goes by. */
function present(tx: Ctx, { bodySealed, ...event }: Stored): ClientEventRow {
  const body = readBody(tx, event, bodySealed)
  if (!body) return { ...event, data: { error: UNREADABLE } }
  return { ...event, createdAt: new Date(body.created_at), data: body.data }
}
