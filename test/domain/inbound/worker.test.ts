import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { applyNext, makeInbox, replayEvent, startWorker } from '../../../src/domain/inbound/index.js'
import type { Db } from '../../../src/platform/db.js'
import { aClient, aStaff, ctxOf, staffActor } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { sample } from '../../support/samples.js'
import { aReport, deliver, mend, spoil } from './deliveries.js'

const db = useDatabase()
const events = () => db.deps.database.prisma.webhookEvent
const calls = () => db.deps.database.prisma.call

/** Lets the wait between two tries be over. */
const makeDue = () => db.deps.database.query("update webhook_events set next_at = now() where state = 'READY'")

describe('the worker', () => {
  it('applies a delivery within a second of its arrival', async () => {
    const { id } = await aClient(db.deps)
    const worker = await startWorker(db.deps)
    onTestFinished(() => worker.close())
    await deliver(db.deps, id, aReport())
    await expect.poll(() => calls().count(), { timeout: 10_000 }).toBe(1)
    await makeInbox(db.deps).receive(
      { now: new Date() },
      { clientId: id, headers: {}, body: Buffer.from(JSON.stringify(aReport())) },
    )
    await expect.poll(() => calls().count(), { timeout: 1_000, interval: 20 }).toBe(2)
  })

  it('tells whoever watches the calls, once something about one has changed', async () => {
    const { id } = await aClient(db.deps)
    const heard: string[] = []
    const stop = await db.deps.database.listen('backline_live', (payload) => heard.push(payload))
    onTestFinished(() => stop())
    const worker = await startWorker(db.deps)
    onTestFinished(() => worker.close())
    await deliver(db.deps, id, aReport())
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBeGreaterThan(0)
    expect(heard.join()).not.toContain('+1415')
  })

  it('finds what it was not told of', async () => {
    const { id } = await aClient(db.deps)
    const event = await deliver(db.deps, id, aReport())
    const worker = await startWorker({
      ...db.deps,
      database: { ...db.deps.database, listen: async () => async () => {} },
    })
    onTestFinished(() => worker.close())
    await expect.poll(async () => (await events().findUnique({ where: { id: event } }))?.state).toBe('DONE')
  })

  it('finishes what it has in hand before it closes', async () => {
    const { id } = await aClient(db.deps)
    for (let count = 0; count < 30; count++) await deliver(db.deps, id, aReport())
    const worker = await startWorker(db.deps)
    await sleep(5)
    await worker.close()
    const before = await events().count({ where: { state: 'DONE' } })
    await sleep(200)
    expect(await events().count({ where: { state: 'DONE' } })).toBe(before)
    expect(await calls().count()).toBe(before)
  })

  it('takes an event and what it does together: neither without the other', async () => {
    const { id } = await aClient(db.deps)
    await deliver(db.deps, id, aReport())
    await db.deps.database.script(
      'alter table webhook_events add constraint never_done check (done_at is null) not valid',
    )
    onTestFinished(() => db.deps.database.script('alter table webhook_events drop constraint never_done'))
    await applyNext(db.deps)
    expect([await calls().count(), await events().count({ where: { state: 'READY' } })]).toEqual([0, 1])
  })
})

const REFUSE_POISON = `
  create function refuse_poison() returns trigger language plpgsql
    as $$ begin raise exception 'this call is poison'; end $$;
  create trigger refuse_poison before insert on calls for each row when (new.vapi_call_id like 'poison-%')
    execute function refuse_poison()`

describe('an event that cannot be applied', () => {
  it('holds up none of its neighbours (W-10b)', async () => {
    const { id } = await aClient(db.deps)
    const ids: string[] = []
    for (let count = 0; count < 100; count++) ids.push(await deliver(db.deps, id, aReport()))
    await spoil(db.deps, ids[50] ?? '')
    while ((await applyNext(db.deps, 100)) > 0);
    expect(await calls().count()).toBe(99)
    expect(await events().groupBy({ by: ['state'], _count: true })).toEqual(
      expect.arrayContaining([
        { state: 'DONE', _count: 99 },
        { state: 'READY', _count: 1 },
      ]),
    )
  })

  it('is one in a hundred whose effect the database refuses: three tries and set aside, and the others are done (W-15)', async () => {
    db.expectErrors()
    const { id } = await aClient(db.deps)
    await db.deps.database.script(REFUSE_POISON)
    onTestFinished(() => db.deps.database.script('drop function refuse_poison() cascade'))
    for (let n = 0; n < 200; n++) await deliver(db.deps, id, aReport(n % 100 === 50 ? `poison-${n}` : `call-${n}`))
    for (let attempt = 0; attempt < 4; attempt++) {
      while ((await applyNext(db.deps)) > 0);
      await makeDue()
    }
    expect(await calls().count()).toBe(198)
    const dead = await events().findMany({ where: { state: { not: 'DONE' } } })
    expect(dead).toHaveLength(2)
    for (const event of dead) {
      expect(event).toMatchObject({ state: 'DEAD', attempts: 3, lastError: expect.stringContaining('poison') })
      expect(event.callKey).toMatch(/^poison-/)
    }
    expect(db.logged.filter((line) => line.includes('set aside'))).toHaveLength(2)

    await deliver(db.deps, id, sample('17-transcript-final-user'))
    await applyNext(db.deps)
    expect(await calls().count()).toBe(199)
  }, 60_000)

  it('blames no event when the database has gone away', async () => {
    const { id } = await aClient(db.deps)
    await deliver(db.deps, id, aReport())
    const gone = Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' })
    const { database } = db.deps
    let calls = 0
    const breaking = {
      ...database,
      transaction: async <T>(work: (tx: Db) => Promise<T>): Promise<T> => {
        calls++
        await database.transaction(work)
        throw gone
      },
    }
    // The first transaction has happened, and nobody heard of it.
    await expect(applyNext({ ...db.deps, database: breaking })).rejects.toBe(gone)
    expect(calls).toBe(1)
    expect(await events().findMany()).toMatchObject([{ state: 'DONE', attempts: 0 }])
  })

  it('is tried three times, later each time, then set aside until staff send it round again', async () => {
    const client = await aClient(db.deps)
    const id = await deliver(db.deps, client.id, aReport())
    const later = await deliver(db.deps, client.id, aReport())
    await spoil(db.deps, id)
    const waits: number[] = []
    for (let attempt = 1; attempt <= 3; attempt++) {
      if (attempt === 3) db.expectErrors()
      await applyNext(db.deps)
      const { rows } = await db.deps.database.query(
        'select attempts, extract(epoch from next_at - now())::float8 as wait from webhook_events where id = $1',
        [id],
      )
      expect(rows[0]?.['attempts']).toBe(attempt)
      waits.push(Number(rows[0]?.['wait']))
      expect(await applyNext(db.deps)).toBe(0)
      await makeDue()
    }
    expect(waits[0]).toBeGreaterThan(4)
    expect(waits[1]).toBeGreaterThan(18)
    expect(await applyNext(db.deps)).toBe(0)
    expect(await events().findUnique({ where: { id } })).toMatchObject({ state: 'DEAD', lastError: expect.any(String) })
    expect(await events().findUnique({ where: { id: later } })).toMatchObject({ state: 'DONE' })
    expect(db.logged.filter((line) => line.includes('set aside'))).toHaveLength(1)

    await mend(db.deps, id)
    const staff = await aStaff(db.deps)
    await replayEvent(ctxOf(db.deps, staffActor(staff)), { eventId: id })
    await applyNext(db.deps)
    expect(await events().findUnique({ where: { id } })).toMatchObject({ state: 'DONE', attempts: 0, lastError: null })
    expect(await calls().count()).toBe(2)
    expect(await db.deps.database.prisma.auditEntry.findMany()).toMatchObject([
      { action: 'inbound.replay-event', actorId: staff.id, subjectId: id, clientId: client.id },
    ])
  })

  it('holds back later events of its own call, and of no other', async () => {
    const { id } = await aClient(db.deps)
    const first = await deliver(db.deps, id, aReport('a'))
    await deliver(db.deps, id, aReport('a', { endedReason: 'voicemail' }))
    await deliver(db.deps, id, aReport('b'))
    await spoil(db.deps, first)
    await applyNext(db.deps, 1)
    while ((await applyNext(db.deps)) > 0);
    expect(await calls().findMany({ select: { vapiCallId: true } })).toEqual([{ vapiCallId: 'b' }])
  })

  it('changes nothing when it is sent round again after it was done', async () => {
    const { id } = await aClient(db.deps)
    const event = await deliver(db.deps, id, aReport())
    await applyNext(db.deps)
    const before = await calls().findMany()
    await replayEvent(ctxOf(db.deps), { eventId: event })
    await applyNext(db.deps)
    expect(await calls().findMany()).toEqual(before)
    expect(await events().findMany({ select: { state: true } })).toEqual([{ state: 'DONE' }])
  })

  it('stays set aside when it still is no JSON', async () => {
    const { id } = await aClient(db.deps)
    await deliver(db.deps, id, '{')
    await db.deps.database.query("update webhook_events set state = 'READY'")
    await applyNext(db.deps)
    expect(await events().findMany()).toMatchObject([{ state: 'QUARANTINED', lastError: 'The body is not JSON' }])
  })
})

onPostgres('several workers on real PostgreSQL', () => {
  const postgres = useDatabase({ engine: 'postgres' })

  it('apply every event once', async () => {
    const { id } = await aClient(postgres.deps)
    for (let call = 0; call < 60; call++) {
      for (const endedReason of ['voicemail', 'customer-busy', 'customer-ended-call']) {
        await deliver(postgres.deps, id, aReport(`call-${call}`, { endedReason }))
      }
    }
    const taken = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        let count = 0
        for (let got = 1; got > 0; count += got) got = await applyNext(postgres.deps, 7)
        return count
      }),
    )
    while ((await applyNext(postgres.deps)) > 0);
    expect(taken.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(180)
    expect(await postgres.deps.database.prisma.webhookEvent.count({ where: { state: 'DONE', attempts: 0 } })).toBe(180)
    expect(await postgres.deps.database.prisma.call.count()).toBe(60)
    expect(await postgres.deps.database.prisma.callMessage.count()).toBe(420)
  })
})
