import { z } from 'zod'
import {
  CLIENT_EVENT_TYPES,
  type ClientEventRow,
  getClientEvent,
  listClientEvents,
} from '../../domain/client-events/index.js'
import {
  type ForwardingDetails,
  type ForwardingLine,
  getForwarding,
  listForwardings,
  resendForwarding,
} from '../../domain/forwarding/index.js'
import { anyOwnEvent } from './event-document.js'
import { assertMayBeTold, readableTypes } from './event-scopes.js'
import { snaked } from './names.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { anyWord, byId, clientId, id, instant, wordOut, wordsIn } from './shapes.js'

const TAG = 'Webhooks'
const STATES = ['WAITING', 'DELIVERED', 'FAILED'] as const

const line = {
  id,
  client_id: id,
  webhook_id: id,
  url: z.string(),
  event_id: id.nullable().meta({ description: 'The event of ours; null where it came from Vapi' }),
  type: z.string(),
  state: wordOut(STATES),
  tries_count: z.number().int().meta({ description: 'Since it was last sent again by hand' }),
  next_at: instant.nullable().meta({ description: 'When it is tried next; null while its address takes nothing' }),
  last_status: z.number().int().nullable(),
  last_error: z.string().nullable(),
  created_at: instant,
  delivered_at: instant.nullable(),
}

const deliveryLine = z.object(line).meta({ id: 'DeliveryLine' })

const delivery = z
  .object({
    ...line,
    message_id: z.string().meta({ description: 'What the header webhook-id says, the same at every try' }),
    answer: z.string().nullable().meta({ description: 'How the last answer began' }),
    tries: z.array(
      z.object({
        at: instant,
        status: z.number().int().nullable(),
        duration_ms: z.number(),
        error: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Delivery' })

const presentLine = ({ urlId, url, ownEventId, eventId: _, attempts, ...row }: ForwardingLine) => ({
  ...snaked(row),
  ...{ webhook_id: urlId, url: url.url, event_id: ownEventId, tries_count: attempts },
})

const present = ({ tries, messageId, answer, ...row }: ForwardingDetails) => ({
  ...presentLine(row),
  ...{ message_id: messageId, answer, tries: tries.map(snaked) },
})

const read = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  present(await getForwarding(ctx, { id: params.id }))

const event = z
  .object({
    id,
    type: z.enum(CLIENT_EVENT_TYPES),
    created_at: instant,
    client_id: id,
    data: z.record(z.string(), z.unknown()),
  })
  .meta({
    id: 'Event',
    override: ({ jsonSchema }) => {
      for (const name of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, name)
      Object.assign(jsonSchema, anyOwnEvent())
    },
  })

const presentEvent = (row: ClientEventRow) => snaked(row) as z.input<typeof event>

const getDelivery = route({
  method: 'get',
  path: '/webhook-deliveries/{id}',
  name: 'getDelivery',
  tag: TAG,
  summary: 'One event on its way to one address, with its tries',
  scope: 'webhooks:read',
  params: byId,
  answer: delivery,
  run: read,
})

export const deliveryRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/webhook-deliveries',
    name: 'listDeliveries',
    tag: TAG,
    summary: 'The log of what was sent to your addresses, the newest first',
    scope: 'webhooks:read',
    query: {
      ...pageQuery('created_at'),
      webhook_id: z.uuid().optional(),
      state: wordsIn(STATES).optional(),
      type: z.string().max(200).optional(),
      client_id: clientId,
    },
    answer: pageOf(deliveryLine),
    run: ({ ctx, query }) =>
      readPage(
        query,
        async (page) => {
          const { webhook_id: urlId, state, type, client_id: owner } = query
          const { forwardings: rows, ...links } = await listForwardings(ctx, {
            ...page,
            ...{ urlId, state, type, clientId: owner },
          })
          return { rows, ...links }
        },
        presentLine,
      ),
  }),
  getDelivery,
  route({
    method: 'post',
    path: '/webhook-deliveries/{id}/resend',
    name: 'resendDelivery',
    tag: TAG,
    summary: 'Send one event again, under the same webhook-id',
    scope: 'webhooks:write',
    params: byId,
    status: 202,
    answer: delivery,
    of: getDelivery,
    run: async ({ ctx, params }) => {
      const { id: known } = await getForwarding(ctx, { id: params.id })
      await resendForwarding(ctx, { id: known })
      return read({ ctx, params })
    },
  }),
  route({
    method: 'get',
    path: '/events',
    name: 'listEvents',
    tag: TAG,
    summary: 'What happened, the newest first: the events that addresses are told',
    description:
      'Of what the key is for reading: those of calls with calls:read, those of leads with leads:read, and so on. Kept for thirty days. An event of a call may be listed later than it says it was created, while its report was waited for.',
    scope: 'webhooks:read',
    query: {
      ...pageQuery('created_at'),
      type: anyWord(CLIENT_EVENT_TYPES).optional(),
      subject_id: z.uuid().optional().meta({ description: 'Of one call, lead, appointment …' }),
      client_id: clientId,
    },
    answer: pageOf(event),
    run: ({ ctx, query, caller }) => {
      const { type, subject_id: subjectId, client_id: owner } = query
      if (type) assertMayBeTold(caller, type)
      const filter = { types: type ?? readableTypes(caller), subjectId, clientId: owner }
      return readPage(
        query,
        async (page) => {
          const { events: rows, ...links } = await listClientEvents(ctx, { ...page, ...filter })
          return { rows, ...links }
        },
        presentEvent,
      )
    },
  }),
  route({
    method: 'get',
    path: '/events/{id}',
    name: 'getEvent',
    tag: TAG,
    summary: 'One event, as addresses are told it',
    scope: 'webhooks:read',
    params: byId,
    answer: event,
    run: async ({ ctx, params, caller }) => {
      const found = await getClientEvent(ctx, { id: params.id })
      assertMayBeTold(caller, [found.type])
      return presentEvent(found)
    },
  }),
]
