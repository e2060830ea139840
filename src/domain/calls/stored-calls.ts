import { type Call, Prisma } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { inPowers } from './in-powers.js'
import type { CallState } from './reduce.js'

export type CallKey = { clientId: string; vapiCallId: string }

export const keyOf = ({ clientId, vapiCallId }: CallKey) => `${clientId}|${vapiCallId}`

/** What others than events say of a call. */
type OfOthers = `judged${string}` | `corrected${string}` | 'followedUpAt' | 'leadId' | 'propertyId'

/** A row of calls as events write it. */
export type CallColumns = Omit<
  Call,
  'stamps' | 'wordHashes' | 'costMicros' | 'costBreakdown' | 'createdAt' | 'updatedAt' | `${string}Sealed` | OfOthers
> & {
  /** PostgreSQL's text of a bigint. */
  costMicros: string | null
  transcriptSealed: Uint8Array | null
  summarySealed: Uint8Array | null
  structuredSealed: Uint8Array | null
  customFieldsSealed: Uint8Array | null
  recordingSealed: Uint8Array | null
  costBreakdown: unknown
  /** PostgreSQL's text of a bigint[]. */
  wordHashes: string
  /** What a report says anew of the intent: it counts as judged until more is known. */
  reportedIntent: { name: string | null; confidence: number | null } | undefined
  stamps: {
    times?: CallState['times']
    fields?: CallState['stamps']
    /** Of which conversation the language model was asked (src/domain/follow-up). */
    searched?: string
  }
}

export type StoredCall = Omit<CallColumns, 'reportedIntent'>

/** These calls as they are now, locked until the transaction ends. Ask for them in one order everywhere. */
export async function loadCalls(tx: Ctx, keys: readonly CallKey[]): Promise<Map<string, StoredCall>> {
  const rows = await tx.db.$queryRaw<StoredCall[]>`
    select c.id::text, c.client_id::text as "clientId", c.vapi_call_id as "vapiCallId", vapi_assistant_id as "vapiAssistantId",
      vapi_phone_number_id as "vapiPhoneNumberId", direction::text, from_number as "fromNumber", to_number as "toNumber",
      caller_name as "callerName", status::text, ended_reason as "endedReason", outcome::text, started_at as "startedAt",
      answered_at as "answeredAt", ended_at as "endedAt", duration_seconds as "durationSeconds",
      cost_micros::text as "costMicros", cost_breakdown as "costBreakdown", success_evaluation as "successEvaluation",
      evaluation::text, intent, confidence, reported_outcome as "reportedOutcome", service_name as "serviceName",
      has_recording as "hasRecording", forwarded_to as "forwardedTo", language, deleted_at_vapi_at as "deletedAtVapiAt",
      transcript_sealed as "transcriptSealed", summary_sealed as "summarySealed",
      structured_sealed as "structuredSealed", custom_fields_sealed as "customFieldsSealed",
      recording_sealed as "recordingSealed", word_hashes::text as "wordHashes", stamps
    from unnest(${keys.map(({ clientId }) => clientId)}::uuid[], ${keys.map(({ vapiCallId }) => vapiCallId)}::text[])
      as wanted (client_id, vapi_call_id)
    join calls c on c.client_id = wanted.client_id and c.vapi_call_id = wanted.vapi_call_id
    order by c.client_id, c.vapi_call_id for update of c`
  return new Map(rows.map((row) => [keyOf(row), row]))
}

/** PostgreSQL takes 65,535 parameters a statement; a call has 39. */
const CALLS_A_STATEMENT = 512

/**
 * Writes calls: new ones are added, those that were loaded are replaced. What a person or the follow-up said of outcome and
 * intent goes on counting, and what follows from a call that ended is due again, now that more is known of it.
 * @throws conflict when a new one has meanwhile been added by another process
 */
export async function saveCalls(tx: Ctx, calls: readonly CallColumns[]): Promise<void> {
  for (const group of inPowers(calls, CALLS_A_STATEMENT)) {
    const saved = await save(tx, group)
    if (saved !== group.length) throw conflict('Another process has just added one of these calls')
  }
}

const save = ({ db, now }: Ctx, calls: readonly CallColumns[]): Promise<number> =>
  db.$executeRaw`
    insert into calls (id, client_id, vapi_call_id, vapi_assistant_id, vapi_phone_number_id, direction, from_number,
      to_number, caller_name, status, ended_reason, outcome, started_at, answered_at, ended_at, duration_seconds,
      cost_micros, cost_breakdown, success_evaluation, evaluation, intent, confidence, reported_outcome, service_name,
      has_recording, forwarded_to, language, deleted_at_vapi_at, transcript_sealed, summary_sealed, structured_sealed,
      custom_fields_sealed, recording_sealed, word_hashes, stamps, judged_intent, judged_confidence, judged_from,
      updated_at)
    values ${Prisma.join(calls.map((call) => valuesOf(call, now)))}
    on conflict (client_id, vapi_call_id) do update set
      vapi_assistant_id = excluded.vapi_assistant_id, vapi_phone_number_id = excluded.vapi_phone_number_id,
      direction = excluded.direction, from_number = excluded.from_number, to_number = excluded.to_number,
      caller_name = excluded.caller_name, status = excluded.status, ended_reason = excluded.ended_reason,
      outcome = coalesce(calls.corrected_outcome, calls.judged_outcome, excluded.outcome),
      started_at = excluded.started_at, answered_at = excluded.answered_at, ended_at = excluded.ended_at, duration_seconds = excluded.duration_seconds, cost_micros = excluded.cost_micros,
      cost_breakdown = excluded.cost_breakdown, success_evaluation = excluded.success_evaluation,
      evaluation = excluded.evaluation,
      judged_intent = case when excluded.judged_from is null then calls.judged_intent else excluded.judged_intent end,
      judged_confidence = case when excluded.judged_from is null then calls.judged_confidence
        else excluded.judged_confidence end,
      judged_from = coalesce(excluded.judged_from, calls.judged_from),
      intent = case when calls.corrected_intent is not null then calls.corrected_intent
        when excluded.judged_from is not null then excluded.judged_intent
        else coalesce(calls.judged_intent, excluded.intent) end,
      confidence = case when calls.corrected_intent is not null then 1
        when excluded.judged_from is not null then excluded.judged_confidence
        when calls.judged_intent is not null then calls.judged_confidence else excluded.confidence end,
      followed_up_at = null,
      reported_outcome = excluded.reported_outcome, service_name = excluded.service_name,
      has_recording = excluded.has_recording, forwarded_to = excluded.forwarded_to, language = excluded.language,
      deleted_at_vapi_at = excluded.deleted_at_vapi_at, transcript_sealed = excluded.transcript_sealed,
      summary_sealed = excluded.summary_sealed, structured_sealed = excluded.structured_sealed,
      custom_fields_sealed = excluded.custom_fields_sealed, recording_sealed = excluded.recording_sealed,
      word_hashes = excluded.word_hashes, stamps = excluded.stamps, updated_at = excluded.updated_at
    where calls.id = excluded.id`

function valuesOf(call: CallColumns, now: Date): Prisma.Sql {
  return Prisma.sql`(${call.id}::uuid, ${call.clientId}::uuid, ${call.vapiCallId}, ${call.vapiAssistantId},
    ${call.vapiPhoneNumberId}, ${call.direction}::call_direction, ${call.fromNumber}, ${call.toNumber},
    ${call.callerName}, ${call.status}::call_status, ${call.endedReason}, ${call.outcome}::call_outcome,
    ${call.startedAt}::timestamptz, ${call.answeredAt}::timestamptz, ${call.endedAt}::timestamptz,
    ${call.durationSeconds}::int, ${call.costMicros}::bigint, ${json(call.costBreakdown)}::jsonb,
    ${call.successEvaluation}, ${call.evaluation}::call_evaluation, ${call.intent}, ${call.confidence}::float8,
    ${call.reportedOutcome}, ${call.serviceName}, ${call.hasRecording}::boolean, ${call.forwardedTo},
    ${call.language}, ${call.deletedAtVapiAt}::timestamptz, ${call.transcriptSealed}::bytea,
    ${call.summarySealed}::bytea, ${call.structuredSealed}::bytea, ${call.customFieldsSealed}::bytea,
    ${call.recordingSealed}::bytea, ${call.wordHashes}::bigint[], ${json(call.stamps)}::jsonb,
    ${call.reportedIntent?.name ?? null}, ${call.reportedIntent?.confidence ?? null}::float8,
    ${call.reportedIntent ? 'REPORT' : null}::judged_from, ${now}::timestamptz)`
}

const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))
