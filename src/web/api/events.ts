import { z } from 'zod'
import {
  EVENT_CAUSES,
  EVENT_SOURCES,
  EVENT_STATES,
  type EventLine,
  eventsMatching,
  getEvent,
  getEventBody,
  listEvents,
  replayEvent,
  replayEvents,
} from '../../domain/inbound/index.js'
import { readSpan } from '../../domain/periods/index.js'
import type { Ctx } from '../../platform/context.js'
import { flag, period } from './asked.js'
import { cameled, snaked } from './names.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { byId, id, instant, wordIn, wordOut, wordsIn } from './shapes.js'

const TAG = 'Webhook events'

const event = z
  .object({
    id,
    client_id: id,
    type: z.string().meta({ description: 'Vapi’s word, such as end-of-call-report; unparsed when none could be read' }),
    state: wordOut(EVENT_STATES).meta({
      description: 'ready: it waits; done: it is applied; dead: it failed three times; quarantined: it was set aside',
    }),
    cause: wordOut(EVENT_CAUSES).nullable().meta({ description: 'Why it was set aside' }),
    source: wordOut(EVENT_SOURCES),
    vapi_call_id: z.string().nullable(),
    attempts: z.number().int(),
    last_error: z.string().nullable(),
    deliveries: z.number().int().meta({ description: 'How often the very same bytes came' }),
    body_bytes: z.number().int(),
    is_test: z.boolean(),
    headers: z.record(z.string(), z.string()).meta({ description: 'Those that can hold no secret' }),
    sent_at: instant.nullable(),
    received_at: instant,
    done_at: instant.nullable(),
    next_at: instant,
  })
  .meta({ id: 'WebhookEvent' })

const present = ({ callKey, headers, ...row }: EventLine) => ({
  ...snaked(row),
  vapi_call_id: callKey,
  headers: headers as Record<string, string>,
})

const read = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  present(await getEvent(ctx, { id: params.id }))

const getRoute = route({
  method: 'get',
  path: '/webhook-events/{id}',
  name: 'getWebhookEvent',
  tag: TAG,
  summary: 'One webhook event without its body',
  scope: 'events:read',
  params: byId,
  answer: event,
  run: read,
})

const named = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0'), 'Please use plain text')

/** Which events are meant. */
const filters = {
  client_id: z.uuid().optional(),
  state: wordIn(EVENT_STATES).optional(),
  cause: wordIn(EVENT_CAUSES).optional(),
  source: wordIn(EVENT_SOURCES).optional(),
  type: named.max(100).optional().meta({ description: 'How its type begins, such as status-update' }),
  vapi_call_id: named.optional(),
  ...period('Received'),
}

/** A list takes several words of each. */
const listed = {
  ...filters,
  state: wordsIn(EVENT_STATES).optional(),
  cause: wordsIn(EVENT_CAUSES).optional(),
  source: wordsIn(EVENT_SOURCES).optional(),
}

type IsTest = { is_test?: boolean | undefined }
type Filters = (z.output<z.ZodObject<typeof filters>> | z.output<z.ZodObject<typeof listed>>) & IsTest

async function filtersOf(ctx: Ctx, { vapi_call_id, from, to, ...rest }: Filters) {
  const span = await readSpan(ctx, { from, to, clientId: rest.client_id })
  return { ...cameled(rest), ...span, callKey: vapi_call_id }
}

/** How they were chosen, for the audit log. */
const inWords = (chosen: Filters) =>
  Object.fromEntries(
    Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )

const MOST_IDS = 200

export const eventRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/webhook-events',
    name: 'listWebhookEvents',
    tag: TAG,
    summary: 'What Vapi reported, what came last first',
    scope: 'events:read',
    query: { ...pageQuery('received_at'), ...listed, is_test: flag.optional() },
    answer: pageOf(event),
    run: ({ ctx, query }) =>
      readPage(
        query,
        async (page) => {
          const { sort: _sort, limit: _limit, cursor: _cursor, ...chosen } = query
          const { events: rows, next, previous } = await listEvents(ctx, { ...(await filtersOf(ctx, chosen)), ...page })
          return { rows, next, previous }
        },
        present,
      ),
  }),
  getRoute,
  route({
    method: 'get',
    path: '/webhook-events/{id}/body',
    name: 'getWebhookEventBody',
    tag: TAG,
    summary: 'What was received, its secrets masked',
    description:
      'It may hold what callers said: for keys with the role of an admin, and every look is written to the audit log.',
    scope: 'events:read',
    params: byId,
    answer: z.object({
      text: z.string(),
      is_utf8: z.boolean().meta({ description: 'false: bytes that are no text stand as U+FFFD' }),
    }),
    run: async ({ ctx, params }) => snaked(await getEventBody(ctx, { eventId: params.id })),
  }),
  route({
    method: 'post',
    path: '/webhook-events/{id}/replay',
    name: 'replayWebhookEvent',
    tag: TAG,
    summary: 'Apply an event again',
    description:
      'Safe to repeat: a call is never counted twice. What was set aside is checked again first, and may stay where it is.',
    scope: 'events:write',
    params: byId,
    body: z.strictObject({}).optional(),
    status: 202,
    answer: event,
    of: getRoute,
    run: async ({ ctx, params }) => {
      await replayEvent(ctx, { eventId: params.id })
      return read({ ctx, params })
    },
  }),
  route({
    method: 'post',
    path: '/webhook-events/replay',
    name: 'replayWebhookEvents',
    tag: TAG,
    summary: 'Apply many events again: those named, or all that match',
    description:
      'Up to 50,000 at once; what waits is applied anyway and left out. More than 200 are worked through by a job.',
    scope: 'events:write',
    body: z
      .strictObject({
        ids: z.array(z.uuid()).min(1).max(MOST_IDS, `At most ${MOST_IDS} ids; use a filter for more`).optional(),
        filter: z.strictObject({ ...filters, is_test: z.boolean().optional() }).optional(),
      })
      .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
        path: ['filter'],
        message: 'Please send either ids or a filter',
      }),
    status: 202,
    answer: z.object({
      events: z.number().int(),
      is_queued: z.boolean().meta({ description: 'A job works through them; then nothing is replayed or kept yet' }),
      replayed: z.number().int(),
      kept: z
        .array(z.object({ reason: z.string(), events: z.number().int() }))
        .meta({ description: 'Still set aside' }),
    }),
    run: async ({ ctx, body: { ids, filter } }) => {
      if (filter) {
        const eventIds = await eventsMatching(ctx, await filtersOf(ctx, filter))
        return snaked(await replayEvents(ctx, { eventIds, filters: inWords(filter) }))
      }
      const eventIds = [...new Set(ids)]
      for (const eventId of eventIds) await getEvent(ctx, { id: eventId })
      return snaked(await replayEvents(ctx, { eventIds }))
    },
  }),
]
