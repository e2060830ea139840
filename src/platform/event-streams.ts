import type { ServerResponse } from 'node:http'
import { DomainError } from './errors.js'
import { makeTurns } from './turns.js'

export type EventStream = {
  /** Sends text made by eventText. Who reads too slowly is hung up on. */
  send(chunk: Buffer): void
  onClose(ended: () => void): void
}

/** Who watches, and whether they still may: asked again and again while the stream is open. */
export type Watcher = { who: string; mayStay(): Promise<boolean> }

export type EventStreams = {
  /**
   * Answers with a stream of server-sent events, of which nothing is stored or compressed on the way.
   * @throws unavailable when this person, or everybody together, has as many as there may be
   */
  open(res: ServerResponse, watcher: Watcher): EventStream
}

export type StreamLimits = {
  most: number
  mostEach: number
  /** Bytes that may wait for a reader. */
  mostUnread: number
  heartbeatMs: number
  /** After so long it is asked again whether the watcher may stay. */
  recheckMs: number
}

export const STREAM_LIMITS: StreamLimits = {
  most: 6_000,
  mostEach: 5,
  mostUnread: 512 * 1024,
  heartbeatMs: 15_000,
  recheckMs: 30_000,
}

const TICK_MS = 1_000
const CHECKS_AT_ONCE = 4
const KEPT_HEADERS = new Set(['x-request-id', 'x-content-type-options', 'strict-transport-security'])
const HEARTBEAT = Buffer.from(':\n\n')
const COME_BACK_MS = { least: 1_500, spread: 2_500 }

/** An event on the wire; text must be on one line, as JSON is. */
export const eventText = (name: string, text: string) => `event: ${name}\ndata: ${text}\n\n`

type Open = { res: ServerResponse; watcher: Watcher; beatAt: number; checkAt: number }

/** The streams of one audience in this process: counted, kept alive, checked, and ended with the server. */
export function makeEventStreams(over: Partial<StreamLimits> = {}): EventStreams {
  const limits = { ...STREAM_LIMITS, ...over }
  const streams = new Set<Open>()
  const inTurn = makeTurns(CHECKS_AT_ONCE)
  let timer: NodeJS.Timeout | undefined

  const tick = () => {
    const now = Date.now()
    for (const stream of streams) {
      if (!isServed(stream.res)) stream.res.end()
      else if (now >= stream.checkAt) void check(stream)
      else if (now >= stream.beatAt) send(stream, HEARTBEAT)
    }
  }
  const send = (stream: Open, chunk: Buffer) => {
    const { res } = stream
    if (res.destroyed || res.writableEnded) return
    stream.beatAt = Date.now() + limits.heartbeatMs
    if (res.writableLength > limits.mostUnread) res.destroy()
    else res.write(chunk)
  }
  const check = async (stream: Open) => {
    stream.checkAt = Number.POSITIVE_INFINITY
    try {
      const mayStay = await inTurn(stream.watcher.mayStay)
      if (!mayStay) stream.res.end(eventText('over', '{}'))
    } catch {
      // Nobody can say whether they may: let them ask again.
      stream.res.end()
    }
    stream.checkAt = Date.now() + limits.recheckMs
  }

  return {
    open(res, watcher) {
      refuseTooMany(streams, watcher, limits)
      const now = Date.now()
      const stream: Open = {
        res,
        watcher,
        beatAt: now + limits.heartbeatMs,
        checkAt: now + limits.recheckMs,
      }
      streams.add(stream)
      timer ??= setInterval(tick, Math.min(TICK_MS, limits.heartbeatMs, limits.recheckMs)).unref()
      res.once('close', () => {
        streams.delete(stream)
        if (streams.size > 0) return
        clearInterval(timer)
        timer = undefined
      })
      begin(res)
      return { send: (chunk) => send(stream, chunk), onClose: (ended) => void res.once('close', ended) }
    },
  }
}

function refuseTooMany(streams: ReadonlySet<Open>, { who }: Watcher, { most, mostEach }: StreamLimits): void {
  const details = { retryAfterSeconds: 30 }
  if (streams.size >= most) throw new DomainError('unavailable', 'Too many people are watching at the moment.', details)
  let own = 0
  for (const { watcher } of streams) if (watcher.who === who) own++
  if (own >= mostEach) throw new DomainError('unavailable', 'This is open in too many windows of yours.', details)
}

function begin(res: ServerResponse): void {
  // What is said about pages is nothing to a stream.
  for (const name of res.getHeaderNames()) if (!KEPT_HEADERS.has(name)) res.removeHeader(name)
  res.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    // no-transform: neither our compression nor a proxy may gather what is to be seen at once.
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  })
  // Not all at the same moment after a restart.
  res.write(`retry: ${COME_BACK_MS.least + Math.round(Math.random() * COME_BACK_MS.spread)}\n\n`)
  unwrap(res)
}

/**
 * What middleware has hung on request and answer (compression, sessions, the router) has done its work once the headers
 * are out, and would stay in memory as long as the stream: most of what a watcher costs.
 */
function unwrap(res: ServerResponse): void {
  const plain = Object.getPrototypeOf(res)
  for (const name of ['write', 'end', 'flush', 'on', 'addListener', 'writeHead']) {
    if (Object.hasOwn(res, name)) Reflect.set(res, name, plain[name])
  }
  Reflect.set(res.req, 'next', undefined)
}

/** False once the server takes no more connections: it waits for us, then, to end. Node does not type the property. */
function isServed({ socket }: ServerResponse): boolean {
  const { server } = (socket ?? {}) as { server?: { listening?: boolean } }
  return server?.listening !== false
}
