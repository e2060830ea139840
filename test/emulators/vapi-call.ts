import { randomUUID } from 'node:crypto'

/** A business as Vapi knows it: its assistant and its number. */
export type Business = {
  name: string
  assistantId: string
  assistantName: string
  /** What the assistant's voice is called. */
  voice: string
  phoneNumberId: string
  number: string
  greeting: string
}

export type Turn =
  | { who: 'assistant' | 'caller'; says: string }
  /** An in-call function, with the text it answered. */
  | { uses: string; with: Record<string, unknown>; gets: string }

/** What a call is about, before it has a time. */
export type CallScript = {
  direction: 'inbound' | 'outbound' | 'web'
  business: Business
  caller: { number?: string; name?: string }
  turns: Turn[]
  /** Absent: it rang and nobody was there. */
  isAnswered: boolean
  endedReason: string
  /** Seconds from queueing or ringing to the answer, or to giving up. */
  ringSeconds: number
  language?: string
  summary?: string
  structuredData?: Record<string, unknown>
  /** Newer set-ups: { name: result }. */
  structuredOutputs?: Record<string, unknown>
  successEvaluation?: string
  transferTo?: string
  metadata?: Record<string, unknown>
  /** No recording yet, or none at all. */
  lacksRecording?: boolean
  /** As calls were reported in 2024: ISO times, nulls, lengths of turns in seconds, no length of the call. */
  isLegacy?: boolean
}

export type SpokenMessage = {
  role: 'system' | 'bot' | 'user' | 'tool_calls' | 'tool_call_result'
  message?: string
  time: number
  secondsFromStart: number
  [more: string]: unknown
}

/** A call with its times, as Vapi would keep it. */
export type EmulatedCall = {
  id: string
  script: CallScript
  createdAt: Date
  answeredAt: Date | undefined
  endedAt: Date
  durationMs: number
  messages: SpokenMessage[]
  transcript: string
  /** When something was added after its end. */
  amendedAt?: Date
}

const CHARACTERS_PER_SECOND = 16
const PAUSE_MS = 700
const FUNCTION_MS = 900

/** Lays a script out in time: how long everybody talks follows from what they say. */
export function layOut(script: CallScript, createdAt: Date, id: string = randomUUID()): EmulatedCall {
  const pickedUpAt = createdAt.getTime() + script.ringSeconds * 1_000
  const answeredAt = script.isAnswered ? new Date(pickedUpAt) : undefined
  const messages = answeredAt ? messagesOf(script, answeredAt) : []
  const spoken = messages.at(-1)
  const endMs = spoken ? Number(spoken['endTime'] ?? spoken.time) + 600 : pickedUpAt
  const transcript = messages
    .filter(({ role }) => role === 'bot' || role === 'user')
    .map(({ role, message }) => `${role === 'bot' ? 'AI' : 'User'}: ${message}\n`)
    .join('')
  const durationMs = answeredAt ? endMs - pickedUpAt : 0
  return { id, script, createdAt, answeredAt, endedAt: new Date(endMs), durationMs, messages, transcript }
}

function messagesOf(script: CallScript, answeredAt: Date): SpokenMessage[] {
  const start = answeredAt.getTime()
  const prompt = `You are ${script.business.voice}, the voice of ${script.business.name}. INTERNAL-PROMPT: be brief.`
  const messages: SpokenMessage[] = [{ role: 'system', message: prompt, time: start - 1_200, secondsFromStart: 0 }]
  let at = start + 1_200
  for (const turn of script.turns) {
    const secondsFromStart = (at - start) / 1_000
    if ('says' in turn) {
      const duration = Math.max(500, Math.round((turn.says.length / CHARACTERS_PER_SECOND) * 1_000))
      const role = turn.who === 'assistant' ? 'bot' : 'user'
      messages.push({ role, message: turn.says, time: at, endTime: at + duration, secondsFromStart, duration })
      at += duration + PAUSE_MS
    } else {
      messages.push(...functionMessages(turn, at, secondsFromStart))
      at += FUNCTION_MS + PAUSE_MS
    }
  }
  return messages
}

function functionMessages(turn: Extract<Turn, { uses: string }>, at: number, seconds: number): SpokenMessage[] {
  const id = `call_${randomUUID().replaceAll('-', '').slice(0, 24)}`
  const called = { id, type: 'function', function: { name: turn.uses, arguments: JSON.stringify(turn.with) } }
  const result = { role: 'tool_call_result' as const, toolCallId: id, name: turn.uses, result: turn.gets }
  return [
    { role: 'tool_calls', message: '', time: at, secondsFromStart: seconds, toolCalls: [called] },
    { ...result, time: at + FUNCTION_MS, secondsFromStart: seconds + FUNCTION_MS / 1_000 },
  ]
}
