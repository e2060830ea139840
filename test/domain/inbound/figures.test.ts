import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inboundFigures, intakeFigures, intakeOfClients } from '../../../src/domain/inbound/index.js'
import { aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
const MINUTE = 60_000
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE)

type Over = {
  state?: 'READY' | 'DONE' | 'DEAD' | 'QUARANTINED'
  cause?: 'UNREADABLE' | 'SIGNATURE' | 'TOO_LARGE'
  type?: string
  deliveries?: number
  bodyBytes?: number
  isTest?: boolean
  source?: 'VAPI' | 'RECONCILIATION'
}
const anEvent = (clientId: string, minutesAgo: number, over: Over = {}) =>
  db.deps.database.prisma.webhookEvent.create({
    data: {
      id: randomUUID(),
      clientId,
      deliveryKey: new Uint8Array(Buffer.from(randomUUID())),
      type: 'status-update',
      state: 'DONE',
      headers: {},
      bodyBytes: 100,
      bodySealed: new Uint8Array(1),
      receivedAt: ago(minutesAgo),
      nextAt: ago(minutesAgo),
      ...over,
    },
  })
const anUnassigned = () =>
  db.deps.database.prisma.unassignedEvent.create({
    data: {
      id: randomUUID(),
      deliveryKey: new Uint8Array(Buffer.from(randomUUID())),
      type: 'status-update',
      headers: {},
      bodyBytes: 1,
      bodySealed: new Uint8Array(1),
    },
  })

describe('the figures of intake', () => {
  it('count an hour, a day and what stands now', async () => {
    const { id } = await aClient(db.deps)
    await anEvent(id, 5, { deliveries: 3, bodyBytes: 700 })
    await anEvent(id, 59, { state: 'READY' })
    await anEvent(id, 61, { state: 'READY' })
    await anEvent(id, 600, { type: 'conversation-update', deliveries: 40 })
    await anEvent(id, 1_439, { state: 'DEAD' })
    await anEvent(id, 1_441)
    await anEvent(id, 9_000, { state: 'QUARANTINED', cause: 'SIGNATURE' })
    await anEvent(id, 9_000, { state: 'QUARANTINED', cause: 'SIGNATURE' })
    await anEvent(id, 9_000, { state: 'QUARANTINED', cause: 'TOO_LARGE' })
    await anUnassigned()
    const { hour, day, hours, now } = await intakeFigures(ctxOf(db.deps))
    expect(hour).toMatchObject({ received: 2, applied: 1, repeated: 2, bytes: 800 })
    expect(day).toEqual({ received: 5, applied: 2, repeated: 2, bytes: 1_100 })
    expect(hours).toHaveLength(24)
    expect(hours.map(({ received }) => received)).toEqual([1, ...Array(12).fill(0), 1, ...Array(8).fill(0), 1, 2])
    expect(hours[0]?.from).toEqual(ago(1_440))
    expect(now).toEqual({
      waiting: 2,
      oldestWaitingSeconds: 61 * 60,
      dead: 1,
      setAside: { unreadable: 0, signature: 2, tooLarge: 1 },
      unassigned: 1,
    })
  })

  it('are nothing where nothing came', async () => {
    const { hour, day, now } = await intakeFigures(ctxOf(db.deps))
    expect([hour.received, day.received, now.waiting, now.oldestWaitingSeconds, now.dead]).toEqual([0, 0, 0, 0, 0])
  })

  it('are also there for machines', async () => {
    const { id } = await aClient(db.deps)
    const waiting = await anEvent(id, 0, { state: 'READY' })
    await db.deps.database.query("update webhook_events set next_at = now() - interval '90 seconds' where id = $1", [
      waiting.id,
    ])
    await anEvent(id, 5, { state: 'DEAD' })
    for (const cause of ['UNREADABLE', 'SIGNATURE', 'SIGNATURE', 'TOO_LARGE'] as const)
      await anEvent(id, 5, { state: 'QUARANTINED', cause })
    await anUnassigned()
    const { oldestReadySeconds, ...counts } = await inboundFigures(db.deps.database)
    expect(oldestReadySeconds).toBeGreaterThanOrEqual(90)
    expect(oldestReadySeconds).toBeLessThan(120)
    expect(counts).toEqual({
      ready: 1,
      dead: 1,
      quarantined: 4,
      unreadable: 1,
      wrongSignature: 2,
      tooLarge: 1,
      unassigned: 1,
    })
  })
})

describe('the figures of each client', () => {
  const busy = async () => {
    const one = await aClient(db.deps, { businessName: 'Alder', setupStatus: 'LIVE' })
    const two = await aClient(db.deps, { businessName: 'Birch', setupStatus: 'LIVE', createdAt: ago(20_000) })
    await aClient(db.deps, { businessName: 'Cedar' })
    await aClient(db.deps, { businessName: 'Gone', isActive: false })
    const left = await aClient(db.deps, { businessName: 'Left behind', isActive: false })
    for (const minutes of [5, 50, 500]) await anEvent(one.id, minutes)
    await anEvent(one.id, 2, { state: 'READY', isTest: true })
    await anEvent(one.id, 10, { state: 'QUARANTINED', cause: 'SIGNATURE' })
    await anEvent(one.id, 3_000, { state: 'QUARANTINED', cause: 'SIGNATURE' })
    await anEvent(two.id, 5_000, { state: 'DEAD' })
    await anEvent(two.id, 1, { source: 'RECONCILIATION' })
    await anEvent(left.id, 9_000, { state: 'QUARANTINED', cause: 'UNREADABLE' })
    return { one, two }
  }
  const names = async (input: Parameters<typeof intakeOfClients>[1]) =>
    (await intakeOfClients(ctxOf(db.deps), input)).clients.map(({ businessName }) => businessName)

  it('stand side by side, of active clients and of others that still have something in error', async () => {
    const { one, two } = await busy()
    const { clients, total } = await intakeOfClients(ctxOf(db.deps), { sortBy: 'businessName', direction: 'asc' })
    expect(total).toBe(4)
    expect(clients.map(({ businessName }) => businessName)).toEqual(['Alder', 'Birch', 'Cedar', 'Left behind'])
    expect(clients[0]).toEqual({
      id: one.id,
      businessName: 'Alder',
      setupStatus: 'LIVE',
      receivedInHour: 4,
      receivedInDay: 5,
      appliedInDay: 3,
      repeatedInDay: 0,
      bytesInDay: 500,
      signatureFailuresInDay: 1,
      waiting: 1,
      oldestWaitingSeconds: 120,
      dead: 0,
      unreadable: 0,
      wrongSignature: 2,
      tooLarge: 0,
      lastEventAt: ago(5),
      silentSince: null,
    })
    // What reconciliation brought is not a sign of life of Vapi.
    expect(clients[1]).toMatchObject({
      id: two.id,
      receivedInDay: 1,
      dead: 1,
      lastEventAt: ago(5_000),
      silentSince: ago(5_000),
    })
    expect(clients[2]).toMatchObject({ receivedInDay: 0, lastEventAt: null, silentSince: null })
  })

  it('are sorted by any of them and paged', async () => {
    await busy()
    expect((await names({}))[0]).toBe('Alder')
    expect((await names({ sortBy: 'dead' }))[0]).toBe('Birch')
    expect((await names({ sortBy: 'setAside' })).slice(0, 2)).toEqual(['Alder', 'Left behind'])
    expect((await names({ sortBy: 'lastEventAt' }))[0]).toBe('Alder')
    expect((await names({ sortBy: 'lastEventAt', direction: 'asc' }))[0]).toBe('Cedar')
    expect(await names({ sortBy: 'businessName', direction: 'asc', perPage: 2, page: 2 })).toEqual([
      'Cedar',
      'Left behind',
    ])
    expect(await names({ page: 9 })).toEqual([])
    await expect(names({ sortBy: 'id; drop table clients' as 'dead' })).rejects.toThrow()
  })

  it('are for those who may see events', async () => {
    const client = await aClient(db.deps)
    const viewer = ctxOf(db.deps, staffActor(await aStaff(db.deps, { role: 'VIEWER' })))
    for (const ctx of [viewer, ctxOf(db.deps, clientActor(client.id))]) {
      await expect(intakeOfClients(ctx, {})).rejects.toMatchObject({ code: 'forbidden' })
      await expect(intakeFigures(ctx)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})
