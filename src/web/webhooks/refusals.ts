import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'

const WORDS: Record<number, { code: string; message: string }> = {
  400: { code: 'invalid', message: 'The request could not be read' },
  401: { code: 'unauthorized', message: 'The delivery is not signed as it should be' },
  404: { code: 'not_found', message: 'Webhook not found' },
  408: { code: 'invalid', message: 'The body took too long to arrive' },
  413: { code: 'too_large', message: 'The body is larger than 10 MB' },
  415: { code: 'invalid', message: 'Send the body without a content encoding' },
  429: { code: 'too_many', message: 'Too many tries' },
  503: { code: 'unavailable', message: 'The delivery could not be stored. Please send it again.' },
}

/** A delivery that is not taken, and when it may come again. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  constructor(
    readonly status: 400 | 401 | 404 | 408 | 413 | 415 | 429 | 503,
    readonly said?: string | undefined,
    readonly retryAfterSeconds?: number,
  ) {
    super(said ?? WORDS[status]?.message)
  }
}

/** 200, and what Vapi asked for. */
export function answer(res: ServerResponse, body: object): void {
  send(res, 200, JSON.stringify(body))
}

/** Says why, in the same bytes for the same reason. What is left of the body is thrown away for a moment, so that the sender reads the answer; then it is over. */
export function refuse([req, res]: [IncomingMessage, ServerResponse], refusal: Refusal): void {
  if (res.headersSent) return void res.destroy()
  const { status, said, retryAfterSeconds } = refusal
  const words = WORDS[status]
  if (retryAfterSeconds !== undefined) res.setHeader('Retry-After', String(retryAfterSeconds))
  const text = JSON.stringify({ error: { code: words?.code, message: said ?? words?.message } })
  if (req.complete) send(res, status, text)
  else sayLast([req, res], status, text)
}

const LINGER_MS = 300

/**
 * An answer to a request that is still being sent. Node would close the socket behind it with the rest unread, which
 * resets the connection, and the sender would never see why.
 */
function sayLast([req, res]: [IncomingMessage, ServerResponse], status: number, text: string): void {
  const headers = { ...res.getHeaders(), ...headersOf(text), Connection: 'close' }
  res.statusCode = status
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  req.socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${text}`)
  req.resume()
  setTimeout(() => req.socket.destroy(), LINGER_MS).unref()
}

function send(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, headersOf(text))
  res.end(text)
}

const headersOf = (text: string) => ({
  'Content-Type': 'application/json; charset=utf-8',
  'Content-Length': Buffer.byteLength(text),
})
