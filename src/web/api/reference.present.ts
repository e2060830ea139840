import type { oas31 } from 'zod-openapi'
import { STATUS } from '../middleware/errors.js'
import { API_VERSION } from './changelog.js'
import { curlOf, typescriptOf } from './code.present.js'
import type { ApiDocument } from './document.js'
import { fieldOf, fieldsOf, type ShownField } from './fields.present.js'
import { GUIDES, guideAddress } from './guides.js'
import { PROBLEMS } from './problem-kinds.js'
import { nameOf, resolved, type Schemas } from './sample.js'
import { TAGS, type Tag } from './tags.js'
import { paragraphsOf } from './words.present.js'

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** What the first page of the reference needs: where everything is. */
export function presentStart(document: ApiDocument, { publicUrl }: { publicUrl: string }) {
  return {
    ...{ version: API_VERSION, base: `${publicUrl}/api/v1`, publicUrl },
    ...presentContents(document),
    problems: Object.entries(PROBLEMS).map(([code, { title, advice }]) => ({
      ...{ code, title, advice },
      status: code === 'internal' ? 500 : STATUS[code as keyof typeof STATUS],
    })),
  }
}

/** The parts of the reference with what each can be asked, in a line. */
export const presentContents = (document: ApiDocument) => ({
  guides: GUIDES.map((guide) => ({ ...guide, address: `/api/v1${guideAddress(guide)}` })),
  groups: (document.tags ?? []).map(({ name }) => ({
    ...{ name, address: addressOf(name), text: TAGS[name as Tag].text },
    operations: placesOf(document, name).map(({ method, path, operation }) => ({
      ...{ method, path, name: operation.operationId ?? '', summary: operation.summary ?? '' },
      words: wordsOf({ method, path, operation }),
    })),
  })),
})

/** What the page of one tag needs: its operations, what is posted to receivers, and the shapes that either names. */
export function presentGroup(document: ApiDocument, name: Tag, { publicUrl }: { publicUrl: string }) {
  const schemas = (document.components?.schemas ?? {}) as Schemas
  const around = { document, publicUrl, schemas }
  const places = placesOf(document, name)
  const events = name === 'Webhooks' ? Object.entries(document.webhooks ?? {}) : []
  const shapes = shapesIn([places.map(({ operation }) => withoutRefusals(operation)), events], schemas)
  return {
    ...{ name, version: API_VERSION, base: `${publicUrl}/api/v1` },
    about: paragraphsOf(document.tags?.find((tag) => tag.name === name)?.description ?? ''),
    operations: places.map((place) => presentOperation(place, around)),
    events: events.flatMap(([type, { post }]) => (post ? [presentEvent(type, post)] : [])),
    shapes: shapes.map((shape) => ({
      name: shape,
      fields: fieldsOf({ $ref: `#/components/schemas/${shape}` }, schemas),
    })),
  }
}

export const addressOf = (name: string) => `/api/v1/docs/${TAGS[name as Tag].slug}`

const placesOf = (document: ApiDocument, tag: string): Place[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      return operation?.tags?.includes(tag) ? [{ method, path, operation }] : []
    }),
  )

const presentEvent = (type: string, { summary = '', description = '', requestBody }: oas31.OperationObject) => {
  const [media] = requestBody && 'content' in requestBody ? Object.values(requestBody.content) : []
  const { schema } = (media ?? {}) as oas31.MediaTypeObject
  return { type, summary, description, shape: schema && '$ref' in schema ? nameOf(String(schema.$ref)) : undefined }
}

/** Refusals are explained once, on the first page. */
const withoutRefusals = ({ responses = {}, ...rest }: oas31.OperationObject) => ({
  ...rest,
  responses: Object.entries(responses).filter(([status]) => Number(status) < 400),
})

/** The names of the shapes that something names, and of those that these name. */
function shapesIn(part: unknown, schemas: Schemas): string[] {
  const found = new Set<string>()
  const look = (inner: unknown) => {
    for (const [, name = ''] of JSON.stringify(inner ?? null).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (found.has(name)) continue
      found.add(name)
      look(schemas[name])
    }
  }
  look(part)
  return [...found].sort()
}

export type Place = {
  method: (typeof METHODS)[number]
  path: string
  operation: oas31.OperationObject
}
type Around = { document: ApiDocument; publicUrl: string; schemas: Schemas }

function presentOperation(place: Place, around: Around) {
  const { method, path, operation } = place
  const { schemas } = around
  const body = bodyOf(operation)
  const parameters = parametersOf(operation, around)
  const [status = '', answer] = answerOf(operation)
  const media = Object.entries(answer.content ?? {})[0]
  const scope = operation.security?.[0]?.['ApiKey']?.[0]
  const name = operation.operationId ?? ''
  return {
    ...{ name, method, path, scope, status },
    summary: operation.summary ?? '',
    isOpen: operation.security?.length === 0,
    about: operation.description ? paragraphsOf(operation.description) : [],
    inPath: parameters.filter(({ place }) => place === 'path'),
    inQuery: parameters.filter(({ place }) => place === 'query'),
    inHeaders: parameters.filter(({ place }) => place === 'header'),
    body: body?.schema ? fieldsOf(body.schema, schemas) : [],
    answer: { type: media?.[0], ...shapeOf(media?.[1].schema, schemas), example: pretty(media?.[1].example) },
    refusals: Object.keys(operation.responses ?? {}).filter((one) => Number(one) >= 400),
    curl: curlOf(place, { base: `${around.publicUrl}/api/v1`, schemas, body }),
    typescript: media?.[0] === 'application/json' || !media ? typescriptOf(place, { schemas, body }) : undefined,
    words: wordsOf(place),
  }
}

/** What somebody may look for. */
const wordsOf = ({ method, path, operation: { operationId, summary, security } }: Place) =>
  `${operationId} ${method} ${path} ${summary} ${security?.[0]?.['ApiKey']?.[0] ?? ''}`.toLowerCase()

export type Body = oas31.MediaTypeObject | undefined

const bodyOf = ({ requestBody }: oas31.OperationObject): Body =>
  requestBody && 'content' in requestBody ? (requestBody.content as oas31.ContentObject)['application/json'] : undefined

/** The answer when all went well. */
function answerOf({ responses = {} }: oas31.OperationObject): [string, oas31.ResponseObject] {
  const found = Object.entries(responses as Record<string, oas31.ResponseObject>)
  return found.find(([status]) => status.startsWith('2')) ?? ['', { description: '' }]
}

type ShownParameter = ShownField & { place: string }

function parametersOf({ parameters = [] }: oas31.OperationObject, { document, schemas }: Around): ShownParameter[] {
  return parameters.map((given) => {
    const shared = document.components?.parameters ?? {}
    const parameter = ('$ref' in given ? shared[nameOf(given.$ref)] : given) as oas31.ParameterObject
    return {
      ...fieldOf(parameter.schema ?? {}, schemas),
      ...(parameter.in === 'header' && { text: parameter.description ?? '' }),
      name: parameter.name,
      place: parameter.in,
      isRequired: parameter.required === true,
    }
  })
}

/** A shape of its own is named; what only this operation answers is shown field by field. */
function shapeOf(schema: oas31.SchemaObject | oas31.ReferenceObject | undefined, schemas: Schemas) {
  if (!schema) return { shape: undefined, fields: [] }
  if ('$ref' in schema && typeof schema.$ref === 'string') return { shape: nameOf(schema.$ref), fields: [] }
  return { shape: undefined, fields: fieldsOf(resolved(schema, schemas), schemas) }
}

const pretty = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value, null, 2))
