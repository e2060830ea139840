import { z } from 'zod'
import type { createDocument, ZodOpenApiObject } from 'zod-openapi'
import { CLIENT_EVENT_TYPES, CLIENT_EVENTS, type ClientEventType } from '../../domain/client-events/index.js'
import { MAX_ATTEMPTS, TIMEOUT_SECONDS, VAPI_EVENT_TYPES } from '../../domain/forwarding/index.js'
import { keepPortable } from '../../platform/published-schema.js'
import { id, instant } from './shapes.js'

// What addresses are told, as the document has it: made from the shapes that events are written with.

type JsonSchema = Record<string, unknown>
type Schemas = NonNullable<NonNullable<Parameters<typeof createDocument>[0]['components']>['schemas']>

const ENVELOPE = { id, created_at: instant, client_id: id }

/** appointment.requested → AppointmentRequestedEvent */
const schemaNameOf = (type: string) =>
  `${type.replace(/(?:^|\W)(\w)/g, (_, letter: string) => letter.toUpperCase())}Event`

const refTo = (name: string) => `#/components/schemas/${name}`

/** Any one of our own events: which one its type says. */
export const anyOwnEvent = (): JsonSchema => ({
  oneOf: CLIENT_EVENT_TYPES.map((type) => ({ $ref: refTo(schemaNameOf(type)) })),
  discriminator: {
    propertyName: 'type',
    mapping: Object.fromEntries(CLIENT_EVENT_TYPES.map((type) => [type, refTo(schemaNameOf(type))])),
  },
})

/** Each event with its envelope; VapiEvent stands for all that Vapi reports. */
export const eventSchemas = (): Schemas =>
  asSchemas({
    ...Object.fromEntries(CLIENT_EVENT_TYPES.map((type) => [schemaNameOf(type), schemaOf(type)])),
    VapiEvent: jsonSchemaOf(
      z.object({
        ...ENVELOPE,
        type: z.string().meta({
          description: 'As Vapi names it; one that is not listed here may come',
          examples: ['end-of-call-report'],
        }),
        data: z.record(z.string(), z.unknown()).meta({
          description:
            'What Vapi has under `message`, without what is the agency’s own, with secrets masked. See Vapi’s reference of server messages',
        }),
      }),
      'What Vapi reports of a call',
    ),
    TestEvent: jsonSchemaOf(
      z.object({ ...ENVELOPE, type: z.literal('backline.test'), data: z.object({ text: z.string() }) }),
      'Sent only when somebody asks for it',
    ),
  })

function schemaOf(type: ClientEventType): JsonSchema {
  const { data, means } = CLIENT_EVENTS[type]
  return jsonSchemaOf(z.object({ ...ENVELOPE, type: z.literal(type), data }), means)
}

function jsonSchemaOf(shape: z.ZodType, description: string): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    io: 'output',
    override: (converted) => {
      keepPortable(converted)
      // An event may gain fields.
      delete converted.jsonSchema.additionalProperties
    },
  })
  return { ...schema, description }
}

/** One schema language for two libraries, whose types differ in the names of drafts. */
const asSchemas = (schemas: Record<string, JsonSchema>) => schemas as Schemas

const header = (name: string, description: string) => ({
  ...{ name, in: 'header' as const, required: true, description, schema: { type: 'string' as const } },
})

const HEADERS = [
  header('webhook-id', 'The same at every try of one event: keep it to know a repetition'),
  header('webhook-timestamp', 'Unix seconds when this try was signed; refuse what is older than five minutes'),
  header('webhook-signature', 'One or two of `v1,<base64>`, separated by a space; any that fits is enough'),
]

const RESPONSES = {
  '2XX': { description: 'Taken. Answer first, work afterwards' },
  '410': { description: 'The address is gone: it is switched off and nothing is sent again' },
  default: { description: 'Anything else, a redirect too, is tried again' },
}

const webhookOf = ({
  name,
  summary,
  description,
  schema,
}: Record<'name' | 'summary' | 'description' | 'schema', string>) => ({
  post: {
    operationId: name,
    tags: ['Webhooks'],
    summary,
    description,
    security: [],
    parameters: HEADERS,
    requestBody: { required: true, content: { 'application/json': { schema: { $ref: refTo(schema) } } } },
    responses: RESPONSES,
  },
})

/** The `webhooks` of the document: what a receiver is posted. */
export function eventWebhooks(): NonNullable<ZodOpenApiObject['webhooks']> {
  const own = CLIENT_EVENT_TYPES.map((type) => {
    const { label: summary, means: description } = CLIENT_EVENTS[type]
    const name = schemaNameOf(type)
    return [type, webhookOf({ name: `on${name}`, summary, description, schema: name })] as const
  })
  const vapi = VAPI_EVENT_TYPES.map(({ type, label: summary, means: description }) => {
    const name = `on${schemaNameOf(type)}`
    return [type, webhookOf({ name, summary, description: `Of Vapi. ${description}`, schema: 'VapiEvent' })] as const
  })
  const test = { name: 'onTestEvent', summary: 'A test', description: 'When somebody presses Send a test event' }
  return Object.fromEntries([...own, ...vapi, ['backline.test', webhookOf({ ...test, schema: 'TestEvent' })] as const])
}

/** How to take events, in Markdown: the description of the tag Webhooks. */
export const WEBHOOK_GUIDE = [
  'Every event is one `POST` of JSON with the same envelope: `id`, `type`, `created_at`, `client_id` and `data`, whose shape the type decides. The `webhooks` of this document have each one.',
  '**Verify.** Deliveries are signed by [Standard Webhooks](https://www.standardwebhooks.com): compute HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<raw body>` with the bytes after `whsec_` of the secret, decoded from base64; compare it in constant time with each `v1,` value of `webhook-signature`. Use the body as it came, before any parser. Refuse timestamps more than five minutes away.',
  `**Answer** with any 2xx within ${TIMEOUT_SECONDS} seconds. Anything else is tried again, up to ${MAX_ATTEMPTS} times in about 28 hours: after 5 seconds, 5 minutes, 30 minutes, 2, 5, 10 and 10 hours. \`Retry-After\` of a 429 or 503 is kept to, up to a day. Redirects are not followed. 410 switches the address off at once; when nothing arrives for a day it is paused, and its people get a mail.`,
  '**Repetition and order.** An event arrives at least once: know it again by `webhook-id`. Events may arrive in another order than they happened, since what failed comes later: go by `created_at`, and read the thing itself where the latest state matters.',
  '**Types.** An address without types is told everything, also types that come later: ignore those you do not know.',
].join('\n\n')
