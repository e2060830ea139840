import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeLivePublisher } from '../src/domain/live/index.js'
import type { Deps } from '../src/platform/context.js'
import type { Memory } from './memory.js'
import { type BenchOptions, benchDatabase, median, percentile, ROUNDS, report, startProcess } from './support.js'
import type { Seen, Watchers } from './watchers.js'

const EACH = 5
const WATCHERS_A_CLIENT = 50
const EVENTS = 10
const EVERY_MS = 300

type Process = Awaited<ReturnType<typeof startProcess<{ port: number }>>>['process']

/** P11: watchers of calls in progress on one process: memory of each, and from event to screen, against a bare server. */
export async function run({ seconds }: BenchOptions): Promise<void> {
  const watchers = Math.min(5_000, Math.max(100, seconds * 400))
  const bench = await benchDatabase()
  const { calls, cookies } = await people(bench.deps, watchers)
  const publish = makeLivePublisher(bench.deps)
  const rounds = []
  for (let round = 0; round < ROUNDS; round++) {
    const ours = await measure('live-server.js', { databaseUrl: bench.url }, cookies, () => {
      const at = now()
      const event = {
        kind: 'words',
        speaker: 'CALLER',
        text: `at=${at.toFixed(3)} I would like to`,
        isFinal: false,
      } as const
      publish(calls.map((call) => ({ ...call, ...event, atMs: Date.now() })))
    })
    const bare = await measure('yardsticks/bare-sse.js', {}, cookies, (server) => {
      server.send({ tell: `event: changes\ndata: {"text":"at=${now().toFixed(3)} ${'x'.repeat(900)}"}\n\n` })
    })
    rounds.push({ ours, bare })
  }
  report(
    `p11-live ${watchers} watchers, memory`,
    rounds.map(({ ours, bare }) => ours.residentEach / bare.residentEach),
    {
      ours: `${kB(rounds.map(({ ours }) => ours.residentEach))} a watcher`,
      bare: `${kB(rounds.map(({ bare }) => bare.residentEach))} a watcher`,
      heap: `${kB(rounds.map(({ ours }) => ours.heapEach))} against ${kB(rounds.map(({ bare }) => bare.heapEach))}`,
    },
  )
  report(
    `p11-live ${watchers} watchers, event to screen`,
    rounds.map(({ ours, bare }) => ours.p95 / bare.p95),
    {
      p50: ms(rounds.map(({ ours }) => ours.p50)),
      p95: ms(rounds.map(({ ours }) => ours.p95)),
      p99: ms(rounds.map(({ ours }) => ours.p99)),
      bareP95: ms(rounds.map(({ bare }) => bare.p95)),
      merged: rounds.reduce((sum, { ours }) => sum + ours.merged, 0),
    },
  )
  await bench.close()
}

const now = () => performance.timeOrigin + performance.now()
const kB = (values: number[]) => `${(median(values) / 1024).toFixed(1)}kB`
const ms = (values: number[]) => `${median(values).toFixed(0)}ms`

async function measure(file: string, settings: object, cookies: string[], tell: (server: Process) => void) {
  const server = await startProcess<{ port: number }>(file, settings)
  const watch = async (some: string[]) => {
    const watchers: Watchers = { port: server.first.port, path: '/live/stream', cookies: some, each: EACH }
    const { process, first } = await startProcess<Seen>('watchers.js', watchers)
    if (first.refused > 0) throw new Error(`${first.refused} streams were refused`)
    return process
  }
  // What a watcher adds to those who are there already: what is made once is not counted.
  const half = Math.ceil(cookies.length / 2)
  const loads = [await watch(cookies.slice(0, half))]
  const before = await ask<Memory>(server.process)
  loads.push(await watch(cookies.slice(half)))
  const after = await ask<Memory>(server.process)
  const added = (cookies.length - half) * EACH
  for (let n = 0; n < EVENTS; n++) {
    tell(server.process)
    await sleep(EVERY_MS)
  }
  await sleep(500)
  const times = (await Promise.all(loads.map((load) => ask<Seen>(load)))).flatMap((seen) => seen.times)
  for (const one of [...loads, server.process]) one.disconnect()
  await sleep(300)
  return {
    heapEach: (after.heapBytes - before.heapBytes) / added,
    residentEach: (after.residentBytes - before.residentBytes) / added,
    p50: percentile(sorted(times), 0.5),
    p95: percentile(sorted(times), 0.95),
    p99: percentile(sorted(times), 0.99),
    merged: cookies.length * EACH * EVENTS - times.length,
  }
}

const sorted = (times: number[]) => [...times].sort((a, b) => a - b)

const ask = <T>(process: Process) =>
  new Promise<T>((resolve) => {
    process.once('message', (answer) => resolve(answer as T))
    process.send({})
  })

/** Clients with a call in progress each, and the cookies of their people, signed in. */
async function people({ database: { prisma }, config }: Deps, watchers: number) {
  const clients = Array.from({ length: Math.ceil(watchers / WATCHERS_A_CLIENT) }, () => randomUUID())
  const users = clients.flatMap((clientId) =>
    Array.from({ length: WATCHERS_A_CLIENT / EACH }, () => ({ id: randomUUID(), clientId, sid: randomUUID() })),
  )
  const address = (id: string) => `${id}@business.example`
  await prisma.client.createMany({
    data: clients.map((id) => ({ id, email: address(id), name: 'Bench', businessName: 'Bench' })),
  })
  await prisma.clientUser.createMany({
    data: users.map(({ id, clientId }) => ({ id, clientId, email: address(id), name: 'Bench' })),
  })
  const expire = new Date(Date.now() + 1_800_000)
  const cookie = { originalMaxAge: 1_800_000, expires: expire, httpOnly: true, sameSite: 'lax', path: '/' }
  await prisma.session.createMany({
    data: users.map(({ id, sid }) => ({
      sid,
      sess: {
        cookie: { ...cookie, expires: expire.toISOString() },
        clientUser: { id, version: 1, startedAt: Date.now() },
      },
      expire,
    })),
  })
  const startedAt = new Date()
  const calls = clients.map((clientId) => ({ clientId, vapiCallId: randomUUID() }))
  await prisma.call.createMany({
    data: calls.map((call) => ({ id: randomUUID(), ...call, status: 'IN_PROGRESS', startedAt, stamps: {} })),
  })
  return { calls, cookies: users.map(({ sid }) => signedCookie(sid, config.sessionSecrets[0] ?? '')) }
}

/** As express-session signs it. */
function signedCookie(sid: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(sid).digest('base64').replace(/=+$/, '')
  return `backline-portal=${encodeURIComponent(`s:${sid}.${signature}`)}`
}
