import { toE164 } from '../../../platform/phone.js'
import type { CallEvent, CallFields, RecordingReference, ReportedStatus } from '../contract.js'
import { conversationOf, hasCallerTurn } from './conversation.js'
import { costOf } from './costs.js'
import { extractedFrom } from './extracted.js'
import type { VapiMessage } from './messages.js'
import { instantMs, type Json, known, number, record, text } from './read.js'

const STATUSES: Record<string, ReportedStatus> = {
  scheduled: 'SCHEDULED',
  queued: 'QUEUED',
  ringing: 'RINGING',
  'in-progress': 'IN_PROGRESS',
  forwarding: 'FORWARDING',
  ended: 'ENDED',
}

/**
 * What a status-update or an end-of-call-report says about its call; undefined for every other message, for one that
 * names no call, and for a status that is none (not-found, deletion-failed).
 */
export function callEventOf(read: VapiMessage): CallEvent | undefined {
  const { message, type, callId, sentAtMs } = read
  const kind = type === 'end-of-call-report' ? 'report' : type === 'status-update' ? 'status' : undefined
  const status = kind === 'report' ? 'ENDED' : statusOf(message['status'])
  if (!kind || !status || !callId) return undefined
  const createdAtMs = instantMs(record(message['call'])['createdAt'])
  const said = kind === 'report' ? reportOf(read) : updateOf(read, status)
  return { callId, kind, status, ...known({ sentAtMs, createdAtMs }), ...said }
}

type Saying = Pick<CallEvent, 'said' | 'snapshot'>

function reportOf({ message, sentAtMs }: VapiMessage): Saying {
  const snapshot = snapshotOf(message, 'ENDED')
  return {
    said: known({ ...fieldsOf(message, 'ENDED'), ...reported(message) }),
    // A report comes some seconds after the end; that is what there is when nothing says more.
    snapshot: known({ ...snapshot, endedAtMs: snapshot.endedAtMs ?? sentAtMs }),
  }
}

function updateOf({ message, sentAtMs }: VapiMessage, status: ReportedStatus): Saying {
  const said = fieldsOf(message, status)
  return {
    said: known({ ...said, endedAtMs: said.endedAtMs ?? (status === 'ENDED' ? sentAtMs : undefined) }),
    snapshot: known(snapshotOf(message, status)),
  }
}

function snapshotOf(message: Json, status: ReportedStatus): Found {
  const call = record(message['call'])
  return { ...fieldsOf(call, statusOf(call['status']) ?? status), ...identity(message, call) }
}

const statusOf = (value: unknown) =>
  typeof value === 'string' && Object.hasOwn(STATUSES, value) ? STATUSES[value] : undefined

const DIRECTIONS: Record<string, CallFields['direction']> = {
  inboundPhoneCall: 'INBOUND',
  outboundPhoneCall: 'OUTBOUND',
  webCall: 'WEB',
  'vapi.websocketCall': 'WEB',
}

type Found = { [K in keyof CallFields]?: CallFields[K] | undefined }

/** Who and which line: these never change during a call. */
function identity(message: Json, call: Json): Found {
  const { type } = call
  return {
    direction: typeof type === 'string' && Object.hasOwn(DIRECTIONS, type) ? DIRECTIONS[type] : undefined,
    assistantId: text(call['assistantId']) ?? text(record(message['assistant'])['id']),
    numberId: text(call['phoneNumberId']) ?? text(record(message['phoneNumber'])['id']),
  }
}

/** What the message and the copy of the call inside it may both say. */
function fieldsOf(part: Json, status: ReportedStatus): Found {
  const answeredAtMs = instantMs(part['startedAt'])
  const isOver = status === 'ENDED' || status === 'FORWARDING'
  const conversation = isOver ? conversationOf(part, answeredAtMs) : undefined
  const cost = costOf(part)
  return {
    customerNumber: numberOf(record(part['customer'])),
    ownNumber: numberOf(record(part['phoneNumber'])),
    callerName: text(record(part['customer'])['name'], 120)?.trim(),
    endedReason: text(part['endedReason'], 300),
    answeredAtMs,
    endedAtMs: instantMs(part['endedAt']),
    durationSeconds: durationOf(part),
    cost: cost && (cost.micros > 0 || status === 'ENDED') ? cost : undefined,
    recording: recordingOf(part),
    conversation,
    summary: hasCallerTurn(conversation) ? summaryOf(part) : undefined,
  }
}

/** What only a report says. */
function reported(message: Json): Found {
  const { name, ...extracted } = extractedFrom(message)
  return { ...extracted, callerName: text(record(message['customer'])['name'], 120)?.trim() ?? name }
}

function numberOf(party: Json): string | undefined {
  const raw = text(party['number'], 64)?.trim() ?? text(party['sipUri'], 200)?.trim()
  return raw === undefined ? undefined : (toE164(raw) ?? raw)
}

function durationOf(part: Json): number | undefined {
  const ms = number(part['durationMs'])
  const seconds = number(part['durationSeconds']) ?? (ms === undefined ? undefined : ms / 1000)
  return seconds === undefined || seconds < 0 || seconds > 1e8 ? undefined : Math.round(seconds)
}

const summaryOf = (part: Json) => text(record(part['analysis'])['summary'], 20_000) ?? text(part['summary'], 20_000)

function recordingOf(part: Json): RecordingReference | undefined {
  const artifact = record(part['artifact'])
  const kept = record(artifact['recording'])
  const reference = known({
    monoUrl: link(artifact['recordingUrl'], record(kept['mono'])['combinedUrl'], part['recordingUrl']),
    stereoUrl: link(artifact['stereoRecordingUrl'], kept['stereoUrl'], part['stereoRecordingUrl']),
    presignedMonoUrl: link(artifact['presignedMonoUrl']),
    presignedStereoUrl: link(artifact['presignedStereoUrl']),
  })
  if (Object.keys(reference).length === 0) return undefined
  const expiresAtMs = instantMs(artifact['presignedUrlsExpiresAt'])
  return {
    ...reference,
    ...(expiresAtMs !== undefined && { presignedUrlsExpiresAt: new Date(expiresAtMs).toISOString() }),
  }
}

const link = (...values: unknown[]) => values.map((value) => text(value, 4_000)).find((value) => value !== undefined)
