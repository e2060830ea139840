import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { anyOf } from '../../platform/any-of.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { invalid, notFound } from '../../platform/errors.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { literally } from '../../platform/search.js'
import { visibleClients } from '../clients/index.js'
import { assertMay } from '../staff/index.js'
import { MOST_REPLAYED } from './replay-matching.js'

export const EVENT_STATES = ['READY', 'DONE', 'DEAD', 'QUARANTINED'] as const
export const EVENT_CAUSES = ['UNREADABLE', 'SIGNATURE', 'TOO_LARGE'] as const
export const EVENT_SOURCES = ['VAPI', 'RECONCILIATION'] as const

const columns = {
  id: true,
  clientId: true,
  type: true,
  state: true,
  cause: true,
  source: true,
  callKey: true,
  attempts: true,
  lastError: true,
  deliveries: true,
  bodyBytes: true,
  isTest: true,
  headers: true,
  sentAt: true,
  receivedAt: true,
  doneAt: true,
  nextAt: true,
} satisfies Prisma.WebhookEventSelect

export type EventLine = Prisma.WebhookEventGetPayload<{ select: typeof columns }>

/** Which webhook events are meant. */
export const eventFilters = z.object({
  clientId: z.uuid().optional(),
  state: anyOf(EVENT_STATES).optional(),
  cause: anyOf(EVENT_CAUSES).optional(),
  source: anyOf(EVENT_SOURCES).optional(),
  /** How its type begins, so that a selector after it is found too. */
  type: z.string().trim().min(1).max(100).optional(),
  /** Vapi's id of the call it tells of. */
  callKey: z.string().trim().min(1).max(200).optional(),
  isTest: z.boolean().optional(),
  /** Received at this moment or later, and before that one. */
  from: z.coerce.date().optional(),
  to: z.coerce.date().optional(),
})

export const listEventsInput = eventFilters.extend({
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(20),
})

export type EventPage = { events: EventLine[]; next?: string; previous?: string }

/** A page of webhook events without their bodies, what came last first; for staff. @throws forbidden, invalid */
export async function listEvents(ctx: Ctx, input: z.input<typeof listEventsInput> = {}): Promise<EventPage> {
  assertMay(ctx, 'events.read')
  const { cursor, limit, ...filters } = listEventsInput.parse(input)
  const page = await keysetPage(latestFirst('receivedAt'), { cursor, limit }, ({ beyond, ...slice }) =>
    inTransaction(ctx, (tx) =>
      tx.db.webhookEvent.findMany({ where: { AND: [whereOf(tx, filters), ...beyond] }, ...slice, select: columns }),
    ),
  )
  return { events: page.rows, ...page.links }
}

/** One webhook event without its body; for staff. @throws forbidden, not_found */
export async function getEvent(ctx: Ctx, input: { id: string }): Promise<EventLine> {
  assertMay(ctx, 'events.read')
  const id = z.uuid().safeParse(input.id).data
  const where = { id: id ?? '', client: visibleClients(ctx.actor) }
  const event = id ? await inTransaction(ctx, (tx) => tx.db.webhookEvent.findFirst({ where, select: columns })) : null
  if (!event) throw notFound('Webhook event')
  return event
}

/**
 * The ids of all events that match and can be applied again: what waits is applied anyway.
 * @throws forbidden; invalid when there is none, or there are more than can be replayed at once
 */
export async function eventsMatching(ctx: Ctx, filters: z.input<typeof eventFilters>): Promise<string[]> {
  assertMay(ctx, 'events.replay')
  const where = { AND: [whereOf(ctx, eventFilters.parse(filters)), { state: { not: 'READY' as const } }] }
  const rows = await inTransaction(ctx, (tx) =>
    tx.db.webhookEvent.findMany({ where, take: MOST_REPLAYED + 1, select: { id: true } }),
  )
  if (rows.length === 0) throw invalid('filter', 'No event matches, or those that do wait to be applied anyway')
  if (rows.length > MOST_REPLAYED)
    throw invalid('filter', `More than ${MOST_REPLAYED.toLocaleString('en')} events match. Choose a shorter time.`)
  return rows.map(({ id }) => id)
}

type Filters = z.infer<typeof eventFilters>

function whereOf(ctx: Ctx, { type, from, to, isTest, ...plain }: Filters): Prisma.WebhookEventWhereInput {
  const { clientId, state, cause, source, callKey } = plain
  return {
    client: visibleClients(ctx.actor),
    ...(clientId && { clientId }),
    ...(state && { state }),
    ...(cause && { cause }),
    ...(source && { source }),
    ...(callKey && { callKey }),
    ...(isTest !== undefined && { isTest }),
    ...(type && { type: { startsWith: literally(type) } }),
    ...((from || to) && { receivedAt: { ...(from && { gte: from }), ...(to && { lt: to }) } }),
  }
}
