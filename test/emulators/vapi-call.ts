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
  /** An in-call function, with the text it answered; a call that is dialled or rung puts in what the server answers. */
  | { uses: string; with: Record<string, unknown>; gets?: string }

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
  /** What whoever dialled called it. */
  callName?: string
  /** No recording yet, or none at all. */
  lacksRecording?: boolean
  /** Who takes part, whole, as REST has it (or, of an answer to assistant-request, without an id). */
  assistant?: Record<string, unknown>
  phoneNumber?: Record<string, unknown>
  /** Every line is told when it is spoken, not only the first three. */
  isTalkative?: boolean
  /** How long everything takes, of what it takes people (1). */
  pace?: number
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

/** As long as that takes in this call. */
export const paced = ({ pace = 1 }: Pick<CallScript, 'pace'>, ms: number) => Math.round(ms * pace)

/** Lays a script out in time: how long everybody talks follows from what they say. */
export function layOut(script: CallScript, createdAt: Date, id: string = randomUUID()): EmulatedCall {
  const pickedUpAt = createdAt.getTime() + paced(script, script.ringSeconds * 1_000)
  const answeredAt = script.isAnswered ? new Date(pickedUpAt) : undefined
  const messages = answeredAt ? messagesOf(script, answeredAt) : []
  const spoken = messages.at(-1)
  const endMs = spoken ? Number(spoken['endTime'] ?? spoken.time) + paced(script, 600) : pickedUpAt
  const transcript = messages
    .filter(({ role }) => role === 'bot' || role === 'user')
    .map(({ role, message }) => `${role === 'bot' ? 'AI' : 'User'}: ${message}\n`)
    .join('')
  const durationMs = answeredAt ? endMs - pickedUpAt : 0
  return { id, script, createdAt, answeredAt, endedAt: new Date(endMs), durationMs, messages, transcript }
}

function messagesOf(script: CallScript, answeredAt: Date): SpokenMessage[] {
  const start = answeredAt.getTime()
  const prompt = promptOf(script)
  const messages: SpokenMessage[] = [
    { role: 'system', message: prompt, time: start - paced(script, 1_200), secondsFromStart: 0 },
  ]
  let at = start + paced(script, 1_200)
  for (const turn of script.turns) {
    const secondsFromStart = (at - start) / 1_000
    if ('says' in turn) {
      const duration = paced(script, Math.max(500, Math.round((turn.says.length / CHARACTERS_PER_SECOND) * 1_000)))
      const role = turn.who === 'assistant' ? 'bot' : 'user'
      messages.push({ role, message: turn.says, time: at, endTime: at + duration, secondsFromStart, duration })
      at += duration + paced(script, PAUSE_MS)
    } else {
      messages.push(...functionMessages(turn, at, { secondsFromStart, takesMs: paced(script, FUNCTION_MS) }))
      at += paced(script, FUNCTION_MS + PAUSE_MS)
    }
  }
  return messages
}

function promptOf({ assistant, business }: CallScript): string {
  const { messages } = (assistant?.['model'] ?? {}) as { messages?: { role: string; content: string }[] }
  const own = messages?.find(({ role }) => role === 'system')?.content
  return own ?? `You are ${business.voice}, the voice of ${business.name}. INTERNAL-PROMPT: be brief.`
}

function functionMessages(
  turn: Extract<Turn, { uses: string }>,
  at: number,
  { secondsFromStart, takesMs }: { secondsFromStart: number; takesMs: number },
): SpokenMessage[] {
  const id = `call_${randomUUID().replaceAll('-', '').slice(0, 24)}`
  const called = { id, type: 'function', function: { name: turn.uses, arguments: JSON.stringify(turn.with) } }
  const result = { role: 'tool_call_result' as const, toolCallId: id, name: turn.uses, result: turn.gets ?? NO_RESULT }
  return [
    { role: 'tool_calls', message: '', time: at, secondsFromStart, toolCalls: [called] },
    { ...result, time: at + takesMs, secondsFromStart: secondsFromStart + takesMs / 1_000 },
  ]
}

/** What the model sees when the server's answer was none (contract §1.4). */
const NO_RESULT = 'No result returned.'
