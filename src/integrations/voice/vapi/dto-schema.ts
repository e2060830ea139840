import type { Vapi } from '@vapi-ai/server-sdk'
import { list, record, text } from './read.js'

const TYPES: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object'])
const FORMATS: ReadonlySet<string> = new Set('date-time time date duration email hostname ipv4 ipv6 uuid'.split(' '))
const MAX_WORDS = 4_000

/**
 * A JSON Schema with nothing but what Vapi's own knows (SDK 2.0.1, JsonSchema): any other keyword, such as
 * additionalProperties or maxLength, is a 400 there. What is left out still holds here, where the answers are read.
 */
export function schemaOf(given: unknown): Vapi.JsonSchema {
  const schema = record(given)
  const either = [...list(schema['anyOf']), ...list(schema['oneOf'])].map(record).find(({ type }) => type !== 'null')
  if (either) return schemaOf({ description: schema['description'], ...either })
  const type = typeOf(schema)
  const [description, pattern, title] = ['description', 'pattern', 'title'].map((name) => text(schema[name], MAX_WORDS))
  const format = text(schema['format'])
  const values = 'const' in schema ? [schema['const']] : list(schema['enum'])
  return {
    type,
    ...(title && { title }),
    ...(description && { description }),
    ...(type === 'string' && values.length > 0 && { enum: values.map(String) }),
    ...(pattern && { pattern }),
    ...(format && FORMATS.has(format) && { format: format as Vapi.JsonSchemaFormat }),
    ...(type === 'array' && { items: schemaOf(schema['items']) }),
    ...(type === 'object' && objectParts(schema)),
  }
}

/** What a function takes: knows even less than a schema. */
export const parametersOf = (schema: unknown): Vapi.OpenAiFunctionParameters => ({
  type: 'object',
  ...objectParts(record(schema)),
})

function objectParts(schema: Record<string, unknown>) {
  const properties = Object.entries(record(schema['properties'])).map(([name, part]) => [name, schemaOf(part)] as const)
  const required = list(schema['required']).filter((name) => typeof name === 'string')
  return { properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) }
}

/** The first one that is not null; a schema that does not say is taken for text. */
function typeOf({ type, properties, items }: Record<string, unknown>): Vapi.JsonSchemaType {
  const named = [type, ...list(type)].find((name) => typeof name === 'string' && TYPES.has(name))
  if (named) return named as Vapi.JsonSchemaType
  if (properties) return 'object'
  return items ? 'array' : 'string'
}
