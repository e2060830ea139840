import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  applyNext,
  keepEvent,
  replayEvent,
  replayEvents,
  replayMatchingJob,
  replaysInProgress,
  setAside,
} from '../../../src/domain/inbound/index.js'
import { proofOf, readSigning, secretPlace } from '../../../src/domain/signing/index.js'
import { inTransaction } from '../../../src/platform/context.js'
import { openQueue, waitingJobs } from '../../../src/platform/queue.js'
import { work } from '../../../src/worker.js'
import { proofHeaders } from '../../emulators/vapi.js'
import { aClient, aStaff, clientActor, ctxOf, staffActor } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { aReport, deliver, mend, spoil } from './deliveries.js'

const db = useDatabase()
beforeAll(async () => (await openQueue(db.deps, [replayMatchingJob], [], false)).close())

const prisma = () => db.deps.database.prisma
const event = (id: string) => prisma().webhookEvent.findUniqueOrThrow({ where: { id } })
const audits = () => prisma().auditEntry.findMany({ orderBy: { at: 'asc' } })
const support = async () => ctxOf(db.deps, staffActor(await aStaff(db.deps, { role: 'SUPPORT', name: 'Kim Support' })))
const settle = async () => {
  while ((await applyNext(db.deps)) > 0);
}

/** Three tries at once instead of after 5 and 20 seconds. */
async function untilDead(id: string) {
  db.expectErrors()
  for (let attempt = 0; attempt < 3; attempt++) {
    await applyNext(db.deps)
    await db.deps.database.query('update webhook_events set next_at = now() where id = $1', [id])
  }
  expect(await event(id)).toMatchObject({ state: 'DEAD', attempts: 3 })
}

// trust.md W-15, its last part
describe('a dead event', () => {
  it('is applied once after it was put back, and that is written down', async () => {
    const { id: clientId } = await aClient(db.deps)
    const id = await deliver(db.deps, clientId, aReport())
    await spoil(db.deps, id)
    await untilDead(id)
    await mend(db.deps, id)
    await replayEvent(await support(), { eventId: id })
    expect(await event(id)).toMatchObject({ state: 'READY', attempts: 0, lastError: null })
    await settle()
    await settle()
    expect(await event(id)).toMatchObject({ state: 'DONE', attempts: 0 })
    expect(await prisma().call.count()).toBe(1)
    expect(await audits()).toMatchObject([
      {
        action: 'inbound.replay-event',
        actorName: 'Kim Support',
        subjectId: id,
        clientId,
        changes: { state: ['DEAD', 'READY'] },
      },
    ])
  })

  it('that was applied already changes nothing when it is applied again', async () => {
    const { id: clientId } = await aClient(db.deps)
    const id = await deliver(db.deps, clientId, aReport())
    await settle()
    const before = await prisma().call.findFirstOrThrow()
    await replayEvent(await support(), { eventId: id })
    await settle()
    expect(await prisma().call.findMany()).toEqual([{ ...before, updatedAt: expect.any(Date) }])
  })
})

describe('many events', () => {
  const aDead = async (clientId: string) => {
    const { id } = await inTransaction(ctxOf(db.deps), (tx) =>
      keepEvent(tx, { clientId, body: Buffer.from(JSON.stringify(aReport())), source: 'VAPI' }),
    )
    await db.deps.database.query(
      "update webhook_events set state = 'DEAD', attempts = 3, last_error = 'x' where id = $1",
      [id],
    )
    return id
  }

  it('are put back together, and written down once with how they were chosen', async () => {
    const { id: clientId } = await aClient(db.deps)
    const eventIds = [await aDead(clientId), await aDead(clientId), await aDead(clientId)]
    const other = await aDead(clientId)
    const filters = { State: 'Failed', Type: 'End of call report' }
    const answer = await replayEvents(await support(), { eventIds, filters })
    expect(answer).toEqual({ events: 3, isQueued: false, replayed: 3, kept: [] })
    await settle()
    expect(await prisma().call.count()).toBe(3)
    expect((await event(other)).state).toBe('DEAD')
    expect(await audits()).toMatchObject([
      {
        action: 'inbound.replay-events',
        subjectName: '3 events',
        changes: { events: [null, 3], filters: [null, filters] },
      },
    ])
  })

  it('go to the worker when there are many, which shows how far it is and does nothing twice', async () => {
    const { id: clientId } = await aClient(db.deps)
    const mine: string[] = []
    for (let n = 0; n < 3; n++) mine.push(await aDead(clientId))
    // Ids nobody has any more count as asked for and are passed over.
    const eventIds = [...mine, ...Array.from({ length: 1_500 }, () => randomUUID())]
    const ctx = await support()
    expect(await replayEvents(ctx, { eventIds })).toMatchObject({ events: 1_503, isQueued: true })
    expect(await replaysInProgress(ctx)).toEqual([{ run: expect.any(String), total: 1_503, left: 1_503 }])
    expect(await audits()).toHaveLength(1)
    const parts = await waitingJobs(prisma(), replayMatchingJob.name)
    expect(parts).toHaveLength(2)
    const run = async () => {
      for (const { data } of parts) await replayMatchingJob.run(ctxOf(db.deps), replayMatchingJob.payload.parse(data))
    }
    await run()
    expect((await event(mine[0] ?? '')).state).toBe('READY')
    await settle()
    expect(await prisma().call.count()).toBe(3)
    const done = await Promise.all(mine.map(event))
    await run()
    expect(await Promise.all(mine.map(event))).toEqual(done)
    expect(await audits()).toHaveLength(1)
  })

  it('are not for those who may not, and never none', async () => {
    const client = await aClient(db.deps)
    const eventIds = [randomUUID()]
    const viewer = ctxOf(db.deps, staffActor(await aStaff(db.deps, { role: 'VIEWER' })))
    for (const ctx of [viewer, ctxOf(db.deps, clientActor(client.id))]) {
      await expect(replayEvents(ctx, { eventIds })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(replaysInProgress(ctx)).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(replayEvents(await support(), { eventIds: [] })).rejects.toThrow('nothing to apply')
    await expect(replayEvents(await support(), { eventIds: ["x' or 1=1"] })).rejects.toThrow()
    expect(await audits()).toEqual([])
  })
})

// trust.md W-2: a secret that was mended loses nothing
describe('an event set aside for its signature', () => {
  const aPlan = async (clientId: string | null, secret: string) => {
    const id = randomUUID()
    const secretSealed = new Uint8Array(db.deps.vault.seal(secretPlace({ id, clientId }), secret))
    await prisma().signingPlan.create({ data: { id, clientId, scheme: 'HMAC', options: {}, secretSealed } })
    return id
  }
  const mendSecret = async (planId: string, clientId: string | null, secret: string) => {
    const secretSealed = new Uint8Array(db.deps.vault.seal(secretPlace({ id: planId, clientId }), secret))
    await prisma().signingPlan.update({ where: { id: planId }, data: { secretSealed } })
  }
  /** As the door sets one aside, signed with another secret than the plan's. */
  const refused = async (clientId: string, body: Buffer, over: { url?: string; at?: Date; proof?: false } = {}) => {
    const now = over.at ?? new Date()
    const url = over.url ?? 'http://localhost:3000/api/v1/vapi/webhook/token'
    const signed = proofHeaders(
      { scheme: 'hmac', secret: 'right' },
      { body, method: 'POST', url, at: now, messageId: 'm' },
    )
    const headers = Object.fromEntries(Object.entries(signed).map(([name, value]) => [name.toLowerCase(), value]))
    const proof = proofOf(readSigning(db.deps.vault, null, now), { headers, body, method: 'POST', url, now })
    const reason = 'The signature does not match'
    await setAside(
      db.deps,
      { now },
      { clientId, headers, body, cause: 'SIGNATURE', reason, ...(over.proof ?? { proof }) },
    )
    const { id } = await prisma().webhookEvent.findFirstOrThrow({ where: { clientId }, orderBy: { seq: 'desc' } })
    return id
  }

  it('stays with the reason while the secret is wrong, and is applied once after it was mended, however old', async () => {
    const { id: clientId } = await aClient(db.deps)
    const planId = await aPlan(clientId, 'wrong')
    const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000)
    const id = await refused(clientId, Buffer.from(JSON.stringify(aReport())), { at: twoDaysAgo })
    await expect(replayEvent(await support(), { eventId: id })).rejects.toMatchObject({
      code: 'conflict',
      message: 'It stays set aside. The signature does not match',
    })
    expect(await event(id)).toMatchObject({ state: 'QUARANTINED', cause: 'SIGNATURE' })
    expect(await audits()).toMatchObject([{ changes: { result: [null, 'The signature does not match'] } }])
    await mendSecret(planId, clientId, 'right')
    await replayEvent(await support(), { eventId: id })
    expect(await event(id)).toMatchObject({ state: 'READY', cause: null, proofSealed: null, attempts: 0 })
    await settle()
    expect(await event(id)).toMatchObject({ state: 'DONE', type: 'end-of-call-report' })
    expect(await prisma().call.count()).toBe(1)
  })

  it('is checked with the secrets of the organisation when it came to its URL', async () => {
    const { id: clientId } = await aClient(db.deps)
    await aPlan(clientId, 'right')
    const planId = await aPlan(null, 'wrong')
    const url = 'http://localhost:3000/api/v1/voice/webhook'
    const id = await refused(clientId, Buffer.from(JSON.stringify(aReport())), { url })
    await expect(replayEvent(await support(), { eventId: id })).rejects.toMatchObject({ code: 'conflict' })
    await mendSecret(planId, null, 'right')
    await replayEvent(await support(), { eventId: id })
    expect((await event(id)).state).toBe('READY')
  })

  it('is told apart by reason when many are put back', async () => {
    const { id: clientId } = await aClient(db.deps)
    const planId = await aPlan(clientId, 'right')
    const body = () => Buffer.from(JSON.stringify(aReport()))
    const good = await refused(clientId, body())
    const unproven = await refused(clientId, body(), { proof: false })
    const cut = await refused(clientId, body().subarray(0, 300))
    await setAside(
      db.deps,
      { now: new Date() },
      { clientId, headers: {}, body: Buffer.alloc(0), cause: 'TOO_LARGE', reason: 'x' },
    )
    const { id: huge } = await prisma().webhookEvent.findFirstOrThrow({ where: { cause: 'TOO_LARGE' } })
    const unread = await deliver(db.deps, clientId, '{')
    const { replayed, kept } = await replayEvents(await support(), { eventIds: [good, unproven, cut, huge, unread] })
    expect(replayed).toBe(1)
    expect(Object.fromEntries(kept.map(({ reason, events }) => [reason.slice(0, 30), events]))).toEqual({
      'What its signature is checked ': 1,
      'The body is not JSON': 2,
      'It was too large, so only the ': 1,
    })
    // What was well signed and cannot be read is from now on set aside for that.
    expect(await event(cut)).toMatchObject({ state: 'QUARANTINED', cause: 'UNREADABLE' })
    expect(await event(huge)).toMatchObject({
      cause: 'TOO_LARGE',
      lastError: expect.stringContaining('Reconciliation'),
    })
    await mendSecret(planId, clientId, 'changed')
    await settle()
    expect((await event(good)).state).toBe('DONE')
  })

  it('that could not be read once is read again', async () => {
    const { id: clientId } = await aClient(db.deps)
    const id = await deliver(db.deps, clientId, aReport('call-9'))
    // As a version that understood less would have left it.
    await db.deps.database.query(
      "update webhook_events set state = 'QUARANTINED', cause = 'UNREADABLE', type = 'unparsed', call_key = null where id = $1",
      [id],
    )
    await replayEvent(await support(), { eventId: id })
    expect(await event(id)).toMatchObject({
      state: 'READY',
      cause: null,
      type: 'end-of-call-report',
      callKey: 'call-9',
    })
    await settle()
    expect(await prisma().call.count()).toBe(1)
  })
})

onPostgres('many dead events, with a worker at work', () => {
  const real = useDatabase({ engine: 'postgres' })

  it('are put back by their jobs and applied exactly once', async () => {
    const { id: clientId } = await aClient(real.deps)
    const calls = Array.from({ length: 450 }, () => randomUUID())
    const ids: string[] = []
    for (const call of calls) ids.push(await deliver(real.deps, clientId, aReport(call)))
    await real.deps.database.query("update webhook_events set state = 'DEAD', attempts = 3")
    const worker = await work(real.deps)
    try {
      const ctx = ctxOf(real.deps, staffActor(await aStaff(real.deps)))
      expect(await replayEvents(ctx, { eventIds: ids, filters: { State: 'Failed' } })).toMatchObject({ isQueued: true })
      const done = () => real.deps.database.prisma.webhookEvent.count({ where: { state: 'DONE' } })
      await expect.poll(done, { timeout: 30_000, interval: 250 }).toBe(450)
      await expect.poll(async () => replaysInProgress(ctx), { timeout: 5_000 }).toEqual([])
      // What follows from 450 calls may take longer than a worker that is asked to end waits.
      const toFollow = () => real.deps.database.prisma.call.count({ where: { followedUpAt: null } })
      await expect.poll(toFollow, { timeout: 60_000, interval: 250 }).toBe(0)
    } finally {
      await worker.close()
    }
    const rows = await real.deps.database.prisma.call.findMany({ select: { vapiCallId: true } })
    expect(rows.map(({ vapiCallId }) => vapiCallId).sort()).toEqual([...calls].sort())
    expect(await real.deps.database.prisma.auditEntry.count()).toBe(1)
  }, 150_000)
})
