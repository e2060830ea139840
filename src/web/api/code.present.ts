import type { Body, Place } from './reference.present.js'
import { type Schemas, sampleOf } from './sample.js'

// How a request is written down, to be copied.

const ID = '0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39'

type Around = { base: string; schemas: Schemas; body: Body }

export function curlOf({ method, path, operation }: Place, { base, schemas, body }: Around): string {
  const isOpen = operation.security?.length === 0
  const address = `${base}${path.replace(/\{\w+\}/g, ID)}${query(operation.parameters)}`
  const sent = bodySample(body, schemas)
  return [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}'${address}'`,
    ...(isOpen ? [] : ["-H 'X-API-Key: blk_…'"]),
    ...(isRepeatable(operation.parameters) ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(sent === undefined
      ? []
      : ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(sent, null, 2).replaceAll("'", "'\\''")}'`]),
  ].join(' \\\n  ')
}

/** With the client that openapi-typescript and openapi-fetch make of the document. */
export function typescriptOf({ method, path, operation }: Place, { schemas, body }: Omit<Around, 'base'>): string {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${name}: '${ID}'`)
  const params = [
    ...(names.length > 0 ? [`path: { ${names.join(', ')} }`] : []),
    ...(query(operation.parameters) ? ['query: { limit: 25 }'] : []),
  ]
  const sent = bodySample(body, schemas)
  const options = [
    ...(params.length > 0 ? [`params: { ${params.join(', ')} },`] : []),
    ...(isRepeatable(operation.parameters) ? ["headers: { 'Idempotency-Key': crypto.randomUUID() },"] : []),
    ...(sent === undefined ? [] : [`body: ${indented(literal(sent))},`]),
  ]
  const all = options.length > 0 ? `, {\n  ${options.join('\n  ')}\n}` : ''
  return `const { data, error } = await api.${method.toUpperCase()}('${path}'${all})`
}

const bodySample = (body: Body, schemas: Schemas) =>
  body?.example ?? (body?.schema && sampleOf(body.schema, schemas, { all: true }))

type Parameters = Place['operation']['parameters']

const query = (parameters: Parameters = []) =>
  parameters.some((one) => 'name' in one && one.name === 'limit' && one.in === 'query') ? '?limit=25' : ''

const isRepeatable = (parameters: Parameters = []) =>
  parameters.some((one) => '$ref' in one && one.$ref.endsWith('/IdempotencyKey'))

/** JSON as somebody would write it in TypeScript. */
const literal = (value: unknown) =>
  JSON.stringify(value, null, 2)
    .replace(/^( *)"([a-z_]\w*)":/gim, '$1$2:')
    .replace(/(?<!\\)"((?:[^"\\]|\\.)*)"/g, (all, text: string) =>
      /'|\\[^"]/.test(text) ? all : `'${text.replaceAll('\\"', '"')}'`,
    )

const indented = (text: string) => text.replaceAll('\n', '\n  ')
