import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http'
import type { Duplex } from 'node:stream'
import { TIMEOUTS } from './timeouts.js'

/** No page and no program of ours needs a longer address; a browser's own limit is of the same size. */
export const MOST_ADDRESS = 8_000
const MOST_HEADER_BYTES = 16_384

/** Every server of the product: who sends slowly, or headers without end, is told so and cut off. */
export function makeServer(listener: RequestListener): Server {
  const answering = new WeakSet<Duplex>()
  const server = createServer({ ...TIMEOUTS, maxHeaderSize: MOST_HEADER_BYTES }, (req, res) => {
    answering.add(req.socket)
    res.once('close', () => answering.delete(req.socket))
    listener(req, res)
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // In the middle of an answer another one would be part of it.
    if (error.code === 'ECONNRESET' || !socket.writable || answering.has(socket)) socket.destroy()
    else sayWhy(error, socket)
  })
  return server
}

/** Before anything looks at an address: matching and logging one takes longer the longer it is. @returns whether it was refused */
export function refusesAddress({ url = '' }: IncomingMessage, res: ServerResponse): boolean {
  if (url.length <= MOST_ADDRESS) return false
  res.writeHead(414, { ...headersOf(WORDS[414]), Connection: 'close' }).end(WORDS[414])
  return true
}

const WORDS = {
  400: 'This is no HTTP request that can be read.\n',
  408: 'The request took too long to arrive.\n',
  414: `The address of the request is longer than ${MOST_ADDRESS} characters. Please send a shorter one.\n`,
  431: `The headers of the request are longer than ${MOST_HEADER_BYTES} bytes. Please send fewer or shorter ones.\n`,
} as const

const STATUS_OF: Record<string, keyof typeof WORDS> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** What Node's parser refuses never becomes a request; Node itself would answer without a word. */
function sayWhy(error: NodeJS.ErrnoException, socket: Duplex): void {
  const status = STATUS_OF[error.code ?? ''] ?? 400
  const headers = { ...headersOf(WORDS[status]), Connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${WORDS[status]}`)
}

const headersOf = (text: string) => ({
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Length': Buffer.byteLength(text),
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
})
