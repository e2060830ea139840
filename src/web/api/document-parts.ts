import { z } from 'zod'
import type { ZodOpenApiComponentsObject, ZodOpenApiParameterObject, ZodOpenApiResponseObject } from 'zod-openapi'
import { LIMIT_NAME } from './rate.js'

// What many operations of the document share.

const problem = z
  .object({
    type: z.string().meta({ description: 'Where this kind of problem is explained' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened and what to do, for people' }),
    code: z.string().meta({ description: 'For programs; stays the same', examples: ['invalid'] }),
    errors: z
      .array(
        z.object({
          field: z.string().meta({ description: 'Path of the field, with dots' }),
          detail: z.string(),
        }),
      )
      .optional()
      .meta({ description: 'The fields that are wrong' }),
    context: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'Of a failure at a provider: which one, doing what, with which status' }),
    request_id: z.string().meta({ description: 'What to tell us when you ask about it' }),
  })
  .meta({ id: 'Problem', description: 'A refusal, as RFC 9457 problem details' })

const text = (description: string) => ({ description, schema: { type: 'string' as const } })
const whole = (description: string) => ({ description, schema: { type: 'integer' as const } })

const HEADERS = {
  'X-Request-Id': text('The id of this request'),
  RateLimit: text(
    `What is left of your limit: \`"${LIMIT_NAME}";r=<requests left>;t=<seconds until it is full again>\``,
  ),
  'RateLimit-Policy': text(`Your limit: \`"${LIMIT_NAME}";q=<requests>;w=<seconds>\``),
  ETag: text('What the thing is like now; send it back as If-Match to change only this'),
  Location: text('Where what was made can be read'),
  'Retry-After': whole('Seconds to wait before the next try'),
  'Idempotent-Replayed': text(
    '`true` when this is the kept answer of an earlier request with the same Idempotency-Key',
  ),
} as const

export const PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag of what you read. When it has changed since, nothing is done and the answer is 412.',
    schema: { type: 'string' },
  },
} satisfies Record<string, ZodOpenApiParameterObject>

/** What each status of a refusal means here; 500 is a fault of ours. */
const REFUSALS: Record<number, string> = {
  400: 'Something in the request is wrong; `errors` names the fields',
  401: 'No key or token was sent, or it is not good',
  403: 'The key is not for this, or may not do it',
  404: 'There is no such thing, or it belongs to somebody else',
  409: 'It does not go together with what is there',
  412: 'It has changed since you read it',
  413: 'It is too large',
  415: 'The body is not JSON',
  422: 'A provider refused it; `detail` says why',
  429: 'Too many requests; wait as long as Retry-After says',
  500: 'Something went wrong on our side; nothing was done, except perhaps where a provider is asked',
  503: 'A provider, or our database, did not answer; try again later',
}

const headers = (names: readonly (keyof typeof HEADERS)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

const ALWAYS = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy'] as const

/** Headers of an answer, and those that every answer has. */
export const headersOf = (...more: (keyof typeof HEADERS)[]) => headers([...ALWAYS, ...more])

const refusal = (status: number, description: string): ZodOpenApiResponseObject => ({
  description,
  headers: headers([
    ...ALWAYS,
    ...(status === 429 || status === 503 || status === 409 ? (['Retry-After'] as const) : []),
  ]),
  content: { 'application/problem+json': { schema: problem } },
})

/** The refusals of these statuses, as references. */
export const refusals = (statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }]))

export const COMPONENTS: ZodOpenApiComponentsObject = {
  headers: { ...HEADERS },
  parameters: PARAMETERS,
  schemas: { Problem: problem },
  responses: Object.fromEntries(
    Object.entries(REFUSALS).map(([status, words]) => [`Problem${status}`, refusal(Number(status), words)]),
  ),
  securitySchemes: {
    ApiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'A key of a client or of the agency' },
    Bearer: {
      type: 'http',
      scheme: 'bearer',
      description: 'An access token of a person from POST /auth/token; keys are taken here too',
    },
  },
}
