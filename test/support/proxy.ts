import net from 'node:net'
import { listening } from '../../src/process.js'

/** A wire to a server that can be pulled, clogged or made long. */
export type Wire = {
  /** The same address by way of the proxy. */
  readonly url: string
  /** Nothing goes through in either direction any more, while every connection stays open, new ones too: half-open. */
  stop(): void
  /** Connections are reset and new ones refused. */
  cut(): void
  /** Every piece of data takes this much longer, each way. */
  delay(ms: number): void
  /**
   * The answer to the next request that holds the last of these words takes this much longer, and what follows on its
   * connection too; the others have to go by first, in this order. Resolves when that request has gone by.
   */
  delayAnswerTo(words: readonly string[], ms: number): Promise<void>
  /** All as it should be; what was held back goes on. */
  mend(): void
  close(): Promise<void>
}

/** Stands in front of the server of a URL such as postgresql://… */
export async function openProxy(target: string): Promise<Wire> {
  const url = new URL(target)
  const far = { host: url.hostname, port: Number(url.port) }
  const sockets = new Set<net.Socket>()
  const held: (() => void)[] = []
  const wire = { state: 'whole' as 'whole' | 'stopped' | 'cut', delayMs: 0 }
  const slow = { words: [] as string[], ms: 0, begun: () => {} }

  const pass = (from: net.Socket, to: net.Socket, link: { until: number }, isAnswer: boolean) => {
    from.on('data', (bytes) => {
      const on = () => void (to.writable && to.write(bytes))
      const [next] = slow.words
      if (!isAnswer && next !== undefined && bytes.includes(next)) {
        slow.words.shift()
        if (slow.words.length === 0) {
          link.until = Date.now() + slow.ms
          slow.begun()
        }
      }
      const late = isAnswer ? link.until - Date.now() : 0
      if (wire.state === 'stopped') held.push(on)
      else if (late > 0) setTimeout(on, late)
      else if (wire.delayMs > 0) setTimeout(on, wire.delayMs)
      else on()
    })
    from.on('end', () => wire.state === 'whole' && to.end())
    from.on('close', () => {
      sockets.delete(from)
      if (wire.state === 'whole') to.destroy()
    })
    from.on('error', () => {})
  }
  const server = net.createServer((near) => {
    if (wire.state === 'cut') return void near.resetAndDestroy()
    const onward = net.connect(far)
    for (const socket of [near, onward]) sockets.add(socket.setNoDelay())
    const link = { until: 0 }
    pass(near, onward, link, false)
    pass(onward, near, link, true)
  })
  url.hostname = '127.0.0.1'
  url.port = String(await listening(server as never, 0, '127.0.0.1'))

  return {
    url: url.toString(),
    stop() {
      wire.state = 'stopped'
    },
    cut() {
      wire.state = 'cut'
      for (const socket of sockets) socket.resetAndDestroy()
    },
    delay(ms) {
      wire.delayMs = ms
    },
    delayAnswerTo: (words, ms) => new Promise((begun) => Object.assign(slow, { words: [...words], ms, begun })),
    mend() {
      wire.state = 'whole'
      wire.delayMs = 0
      for (const on of held.splice(0)) on()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
