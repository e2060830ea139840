import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  fetchCallJob,
  nightlyJob,
  reconcile,
  requestReconciliation,
  runJob,
  startReconciliation,
  stateOfAccounts,
  sweepJob,
} from '../../../src/domain/reconciliation/index.js'
import { ORGANISATION } from '../../../src/domain/vapi-accounts/index.js'
import { createQueues, installQueue, waitingJobs } from '../../../src/platform/queue.js'
import { harborDental } from '../../emulators/conversations/index.js'
import { aClient, aStaff, ctxOf, JOB, staffActor } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { settle } from '../../web/webhooks/door.js'
import { isAnything, isReport, MINUTE, useWorld } from './world.js'

const db = useDatabase()
const world = useWorld(db)
const prisma = () => db.deps.database.prisma
const ctx = (now = new Date()) => ctxOf(db.deps, JOB, now)
const setConfig = (over: object) => Object.assign(db.deps, { config: { ...db.deps.config, ...over } })
const sealKey = (clientId: string, key: string) =>
  prisma().client.update({
    where: { id: clientId },
    data: {
      vapiApiKeySealed: db.deps.vault.seal(
        { clientId, table: 'clients', column: 'vapi_api_key_sealed', id: clientId },
        key,
      ),
    },
  })

describe('a run that does not get through', () => {
  it('leaves the watermark where it was, keeps what it brought in, and the next one completes it', async () => {
    const client = await world.practice()
    await world.reconcile({ inMinutes: -120 })
    const [first] = await world.runs()
    for (let n = 0; n < 8; n++) await world.call(client, { minutesAgo: 30 + n * 5, drop: isAnything })
    let asked = 0
    world.vapi.faults.rest = ({ path }) =>
      /^\/call\/./.test(path) && ++asked > 3 ? { status: 400, message: 'Not now.' } : undefined
    expect(await world.reconcile()).toMatchObject({
      state: 'FAILED',
      reportsAdded: 3,
      error: expect.stringContaining('Not now.'),
    })
    const [failed] = await world.runs()
    expect(failed).toMatchObject({ state: 'FAILED', watermark: null, callsSeen: 8, reportsAdded: 3 })
    delete world.vapi.faults.rest
    expect(await world.reconcile()).toMatchObject({ state: 'DONE', reportsAdded: 5 })
    expect(await prisma().call.count()).toBe(8)
    const list = world.vapi.requests.filter(({ path }) => path === '/call')
    const since = new Date((first?.watermark?.getTime() ?? 0) - 10 * MINUTE).toISOString()
    expect(decodeURIComponent(list.at(-1)?.query ?? '')).toContain(`updatedAtGe=${since}`)
  })

  it.each([
    [{ status: 401, message: 'Invalid Key.' }, /API key.*Invalid Key/],
    ['html', /not with a list|status 200/],
    ['empty', /not with a list/],
    ['reset', /cannot be reached/],
  ] as const)('says why in words, and the log is no alarm: %s', async (fault, words) => {
    world.vapi.faults.rest = fault
    expect(await world.reconcile()).toMatchObject({ state: 'FAILED', error: expect.stringMatching(words) })
    expect(JSON.stringify(await world.runs())).not.toContain(world.vapi.apiKey)
    expect(db.logged.join()).not.toContain(world.vapi.apiKey)
  })

  it('is a bug where it is one of ours: it fails loudly, and the row tells that it is over', async () => {
    await world.call(await world.practice(), { minutesAgo: 30, drop: isAnything })
    await db.deps.database.script('alter table webhook_events rename to elsewhere')
    try {
      await expect(world.reconcile()).rejects.toThrow()
    } finally {
      await db.deps.database.script('alter table elsewhere rename to webhook_events')
    }
    expect(await world.runs()).toMatchObject([{ state: 'FAILED', error: expect.stringContaining('on our side') }])
  })
})

describe('runs of one account', () => {
  it('are one at a time', async () => {
    await prisma().reconciliation.create({
      data: { id: randomUUID(), account: ORGANISATION, state: 'RUNNING', askedBy: 'another', startedAt: new Date() },
    })
    await expect(world.reconcile()).rejects.toMatchObject({ code: 'conflict' })
    await runJob.run(ctx(), { account: ORGANISATION, askedBy: 'the clock' })
    expect(await world.runs()).toHaveLength(1)
  })

  it('take the place of one that has stood still for two minutes', async () => {
    const aliveAt = new Date(Date.now() - 121_000)
    const stuck = { id: randomUUID(), account: ORGANISATION, state: 'RUNNING' as const, askedBy: 'a dead process' }
    await prisma().reconciliation.create({ data: { ...stuck, startedAt: aliveAt, aliveAt } })
    expect(await world.reconcile()).toMatchObject({ state: 'DONE' })
    expect(await prisma().reconciliation.findUnique({ where: { id: stuck.id } })).toMatchObject({
      state: 'FAILED',
      error: expect.stringContaining('stopped without a word'),
      finishedAt: expect.any(Date),
    })
  })

  it('give way when they were taken for dead', async () => {
    const client = await world.practice()
    for (let n = 0; n < 3; n++) await world.call(client, { minutesAgo: 30 + n, drop: isAnything })
    world.vapi.faults.rest = ({ path }) => (path === '/call' ? { lateMs: 1_000 } : undefined)
    const running = world.reconcile()
    await expect.poll(() => world.runs()).toHaveLength(1)
    await prisma().reconciliation.updateMany({ data: { state: 'FAILED', error: 'Taken for dead' } })
    expect(await running).toMatchObject({ state: 'FAILED' })
    expect(await world.runs()).toMatchObject([{ state: 'FAILED', error: 'Taken for dead' }])
  })

  it('begin with a day, and later where the last one began', async () => {
    await world.reconcile({ inMinutes: -30 })
    await world.reconcile()
    const since = world.vapi.requests.map(({ query }) =>
      Date.parse(new URLSearchParams(query).get('updatedAtGe') ?? ''),
    )
    expect(Math.round((Date.now() - (since[0] ?? 0)) / MINUTE)).toBe(24 * 60 + 40)
    expect(Math.round((Date.now() - (since[1] ?? 0)) / MINUTE)).toBe(40)
  })

  it('that look back by days prove nothing about older calls, and leave the mark where it was', async () => {
    await world.reconcile({ inMinutes: -30 })
    await world.reconcile({ lookBackDays: 1 })
    await world.reconcile()
    const since = world.vapi.requests.map(({ query }) =>
      Date.parse(new URLSearchParams(query).get('updatedAtGe') ?? ''),
    )
    expect(Math.round((Date.now() - (since[2] ?? 0)) / MINUTE)).toBe(40)
  })

  it('go through more than one page', async () => {
    const client = await world.practice()
    for (let n = 0; n < 230; n++)
      await world.call(client, { minutesAgo: 10 + n, drop: isAnything, script: { isAnswered: false, turns: [] } })
    expect(await world.reconcile()).toMatchObject({ state: 'DONE', callsSeen: 230, callsAdded: 230 })
    expect(await prisma().call.count()).toBe(230)
    expect(world.vapi.requests.filter(({ path }) => path === '/call')).toHaveLength(3)
  }, 90_000)
})

describe('whose a call is', () => {
  it('is told by the assistant; calls of nobody are counted, and what they name is told to staff', async () => {
    const other = await aClient(db.deps, { businessName: 'Somebody else' })
    await world.call(other, { minutesAgo: 30, drop: isAnything })
    await world.call(other, { minutesAgo: 31, drop: isAnything })
    expect(await world.reconcile()).toMatchObject({ state: 'DONE', callsSeen: 2, callsUnknown: 2, callsAdded: 0 })
    expect(await world.runs()).toMatchObject([
      { error: expect.stringContaining(`assistant ${harborDental.assistantId} (2)`) },
    ])
    expect(await prisma().webhookEvent.count()).toBe(0)
  })

  it('of an account with a key of its own is that client’s, unless it names what another one has', async () => {
    const owner = await aClient(db.deps, { businessName: 'Own account' })
    await sealKey(owner.id, world.vapi.apiKey)
    setConfig({ vapiApiKey: undefined })
    const call = await world.call(owner, { minutesAgo: 30, drop: isAnything })
    expect(await world.reconcile({ account: owner.id })).toMatchObject({ callsAdded: 1 })
    expect(await world.rowOf(call)).toMatchObject({ clientId: owner.id })

    await prisma().call.deleteMany()
    await world.practice()
    expect(await world.reconcile({ account: owner.id, lookBackDays: 1 })).toMatchObject({
      callsAdded: 0,
      callsUnknown: 1,
    })
  })

  it('does not depend on the client being active', async () => {
    const client = await world.practice()
    await prisma().client.update({ where: { id: client.id }, data: { isActive: false } })
    await world.call(client, { minutesAgo: 30, drop: isAnything })
    expect(await world.reconcile()).toMatchObject({ callsAdded: 1 })
  })
})

describe('the jobs', () => {
  const waiting = async (name: string) => (await waitingJobs(prisma(), name)).map(({ data }) => data)

  const withQueues = async () => {
    const boss = await installQueue(db.deps.database)
    await createQueues(boss, [runJob, sweepJob, nightlyJob, fetchCallJob])
    await boss.stop({ graceful: false })
  }

  it('look at every account every five minutes, once each, and forget runs of more than a month', async () => {
    await withQueues()
    const own = await aClient(db.deps, { businessName: 'Own account' })
    await sealKey(own.id, 'a key')
    const gone = await aClient(db.deps, { isActive: false })
    await sealKey(gone.id, 'another key')
    const old = { id: randomUUID(), account: ORGANISATION, state: 'DONE' as const, askedBy: 'the clock' }
    await prisma().reconciliation.create({ data: { ...old, startedAt: new Date(Date.now() - 31 * 24 * 60 * MINUTE) } })
    await sweepJob.run(ctx(), {})
    await sweepJob.run(ctx(), {})
    expect(await waiting('reconciliation.run')).toEqual([
      { account: ORGANISATION, askedBy: 'The clock' },
      { account: own.id, askedBy: 'The clock' },
    ])
    expect(await world.runs()).toEqual([])
  })

  it('look at a whole day every night', async () => {
    await withQueues()
    await nightlyJob.run(ctx(), {})
    expect(await waiting('reconciliation.run')).toEqual([
      { account: ORGANISATION, askedBy: 'The clock, at night', lookBackDays: 1 },
    ])
  })

  it('have nothing to do where there is no key', async () => {
    await withQueues()
    setConfig({ vapiApiKey: undefined })
    await sweepJob.run(ctx(), {})
    expect(await waiting('reconciliation.run')).toEqual([])
    await runJob.run(ctx(), { account: ORGANISATION, askedBy: 'the clock' })
    await fetchCallJob.run(ctx(), { clientId: (await world.practice()).id, vapiCallId: 'x' })
    expect(world.vapi.requests).toEqual([])
  })

  it('are asked for by people who may, and that is written down', async () => {
    await withQueues()
    const support = await aStaff(db.deps, { role: 'SUPPORT', name: 'Sue Support' })
    const asked = ctxOf(db.deps, staffActor(support))
    expect(await startReconciliation(asked, {})).toEqual({ accounts: [{ id: ORGANISATION, name: 'The organisation' }] })
    await startReconciliation(asked, {})
    expect(await waiting('reconciliation.run')).toEqual([{ account: ORGANISATION, askedBy: 'Sue Support' }])
    expect(await prisma().auditEntry.findMany()).toMatchObject([
      { action: 'reconciliation.start', actorName: 'Sue Support' },
      { action: 'reconciliation.start' },
    ])
    await startReconciliation(asked, { account: ORGANISATION, lookBackDays: 7 })
    expect(await waiting('reconciliation.run')).toHaveLength(2)
    await expect(startReconciliation(asked, { lookBackDays: 15 })).rejects.toThrow(/1 to 14 days/)
    const viewer = ctxOf(db.deps, staffActor(await aStaff(db.deps, { role: 'VIEWER' })))
    await expect(startReconciliation(viewer, {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(stateOfAccounts(viewer)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(reconcile(viewer, { account: ORGANISATION, askedBy: 'me' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    setConfig({ vapiApiKey: undefined })
    await expect(startReconciliation(ctxOf(db.deps, staffActor(support)), {})).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('come soon, not at once, after a delivery that was too large', async () => {
    await withQueues()
    const client = await world.practice()
    await requestReconciliation(ctx(), { clientId: client.id, reason: 'A delivery was too large' })
    await requestReconciliation(ctx(), { clientId: client.id, reason: 'A delivery was too large' })
    const { rows } = await db.deps.database.query(
      "select data, extract(epoch from start_after - now())::int as wait from pgboss.job where name = 'reconciliation.run'",
    )
    expect(rows).toMatchObject([{ data: { account: ORGANISATION, askedBy: 'A delivery was too large' } }])
    expect(Number(rows[0]?.['wait'])).toBeGreaterThan(120)
  })

  it('ask for one call anew when an artifact is said to be ready', async () => {
    const client = await world.practice()
    const call = await world.call(client, { minutesAgo: 30, drop: isReport })
    const job = { clientId: client.id, vapiCallId: call.id }
    await fetchCallJob.run(ctx(), job)
    await settle(db.deps)
    expect(await world.rowOf(call)).toMatchObject({
      endedReason: call.script.endedReason,
      hasRecording: call.answeredAt !== undefined,
    })
    const before = await world.fingerprints()
    await fetchCallJob.run(ctx(), job)
    await fetchCallJob.run(ctx(), { ...job, vapiCallId: randomUUID() })
    await settle(db.deps)
    expect(await world.fingerprints()).toEqual(before)
    world.vapi.faults.rest = { status: 400, message: 'No.' }
    await expect(fetchCallJob.run(ctx(), job)).rejects.toMatchObject({ code: 'provider_rejected' })
  })
})

describe('the state of the accounts', () => {
  it('tells how the last run of each went', async () => {
    await world.practice()
    await world.reconcile({ inMinutes: -1 })
    world.vapi.faults.rest = 401
    await world.reconcile({ inMinutes: 5 })
    expect(await stateOfAccounts(ctx())).toMatchObject([
      { id: ORGANISATION, name: 'The organisation', run: { state: 'FAILED', callsSeen: 0 } },
    ])
  })
})

onPostgres('several processes', () => {
  const db = useDatabase({ engine: 'postgres' })
  const world = useWorld(db)

  it('that begin at the same moment make one run', async () => {
    const client = await world.practice()
    for (let n = 0; n < 5; n++) await world.call(client, { minutesAgo: 30 + n, drop: isAnything })
    const runs = await Promise.allSettled([1, 2, 3, 4].map(() => world.reconcile()))
    expect(runs.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const run of runs) if (run.status === 'rejected') expect(run.reason).toMatchObject({ code: 'conflict' })
    expect(await world.runs()).toMatchObject([{ state: 'DONE', reportsAdded: 5 }])
    expect(await db.deps.database.prisma.call.count()).toBe(5)
  })
})
