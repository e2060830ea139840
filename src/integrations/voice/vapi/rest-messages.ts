import type { VapiThing } from '../rest-contract.js'
import { type Json, known, record, text } from './read.js'
import { callFactsOf } from './rest-call.js'

/** The line a call came in on or went out by, which GET /call only names. */
export type Line = { id: string; number: string }

/**
 * The end-of-call-report that Vapi should have sent, made of what GET /call/{id} answers (its fields "can also be found
 * at call.*", SDK 2.0.1). The same state of the call gives the same bytes: links that are signed anew with every answer
 * are left out, and the time is that of the last change.
 */
export function reportBodyOf(call: VapiThing, line?: Line): Buffer {
  const { changedAtMs, endedAtMs, createdAtMs } = callFactsOf(call)
  const said = without(call, [...HEAD, ...NEVER])
  return bytesOf({
    ...said,
    type: 'end-of-call-report',
    isFetched: true,
    timestamp: changedAtMs ?? endedAtMs ?? createdAtMs,
    endedAt: call['endedAt'] ?? call['updatedAt'],
    ...known({ artifact: call['artifact'] === undefined ? undefined : unsigned(record(call['artifact'])) }),
    ...lineOf(call, line),
    call: { ...only(call, HEAD), status: 'ended' },
  })
}

/** The status-update of a call that Vapi knows and we do not, as long as it has no end. */
export function statusBodyOf(call: VapiThing, line?: Line): Buffer {
  const isTalking = call['status'] === 'in-progress' || call['status'] === 'forwarding'
  const happenedAt = (isTalking ? call['startedAt'] : undefined) ?? call['createdAt']
  return bytesOf({
    ...only(call, ['startedAt', 'customer', 'destination', 'status']),
    type: 'status-update',
    isFetched: true,
    timestamp: happenedAt,
    ...lineOf(call, line),
    call: without(only(call, HEAD), ['updatedAt']),
  })
}

/** What says which call it is; it stays in the copy of the call, the rest is said by the message itself. */
const HEAD = [
  'id',
  'orgId',
  'createdAt',
  'updatedAt',
  'type',
  'status',
  'name',
  'assistantId',
  'squadId',
  'workflowId',
  'phoneNumberId',
  'customerId',
  'campaignId',
  'assistantOverrides',
  'metadata',
  'phoneCallProvider',
  'phoneCallProviderId',
  'webCallUrl',
]
/** Whoever knows these can listen in, or is told an account of somebody else. */
const NEVER = ['monitor', 'transport', 'timestamp', 'isFetched']

const only = (part: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(part).filter(([name]) => names.includes(name)))
const without = (part: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(part).filter(([name]) => !names.includes(name)))

/** Signed links live for half an hour. Where there is no other, what is left of one tells that there is a recording. */
function unsigned(artifact: Json): Json {
  const kept = Object.fromEntries(Object.entries(artifact).filter(([name]) => !name.startsWith('presigned')))
  const plain = (name: string) => text(artifact[name], 4_000)?.replace(/[?#].*$/s, '')
  return {
    ...known({ recordingUrl: plain('presignedMonoUrl'), stereoRecordingUrl: plain('presignedStereoUrl') }),
    ...kept,
  }
}

function lineOf(call: VapiThing, line: Line | undefined): Json {
  const own = record(call['phoneNumber'])
  if (text(own['number']) !== undefined || line === undefined) return {}
  return { phoneNumber: { ...own, ...line } }
}

const bytesOf = (message: Json) => Buffer.from(JSON.stringify(sorted({ message })))

/** The order of members is no part of what is said. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member)]),
  )
}
