type Schema = Record<string, unknown>

/** Words of JSON Schema that say nothing about a value. */
const SILENT = new Set([
  'description',
  'examples',
  'example',
  'default',
  'title',
  'deprecated',
  'discriminator',
  '$schema',
])

/**
 * How a value does not fit a schema of the document, as readable lines. Written without the library that made the
 * document, so that the two can disagree. @throws for a word of JSON Schema it does not know
 */
export function violations(
  value: unknown,
  schema: Schema,
  around: { schemas: Record<string, Schema>; at?: string },
): string[] {
  const at = around.at ?? '$'
  const wrong = (words: string) => [`${at} ${words}: ${JSON.stringify(value)?.slice(0, 80)}`]
  const inside = (part: unknown, name: string, one: Schema) => violations(part, one, { ...around, at: `${at}${name}` })
  const fits = (one: Schema) => violations(value, one, around).length === 0

  const CHECKS: Record<string, (told: never) => string[]> = {
    $ref: (ref: string) => {
      const found = around.schemas[ref.split('/').at(-1) ?? '']
      return found ? violations(value, found, around) : [`${at} points to ${ref}, which is not there`]
    },
    type: (type: string | string[]) => ([type].flat().some((one) => isOf(value, one)) ? [] : wrong(`is not ${type}`)),
    enum: (values: unknown[]) => (values.includes(value) ? [] : wrong(`is none of ${values}`)),
    const: (only: unknown) => (value === only ? [] : wrong(`is not ${only}`)),
    format: (format: string) => (typeof value !== 'string' || isFormat(value, format) ? [] : wrong(`is no ${format}`)),
    pattern: (text: string) =>
      typeof value !== 'string' || new RegExp(text).test(value) ? [] : wrong(`is not like ${text}`),
    minLength: (n: number) => (typeof value !== 'string' || value.length >= n ? [] : wrong('is too short')),
    maxLength: (n: number) => (typeof value !== 'string' || value.length <= n ? [] : wrong('is too long')),
    minimum: (n: number) => (typeof value !== 'number' || value >= n ? [] : wrong(`is below ${n}`)),
    maximum: (n: number) => (typeof value !== 'number' || value <= n ? [] : wrong(`is above ${n}`)),
    exclusiveMinimum: (n: number) => (typeof value !== 'number' || value > n ? [] : wrong(`is not above ${n}`)),
    exclusiveMaximum: (n: number) => (typeof value !== 'number' || value < n ? [] : wrong(`is not below ${n}`)),
    multipleOf: (n: number) => (typeof value !== 'number' || value % n === 0 ? [] : wrong(`is not in steps of ${n}`)),
    minItems: (n: number) => (!Array.isArray(value) || value.length >= n ? [] : wrong('has too few')),
    maxItems: (n: number) => (!Array.isArray(value) || value.length <= n ? [] : wrong('has too many')),
    items: (one: Schema) => (Array.isArray(value) ? value.flatMap((part, i) => inside(part, `[${i}]`, one)) : []),
    prefixItems: (all: Schema[]) =>
      Array.isArray(value) ? all.flatMap((one, i) => inside(value[i], `[${i}]`, one)) : [],
    required: (names: string[]) =>
      isThing(value) ? names.filter((name) => !(name in value)).map((name) => `${at}.${name} is missing`) : [],
    properties: (fields: Record<string, Schema>) =>
      isThing(value)
        ? Object.entries(fields).flatMap(([name, one]) => (name in value ? inside(value[name], `.${name}`, one) : []))
        : [],
    additionalProperties: (rest: boolean | Schema) => {
      if (!isThing(value) || rest === true) return []
      const known = (schema['properties'] ?? {}) as object
      const others = Object.entries(value).filter(([name]) => !(name in known))
      if (rest === false) return others.map(([name]) => `${at}.${name} is not declared`)
      return others.flatMap(([name, part]) => inside(part, `.${name}`, rest))
    },
    propertyNames: (one: Schema) =>
      isThing(value) ? Object.keys(value).flatMap((name) => inside(name, ` key ${name}`, one)) : [],
    anyOf: (all: Schema[]) => (all.some(fits) ? [] : wrong(`fits none of ${all.length}`)),
    oneOf: (all: Schema[]) => (all.some(fits) ? [] : wrong(`fits none of ${all.length}`)),
    allOf: (all: Schema[]) => all.flatMap((one) => violations(value, one, around)),
    not: (one: Schema) => (fits(one) ? wrong('is what it must not be') : []),
  }
  return Object.entries(schema).flatMap(([word, told]) => {
    if (SILENT.has(word)) return []
    const check = CHECKS[word]
    if (!check) throw new Error(`${at}: this does not know the word ${word} of JSON Schema`)
    return check(told as never)
  })
}

const isThing = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isOf(value: unknown, type: string): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isThing(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

const FORMATS: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^\d\d:\d\d/,
  email: /^[^@\s]+@[^@\s]+$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
}

const isFormat = (value: string, format: string) => FORMATS[format]?.test(value) ?? true
