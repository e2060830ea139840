import type { Server } from 'node:http'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeServer } from '../../../src/platform/http-server.js'
import { makeMetrics } from '../../../src/platform/metrics.js'
import { listening } from '../../../src/process.js'
import { BodyRefused, makeAdmission } from '../../../src/web/webhooks/read-body.js'
import { vapiDoor } from '../../../src/web/webhooks/vapi.js'
import { aClient } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const MB = 1024 * 1024
const db = useDatabase()
let server: Server | undefined
let port = 0

/** The door as the web process opens it, with its time limits. */
beforeAll(async () => {
  const door = vapiDoor(db.deps, makeMetrics())
  server = makeServer((req, res) => door.open(req, res))
  port = await listening(server, 0, '127.0.0.1')
})
afterAll(() => {
  server?.closeAllConnections()
  return new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
})

const events = () => db.deps.database.prisma.webhookEvent.findMany({ omit: { bodySealed: true } })

type Socket = { socket: net.Socket; answer: Promise<string>; closedAfterMs: Promise<number> }

/** A sender that writes what it likes, and hears what comes back until the end. */
async function sender(): Promise<Socket> {
  const socket = net.connect(port, '127.0.0.1')
  await new Promise((resolve) => socket.once('connect', resolve))
  const from = performance.now()
  let heard = ''
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1')
  })
  socket.on('error', () => {})
  const closed = new Promise<number>((resolve) => socket.once('close', () => resolve(performance.now() - from)))
  return { socket, answer: closed.then(() => heard), closedAfterMs: closed }
}

const head = (token: string, framing: string) =>
  `POST /api/v1/vapi/webhook/${token}/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${framing}\r\n\r\n`
const post = (token: string, body: string | Buffer) =>
  fetch(`http://127.0.0.1:${port}/api/v1/vapi/webhook/${token}/`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })
const around = JSON.stringify({ message: { type: 'hang', pad: '' } }).length
const body = (bytes: number) => JSON.stringify({ message: { type: 'hang', pad: 'x'.repeat(bytes - around) } })

// trust.md W-6
describe('a body that is too large', () => {
  it('is refused within a second when its length is told, before any of it is read, and leaves a marker', async () => {
    const { token } = await aClient(db.deps)
    const { socket, answer, closedAfterMs } = await sender()
    socket.write(head(token, `Content-Length: ${50 * MB}`))
    socket.write(Buffer.alloc(100_000))
    expect(await answer).toMatch(/^HTTP\/1\.1 413 .*Connection: close/s)
    expect(await closedAfterMs).toBeLessThan(1_500)
    expect(await events()).toMatchObject([{ state: 'QUARANTINED', cause: 'TOO_LARGE', bodyBytes: 0 }])
  })

  it('is refused as soon as it has grown too large when its length is not told', async () => {
    const { token } = await aClient(db.deps)
    const { socket, answer } = await sender()
    socket.write(head(token, 'Transfer-Encoding: chunked'))
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MB, 0x20), Buffer.from('\r\n')])
    for (let sent = 0; sent < 50 && !socket.destroyed; sent++) {
      if (!socket.write(chunk))
        await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), sleep(500)])
    }
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(await events()).toMatchObject([{ cause: 'TOO_LARGE' }])
  })

  it('of five megabytes is none', async () => {
    const { token } = await aClient(db.deps)
    expect((await post(token, body(5 * MB))).status).toBe(200)
    expect(await events()).toMatchObject([{ state: 'DONE', bodyBytes: 5 * MB }])
  }, 60_000)

  it('that ends half-way is stored by nobody and answered by nothing', async () => {
    const { token } = await aClient(db.deps)
    const { socket, answer } = await sender()
    const text = body(100_000)
    socket.write(head(token, `Content-Length: ${text.length}`))
    socket.write(text.slice(0, 50_000))
    await sleep(100)
    socket.destroy()
    expect(await answer).toBe('')
    await sleep(100)
    expect(await events()).toEqual([])
  })

  it('and packed is not unpacked', async () => {
    const { token } = await aClient(db.deps)
    const { socket, answer } = await sender()
    socket.write(head(token, 'Content-Encoding: gzip\r\nContent-Length: 2\r\nConnection: close'))
    socket.write('{}')
    expect(await answer).toMatch(/^HTTP\/1\.1 415 /)
    expect(await events()).toEqual([])
  })

  it('64 times at once neither fills the memory nor holds up others', async () => {
    const { token } = await aClient(db.deps)
    const before = process.memoryUsage.rss()
    const senders = await Promise.all(Array.from({ length: 64 }, sender))
    for (const { socket } of senders) {
      socket.write(head(token, `Content-Length: ${50 * MB}`))
      socket.write(Buffer.alloc(MB))
    }
    const from = performance.now()
    expect((await post(token, body(200))).status).toBe(200)
    expect(performance.now() - from).toBeLessThan(1_000)
    const answers = await Promise.all(senders.map(({ answer }) => answer))
    expect(answers.filter((text) => text.startsWith('HTTP/1.1 413'))).toHaveLength(64)
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * MB)
  })
})

describe('room for bodies', () => {
  it('is given in the order it was asked for, and whoever waits too long is asked to come again', async () => {
    const admission = makeAdmission(100, 50)
    const entered: string[] = []
    const enter = (name: string, bytes: number) => admission.enter(bytes).then(() => void entered.push(name))
    await enter('a', 60)
    const b = enter('b', 60)
    const c = enter('c', 10)
    const d = enter('d', 200)
    expect(entered).toEqual(['a'])
    admission.leave(60)
    await Promise.all([b, c])
    expect(entered).toEqual(['a', 'b', 'c'])
    await expect(d).rejects.toEqual(new BodyRefused('busy'))
    await expect(admission.enter(30)).resolves.toBeUndefined()
  })
})

// trust.md W-11
describe('senders that are slow', () => {
  it('are cut off within ten seconds, a hundred of each kind, while others are answered at once', async () => {
    const { token } = await aClient(db.deps)
    const many = (start: (sender: Socket) => (() => void) | undefined) =>
      Promise.all(
        Array.from({ length: 100 }, async () => {
          const one = await sender()
          const write = start(one)
          const timer = write && setInterval(() => one.socket.writable && write(), 900)
          void one.closedAfterMs.then(() => clearInterval(timer))
          return one
        }),
      )
    const slowHeads = await many(({ socket }) => {
      socket.write(`POST /api/v1/vapi/webhook/${token}/ HTTP/1.1\r\nHost: x\r\n`)
      return () => socket.write('X-More: 1\r\n')
    })
    const slowBodies = await many(({ socket }) => {
      socket.write(head(token, 'Content-Length: 1000'))
      return () => socket.write('x')
    })
    const idle = await many(({ socket }) => {
      socket.write(`${head(token, 'Content-Length: 2')}{}`)
      return undefined
    })

    for (let n = 0; n < 20; n++) {
      const from = performance.now()
      expect((await post(token, body(200 + n))).status).toBe(200)
      expect(performance.now() - from).toBeLessThan(200)
      await sleep(200)
    }
    const lasted = async (sockets: Socket[]) =>
      Math.max(...(await Promise.all(sockets.map(({ closedAfterMs }) => closedAfterMs))))
    expect(await lasted(slowHeads)).toBeLessThan(10_000)
    expect(await lasted(slowBodies)).toBeLessThan(10_000)
    expect(await lasted(idle)).toBeLessThan(15_000)
  }, 60_000)
})
