import type { CallEvent, ReportedStatus } from '../contract.js'
import { type Found, fieldsOf, identityOf, partiesOf } from './call-fields.js'
import { conversationOf } from './conversation.js'
import { extractedFrom } from './extracted.js'
import { finalWordsOf, typeOf } from './live.js'
import type { VapiMessage } from './messages.js'
import { instantMs, type Json, known, record, text } from './read.js'
import { type SpeakerNames, speakerNamesOf } from './transcript.js'

const STATUSES: Record<string, ReportedStatus> = {
  scheduled: 'SCHEDULED',
  queued: 'QUEUED',
  ringing: 'RINGING',
  'in-progress': 'IN_PROGRESS',
  forwarding: 'FORWARDING',
  ended: 'ENDED',
}

/** Vapi's word for a status in ours; undefined for those that are none: not-found, deletion-failed. */
export const statusOf = (value: unknown): ReportedStatus | undefined =>
  typeof value === 'string' && Object.hasOwn(STATUSES, value) ? STATUSES[value] : undefined

/** What a message says of its call, past whose call it is and when it was sent. */
type Saying = Pick<CallEvent, 'kind' | 'status' | 'said' | 'snapshot' | 'line' | 'validAtMs'>

/** A message, with the names its speakers may have. */
type Named = VapiMessage & { names: SpeakerNames }

/** type → how it is read. Whoever speaks or is handed on is on the line: a sign of life, if no status came. */
const READERS: Record<string, (read: Named) => Saying | undefined> = {
  'status-update': updateOf,
  'end-of-call-report': reportOf,
  transcript: sentenceOf,
  'conversation-update': soFarOf,
  'transfer-update': (read) => tellingOf(read, 'IN_PROGRESS', fieldsOf(read.message, 'IN_PROGRESS', read.names)),
  'language-changed': languageOf,
  'language-change-detected': languageOf,
  'call.deleted': (read) => tellingOf(read, 'ENDED', { deletedAtMs: read.sentAtMs ?? changedAtMs(read.message) }),
}

/**
 * What a message says about its call; undefined for a message that says nothing of one, that names none, and for a status
 * that is none. `ours` is how our own records name those who speak, for transcripts that name them so.
 */
export function callEventOf(read: VapiMessage, ours?: SpeakerNames): CallEvent | undefined {
  const { message, callId, sentAtMs } = read
  const type = typeOf(read)
  const saying = type !== undefined && Object.hasOwn(READERS, type) ? READERS[type]?.(named(read, ours)) : undefined
  if (!saying || !callId) return undefined
  return { callId, ...known({ sentAtMs, createdAtMs: instantMs(record(message['call'])['createdAt']) }), ...saying }
}

function named(read: VapiMessage, ours: SpeakerNames | undefined): Named {
  const { assistant, caller } = speakerNamesOf(read.message)
  const names = { assistant: [...assistant, ...(ours?.assistant ?? [])], caller: [...caller, ...(ours?.caller ?? [])] }
  return { ...read, names }
}

function updateOf(read: Named): Saying | undefined {
  const status = statusOf(read.message['status'])
  if (!status) return undefined
  const said = fieldsOf(read.message, status, read.names)
  return tellingOf(read, status, {
    ...said,
    endedAtMs: said.endedAtMs ?? (status === 'ENDED' ? read.sentAtMs : undefined),
  })
}

function reportOf(read: Named): Saying {
  const { message, sentAtMs, names } = read
  const snapshot = snapshotOf(read, 'ENDED')
  return {
    kind: message['isFetched'] === true ? 'fetched' : 'report',
    status: 'ENDED',
    said: known({ ...fieldsOf(message, 'ENDED', names), ...reported(message) }),
    // A report comes some seconds after the end; that is what there is when nothing says more.
    snapshot: known({ ...snapshot, endedAtMs: snapshot.endedAtMs ?? sentAtMs }),
    ...lateOutputs(message, sentAtMs),
  }
}

/** Structured outputs may be made after the report: they are as new as Vapi says they are. */
function lateOutputs(message: Json, sentAtMs = 0): Pick<CallEvent, 'validAtMs'> {
  const updatedAtMs = instantMs(artifactOf(message)['structuredOutputsLastUpdatedAt'])
  if (updatedAtMs === undefined || updatedAtMs <= sentAtMs) return {}
  return { validAtMs: { structured: updatedAtMs, custom: updatedAtMs, intent: updatedAtMs } }
}

/** What only a report says. A report that was made of GET /call may have it in the call alone. */
function reported(message: Json): Found {
  const whole = { ...message, artifact: artifactOf(message), analysis: filled(message, 'analysis') }
  const { name, ...extracted } = extractedFrom(whole)
  return { ...extracted, callerName: partiesOf(message).callerName ?? name }
}

const artifactOf = (message: Json) => filled(message, 'artifact')

function filled(message: Json, name: string): Json {
  const own = record(message[name])
  return Object.keys(own).length > 0 ? own : record(record(message['call'])[name])
}

function tellingOf(read: Named, status: ReportedStatus, said: Found): Saying {
  return { kind: 'status', status, said: known(said), snapshot: known(snapshotOf(read, status)) }
}

function snapshotOf({ message, names }: Named, status: ReportedStatus): Found {
  const call = record(message['call'])
  return { ...fieldsOf(call, statusOf(call['status']) ?? status, names), ...identityOf(message, call) }
}

function languageOf(read: Named): Saying {
  return tellingOf(read, 'IN_PROGRESS', { language: text(read.message['language'], 35)?.trim() })
}

const changedAtMs = (message: Json) =>
  instantMs(record(message['call'])['updatedAt']) ?? instantMs(record(message['call'])['createdAt'])

function sentenceOf(read: VapiMessage): Saying | undefined {
  const line = finalWordsOf(read)
  return line && { ...signOfLife(read.message, {}), line }
}

/** Before anybody has spoken there is nothing to say. */
function soFarOf({ message }: VapiMessage): Saying | undefined {
  const conversation = conversationOf(message, undefined)
  return conversation && signOfLife(message, { conversation })
}

/** These come every few seconds and say the same of the call each time: who is on the line. */
function signOfLife(message: Json, said: Found): Saying {
  const call = record(message['call'])
  const snapshot = { ...partiesOf(call), ...known(partiesOf(message)), ...identityOf(message, call) }
  return { kind: 'sign', status: 'IN_PROGRESS', said: known(said), snapshot: known(snapshot) }
}
