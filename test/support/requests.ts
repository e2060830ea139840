import { type Schema as Shape, sampleOf } from '../../src/web/api/sample.js'
import { FIELDS, NOT_OURS, SEGMENTS, type Thing, type World } from './a-world.js'
import { theDocument } from './contract.js'

export type JsonSchema = Record<string, unknown>
type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: JsonSchema
  $ref?: string
}

/** One operation of the document, as requests to it are made of. */
export type Asked = {
  name: string
  method: string
  path: string
  scope: string | undefined
  query: Parameter[]
  inPath: Parameter[]
  body: JsonSchema | undefined
}

/** Every operation of the document, whoever wrote it and whenever. */
export function operations(): Asked[] {
  return Object.entries(theDocument().paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const told = operation as typeof operation & { parameters?: Parameter[]; security?: { ApiKey?: string[] }[] }
      const parameters = (told.parameters ?? []).filter((one) => one.$ref === undefined)
      return {
        ...{ name: operation.operationId, method: method.toUpperCase(), path },
        scope: told.security?.[0]?.ApiKey?.[0],
        query: parameters.filter((one) => one.in === 'query'),
        inPath: parameters.filter((one) => one.in === 'path'),
        body: operation.requestBody?.content['application/json']?.schema,
      }
    }),
  )
}

const schemas = () => theDocument().components.schemas

export const resolve = (schema: JsonSchema): JsonSchema => {
  const ref = schema['$ref']
  return typeof ref === 'string' ? resolve(schemas()[ref.split('/').at(-1) ?? ''] ?? {}) : schema
}

/** The path with ids; parameters that are no ids, such as the number of a version, are 1. */
export function pathOf({ path, inPath }: Asked, world: World): string {
  const steps = path.split('/')
  return steps
    .map((step, i) => {
      if (!step.startsWith('{')) return step
      const parameter = inPath.find(({ name }) => `{${name}}` === step)
      if (parameter && [resolve(parameter.schema)['type']].flat().includes('integer')) return '1'
      const before = steps[i - 1] ?? ''
      if (!(before in SEGMENTS)) return before === 'versions' ? '1' : `unknown-${before}`
      return world[before as Thing]
    })
    .join('/')
}

/** Steps before a parameter, and fields that end in _id, of which nobody said what they are ids of. */
export function strangers(all: Asked[]): string[] {
  const segments = all.flatMap(({ path }) => [...path.matchAll(/([^/]+)\/\{\w+\}/g)].map(([, step = '']) => step))
  const fields = all.flatMap(({ query, body }) => [...query.map(({ name }) => name), ...pathsOf(body).map(nameOf)])
  return [
    ...segments.filter((step) => !(step in SEGMENTS) && step !== 'versions'),
    ...fields.filter((name) => isIdField(name) && !(one(name) in FIELDS)),
  ]
}

export const isIdField = (name: string) => /_ids?$/.test(name) && !NOT_OURS.includes(name)
export const one = (name: string) => name.replace(/_ids$/, '_id')

/** The fields of a body at its first level. */
export const fieldsOf = (body: JsonSchema | undefined): string[] =>
  body ? Object.keys((resolve(body)['properties'] ?? {}) as object) : []

/** Every field of a body, also inside others: note, filter.client_id. Lists of things count as their first thing. */
export function pathsOf(schema: JsonSchema | undefined, depth = 4): string[] {
  if (!schema || depth === 0) return []
  const {
    properties = {},
    items,
    anyOf,
    oneOf,
    allOf,
  } = resolve(schema) as {
    properties?: Record<string, JsonSchema>
    items?: JsonSchema
  } & Record<'anyOf' | 'oneOf' | 'allOf', JsonSchema[] | undefined>
  const here = Object.entries(properties).flatMap(([name, field]) => [
    name,
    ...pathsOf(field, depth - 1).map((inner) => `${name}.${inner}`),
  ])
  const inList = items ? pathsOf(items, depth - 1).map((inner) => `0.${inner}`) : []
  const parts = [anyOf, oneOf, allOf].flatMap((all) => all ?? [])
  return [...new Set([...here, ...inList, ...parts.flatMap((part) => pathsOf(part, depth))])]
}

/** "client_id" of "filter.client_id". */
export const nameOf = (path: string) => path.split('.').at(-1) ?? path

/** A copy of a body with a value at a path; what is missing on the way, or is no thing, is made. */
export function withAt(body: unknown, path: string, value: unknown): unknown {
  const [step = '', ...rest] = path.split('.')
  const inner = (at: unknown) => (rest.length > 0 ? withAt(at, rest.join('.'), value) : value)
  if (step === '0') return Array.isArray(body) ? [inner(body[0]), ...body.slice(1)] : [inner(undefined)]
  const thing = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}
  return { ...thing, [step]: inner((thing as Record<string, unknown>)[step]) }
}

/** A body that fits, with the ids of a world; with `all` or `only` also of what may be left out. */
export function bodyOf({ body }: Asked, world: World, { all = false, only }: Wanted = {}) {
  if (!body) return undefined
  const sample = sampleOf(body as Shape, schemas() as Record<string, Shape>, { all: all || only !== undefined })
  if (typeof sample !== 'object' || sample === null) return {}
  const required = bodyRequired(body)
  const wanted = Object.entries(sample).filter(([name]) => all || required.includes(name) || name === only)
  return Object.fromEntries(wanted.map(([name, value]) => [name, fitting(name, withIds(name, value, world))]))
}

/** What the form of a field does not say, so that a request is not refused for it before its ids are looked at. */
function fitting(name: string, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([inner, part]) => [inner, fitting(inner, part)]))
  if (typeof value !== 'string') return value
  if (name === 'starts_at') return new Date(Date.now() + 3 * 86_400_000).toISOString()
  if (name === 'currency') return 'USD'
  if (name === 'country') return 'US'
  return /^(?:.*_)?number$/.test(name) ? '+14155552671' : value
}

/** What a query needs, where it is no id. */
export const queryValue = ({ schema }: Parameter) => String((resolve(schema)['enum'] as unknown[])?.[0] ?? '2026-03-04')

type Wanted = { all?: boolean; only?: string | undefined }

const bodyRequired = (body: JsonSchema) => (resolve(body)['required'] ?? []) as string[]

function withIds(name: string, value: unknown, world: World): unknown {
  const thing = isIdField(name) ? FIELDS[one(name)] : undefined
  if (!thing) return value
  return Array.isArray(value) ? [world[thing]] : world[thing]
}

/** Bodies to try until one is not refused for its form: what is required, then with each other field by itself. */
export const bodiesOf = (asked: Asked, world: World) =>
  asked.body
    ? [
        // A change of nothing is none.
        ...(asked.method === 'PATCH' ? [] : [bodyOf(asked, world)]),
        ...fieldsOf(asked.body)
          .filter((name) => name !== 'client_id')
          .map((only) => bodyOf(asked, world, { only })),
      ]
    : [undefined]
