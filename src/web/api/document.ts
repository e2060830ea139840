import { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiOverride,
  type ZodOpenApiPathsObject,
} from 'zod-openapi'
import { keepPortable } from '../../platform/published-schema.js'
import { API_VERSION } from './changelog.js'
import { COMPONENTS, headersOf, type PARAMETERS, refusals } from './document-parts.js'
import { takesIfMatch } from './etag.js'
import { eventSchemas, eventWebhooks, WEBHOOK_GUIDE } from './event-document.js'
import { type Examples, exampleOf } from './examples.js'
import type { Route } from './route.js'
import { sparse, takesFields } from './sparse.js'
import { TAGS, type Tag } from './tags.js'

export type ApiDocument = ReturnType<typeof createDocument>

/** The OpenAPI 3.1 document of these routes: made from the shapes the server itself works with. */
export function makeDocument(
  { publicUrl, brand = 'Backline', examples = {} }: { publicUrl: string; brand?: string; examples?: Examples },
  routes: readonly Route[],
): ApiDocument {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of routes) {
    const operation = operationOf(route, exampleOf(examples, route))
    paths[route.path] = { ...paths[route.path], [route.method]: operation }
  }
  return createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: `${brand} API`,
        version: API_VERSION,
        description: `How to sign requests, read pages, repeat safely and read refusals: ${publicUrl}/api/v1/docs`,
      },
      servers: [{ url: `${publicUrl}/api/v1` }],
      externalDocs: { url: `${publicUrl}/api/v1/docs`, description: 'The reference, to read' },
      tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name, description: aboutTag(name) })),
      security: [{ ApiKey: [] }, { Bearer: [] }],
      paths,
      webhooks: eventWebhooks(),
      components: { ...COMPONENTS, schemas: { ...COMPONENTS.schemas, ...eventSchemas() } },
    },
    { override: describeMore, allowEmptySchema: { transform: true, custom: true, unknown: true } },
  )
}

const aboutTag = (name: Tag) => [TAGS[name].text, ...(name === 'Webhooks' ? [WEBHOOK_GUIDE] : [])].join('\n\n')

/** What zod leaves out or says twice. */
const describeMore: ZodOpenApiOverride = ({ zodSchema, jsonSchema, io }) => {
  if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
  keepPortable({ zodSchema, jsonSchema })
  // An answer may gain fields; programs that refuse strange ones would break then.
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
}

function operationOf(route: Route, example: ReturnType<typeof exampleOf>): ZodOpenApiOperationObject {
  const { name, tag, summary, scope, params, body } = route
  const query = { ...route.query, ...(takesFields(route) && { fields: sparse.query }) }
  return {
    operationId: name,
    tags: [tag],
    summary,
    ...describe(route),
    security: securityOf(scope),
    requestParams: { ...(params && { path: z.object(params) }), query: z.object(query) },
    parameters: headerParameters(route),
    ...(body && {
      requestBody: {
        required: !body.safeParse(undefined).success,
        content: {
          'application/json': { schema: body, ...(example?.request !== undefined && { example: example.request }) },
        },
      },
    }),
    responses: { ...answerOf(route, example?.answer), ...refusals(refusalStatuses(route)) },
  }
}

/** None where anybody may ask; any good key where nothing but who asks matters. */
function securityOf(scope: Route['scope']) {
  if (scope === 'anyone') return []
  const scopes = scope === 'known' ? [] : [scope]
  return [{ ApiKey: scopes }, { Bearer: scopes }]
}

const describe = ({ description, tool }: Route) => {
  const offered = tool && `Language models can do this with the tool \`${tool}\`.`
  const words = [description, offered].filter(Boolean).join(' ')
  return words ? { description: words } : {}
}

const takesKey = ({ method, scope }: Route) => method === 'post' && scope !== 'anyone'

const headerParameters = (route: Route) => [
  ...(takesKey(route) ? [refTo('IdempotencyKey')] : []),
  ...(takesIfMatch(route) ? [refTo('IfMatch')] : []),
]

const refTo = (name: keyof typeof PARAMETERS) => ({ $ref: `#/components/parameters/${name}` as const })

function answerOf(route: Route, example: unknown): NonNullable<ZodOpenApiOperationObject['responses']> {
  const { answer, bytes } = route
  const status = String(route.status ?? (answer || bytes ? 200 : 204)) as '200'
  const headers = headersOf(
    ...(isOneThing(route) ? (['ETag'] as const) : []),
    ...(route.status === 201 && route.of ? (['Location'] as const) : []),
    ...(takesKey(route) ? (['Idempotent-Replayed'] as const) : []),
  )
  if (bytes) {
    const content = { [bytes]: { schema: { type: 'string' as const, format: 'binary' } } }
    return {
      200: { description: route.summary, headers, content },
      206: { description: 'The part that Range asked for', headers, content },
    }
  }
  if (!answer) return { [status]: { description: 'Done; there is nothing to read', headers } }
  const media = { schema: answer, ...(example !== undefined && { example }) }
  const told = {
    description: `${route.summary}${withoutReading(route)}`,
    headers,
    content: { 'application/json': media },
  }
  const unfinished = {
    description: 'It stopped half-way; the body says where',
    headers,
    content: { 'application/json': { schema: answer } },
  }
  return { [status]: told, ...(route.isUnfinished && { 202: unfinished }) }
}

/** Writing does not include reading, which the shape alone would not say. */
const withoutReading = ({ method, scope, of }: Route) =>
  method === 'get' || !of || of.scope === 'anyone' || of.scope === 'known' || of.scope === scope
    ? ''
    : `. A key that is not also for ${of.scope} gets only the id`

const isOneThing = ({ method, answer }: Route) =>
  method !== 'post' && answer instanceof z.ZodObject && 'id' in answer.shape

/** What can go wrong with any request of its kind; 500 and 503 always can. */
function refusalStatuses(route: Route): number[] {
  const { scope, params, query = {}, method, effects, bytes } = route
  const isChange = method !== 'get'
  const namesThings = params !== undefined || Object.keys(query).some((name) => name.endsWith('_id'))
  return [
    400,
    ...(scope === 'anyone' ? [401] : [401, 403]),
    ...(namesThings || isChange ? [404] : []),
    ...(isChange ? [409] : []),
    ...(takesIfMatch(route) ? [412] : []),
    ...(isChange ? [413, 415] : []),
    ...(effects === 'outside' || bytes ? [422] : []),
    ...[429, 500, 503],
  ]
}
