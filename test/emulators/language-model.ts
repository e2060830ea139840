import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

export type ModelFault =
  | { status: number; code?: string; message?: string }
  | 'html'
  | 'empty'
  | 'silence'
  | 'hang'
  | 'reset'
  | { lateMs: number }

export type ChatRequest = {
  model: string
  messages: { role: string; content: string }[]
  max_tokens?: number
  [member: string]: unknown
}

export type LanguageModelEmulator = {
  /** For LANGUAGE_MODEL_BASE_URL. */
  url: string
  /** For LANGUAGE_MODEL_API_KEY. */
  apiKey: string
  requests: ChatRequest[]
  /** Every request, until it is taken away. */
  fault: ModelFault | undefined
  /** What it says; unless set, it repeats what it heard last. */
  says: (request: ChatRequest) => string
  /** What it reads in a text, where an answer of a form is asked for; unless set, whatever it says. */
  reads: ((request: ChatRequest) => unknown) | undefined
  close(): Promise<void>
}

const API_KEY = 'emulated-model-key'

/** A service with OpenAI's chat completions on loopback. */
export async function startLanguageModelEmulator(): Promise<LanguageModelEmulator> {
  const server = createServer((request, response) => {
    answer(emulator, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const emulator: LanguageModelEmulator = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    apiKey: API_KEY,
    requests: [],
    fault: undefined,
    says: ({ messages }) => `You said: ${messages.findLast(({ role }) => role === 'user')?.content ?? 'nothing'}`,
    reads: undefined,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return emulator
}

async function answer(emulator: LanguageModelEmulator, request: IncomingMessage, response: ServerResponse) {
  const body = await text(request)
  const { fault } = emulator
  if (request.url !== '/v1/chat/completions' || request.method !== 'POST') return refuse(response, 404, 'Unknown path')
  if (request.headers.authorization !== `Bearer ${API_KEY}`) {
    return refuse(response, 401, `Incorrect API key provided: ${request.headers.authorization}`, 'invalid_api_key')
  }
  const asked = JSON.parse(body) as ChatRequest
  emulator.requests.push(asked)
  if (fault === 'hang') return
  if (fault === 'reset') return void response.socket?.resetAndDestroy()
  if (fault === 'html') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Hm</title>')
  if (fault === 'empty') return void response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  if (typeof fault === 'object' && 'status' in fault) {
    return refuse(response, fault.status, fault.message ?? 'It does not work', fault.code)
  }
  if (typeof fault === 'object') await sleep(fault.lateMs)
  complete(response, asked, fault === 'silence' ? '' : contentFor(emulator, asked))
}

const contentFor = ({ reads, says }: LanguageModelEmulator, asked: ChatRequest) =>
  asked['response_format'] && reads ? JSON.stringify(reads(asked)) : says(asked)

function complete(response: ServerResponse, { model }: ChatRequest, content: string): void {
  const message = { role: 'assistant', content, refusal: null }
  const usage = { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 }
  const choices = [{ index: 0, message, finish_reason: 'stop', logprobs: null }]
  const id = `chatcmpl-${crypto.randomUUID()}`
  const body = { id, object: 'chat.completion', created: Math.floor(Date.now() / 1_000), model, choices, usage }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function refuse(response: ServerResponse, status: number, message: string, code: string | null = null): void {
  const error = { message, type: 'invalid_request_error', param: null, code }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
}
