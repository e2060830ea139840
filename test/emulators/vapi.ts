import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Business, type CallScript, type EmulatedCall, layOut } from './vapi-call.js'
import { type Delivery, deliver, type Step, stepsOf } from './vapi-deliveries.js'
import { restCall } from './vapi-payloads.js'
import { linksOf, type RecordingFault, type Reply, recordingReply } from './vapi-storage.js'

export type { Business, CallScript, EmulatedCall, Turn } from './vapi-call.js'

/** What can be made to go wrong; empty means nothing does. */
export type Faults = { rest?: 401 | 429 | 500; recording?: RecordingFault }

export type PlaceCall = {
  webhookUrl: string
  script: CallScript
  /** When it was made; now if not said. */
  createdAt?: Date
  /** Every message is posted this many times (1). */
  times?: number
  /** Posts the messages in this order instead of the one they happened in. */
  reorder?: (steps: Step[]) => Step[]
  /** Leaves real time between the messages, as long as people talk. */
  isLive?: boolean
  /** Also the messages that nothing depends on: speech-update, transcript, tool-calls. */
  withChatter?: boolean
}

export type VapiEmulator = {
  /** For VAPI_BASE_URL. */
  url: string
  /** For VAPI_API_KEY. */
  apiKey: string
  calls: ReadonlyMap<string, EmulatedCall>
  /** What the REST side and the storage were asked, oldest first. */
  requests: { method: string; path: string; authorization: string | undefined; range: string | undefined }[]
  /** What was posted to webhooks, and what they answered. */
  deliveries: Delivery[]
  faults: Faults
  placeCall(input: PlaceCall): Promise<EmulatedCall>
  /** Tells the ends of calls that were going on when the emulator was closed; answers how many. */
  catchUp(webhookUrlOf: (business: Business) => string): Promise<number>
  /** Writes the calls to the file, as closing does. */
  save(): void
  close(): Promise<void>
}

const API_KEY = 'emulated-private-key'

type Kept = { id: string; createdAt: string; script: CallScript; isReported: boolean }
type State = Pick<VapiEmulator, 'requests' | 'deliveries' | 'faults'> & {
  origin: string
  calls: Map<string, EmulatedCall>
  kept: Map<string, Kept>
  ending: AbortController
}

/**
 * A Vapi on loopback: it keeps calls, reports them to webhook URLs and serves their recordings. With a file it
 * remembers its calls from one start to the next.
 */
export async function startVapiEmulator(options: { port?: number; file?: string } = {}): Promise<VapiEmulator> {
  const server = createServer((request, response) => send(response, replyTo(state, request)))
  const state: State = {
    origin: await listen(server, options.port ?? 0),
    calls: new Map(),
    kept: new Map(),
    requests: [],
    deliveries: [],
    faults: {},
    ending: new AbortController(),
  }
  if (options.file) remember(state, options.file)
  const save = () => {
    if (options.file) writeFileSync(options.file, JSON.stringify([...state.kept.values()]), { mode: 0o600 })
  }
  return {
    url: state.origin,
    apiKey: API_KEY,
    calls: state.calls,
    requests: state.requests,
    deliveries: state.deliveries,
    faults: state.faults,
    placeCall: (input) => placeCall(state, input),
    catchUp: (webhookUrlOf) => catchUp(state, webhookUrlOf),
    save,
    async close() {
      state.ending.abort()
      save()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function placeCall(state: State, input: PlaceCall): Promise<EmulatedCall> {
  const { webhookUrl, script, times = 1, reorder = (steps) => steps } = input
  const call = layOut(script, input.createdAt ?? new Date())
  const kept = { id: call.id, createdAt: call.createdAt.toISOString(), script }
  state.calls.set(call.id, call)
  state.kept.set(call.id, { ...kept, isReported: false })
  const steps = stepsOf(call, linksOf(state.origin, call, call.endedAt), input.withChatter ?? false)
  for (const step of reorder(steps)) {
    if (input.isLive)
      await sleep(Math.max(0, step.at.getTime() - Date.now()), undefined, { signal: state.ending.signal })
    for (let time = 0; time < times; time++) state.deliveries.push(await deliver(webhookUrl, step.payload))
  }
  state.kept.set(call.id, { ...kept, isReported: true })
  return call
}

/** Tells the ends of calls that were going on when the emulator was closed, late or at their time. */
async function catchUp(state: State, webhookUrlOf: (business: Business) => string): Promise<number> {
  const open = [...state.kept.values()].filter(({ isReported }) => !isReported)
  await Promise.all(open.map((kept) => tellEnd(state, kept, webhookUrlOf(kept.script.business))))
  return open.length
}

async function tellEnd(state: State, kept: Kept, webhookUrl: string): Promise<void> {
  const call = state.calls.get(kept.id)
  if (!call) return
  const steps = stepsOf(call, linksOf(state.origin, call, call.endedAt), false)
  for (const step of steps.slice(-2)) {
    await sleep(Math.max(0, step.at.getTime() - Date.now()), undefined, { signal: state.ending.signal })
    state.deliveries.push(await deliver(webhookUrl, step.payload))
  }
  state.kept.set(kept.id, { ...kept, isReported: true })
}

function remember(state: State, file: string): void {
  if (!existsSync(file)) return
  for (const kept of JSON.parse(readFileSync(file, 'utf8')) as Kept[]) {
    state.kept.set(kept.id, kept)
    state.calls.set(kept.id, layOut(kept.script, new Date(kept.createdAt), kept.id))
  }
}

function replyTo(state: State, request: IncomingMessage): Reply {
  const url = new URL(request.url ?? '/', state.origin)
  const { authorization, range } = request.headers
  state.requests.push({ method: request.method ?? '', path: url.pathname, authorization, range })
  const [, area, id = '', artifact] = url.pathname.split('/')
  if (area === 'storage') {
    const call = state.calls.get(id.replace(/-(mono|stereo)\.wav$/, ''))
    return recordingReply({ url, range }, call, state.faults.recording)
  }
  const status = state.faults.rest ?? (authorization === `Bearer ${API_KEY}` ? undefined : 401)
  if (status) return refusal(status)
  if (request.method !== 'GET' || area !== 'call') return refusal(404)
  if (!id) return json(listOf(state, url.searchParams))
  const call = state.calls.get(id)
  if (!call) return refusal(404)
  if (artifact) return redirectToRecording(state, call, artifact)
  return json(restCall(call, linksOf(state.origin, call, new Date()), new Date()))
}

function redirectToRecording(state: State, call: EmulatedCall, artifact: string): Reply {
  const [, channel] = /^(mono|stereo)-recording$/.exec(artifact) ?? []
  if (!channel || !call.answeredAt || state.faults.recording === 'gone') return refusal(404)
  const links = linksOf(state.origin, call, new Date())
  return { status: 302, headers: { location: channel === 'mono' ? links.mono : links.stereo }, body: '' }
}

/** Newest first, as Vapi does: no cursor, page by createdAtLt of the last one. */
function listOf(state: State, query: URLSearchParams): object[] {
  const bound = (name: string, otherwise: number) => (query.has(name) ? Date.parse(query.get(name) ?? '') : otherwise)
  const [after, before] = [bound('createdAtGt', -Infinity), bound('createdAtLt', Infinity)]
  const assistantId = query.get('assistantId')
  return [...state.calls.values()]
    .filter(({ createdAt }) => createdAt.getTime() > after && createdAt.getTime() < before)
    .filter(({ script }) => !assistantId || script.business.assistantId === assistantId)
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    .slice(0, Number(query.get('limit') ?? 100))
    .map((call) => restCall(call, linksOf(state.origin, call, new Date()), new Date()))
}

const MESSAGES: Record<number, [string, string]> = {
  401: [
    'Invalid Key. Hot tip, you may be using the private key instead of the public key, or vice versa.',
    'Unauthorized',
  ],
  404: ['Call not found', 'Not Found'],
  429: ['Rate limit exceeded', 'Too Many Requests'],
  500: ['Internal server error', 'Internal Server Error'],
}

function refusal(status: number): Reply {
  const [message, error] = MESSAGES[status] ?? ['Bad request', 'Bad Request']
  return json({ message, error, statusCode: status }, status)
}

const json = (body: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
})

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, reply.headers)
  if (reply.body !== 'endless') response.end(reply.body)
  else pourForEver(response)
}

function pourForEver(response: ServerResponse): void {
  const chunk = Buffer.alloc(1024 * 1024)
  const pour = () => {
    while (!response.destroyed && response.write(chunk)) {}
  }
  response.on('drain', pour)
  pour()
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`)
    })
  })
}
