import type { NumberRequestState, Prisma } from '@prisma/client'
import { z } from 'zod'
import { anyOf } from '../../platform/any-of.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { visibleClients } from '../clients/index.js'
import { assertMayRead } from './may.js'
import { countryName } from './number-facts.js'

export type NumberRequestLine = {
  id: string
  clientId: string
  assistantId: string | null
  assistantName: string | null
  country: string
  countryName: string
  areaCode: string | null
  note: string | null
  state: NumberRequestState
  requestedBy: string
  answer: string | null
  phoneNumberId: string | null
  createdAt: Date
  closedAt: Date | null
}

export const REQUEST_STATES = ['OPEN', 'FULFILLED', 'DECLINED', 'CANCELLED'] as const

export const listNumberRequestsInput = z.strictObject({
  clientId: z.uuid().optional(),
  state: anyOf(REQUEST_STATES).optional(),
})

const MOST = 100

/** What clients asked for, newest first. At most 100. */
export async function listNumberRequests(
  ctx: Ctx,
  input: z.input<typeof listNumberRequestsInput> = {},
): Promise<NumberRequestLine[]> {
  assertMayRead(ctx)
  const { clientId, state } = listNumberRequestsInput.parse(input)
  const rows = await inTransaction(ctx, (tx) =>
    tx.db.numberRequest.findMany({
      where: { client: visibleClients(tx.actor), ...(clientId && { clientId }), ...(state && { state }) },
      include: { assistant: { select: { name: true } } },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: MOST,
    }),
  )
  return rows.map(lineOf)
}

export const pageOfNumberRequestsInput = listNumberRequestsInput.extend({
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(20),
})

export type NumberRequestPage = { requests: NumberRequestLine[]; next?: string; previous?: string }

/** A page of the same. @throws forbidden; invalid when the cursor cannot be read */
export async function pageOfNumberRequests(
  ctx: Ctx,
  input: z.input<typeof pageOfNumberRequestsInput> = {},
): Promise<NumberRequestPage> {
  assertMayRead(ctx)
  const { clientId, state, cursor, limit } = pageOfNumberRequestsInput.parse(input)
  const asked = { client: visibleClients(ctx.actor), ...(clientId && { clientId }), ...(state && { state }) }
  const include = { assistant: { select: { name: true } } }
  const page = await keysetPage(latestFirst('createdAt'), { cursor, limit }, ({ beyond, ...slice }) =>
    inTransaction(ctx, (tx) => tx.db.numberRequest.findMany({ where: { AND: [asked, ...beyond] }, ...slice, include })),
  )
  return { requests: page.rows.map(lineOf), ...page.links }
}

/** One request. @throws not_found, also for another client's; forbidden */
export async function getNumberRequest(ctx: Ctx, input: { id: string }): Promise<NumberRequestLine> {
  assertMayRead(ctx)
  const id = z.uuid().safeParse(input.id).data
  const where = { AND: [{ client: visibleClients(ctx.actor) }, { id: id ?? '' }] }
  const include = { assistant: { select: { name: true } } }
  const row = id ? await inTransaction(ctx, (tx) => tx.db.numberRequest.findFirst({ where, include })) : null
  if (!row) throw notFound('Request')
  return lineOf(row)
}

type Row = Prisma.NumberRequestGetPayload<{ include: { assistant: { select: { name: true } } } }>

const lineOf = ({ assistant, closedBy: _closedBy, ...row }: Row): NumberRequestLine => ({
  ...row,
  assistantName: assistant?.name ?? null,
  countryName: countryName(row.country),
})
