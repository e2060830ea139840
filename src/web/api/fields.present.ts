import type { oas31 } from 'zod-openapi'
import { alternativesOf, nameOf, resolved, type Schema, type Schemas } from './sample.js'

/** One field as the reference shows it. `shape` is a shape of its own, further down the page. */
export type ShownField = {
  name: string
  type: string
  shape: string | undefined
  isRequired: boolean
  text: string
  values: string[]
}

/** The fields of a thing, those inside of it with dots and brackets: next, data[].name. */
export function fieldsOf(given: Schema, schemas: Schemas, prefix = ''): ShownField[] {
  const schema = inner(given, schemas)
  const required = new Set(schema.required)
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = `${prefix}${key}`
    const shown = { ...fieldOf(field, schemas), name, isRequired: required.has(key) }
    return [shown, ...(shown.shape ? [] : nested(field, schemas, name))]
  })
}

/** One field by itself, such as a parameter. */
export function fieldOf(given: Schema, schemas: Schemas): Omit<ShownField, 'name' | 'isRequired'> {
  const [type, shape] = typeOf(given, schemas)
  const schema = 'description' in given ? (given as oas31.SchemaObject) : inner(given, schemas)
  return { type, shape, text: textOf(schema, inner(given, schemas)), values: valuesOf(inner(given, schemas)) }
}

function nested(field: Schema, schemas: Schemas, name: string): ShownField[] {
  const schema = inner(field, schemas)
  if (schema.properties) return fieldsOf(schema, schemas, `${name}.`)
  const { items } = schema
  if (!items || '$ref' in items) return []
  return inner(items, schemas).properties ? fieldsOf(items, schemas, `${name}[].`) : []
}

/** Without "or null" around it. */
function inner(given: Schema, schemas: Schemas): oas31.SchemaObject {
  const schema = resolved(given, schemas)
  const real = alternativesOf(schema).filter((part) => resolved(part, schemas).type !== 'null')
  return real.length === 1 && real[0] ? { ...resolved(real[0], schemas), ...described(schema) } : schema
}

const described = ({ description }: oas31.SchemaObject) => (description ? { description } : {})

/** In words, and the shape it names. */
function typeOf(given: Schema, schemas: Schemas): [string, string | undefined] {
  if ('$ref' in given && typeof given.$ref === 'string') return [nameOf(given.$ref), nameOf(given.$ref)]
  const schema = given as oas31.SchemaObject
  const parts = alternativesOf(schema)
  if (parts.length > 0) {
    const types = parts.map((part) => typeOf(part, schemas))
    const words = [...new Set(types.map(([words]) => words))]
    return [words.join(' or '), types.find(([, shape]) => shape)?.[1]]
  }
  if (schema.type === 'array' && schema.items) {
    const [words, shape] = typeOf(schema.items, schemas)
    return [`list of ${words}`, shape]
  }
  return [plainType(schema), undefined]
}

const FORMATS: Record<string, string> = { uuid: 'id', 'date-time': 'time', date: 'day', email: 'e-mail', uri: 'URL' }

function plainType(schema: oas31.SchemaObject): string {
  const types = [schema.type ?? (schema.enum ? 'string' : 'anything')].flat()
  return types.map((type) => (type === 'string' && FORMATS[schema.format ?? '']) || type).join(' or ')
}

function textOf(outer: oas31.SchemaObject, schema: oas31.SchemaObject): string {
  const { minimum, maximum, maxLength, maxItems, default: usual } = schema
  const isBounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER
  return [
    outer.description ?? schema.description,
    isBounded && `${minimum ?? 'Up'} to ${maximum}`,
    maxLength !== undefined && maxLength > 1 && `at most ${maxLength} characters`,
    maxItems !== undefined && `at most ${maxItems}`,
    usual !== undefined && `${JSON.stringify(usual)} when left out`,
  ]
    .filter(Boolean)
    .join(' · ')
}

const valuesOf = ({ enum: words, const: only, items }: oas31.SchemaObject): string[] =>
  [...(words ?? (only === undefined ? [] : [only])), ...((items as oas31.SchemaObject | undefined)?.enum ?? [])].map(
    String,
  )
