import type { oas31 } from 'zod-openapi'

export type Schema = oas31.SchemaObject | oas31.ReferenceObject
export type Schemas = Readonly<Record<string, Schema>>

/** What a schema is, where it is written elsewhere in the document. */
export function resolved(schema: Schema, schemas: Schemas): oas31.SchemaObject {
  if (!('$ref' in schema) || typeof schema.$ref !== 'string') return schema as oas31.SchemaObject
  const found = schemas[nameOf(schema.$ref)]
  return found ? resolved(found, schemas) : {}
}

/** "Lead" of "#/components/schemas/Lead". */
export const nameOf = (ref: string) => ref.split('/').at(-1) ?? ref

export const alternativesOf = (schema: oas31.SchemaObject): readonly Schema[] => schema.anyOf ?? schema.oneOf ?? []

const TEXTS: Record<string, string> = {
  uuid: '0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39',
  'date-time': '2026-03-04T14:12:00+01:00',
  date: '2026-03-04',
  email: 'ada@example.com',
  uri: 'https://example.com/hook',
}

/** A value that fits a schema: its own example where it has one. With `all` also what may be left out. */
export function sampleOf(given: Schema, schemas: Schemas, { all = false } = {}): unknown {
  const schema = resolved(given, schemas)
  const told = schema.examples?.[0] ?? schema.example ?? schema.default ?? schema.const ?? schema.enum?.[0]
  if (told !== undefined) return told
  const parts = alternativesOf(schema)
  const first = parts.find((part) => resolved(part, schemas).type !== 'null') ?? parts[0]
  if (first) return sampleOf(first, schemas, { all })
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => sampleOf(part, schemas, { all }) as object))
  return sampleOfType(schema, schemas, all)
}

function sampleOfType(schema: oas31.SchemaObject, schemas: Schemas, all: boolean): unknown {
  const type = [schema.type].flat().find((one) => one !== 'null')
  if (type === 'object') return objectOf(schema, schemas, all)
  if (type === 'array')
    return schema.items && (all || schema.minItems) ? [sampleOf(schema.items, schemas, { all })] : []
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (type === 'boolean') return true
  if (type === 'string')
    return TEXTS[schema.format ?? ''] ?? 'Text'.padEnd(schema.minLength ?? 0, '.').slice(0, schema.maxLength)
  return type === undefined ? 'Text' : null
}

function objectOf(schema: oas31.SchemaObject, schemas: Schemas, all: boolean) {
  const required = new Set(schema.required)
  const wanted = Object.entries(schema.properties ?? {}).filter(([name]) => all || required.has(name))
  return Object.fromEntries(wanted.map(([name, field]) => [name, sampleOf(field, schemas, { all })]))
}
