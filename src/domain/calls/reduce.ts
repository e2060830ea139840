import { hash } from 'node:crypto'
import type { CallEvaluation, CallOutcome } from '@prisma/client'
import { CALL_STATUSES, type CallEvent, type CallFields, type ReportedStatus } from '../../integrations/voice/index.js'
import { evaluationOf } from './evaluation.js'
import { outcomeOf } from './outcome.js'

/** How much a value is worth: who said it, when, and for a tie the hash of the value. The greatest one wins. */
export type Stamp = readonly [rank: number, sentAtMs: number, hash: string]

type Name = keyof CallFields

/** What events have said of a call so far. */
export type CallState = {
  status: ReportedStatus
  /** Epoch milliseconds, each the earliest that was seen. */
  times: { createdAt?: number; inProgressAt?: number; sentAt?: number; receivedAt?: number }
  stamps: { [K in Name]?: Stamp }
  /** May lack what the vault holds: stamps alone decide what wins. */
  fields: Partial<CallFields>
}

/**
 * What the provider answers when it is asked knows best, then a report, then a status update; the copy of the call inside
 * those two is often stale. What is said while the call goes on counts until one of them comes.
 */
export const RANK = { fetched: 5, fetchedSnapshot: 4, report: 3, status: 2, snapshot: 1, sign: 0 } as const

/** From this rank on the message that told a conversation came after the call, with all that is known of it. */
export const CONVERSATION_IS_WHOLE = RANK.report

/**
 * Adds an event to a call. Every part of the state only grows in one order (highest status, earliest time, greatest
 * stamp), so events may come in any order and any number of times and always lead to the same state.
 */
export function reduce(state: CallState | undefined, event: CallEvent, receivedAtMs: number): CallState {
  const before = state ?? { status: event.status, times: {}, stamps: {}, fields: {} }
  const after: CallState = {
    status: laterStatus(before.status, event.status),
    times: {
      ...earliest('createdAt', before.times.createdAt, event.createdAtMs),
      ...earliest(
        'inProgressAt',
        before.times.inProgressAt,
        event.status === 'IN_PROGRESS' ? event.sentAtMs : undefined,
      ),
      ...earliest('sentAt', before.times.sentAt, event.sentAtMs),
      ...earliest('receivedAt', before.times.receivedAt, receivedAtMs),
    },
    stamps: { ...before.stamps },
    fields: { ...before.fields },
  }
  take(after, event.said, { rank: RANK[event.kind], atMs: event.sentAtMs, validAtMs: event.validAtMs })
  take(after, event.snapshot, worthOfSnapshot(event))
  return after
}

/**
 * Whether what was said at a time is part of the conversation that is known, or comes after it. One of a call that is
 * over is whole.
 */
export function isInConversation({ stamps: { conversation } }: CallState, saidAtMs: number): boolean {
  if (!conversation) return false
  const [rank, sentAtMs] = conversation
  return rank > RANK.sign || saidAtMs <= sentAtMs
}

/** The columns that follow from the state, whichever event brought its parts. */
export function derive({ status, times, fields, stamps }: CallState) {
  const direction = fields.direction ?? 'INBOUND'
  const isOutbound = direction === 'OUTBOUND'
  const answeredAtMs = fields.answeredAtMs ?? times.inProgressAt
  const startedAtMs = times.createdAt ?? answeredAtMs ?? times.sentAt ?? times.receivedAt ?? 0
  const { endedReason, endedAtMs } = fields
  const talkedMs = answeredAtMs !== undefined && endedAtMs !== undefined ? endedAtMs - answeredAtMs : undefined
  return {
    status,
    direction,
    fromNumber: (isOutbound ? fields.ownNumber : fields.customerNumber) ?? null,
    toNumber: (isOutbound ? fields.customerNumber : fields.ownNumber) ?? null,
    outcome: outcomeFor(status, endedReason),
    startedAt: new Date(startedAtMs),
    answeredAt: dateOf(answeredAtMs),
    endedAt: dateOf(status === 'ENDED' ? endedAtMs : undefined),
    durationSeconds:
      fields.durationSeconds ?? (status === 'ENDED' && talkedMs !== undefined ? wholeSeconds(talkedMs) : null),
    evaluation: judged(fields.success),
    hasRecording: stamps.recording !== undefined,
  }
}

const dateOf = (ms: number | undefined) => (ms === undefined ? null : new Date(ms))
const wholeSeconds = (ms: number) => Math.max(0, Math.round(ms / 1000))
const judged = (success: CallFields['success'] | undefined): CallEvaluation | null =>
  (success && evaluationOf(success)) ?? null

function outcomeFor(status: ReportedStatus, endedReason: string | undefined): CallOutcome | null {
  if (endedReason !== undefined) return outcomeOf(endedReason)
  return status === 'ENDED' ? 'OTHER' : null
}

/** An ended call is never reopened. */
const laterStatus = (one: ReportedStatus, other: ReportedStatus) =>
  CALL_STATUSES.indexOf(one) >= CALL_STATUSES.indexOf(other) ? one : other

function earliest(name: keyof CallState['times'], one: number | undefined, other: number | undefined) {
  const times = [one, other].filter((time) => time !== undefined)
  return times.length > 0 ? { [name]: Math.min(...times) } : {}
}

function worthOfSnapshot({ kind, sentAtMs }: CallEvent): Worth {
  // A sign of life names the same parties every few seconds: it is not worth more for being later.
  if (kind === 'sign') return { rank: RANK.sign, atMs: 0 }
  return { rank: kind === 'fetched' ? RANK.fetchedSnapshot : RANK.snapshot, atMs: sentAtMs }
}

type Worth = { rank: number; atMs: number | undefined; validAtMs?: CallEvent['validAtMs'] }

/** Keeps of each field the value with the greater stamp. What an event does not say takes nothing away. */
function take(state: CallState, said: Partial<CallFields>, { rank, atMs = 0, validAtMs }: Worth): void {
  for (const name of Object.keys(said) as Name[]) {
    const value = said[name]
    const at = validAtMs?.[name] ?? expiresAtMs(said, name) ?? atMs
    const best = state.stamps[name]
    const isLess = best && (rank === best[0] ? at < best[1] : rank < best[0])
    if (isLess) continue
    const stamp: Stamp = [rank, at, hashOf(value)]
    if (best && !isGreater(stamp, best)) continue
    state.stamps[name] = stamp
    put(state.fields, name, value)
  }
}

function put<K extends Name>(fields: Partial<CallFields>, name: K, value: Partial<CallFields>[K]): void {
  fields[name] = value
}

/** Of two deliveries of one report, the links that live longer. */
function expiresAtMs(said: Partial<CallFields>, name: Name): number | undefined {
  const expiresAt = name === 'recording' ? said.recording?.presignedUrlsExpiresAt : undefined
  return expiresAt === undefined ? undefined : Date.parse(expiresAt)
}

function isGreater(one: Stamp, other: Stamp): boolean {
  if (one[0] !== other[0]) return one[0] > other[0]
  return one[1] === other[1] ? one[2] > other[2] : one[1] > other[1]
}

const hashOf = (value: unknown) => hash('sha256', JSON.stringify(value)).slice(0, 16)
