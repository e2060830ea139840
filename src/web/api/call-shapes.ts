import { z } from 'zod'
import {
  CALL_DIRECTIONS,
  CALL_OUTCOMES,
  CALL_STATUSES,
  type CallDetail,
  type CallMessage,
  type CallRow,
} from '../../domain/calls/index.js'
import { snaked } from './names.js'
import { id, instant, money, moneyOf, wordOut } from './shapes.js'

const text = z.string().nullable()

const line = {
  id,
  client_id: id,
  vapi_call_id: z.string().meta({ description: 'Its id at Vapi, as forwarded events name it' }),
  direction: wordOut(CALL_DIRECTIONS),
  status: wordOut(CALL_STATUSES),
  outcome: wordOut(CALL_OUTCOMES).nullable().meta({ description: 'What it led to; null until it is over' }),
  reported_outcome: text.meta({
    description: 'The same in the words of the client’s own Vapi set-up, where those count more than ours',
  }),
  intent: text,
  evaluation: wordOut(['POSITIVE', 'NEGATIVE', 'NEUTRAL']).nullable(),
  service_name: text,
  caller_name: text,
  from_number: text.meta({ description: 'Who rang: a number, or a SIP address; null where is_number_hidden' }),
  to_number: text.meta({ description: 'Who was rung, in the same form' }),
  is_number_hidden: z.boolean().meta({
    description:
      'The caller shows no number. What carriers send in its place, such as anonymous, is never given as one',
  }),
  started_at: instant,
  answered_at: instant.nullable(),
  ended_at: instant.nullable(),
  duration_seconds: z.number().int().nullable(),
  ended_reason: text.meta({ description: 'Vapi’s word, such as customer-ended-call' }),
  summary: text,
  has_recording: z.boolean(),
  lead_id: id.nullable(),
  property_id: id.nullable(),
}

export const callLine = z.object(line).meta({ id: 'CallLine' })

export const call = z
  .object({
    ...line,
    assistant_id: id.nullable(),
    forwarded_to: text.meta({ description: 'The number or SIP address it was handed on to' }),
    language: text,
    time_zone: z.string(),
    confidence: z.number().nullable().meta({ description: '0 to 1: how certain the intent is' }),
    judged_from: wordOut(['FUNCTIONS', 'REPORT', 'TRANSCRIPT']).nullable(),
    correction: z
      .object({ by: z.string(), at: instant, outcome: wordOut(CALL_OUTCOMES).nullable(), intent: text })
      .nullable()
      .meta({ description: 'What a person said over the machine' }),
    structured: z.record(z.string(), z.unknown()).meta({ description: 'What the assistant understood' }),
    custom_fields: z.record(z.string(), z.unknown()).meta({ description: 'What else the client’s set-up sends' }),
    success_evaluation: text,
    recordings: z.object({ mono: z.boolean(), stereo: z.boolean() }),
    cost: money.nullable().meta({ description: 'What it cost the agency; for keys of the agency only' }),
  })
  .meta({ id: 'Call' })

export const transcription = z
  .object({
    call_id: id,
    status: wordOut(CALL_STATUSES),
    language: text,
    summary: text,
    text: z.string().meta({ description: 'What people and the assistant said, a line each' }),
    lines: z.array(
      z.object({
        speaker: wordOut(['ASSISTANT', 'CALLER', 'FUNCTION', 'UNKNOWN']).meta({
          description: 'UNKNOWN: the transcript gives a name that is neither; it stands before what was said',
        }),
        offset_ms: z.number().nullable().meta({ description: 'After the call was answered' }),
        duration_ms: z.number().nullable(),
        text,
        function: z
          .object({ name: z.string(), arguments: z.unknown(), result: z.unknown() })
          .nullable()
          .meta({ description: 'An in-call function that was used' }),
      }),
    ),
  })
  .meta({ id: 'Transcription' })

export const presentLine = (row: CallRow) => snaked(row)

export function presentCall(detail: CallDetail) {
  const { cost, lead, property, ...rest } = detail
  return {
    ...snaked(rest),
    lead_id: lead?.id ?? null,
    property_id: property?.id ?? null,
    cost: cost && moneyOf(centsOf(cost.totalMicros), 'USD'),
  }
}

/** Whole cents of micro-dollars, half a cent up. */
export const centsOf = (micros: bigint): bigint => (micros + 5_000n) / 10_000n

export function presentTranscription({ id: call_id, status, language, summary, messages, transcript }: CallDetail) {
  const lines = messages.map(presentMessage)
  const said = lines.flatMap((one) => (one.text === null ? [] : `${NAMES[one.speaker]}: ${one.text}`)).join('\n')
  return { call_id, status, language, summary, lines, text: said || (transcript ?? '') }
}

const NAMES = { ASSISTANT: 'Assistant', CALLER: 'Caller', FUNCTION: 'Function', UNKNOWN: 'Speaker not known' }

function presentMessage(message: CallMessage) {
  const { speaker, offsetMs: offset_ms, durationMs: duration_ms } = message
  const at = { speaker, offset_ms, duration_ms }
  if (message.speaker !== 'FUNCTION') return { ...at, text: message.text, function: null }
  const { name, arguments: asked = null, result = null } = message
  return { ...at, text: null, function: { name, arguments: asked, result } }
}
