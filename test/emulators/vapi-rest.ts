import type { EmulatedCall } from './vapi-call.js'
import { boughtReply } from './vapi-numbers.js'
import { type Links, restCall } from './vapi-payloads.js'
import { complaintsAbout, type Kind, newResource, patched, type Resource } from './vapi-resources.js'
import type { Reply } from './vapi-storage.js'

/** What Vapi knows. */
export type World = {
  calls: ReadonlyMap<string, EmulatedCall>
  assistants: Map<string, Resource>
  phoneNumbers: Map<string, Resource>
  /** How long after it happened Vapi shows something: in GET /call, and in GET /call/:id. */
  lag: { listMs: number; callMs: number; activationMs: number }
  now(): Date
  linksOf(call: EmulatedCall): Links
  isRecordingGone(): boolean
  /** See VapiEmulator. */
  pinned: ReadonlySet<string>
  areaCodes: Map<string, number>
  dial(properties: Record<string, unknown>): Reply
}

export type Asked = { method: string; url: URL; body: Buffer }

/** Answers the REST side, for somebody whose key was right. */
export function restReply(world: World, asked: Asked): Reply {
  const [, area = '', id = '', artifact] = asked.url.pathname.split('/')
  if (area === 'call' && asked.method === 'GET') return callReply(world, asked.url, { id, artifact })
  if (area === 'call' && asked.method === 'POST' && !id) return withBody(asked, (properties) => world.dial(properties))
  if (area === 'assistant' || area === 'phone-number') return resourceReply(world, asked, { kind: area, id })
  return refusal(404, `Cannot ${asked.method} ${asked.url.pathname}`)
}

function callReply(world: World, url: URL, { id, artifact }: { id: string; artifact: string | undefined }): Reply {
  if (!id) return callList(world, url.searchParams)
  const at = new Date(world.now().getTime() - world.lag.callMs)
  const call = world.calls.get(id)
  if (!call || call.createdAt > at) return refusal(404, 'Call not found')
  if (!artifact) return json(restCall(call, world.linksOf(call), at))
  const [, channel] = /^(mono|stereo)-recording$/.exec(artifact) ?? []
  if (!channel || !call.answeredAt || world.isRecordingGone()) return refusal(404, 'Call not found')
  const links = world.linksOf(call)
  return { status: 302, headers: { location: channel === 'mono' ? links.mono : links.stereo }, body: '' }
}

/** Contract §4.2: newest first, a plain array, no cursor, no filter by status. */
function callList(world: World, query: URLSearchParams): Reply {
  const refused = listComplaints(query, ['id', 'assistantId', 'phoneNumberId'])
  if (refused.length > 0) return refusal(400, refused)
  const at = new Date(world.now().getTime() - world.lag.listMs)
  const isMeant = ({ id, script: { business, direction } }: EmulatedCall) =>
    matches(query, 'id', id) &&
    matches(query, 'assistantId', business.assistantId) &&
    matches(query, 'phoneNumberId', direction === 'web' ? undefined : business.phoneNumberId)
  const shown = [...world.calls.values()]
    .filter((call) => call.createdAt <= at && isMeant(call))
    .map((call) => ({ call, ...stampsOf(call, at) }))
  return json(listed(shown, query).map(({ call }) => restCall(call, world.linksOf(call), at)))
}

/** When Vapi made the call and last touched it, as GET /call shows it. */
function stampsOf(call: EmulatedCall, at: Date) {
  const { createdAt, updatedAt } = restCall(call, undefined, at)
  return { createdAt, updatedAt }
}

function resourceReply(world: World, asked: Asked, { kind, id }: { kind: Kind; id: string }): Reply {
  const all = kind === 'assistant' ? world.assistants : world.phoneNumbers
  const { method, url } = asked
  if (!id && method === 'GET') {
    const refused = listComplaints(url.searchParams, [])
    return refused.length > 0 ? refusal(400, refused) : json(listed([...all.values()], url.searchParams))
  }
  const found = all.get(id)
  if (id && !found)
    return refusal(
      404,
      `Couldn't Get ${kind === 'assistant' ? 'Assistant' : 'Phone Number'}. \`${id}\` does not exist.`,
    )
  if (found && method === 'GET') return json(found)
  if (found && method === 'DELETE') return deleted(world, all, { kind, found })
  if (method !== (found ? 'PATCH' : 'POST')) return refusal(404, `Cannot ${method} ${url.pathname}`)
  return withBody(asked, (properties) => written(world, all, { kind, found, properties }))
}

type Writing = { kind: Kind; found: Resource | undefined; properties: Record<string, unknown> }

function written(world: World, all: Map<string, Resource>, { kind, found, properties }: Writing): Reply {
  const complaints = complaintsAbout(kind, properties)
  if (complaints.length > 0) return refusal(400, complaints)
  if (!found && kind === 'phone-number' && properties['provider'] === 'vapi') return boughtReply(world, properties)
  const kept = found ? patched(found, properties, world.now()) : newResource(properties, world.now())
  all.set(kept.id, kept)
  return json(kept, found ? 200 : 201)
}

/** Contract §4.2: 409 while something names it. */
function deleted(world: World, all: Map<string, Resource>, { kind, found }: { kind: Kind; found: Resource }): Reply {
  const number = [...world.phoneNumbers.values()].find(({ assistantId }) => assistantId === found.id)
  if (kind === 'assistant' && (number || world.pinned.has(found.id))) {
    const by = number ? `phone number ${String(number['number'] ?? number.id)}` : 'something else'
    return refusal(409, `Couldn't Delete Assistant. It is still used by ${by}.`)
  }
  all.delete(found.id)
  return json(found)
}

function withBody(asked: Asked, answer: (properties: Record<string, unknown>) => Reply): Reply {
  const properties = objectIn(asked.body)
  return properties ? answer(properties) : refusal(400, 'Unexpected token in JSON')
}

const BOUNDS = ['createdAt', 'updatedAt'].flatMap((stamp) => ['Gt', 'Lt', 'Ge', 'Le'].map((bound) => stamp + bound))
const MOST = 1_000

function listComplaints(query: URLSearchParams, filters: readonly string[]): string[] {
  const limit = query.get('limit') ?? '1'
  return [
    ...[...query.keys()]
      .filter((name) => ![...BOUNDS, ...filters, 'limit'].includes(name))
      .map((name) => `property ${name} should not exist`),
    ...BOUNDS.filter((name) => query.has(name) && Number.isNaN(Date.parse(query.get(name) ?? ''))).map(
      (name) => `${name} must be a valid ISO 8601 date string`,
    ),
    ...(/^\d+$/.test(limit) ? [] : ['limit must be a number conforming to the specified constraints']),
    ...(Number(limit) > MOST ? [`limit must not be greater than ${MOST}`] : []),
  ]
}

function listed<T extends { createdAt: string; updatedAt: string }>(all: T[], query: URLSearchParams): T[] {
  const isWithin = (row: T) =>
    (['createdAt', 'updatedAt'] as const).every((stamp) => {
      const at = Date.parse(row[stamp])
      const bound = (name: string) => (query.has(stamp + name) ? Date.parse(query.get(stamp + name) ?? '') : undefined)
      const [gt, lt, ge, le] = ['Gt', 'Lt', 'Ge', 'Le'].map(bound)
      return at > (gt ?? -Infinity) && at < (lt ?? Infinity) && at >= (ge ?? -Infinity) && at <= (le ?? Infinity)
    })
  return all
    .filter(isWithin)
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
    .slice(0, Number(query.get('limit') ?? 100))
}

const matches = (query: URLSearchParams, name: string, value: string | undefined) =>
  !query.has(name) || query.get(name) === value

function objectIn(body: Buffer): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(body.toString('utf8'))
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const ERRORS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  409: 'Conflict',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** A refusal in Vapi's shape (contract §4.1); 429 names no error. */
export function refusal(status: number, message: string | string[]): Reply {
  const error = ERRORS[status]
  return json({ message, ...(error && { error }), statusCode: status }, status)
}

export const json = (body: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
})
