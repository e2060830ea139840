import type OpenAI from 'openai'
import { z } from 'zod'
import { DomainError } from '../../platform/errors.js'
import { keepPortable } from '../../platform/published-schema.js'
import type { Extraction, LanguageModel, Turn } from './contract.js'

/** Somebody waits for the answer at a screen. */
const TIMEOUT_MS = 20_000
const TEMPERATURE = 0.4
/** Nobody waits for what is read in a text, and the answer is short. */
const READING_TIMEOUT_MS = 60_000
const MOST_TOKENS_READ = 1_000

export type Settings = { baseUrl: string; apiKey: string; model: string }

/** Any service that speaks OpenAI's chat completions (providers.md §2.7); its package is loaded when it is first needed. */
export function openAi({ baseUrl, apiKey, model }: Settings, timeoutMs = TIMEOUT_MS): LanguageModel {
  let client: Promise<OpenAI> | undefined
  const connect = async () => {
    const { default: Client } = await import('openai')
    // Twenty seconds are the whole of it: a second try would make them forty.
    return new Client({ apiKey, baseURL: baseUrl, timeout: timeoutMs, maxRetries: 0 })
  }
  const ask = async (request: Request, withinMs: number): Promise<unknown> => {
    client ??= connect()
    const options = { signal: AbortSignal.timeout(withinMs), timeout: withinMs }
    return (await client).chat.completions.create({ model, ...request }, options).catch((error: unknown) => {
      throw failureOf(error, { apiKey, model })
    })
  }
  return {
    async reply({ system, turns, maxTokens }) {
      const messages = [{ role: 'system' as const, content: system }, ...turns.map(messageOf)]
      return textOf(await ask({ messages, max_tokens: maxTokens, temperature: TEMPERATURE }, timeoutMs))
    },
    async extract(input) {
      const answer = await ask(readingOf(input), Math.max(timeoutMs, READING_TIMEOUT_MS))
      return input.schema.safeParse(jsonIn(textOf(answer))).data
    },
  }
}

type Request = Omit<OpenAI.Chat.ChatCompletionCreateParamsNonStreaming, 'model'>

/** The schema is also told in words: many services that speak this language ignore response_format. */
function readingOf({ system, text, schema, name }: Extraction<unknown>): Request {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { override: keepPortable })
  const format = { type: 'json_schema' as const, json_schema: { name, strict: true, schema: shape } }
  const content = `${system}\nAnswer with one JSON object of this schema and nothing else: ${JSON.stringify(shape)}`
  const messages = [
    { role: 'system' as const, content },
    { role: 'user' as const, content: text },
  ]
  return { messages, max_tokens: MOST_TOKENS_READ, temperature: 0, response_format: format }
}

/** The object in an answer, whatever is written around it; undefined when there is none. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
  } catch {
    return undefined
  }
}

const messageOf = ({ role, text }: Turn) => ({ role, content: text })

/** What a 200 holds is not sure either: a proxy may answer with a page. */
function textOf(answer: unknown): string {
  const { choices } = (answer ?? {}) as { choices?: { message?: { content?: unknown; refusal?: unknown } }[] }
  const { content, refusal } = (Array.isArray(choices) && choices[0]?.message) || {}
  const said = typeof content === 'string' && content.trim() ? content : refusal
  if (typeof said === 'string' && said.trim()) return said.trim()
  throw down('The language model answered nothing.')
}

function failureOf(thrown: unknown, { apiKey, model }: Pick<Settings, 'apiKey' | 'model'>): DomainError {
  const { status, message, code } = thrown as { status?: unknown; message?: unknown; code?: unknown }
  if (typeof status !== 'number') return down('The language model cannot be reached, or did not answer in time.')
  if (code === 'insufficient_quota') return rejected('The account of the language model has no credit left.', status)
  if (status === 429) return down('The language model asks us to slow down.', status)
  if (status === 408 || status >= 500) return down(`The language model failed with status ${status}.`, status)
  if (status === 401 || status === 403) return rejected('The language model does not accept our key.', status)
  if (status === 404) return rejected(`The language model does not know “${model}”.`, status)
  const words = String(message).replaceAll(apiKey, '[key]').slice(0, 300)
  return rejected(`The language model refused this: ${words}`, status)
}

const down = (words: string, status?: number) =>
  new DomainError('provider_down', `${words} Please try again.`, status === undefined ? {} : { status })

const rejected = (words: string, status: number) => new DomainError('provider_rejected', words, { status })
