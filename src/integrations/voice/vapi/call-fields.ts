import { HIDDEN, isHidden, toE164 } from '../../../platform/phone.js'
import type { CallFields, RecordingReference, ReportedStatus } from '../contract.js'
import { conversationOf, hasCallerTurn } from './conversation.js'
import { costOf } from './costs.js'
import { instantMs, type Json, known, number, record, text } from './read.js'
import type { SpeakerNames } from './transcript.js'

/** Fields as they were found: those that were not are undefined. */
export type Found = { [K in keyof CallFields]?: CallFields[K] | undefined }

const DIRECTIONS: Record<string, CallFields['direction']> = {
  inboundPhoneCall: 'INBOUND',
  outboundPhoneCall: 'OUTBOUND',
  webCall: 'WEB',
  'vapi.websocketCall': 'WEB',
}

/** Who and which line: these never change during a call. */
export function identityOf(message: Json, call: Json): Found {
  const { type } = call
  return {
    direction: typeof type === 'string' && Object.hasOwn(DIRECTIONS, type) ? DIRECTIONS[type] : undefined,
    assistantId: text(call['assistantId']) ?? text(record(message['assistant'])['id']),
    numberId: text(call['phoneNumberId']) ?? text(record(message['phoneNumber'])['id']),
  }
}

/** Whom the assistant spoke with, on which line. */
export const partiesOf = (part: Json): Found => ({
  customerNumber: numberOf(record(part['customer'])),
  ownNumber: numberOf(record(part['phoneNumber'])),
  callerName: nameOf(record(part['customer'])),
})

/** A hidden caller has no name either. */
function nameOf(party: Json): string | undefined {
  const name = text(party['name'], 120)?.trim()
  return name === undefined || isHidden(name) ? undefined : name
}

/** What the message and the copy of the call inside it may both say. */
export function fieldsOf(part: Json, status: ReportedStatus, names: SpeakerNames): Found {
  const answeredAtMs = instantMs(part['startedAt'])
  const isOver = status === 'ENDED' || status === 'FORWARDING'
  const conversation = isOver ? conversationOf(part, answeredAtMs, names) : undefined
  const cost = costOf(part)
  return {
    ...partiesOf(part),
    endedReason: text(part['endedReason'], 300),
    answeredAtMs,
    endedAtMs: instantMs(part['endedAt']),
    durationSeconds: durationOf(part),
    cost: cost && (cost.micros > 0 || status === 'ENDED') ? cost : undefined,
    recording: recordingOf(part),
    forwardedTo: numberOf(record(part['destination'])),
    conversation,
    summary: hasCallerTurn(conversation) ? summaryOf(part) : undefined,
  }
}

/** The number or SIP address of a party or of a transfer's destination; an assistant has neither. */
function numberOf(party: Json): string | undefined {
  const raw = text(party['number'], 64)?.trim() ?? text(party['sipUri'], 200)?.trim()
  return raw === undefined ? undefined : normalised(raw)
}

/** The same few numbers come again and again, and reading one takes as long as reading a whole message. */
const MAX_NUMBERS = 10_000
const numbers = new Map<string, string>()

function normalised(raw: string): string {
  const known = numbers.get(raw)
  if (known !== undefined) return known
  const number = isHidden(raw) ? HIDDEN : (toE164(raw) ?? raw)
  if (numbers.size >= MAX_NUMBERS) numbers.clear()
  numbers.set(raw, number)
  return number
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
