import { createHash, randomUUID } from 'node:crypto'
import { Agent, fetch } from 'undici'
import { expect, it, onTestFinished } from 'vitest'
import { getCall } from '../../../src/domain/calls/index.js'
import { startWorker } from '../../../src/domain/inbound/index.js'
import type { Deps } from '../../../src/platform/context.js'
import { openPostgres } from '../../../src/platform/db.js'
import { permutations, sevenEvents, shuffled, variants } from '../../domain/calls/seven-events.js'
import { aClient, ctxOf } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { sample } from '../../support/samples.js'
import { openDoor, settle } from './door.js'

/** Everything a call is, without the ids and times that are ours. */
async function finalState(deps: Deps, id: string) {
  const row = await deps.database.prisma.call.findUniqueOrThrow({ where: { id } })
  const { fields } = row.stamps as { fields: object }
  const { id: _id, vapiCallId: _vapiId, clientId: _client, ...opened } = await getCall(ctxOf(deps), { id })
  const sealed = Object.entries(opened).filter(([name]) => !name.endsWith('Sealed'))
  const parts = [sealed, Object.entries(fields).sort(), row.wordHashes, row.intent, row.vapiPhoneNumberId]
  const text = JSON.stringify(parts, (_key, value) => (typeof value === 'bigint' ? String(value) : value))
  return createHash('sha256').update(text).digest('hex')
}

onPostgres('a thousand duplicates on real PostgreSQL (W-4)', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('make one call, with one conversation, over two processes and 50 sockets', async () => {
    const client = await aClient(db.deps)
    const other = { ...db.deps, database: openPostgres(db.url, 8) }
    const doors = [await openDoor(db.deps), await openDoor(other)]
    const workers = [await startWorker(db.deps), await startWorker(other)]
    const sockets = new Agent({ connections: 25 })
    onTestFinished(async () => {
      for (const each of [...doors, ...workers]) await each.close()
      await sockets.close()
      await other.database.close()
    })

    const callId = randomUUID()
    const report = (signature?: number) => {
      const body = sample('50-eocr-inbound-completed')
      body.message.call.id = callId
      if (signature) {
        for (const link of ['presignedMonoUrl', 'presignedStereoUrl']) body.message.artifact[link] += signature
        body.message.artifact.presignedUrlsExpiresAt = new Date(
          Date.parse('2026-09-14T15:34:00Z') + signature,
        ).toISOString()
      }
      return JSON.stringify(body)
    }
    const send = async (at: number) => {
      const door = doors[at % 2]
      const body = at % 4 < 2 ? report() : report(at)
      const answer = await fetch(`${door?.url}/${client.token}/`, { method: 'POST', body, dispatcher: sockets })
      await answer.arrayBuffer()
      return answer.status
    }
    const statuses = await Promise.all(Array.from({ length: 1_000 }, (_, at) => send(at)))
    expect(new Set(statuses)).toEqual(new Set([200]))

    const { prisma } = db.deps.database
    await expect.poll(() => prisma.webhookEvent.count({ where: { state: 'READY' } }), { timeout: 60_000 }).toBe(0)
    const events = () =>
      prisma.webhookEvent.groupBy({ by: ['deliveries', 'state'], _count: true, orderBy: { deliveries: 'asc' } })
    await expect.poll(events, { timeout: 10_000 }).toEqual([
      { deliveries: 1, state: 'DONE', _count: 500 },
      { deliveries: 500, state: 'DONE', _count: 1 },
    ])
    const [call, ...more] = await prisma.call.findMany()
    expect(more).toEqual([])
    expect(await prisma.callMessage.count()).toBe(7)
    const opened = await getCall(ctxOf(db.deps), { id: call?.id ?? '' })
    expect([opened.messages.length, opened.cost?.totalMicros]).toEqual([7, 30_600n])
  }, 120_000)

  it('of the first message of a call, applied by two workers at once, make one call', async () => {
    const client = await aClient(db.deps)
    const other = { ...db.deps, database: openPostgres(db.url, 8) }
    onTestFinished(() => other.database.close())
    const door = await openDoor(db.deps)
    onTestFinished(() => door.close())
    for (let round = 0; round < 20; round++) {
      const events = sevenEvents(randomUUID())
      await Promise.all(events.map((event) => door.post(client.token, event)))
      // Events of one call are only ever taken by one worker; this makes two take them all the same.
      await db.deps.database.query('update webhook_events set call_key = id::text')
      await Promise.all([db.deps, other, db.deps, other].map((deps) => settle(deps, 1)))
    }
    expect(await db.deps.database.prisma.call.count()).toBe(20)
    const calls = await db.deps.database.prisma.call.findMany({ include: { _count: { select: { messages: true } } } })
    expect(calls.filter(({ status, _count }) => status !== 'ENDED' || _count.messages !== 7)).toEqual([])
    expect(db.logged.filter((line) => line.includes('will be tried again'))).toEqual([])
  })
})

it('makes the same call of 200 random orders with random repeats, over HTTP (W-5)', async () => {
  const client = await aClient(db.deps)
  const door = await openDoor(db.deps)
  const worker = await startWorker(db.deps)
  onTestFinished(async () => {
    await door.close()
    await worker.close()
  })
  const { prisma } = db.deps.database
  const orders = shuffled(permutations([0, 1, 2, 3, 4, 5, 6]), 42).slice(0, 200)
  for (const [seed, order] of orders.entries()) {
    const events = sevenEvents(`call-${seed}`)
    const repeats = shuffled(order, seed).slice(0, seed % 4)
    for (const at of [...order, ...repeats]) expect((await door.post(client.token, events[at])).status).toBe(200)
  }
  await expect.poll(() => prisma.webhookEvent.count({ where: { state: 'READY' } }), { timeout: 60_000 }).toBe(0)
  const calls = await prisma.call.findMany({ select: { id: true } })
  expect(calls).toHaveLength(200)
  const states = new Set<string>()
  for (const { id } of calls) states.add(await finalState(db.deps, id))
  expect(states.size).toBe(1)
}, 180_000)

it('makes the same call of its status updates alone (W-5)', async () => {
  const client = await aClient(db.deps)
  const door = await openDoor(db.deps)
  onTestFinished(() => door.close())
  const isUpdate = (event: { message: { type: string } }) => event.message.type === 'status-update'
  for (let seed = 0; seed < 15; seed++) {
    for (const event of shuffled(variants(`call-${seed}`).filter(isUpdate), seed)) {
      await door.post(client.token, event)
      await settle(db.deps)
    }
  }
  const states = new Set<string>()
  for (const { id } of await db.deps.database.prisma.call.findMany()) states.add(await finalState(db.deps, id))
  expect(states.size).toBe(1)
})

it('makes the same call when links differ, times are missing and reports are corrected (W-5)', async () => {
  const client = await aClient(db.deps)
  const door = await openDoor(db.deps)
  onTestFinished(() => door.close())
  for (let seed = 0; seed < 25; seed++) {
    for (const [at, event] of shuffled(variants(`call-${seed}`), seed).entries()) {
      await door.post(client.token, event)
      if (at % 3 === seed % 3) await settle(db.deps)
    }
  }
  await settle(db.deps)
  const states = new Set<string>()
  for (const { id } of await db.deps.database.prisma.call.findMany()) states.add(await finalState(db.deps, id))
  expect(states.size).toBe(1)
}, 120_000)

const db = useDatabase()
