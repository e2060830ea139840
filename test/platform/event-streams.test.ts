import http, { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { DomainError } from '../../src/platform/errors.js'
import { type EventStream, eventText, makeEventStreams, type StreamLimits } from '../../src/platform/event-streams.js'
import { eventually } from '../support/eventually.js'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

type Who = { who?: string; mayStay?: () => Promise<boolean> }

/** A server whose every answer is a stream. */
async function serve(limits: Partial<StreamLimits>, { who = 'somebody', mayStay = async () => true }: Who = {}) {
  const streams = makeEventStreams(limits)
  const open: EventStream[] = []
  const closed: number[] = []
  const server = createServer((req, res) => {
    try {
      const stream = streams.open(res, { who: req.url === '/' ? who : String(req.url), mayStay })
      const n = open.push(stream)
      stream.onClose(() => closed.push(n))
    } catch (refusal) {
      res.writeHead((refusal as DomainError).code === 'unavailable' ? 503 : 500).end()
    }
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const read = (path = '/') =>
    new Promise<{ status: number; text(): string; isOver(): boolean; stop(): void }>((resolve, reject) => {
      const request = http.get({ port, host: '127.0.0.1', path, agent: false }, (response) => {
        let [text, isOver] = ['', false]
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk
        })
        response
          .on('error', () => {})
          .on('close', () => {
            isOver = true
          })
        resolve({
          status: response.statusCode ?? 0,
          text: () => text,
          isOver: () => isOver,
          stop: () => request.destroy(),
        })
      })
      request.on('error', reject)
    })
  return { server, port, open, closed, read }
}

describe('streams of server-sent events', () => {
  it('are as many as there may be, each person’s and everybody’s', async () => {
    const { read, closed } = await serve({ most: 4, mostEach: 2 })
    const statuses = []
    for (const path of ['/a', '/a', '/a', '/b', '/c', '/d']) statuses.push((await read(path)).status)
    expect(statuses).toEqual([200, 200, 503, 200, 200, 503])
    expect(closed).toEqual([])
  })

  it('make room for others once somebody leaves', async () => {
    const { read, closed } = await serve({ most: 1 })
    const first = await read()
    expect((await read()).status).toBe(503)
    first.stop()
    await eventually(() => expect(closed).toEqual([1]))
    expect((await read()).status).toBe(200)
  })

  it('say when to come back, beat while nothing happens, and not while something does', async () => {
    const { read, open } = await serve({ heartbeatMs: 100 })
    const reader = await read()
    await eventually(() => expect(reader.text()).toMatch(/^retry: \d{4}\n\n:\n\n:\n\n/))
    const until = Date.now() + 500
    const beats = () => reader.text().split(':\n\n').length
    const before = beats()
    while (Date.now() < until) {
      open[0]?.send(Buffer.from(eventText('all', '{}')))
      await sleep(20)
    }
    expect(beats() - before).toBeLessThanOrEqual(1)
  })

  it('hang up on a reader who does not read, and not on the others', async () => {
    const { port, open, closed, read } = await serve({ mostUnread: 256 * 1024 })
    const slow = net.connect(port, '127.0.0.1')
    slow.on('error', () => {})
    slow.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
    slow.pause()
    await eventually(() => expect(open.length).toBe(1))
    const reader = await read('/fast')
    const chunk = Buffer.from(eventText('all', JSON.stringify('x'.repeat(64 * 1024))))
    const before = process.memoryUsage().rss
    for (let n = 0; n < 400 && closed.length === 0; n++) {
      for (const stream of open) stream.send(chunk)
      await sleep(5)
    }
    expect(closed).toEqual([1])
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
    expect(reader.isOver()).toBe(false)
    slow.destroy()
  })

  it('end with a word for those who may no longer watch', async () => {
    let may = true
    const { read } = await serve({ recheckMs: 100 }, { mayStay: async () => may })
    const reader = await read()
    await sleep(300)
    expect(reader.isOver()).toBe(false)
    may = false
    await eventually(() => expect(reader.isOver()).toBe(true))
    expect(reader.text()).toContain(eventText('over', '{}'))
  })

  it('end without a word when nobody can say who may, so that the reader asks again', async () => {
    const { read } = await serve({ recheckMs: 100 }, { mayStay: () => Promise.reject(new Error('database away')) })
    const reader = await read()
    await eventually(() => expect(reader.isOver()).toBe(true))
    expect(reader.text()).not.toContain('over')
  })

  it('do not keep a server from closing', async () => {
    const { server, read } = await serve({})
    const reader = await read()
    const startedAt = Date.now()
    await new Promise((resolve) => server.close(resolve))
    servers.length = 0
    expect(Date.now() - startedAt).toBeLessThan(3_000)
    await eventually(() => expect(reader.isOver()).toBe(true))
  })
})
