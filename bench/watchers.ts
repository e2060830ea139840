import { connect } from 'node:net'

/** What the watchers are told, as JSON in the first argument: so many on each cookie. */
export type Watchers = { port: number; path: string; cookies: string[]; each: number }
/** Milliseconds from what an event says of when it was made to when a watcher read it. */
export type Seen = { times: number[]; refused: number }

const CONNECT_AT_ONCE = 20

let times: number[] = []
let refused = 0

/** Opens one stream as a browser would, and waits for its first event. */
function watch({ port, path }: Watchers, cookie: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.setEncoding('latin1')
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nCookie: ${cookie}\r\n\r\n`)
    socket.on('data', (text: string) => {
      if (!text.startsWith('HTTP/1.1 200') && text.startsWith('HTTP/1.1')) refused++
      const now = performance.timeOrigin + performance.now()
      for (const [, at] of text.matchAll(/at=(\d+\.\d+)/g)) times.push(now - Number(at))
      resolve()
    })
    socket.on('error', () => resolve())
  })
}

async function watchAll(watchers: Watchers): Promise<void> {
  const all = watchers.cookies.flatMap((cookie) => Array.from({ length: watchers.each }, () => cookie))
  const next = async () => {
    for (let cookie = all.pop(); cookie !== undefined; cookie = all.pop()) await watch(watchers, cookie)
  }
  await Promise.all(Array.from({ length: CONNECT_AT_ONCE }, next))
}

if (process.send && process.argv[2]) {
  await watchAll(JSON.parse(process.argv[2]))
  process.on('message', () => {
    process.send?.({ times, refused } satisfies Seen)
    times = []
  })
  process.on('disconnect', () => process.exit(0))
  process.send({ times, refused } satisfies Seen)
}
