import { appendFileSync } from 'node:fs'
import { makeDocument } from '../../src/web/api/document.js'
import { routes } from '../../src/web/api/routes.js'
import { violations } from './json-schema.js'

type Schema = Record<string, unknown>
type Media = Record<string, { schema?: Schema }>
type Answer = { $ref?: string; content?: Media; headers?: Record<string, unknown> }
export type Operation = { operationId: string; responses: Record<string, Answer>; requestBody?: { content: Media } }
type Document = {
  webhooks: Record<string, { post: { requestBody: { content: Media } } }>
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, Schema>
    responses: Record<string, Answer>
    headers: Record<string, { description: string }>
  }
}

let made: Document | undefined
/** The document of this server, as a reader of its JSON has it. */
export function theDocument(): Document {
  made ??= JSON.parse(JSON.stringify(makeDocument({ publicUrl: 'http://localhost' }, routes))) as Document
  return made
}

type Exchange = {
  method: string
  /** Under /api/v1. */
  path: string
  sent: unknown
  reply: { status: number; headers: Headers; body: unknown }
}

/** How an answer is not what the document says of it. Of an address that is not in the document nothing is said. */
export function undocumented({ method, path, reply }: Exchange): string[] {
  const operation = operationAt(method, path)
  if (!operation) return []
  const { components } = theDocument()
  const name = `${operation.operationId} ${reply.status}`
  const told = operation.responses[String(reply.status)]
  if (!told) return [`${name} is not in the document`]
  const answer = told.$ref ? components.responses[told.$ref.split('/').at(-1) ?? ''] : told
  const type = reply.headers.get('content-type')?.split(';')[0]
  const media = answer?.content ?? {}
  if (Object.keys(media).length === 0) return reply.body === '' ? [] : [`${name} has a body, the document has none`]
  const schema =
    type === undefined ? undefined : (media[type] ?? media[`${type.split('/')[0]}/*`] ?? media['*/*'])?.schema
  if (!schema) return [`${name} is ${type}, the document says ${Object.keys(media)}`]
  if (!type?.includes('json')) return []
  const found = violations(reply.body, schema, { schemas: components.schemas })
  // Who asks for some fields gets some fields.
  return found
    .filter((line) => !(path.includes('fields=') || isUnread(method, reply.body)) || !line.endsWith('is missing'))
    .map((line) => `${name}: ${line}`)
}

/** How the body of a delivery is not what the document says of an event of its type. */
export function undocumentedEvent(body: string): string[] {
  const event = JSON.parse(body) as { type?: string }
  const { webhooks, components } = theDocument()
  const known = webhooks[event.type ?? '']?.post.requestBody.content['application/json']?.schema
  const schema = known ?? { $ref: '#/components/schemas/VapiEvent' }
  return violations(event, schema, { schemas: components.schemas }).map((line) => `${event.type}: ${line}`)
}

/** What a key gets of a thing that it may write and not read. */
const isUnread = (method: string, body: unknown) =>
  method !== 'GET' && Object.keys(body ?? {}).every((name) => ['id', 'secret'].includes(name))

/** Of several that fit, the one with the fewest parameters: /leads/summary before /leads/{id}. */
export function operationAt(method: string, path: string): Operation | undefined {
  const steps = path.split('?')[0]?.split('/') ?? []
  const [found] = Object.entries(theDocument().paths)
    .filter(([template]) => isAt(template.split('/'), steps))
    .sort(([a], [b]) => a.split('{').length - b.split('{').length)
  return found?.[1][method.toLowerCase()]
}

const isAt = (template: string[], steps: string[]) =>
  template.length === steps.length && template.every((step, i) => step.startsWith('{') || step === steps[i])

/** Keeps what was really asked and answered, for the examples of the document (npm run api:examples). */
export function record({ method, path, sent, reply }: Exchange): void {
  const file = process.env['API_EXAMPLES']
  const operation = file === undefined ? undefined : operationAt(method, path)
  if (!file || !operation || reply.status >= 300 || path.includes('fields=')) return
  appendFileSync(file, `${JSON.stringify({ name: operation.operationId, request: sent, answer: reply.body })}\n`)
}
