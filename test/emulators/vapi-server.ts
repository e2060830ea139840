import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { json, refusal } from './vapi-rest.js'
import type { Reply } from './vapi-storage.js'

/** One request to the REST side or the storage. */
export type Request = {
  method: string
  path: string
  query: string
  authorization: string | undefined
  range: string | undefined
  body: Buffer
}

/**
 * What REST does instead of its work, or after it: a status, with what Vapi says then; HTML or nothing with a 200; no
 * answer at all; a connection that breaks; the right answer, but late.
 */
export type RestFault =
  | 400
  | 401
  | 409
  | 429
  | 500
  | 503
  | 'html'
  | 'empty'
  | 'hang'
  | 'reset'
  | { status: number; retryAfterSeconds?: number; message?: string | string[] }
  | { lateMs: number }
  /** Another answer than its own, without doing what was asked. */
  | { says: { status: number; body: unknown } }
  /** Does what was asked, and then fails to say so. */
  | { afterEffect: 500 | 'reset' }

export type Answerer = { work(asked: Request): Reply; faultOf(asked: Request): RestFault | undefined }

const MESSAGES: Record<number, string> = {
  400: 'Something in this request is not as it should be.',
  409: 'This is in use elsewhere.',
  401: 'Invalid Key. Hot tip, you may be using the private key instead of the public key, or vice versa.',
  429: 'Rate limit exceeded',
  500: 'Internal server error',
  503: 'Service temporarily unavailable',
}

/** Answers requests with what `work` says, or with the fault that was asked for. */
export const makeServer = (answerer: Answerer): Server =>
  createServer((request, response) => {
    answer(answerer, request, response).catch(() => response.destroy())
  })

async function answer(answerer: Answerer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request)
  const { pathname, search } = new URL(request.url ?? '/', 'http://emulator')
  const { authorization, range } = request.headers
  const asked = { method: request.method ?? '', path: pathname, query: search, authorization, range, body }
  const fault = answerer.faultOf(asked)
  if (fault === undefined) return send(response, answerer.work(asked))
  if (typeof fault === 'object' && 'lateMs' in fault) {
    await sleep(fault.lateMs)
    return send(response, answerer.work(asked))
  }
  if (typeof fault === 'object' && 'says' in fault) return send(response, json(fault.says.body, fault.says.status))
  if (typeof fault === 'object' && 'afterEffect' in fault) answerer.work(asked)
  fail(response, typeof fault === 'object' && 'afterEffect' in fault ? fault.afterEffect : fault)
}

type Failure = Exclude<RestFault, { lateMs: number } | { afterEffect: unknown } | { says: unknown }>

function fail(response: ServerResponse, fault: Failure) {
  if (fault === 'hang') return
  if (fault === 'reset') return void response.socket?.resetAndDestroy()
  if (fault === 'empty') return send(response, { status: 200, headers: { 'content-length': 0 }, body: '' })
  if (fault === 'html') {
    const body = '<!doctype html><title>Just a moment...</title>'
    return send(response, { status: 200, headers: { 'content-type': 'text/html' }, body })
  }
  const { status, retryAfterSeconds, message } =
    typeof fault === 'object' ? fault : { status: fault, retryAfterSeconds: undefined, message: undefined }
  const reply = refusal(status, message ?? MESSAGES[status] ?? 'Bad request')
  if (retryAfterSeconds !== undefined) reply.headers['retry-after'] = retryAfterSeconds
  send(response, reply)
}

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

export function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`)
    })
  })
}
