import type { oas31 } from 'zod-openapi'
import { STATUS } from '../middleware/errors.js'
import { API_VERSION } from './changelog.js'
import { curlOf, typescriptOf } from './code.present.js'
import type { ApiDocument } from './document.js'
import { fieldOf, fieldsOf, type ShownField } from './fields.present.js'
import { PROBLEMS } from './problem-kinds.js'
import { nameOf, resolved, type Schemas } from './sample.js'

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** What the template of the reference needs, worked out of the document. */
export function presentReference(document: ApiDocument, { publicUrl }: { publicUrl: string }) {
  const schemas = (document.components?.schemas ?? {}) as Schemas
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      return operation ? [presentOperation({ method, path, operation }, { document, publicUrl, schemas })] : []
    }),
  )
  return {
    version: API_VERSION,
    base: `${publicUrl}/api/v1`,
    publicUrl,
    groups: (document.tags ?? []).map(({ name }) => ({
      name,
      anchor: `group-${anchor(name)}`,
      operations: operations.filter(({ tag }) => tag === name),
    })),
    shapes: Object.keys(schemas)
      .sort()
      .map((name) => ({ name, fields: fieldsOf({ $ref: `#/components/schemas/${name}` }, schemas) })),
    problems: Object.entries(PROBLEMS).map(([code, { title, advice }]) => ({
      ...{ code, title, advice },
      status: code === 'internal' ? 500 : STATUS[code as keyof typeof STATUS],
    })),
  }
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
    tag: operation.tags?.[0] ?? '',
    summary: operation.summary ?? '',
    isOpen: operation.security?.length === 0,
    description: operation.description ?? '',
    inPath: parameters.filter(({ place }) => place === 'path'),
    inQuery: parameters.filter(({ place }) => place === 'query'),
    inHeaders: parameters.filter(({ place }) => place === 'header'),
    body: body?.schema ? fieldsOf(body.schema, schemas) : [],
    answer: { type: media?.[0], ...shapeOf(media?.[1].schema, schemas), example: pretty(media?.[1].example) },
    refusals: Object.keys(operation.responses ?? {}).filter((one) => Number(one) >= 400),
    curl: curlOf(place, { base: `${around.publicUrl}/api/v1`, schemas, body }),
    typescript: media?.[0] === 'application/json' || !media ? typescriptOf(place, { schemas, body }) : undefined,
    words: `${name} ${method} ${path} ${operation.summary} ${scope ?? ''}`.toLowerCase(),
  }
}

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
const anchor = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
