import type { CallFields, SpokenMessage } from '../contract.js'
import { instantMs, type Json, known, list, number, plain, record, text } from './read.js'
import { linesOfTranscript, type SpeakerNames } from './transcript.js'

const MAX_MESSAGES = 3_000
const MAX_TEXT = 20_000
const MAX_TRANSCRIPT = 1_000_000

/** What was said, from the messages where there are any, else from the transcript; undefined when there is neither. */
export function conversationOf(
  part: Json,
  answeredAtMs: number | undefined,
  names?: SpeakerNames,
): CallFields['conversation'] | undefined {
  const artifact = record(part['artifact'])
  const sources = [artifact, part].flatMap((from) => [
    from['messages'],
    from['messagesOpenAIFormatted'],
    from['conversation'],
  ])
  const transcript = text(artifact['transcript'], MAX_TRANSCRIPT) ?? text(part['transcript'], MAX_TRANSCRIPT)
  const given = sources.map((source) => spoken(list(source).slice(0, MAX_MESSAGES), answeredAtMs))
  const messages = given.find((found) => found.length > 0) ?? []
  if (messages.length === 0 && transcript === undefined) return undefined
  return {
    messages: messages.length > 0 ? messages : linesOfTranscript(transcript ?? '', names),
    transcript:
      transcript ??
      messages
        .filter(({ speaker }) => speaker !== 'FUNCTION')
        .map(asLine)
        .join(''),
  }
}

/** Whether a person may have said anything. Summaries of calls where nobody did are made up (contract §8). */
export const hasCallerTurn = (conversation: CallFields['conversation'] | undefined) =>
  conversation?.messages.some(({ speaker }) => speaker === 'CALLER' || speaker === 'UNKNOWN') ?? false

/** System prompts are the client's and ours, never part of a conversation. */
function spoken(given: unknown[], answeredAtMs: number | undefined): SpokenMessage[] {
  const results = new Map<string, Json>()
  const asked = new Set<string>()
  for (const entry of given.map(record)) {
    const id = entry['toolCallId'] ?? entry['tool_call_id']
    if (isResult(entry) && typeof id === 'string') results.set(id, entry)
    for (const call of callsOf(entry)) if (typeof call['id'] === 'string') asked.add(call['id'])
  }
  return given.map(record).flatMap((entry) => {
    const times = timesOf(entry, answeredAtMs)
    const words = wordsOf(entry)
    const speaker = speakerOf(entry['role'])
    const said: SpokenMessage[] = words && speaker ? [{ speaker, ...times, content: words }] : []
    const functions = callsOf(entry).map((call) => functionOf(call, results.get(String(call['id'])), times))
    const orphan = isResult(entry) && !asked.has(String(entry['toolCallId'] ?? entry['tool_call_id']))
    return [...said, ...functions, ...(orphan ? [functionOf(entry, entry, times)] : [])]
  })
}

const isResult = (entry: Json) => ['tool_call_result', 'tool', 'function'].includes(String(entry['role']))
const callsOf = (entry: Json) => list(entry['toolCalls'] ?? entry['tool_calls']).map(record)

function speakerOf(role: unknown): 'ASSISTANT' | 'CALLER' | undefined {
  if (role === 'bot' || role === 'assistant') return 'ASSISTANT'
  return role === 'user' || role === 'customer' ? 'CALLER' : undefined
}

/** A text, or the texts of OpenAI's list of parts. */
function wordsOf(entry: Json): string | undefined {
  const content = entry['message'] ?? entry['content']
  if (!Array.isArray(content)) return text(content, MAX_TEXT)
  return text(content.map((part) => record(part)['text'] ?? '').join(' '), MAX_TEXT)
}

type Times = { offsetMs?: number; durationMs?: number }

/** Vapi counts seconds from the start; durations were seconds until 2024 and are milliseconds since. */
function timesOf(entry: Json, answeredAtMs: number | undefined): Times {
  const from = instantMs(entry['time'])
  const to = instantMs(entry['endTime'])
  const seconds = number(entry['secondsFromStart'])
  const counted = from !== undefined && answeredAtMs !== undefined ? from - answeredAtMs : undefined
  const duration = number(entry['duration'])
  const stated = duration === undefined || duration >= 100 ? duration : duration * 1000
  return known({
    offsetMs: milliseconds(seconds === undefined ? counted : seconds * 1000),
    durationMs: milliseconds(from !== undefined && to !== undefined ? to - from : stated),
  })
}

const milliseconds = (value: number | undefined) =>
  value === undefined || value > 864_000_000 ? undefined : Math.max(0, Math.round(value))

function functionOf(call: Json, answer: Json | undefined, times: Times): SpokenMessage {
  const named = record(call['function'])
  const content = {
    name: text(named['name'] ?? call['name'], 200) ?? 'function',
    ...present('arguments', named['arguments'] ?? named['parameters'] ?? call['arguments'] ?? call['parameters']),
    ...present('result', answer && (answer['result'] ?? answer['content'] ?? answer['message'])),
  }
  return { speaker: 'FUNCTION', ...times, content: JSON.stringify(content) }
}

const present = (name: string, value: unknown) =>
  value === undefined || value === null || value === '' ? {} : { [name]: plain(unpacked(value)) }

/** Arguments and results often come as JSON inside a text. */
function unpacked(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value) || value.length > MAX_TEXT) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

const asLine = ({ speaker, content }: SpokenMessage) => `${speaker === 'ASSISTANT' ? 'AI' : 'User'}: ${content}\n`
