import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { checkAlerts, checkAlertsJob, countOpenAlerts, openAlerts } from '../../../src/domain/alerts/index.js'
import { applyNext, replayEvent } from '../../../src/domain/inbound/index.js'
import { sendMailJob } from '../../../src/domain/notifications/index.js'
import { updateSetting } from '../../../src/domain/settings/index.js'
import { schedule } from '../../../src/jobs.js'
import { makeCtx } from '../../../src/platform/context.js'
import { openQueue, waitingJobs } from '../../../src/platform/queue.js'
import { aCall, aClient, aStaff, clientActor, ctxOf, JOB, staffActor } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { aReport, deliver, mend, spoil } from '../inbound/deliveries.js'

const db = useDatabase({ config: { vapiApiKey: 'a-key', publicUrl: 'https://backline.example' } })
beforeAll(async () => (await openQueue(db.deps, [sendMailJob, checkAlertsJob], [], false)).close())

/** What the database calls now; the clock moves on from there. */
let start = new Date()
beforeEach(async () => {
  start = new Date()
  await aStaff(db.deps, { email: 'owner@agency.example' })
})
const later = (seconds: number) => new Date(start.getTime() + seconds * 1_000)
const MINUTE = 60
const HOUR = 3_600

const prisma = () => db.deps.database.prisma
const check = (seconds: number) => checkAlerts(ctxOf(db.deps, JOB, later(seconds)))
const open = async () => (await openAlerts(ctxOf(db.deps))).map(({ kind, title, text }) => ({ kind, title, text }))
const kinds = async () => (await open()).map(({ kind }) => kind).sort()

type Letter = { to: string; subject: string; text: string }
/** Sends what waits, as the worker would, to the mailbox folder. */
async function letters(): Promise<Letter[]> {
  const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'backline-alerts-'))
  onTestFinished(() => rmSync(dataDirectory, { recursive: true, force: true }))
  const ctx = makeCtx({ ...db.deps, config: { ...db.deps.config, dataDirectory } }, JOB)
  for (const { data } of await waitingJobs(prisma(), sendMailJob.name)) {
    await sendMailJob.run(ctx, sendMailJob.payload.parse(data))
  }
  await db.deps.database.query('delete from pgboss.job where name = $1', [sendMailJob.name])
  const mailbox = path.join(dataDirectory, 'mailbox')
  const files = readdirSync(dataDirectory).includes('mailbox') ? readdirSync(mailbox).sort() : []
  return files.map((file) => {
    const text = readFileSync(path.join(mailbox, file), 'utf8')
    return { to: /^To: (.*)$/m.exec(text)?.[1] ?? '', subject: /^Subject: (.*)$/m.exec(text)?.[1] ?? '', text }
  })
}

const died = async (clientId: string) => {
  db.expectErrors()
  const id = await deliver(db.deps, clientId, aReport())
  await spoil(db.deps, id)
  for (let attempt = 0; attempt < 3; attempt++) {
    await applyNext(db.deps)
    await db.deps.database.query('update webhook_events set next_at = now() where id = $1', [id])
  }
  return id
}

const anAside = (clientId: string, receivedAt: Date) =>
  prisma().webhookEvent.create({
    data: {
      id: randomUUID(),
      clientId,
      deliveryKey: new Uint8Array(Buffer.from(randomUUID())),
      type: 'status-update',
      state: 'QUARANTINED',
      cause: 'SIGNATURE',
      headers: {},
      bodyBytes: 1,
      bodySealed: new Uint8Array(1),
      receivedAt,
    },
  })

const aRun = (seconds: number, state: 'DONE' | 'FAILED', over: object = {}) =>
  prisma().reconciliation.create({
    data: {
      id: randomUUID(),
      account: 'organisation',
      state,
      askedBy: 'The clock',
      startedAt: later(seconds),
      finishedAt: later(seconds),
      ...over,
    },
  })

describe('an event that could not be applied', () => {
  it('is told by mail within a minute of its death, once, and is over once it was put back', async () => {
    expect(schedule.find(({ job }) => job.name === checkAlertsJob.name)?.cron).toBe('* * * * *')
    const { id: clientId } = await aClient(db.deps, { businessName: 'Harbor Dental' })
    await check(0)
    expect(await letters()).toEqual([])
    const eventId = await died(clientId)
    await checkAlertsJob.run(ctxOf(db.deps, JOB, later(MINUTE)), {})
    const [letter, ...others] = await letters()
    expect(others).toEqual([])
    expect(letter).toMatchObject({
      to: 'owner@agency.example',
      subject: 'Backline: Harbor Dental: webhook events could not be applied',
    })
    expect(letter?.text).toContain('1 event failed three times and is set aside.')
    expect(letter?.text).toContain(
      `https://backline.example/admin/resources/WebhookEvent?filters.state=DEAD&filters.clientId=${clientId}`,
    )
    await check(2 * MINUTE)
    await check(3 * MINUTE)
    expect(await letters()).toEqual([])
    await mend(db.deps, eventId)
    await replayEvent(ctxOf(db.deps), { eventId })
    await applyNext(db.deps)
    await check(4 * MINUTE)
    expect(await open()).toEqual([])
    // Whoever put it back knows.
    expect(await letters()).toEqual([])
    expect(await prisma().alert.findMany()).toMatchObject([{ openedAt: later(MINUTE), closedAt: later(4 * MINUTE) }])
  })

  it('is a new alert when another one dies later', async () => {
    const { id: clientId } = await aClient(db.deps)
    const eventId = await died(clientId)
    await check(0)
    await mend(db.deps, eventId)
    await replayEvent(ctxOf(db.deps), { eventId })
    await applyNext(db.deps)
    await check(MINUTE)
    await letters()
    await died(clientId)
    await check(2 * MINUTE)
    expect(await letters()).toHaveLength(1)
    expect(await prisma().alert.count()).toBe(2)
  })
})

describe('waiting events', () => {
  it('are an alert after a minute, with a reminder after six hours, and a last mail when they were applied', async () => {
    const { id: clientId } = await aClient(db.deps)
    await deliver(db.deps, clientId, aReport())
    await check(55)
    expect(await open()).toEqual([])
    await check(75)
    expect(await open()).toEqual([
      {
        kind: 'inbound.oldest',
        title: 'Webhook events are waiting to be applied',
        text: expect.stringMatching(/^The oldest one has waited 7\d seconds; 1 event in all\.$/),
      },
    ])
    expect(await letters()).toHaveLength(1)
    await check(5 * HOUR)
    expect(await letters()).toEqual([])
    expect((await open())[0]?.text).toContain('4 hours')
    await check(6 * HOUR + 80)
    const [reminder] = await letters()
    expect(reminder?.subject).toBe('Backline: Still open: Webhook events are waiting to be applied')
    expect(reminder?.text).toMatch(/still open, since \d+ \w+, \d+:\d\d [AP]M/)
    await applyNext(db.deps)
    await check(7 * HOUR)
    const [last, ...others] = await letters()
    expect(others).toEqual([])
    expect(last?.subject).toBe('Backline: Over: Webhook events are waiting to be applied')
  })

  it('that come and go are one alert, and one mail', async () => {
    const { id: clientId } = await aClient(db.deps)
    const eventId = await deliver(db.deps, clientId, aReport())
    await check(61)
    await letters()
    await applyNext(db.deps)
    await check(2 * MINUTE)
    expect((await letters()).map(({ subject }) => subject)).toEqual([expect.stringContaining('Over')])
    await replayEvent(ctxOf(db.deps), { eventId })
    await check(10 * MINUTE)
    expect(await kinds()).toEqual(['inbound.oldest'])
    expect(await letters()).toEqual([])
    expect(await prisma().alert.count()).toBe(1)
  })
})

describe('a client with calls in progress', () => {
  it('has gone silent when Vapi says nothing for 15 minutes', async () => {
    const client = await aClient(db.deps, { businessName: 'Harbor Dental' })
    const quiet = await aClient(db.deps)
    await aCall(db.deps, { clientId: client.id, status: 'IN_PROGRESS', startedAt: later(-60), endedAt: null })
    await aCall(db.deps, { clientId: quiet.id, status: 'ENDED', startedAt: later(-60) })
    await deliver(db.deps, client.id, aReport(), later(0))
    await applyNext(db.deps)
    await check(14 * MINUTE)
    expect(await kinds()).toEqual([])
    await check(16 * MINUTE)
    expect(await open()).toMatchObject([
      {
        kind: 'clients.silent',
        title: 'Harbor Dental has gone silent',
        text: expect.stringContaining('1 call in progress'),
      },
    ])
    const [letter] = await letters()
    expect(letter?.text).toContain(`/admin/resources/Client/records/${client.id}/show`)
    await deliver(db.deps, client.id, aReport(), later(17 * MINUTE))
    await applyNext(db.deps)
    await check(17 * MINUTE + 30)
    expect(await kinds()).toEqual([])
    // A call nobody ended is not in progress for ever.
    await check(13 * HOUR)
    expect(await kinds()).toEqual([])
  })
})

describe('wrong signatures', () => {
  it('are an alert from the fifth in ten minutes on, for the client they came to', async () => {
    const client = await aClient(db.deps, { businessName: 'Harbor Dental' })
    const other = await aClient(db.deps)
    for (let n = 0; n < 4; n++) await anAside(client.id, later(n * MINUTE))
    for (let n = 0; n < 4; n++) await anAside(other.id, later(n))
    await anAside(other.id, later(-11 * MINUTE))
    await check(5 * MINUTE)
    expect(await kinds()).toEqual([])
    await anAside(client.id, later(5 * MINUTE))
    await check(6 * MINUTE)
    expect(await open()).toMatchObject([
      {
        kind: 'signing.failures',
        title: 'Harbor Dental: deliveries are signed wrongly',
        text: expect.stringContaining('5 deliveries'),
      },
    ])
    await check(20 * MINUTE)
    expect(await kinds()).toEqual([])
  })
})

describe('reconciliation', () => {
  it('is an alert when it had to repair something, the first run left out', async () => {
    await aRun(-600, 'DONE', { callsAdded: 40, reportsAdded: 40 })
    await aRun(-300, 'DONE', { artifactsAdded: 3 })
    await check(0)
    expect(await kinds()).toEqual([])
    await aRun(30, 'DONE', { callsAdded: 2, reportsAdded: 3 })
    await check(MINUTE)
    expect(await open()).toMatchObject([
      {
        kind: 'reconciliation.repaired',
        title: 'The organisation: Vapi did not tell us everything',
        text: expect.stringContaining('3 calls'),
      },
    ])
    await aRun(58 * MINUTE, 'DONE')
    await check(62 * MINUTE)
    expect(await kinds()).toEqual([])
  })

  it('is an alert when a run fails, and when none gets through for 15 minutes', async () => {
    await aRun(0, 'DONE')
    await aRun(300, 'FAILED', { error: 'Vapi answered with status 500' })
    await check(301)
    expect(await open()).toMatchObject([
      { kind: 'reconciliation.failing', text: '1 run in a row did not get through.' },
    ])
    await aRun(600, 'DONE')
    await check(601)
    expect(await kinds()).toEqual([])
    await check(600 + 16 * MINUTE)
    expect(await open()).toMatchObject([
      { kind: 'reconciliation.failing', text: 'No run has got through for 16 minutes.' },
    ])
  })

  it('is none where nobody has a key, or a client’s own was taken away', async () => {
    await aRun(-HOUR, 'FAILED', { account: randomUUID() })
    await check(0)
    expect(await kinds()).toEqual([])
  })
})

describe('the other troubles', () => {
  it('are told together in one mail, without what callers said or who they are', async () => {
    const client = await aClient(db.deps, { businessName: 'Harbor Dental', email: 'sam@business.example' })
    const urlId = randomUUID()
    const url = {
      id: urlId,
      clientId: client.id,
      url: 'https://receiver.example/SECRETPATH',
      secretSealed: new Uint8Array(1),
    }
    await prisma().forwardingUrl.create({ data: { ...url, state: 'PAUSED' } })
    await prisma().unassignedEvent.create({
      data: {
        id: randomUUID(),
        deliveryKey: new Uint8Array(1),
        type: 'status-update',
        number: '+14155550177',
        headers: {},
        bodyBytes: 1,
        bodySealed: new Uint8Array(1),
      },
    })
    const finding = { vapiId: 'a', name: 'Riley of Sam Okafor', problems: ['server.url'], details: {} }
    await prisma().vapiFinding.create({ data: { id: randomUUID(), kind: 'ASSISTANT', ...finding } })
    await check(0)
    expect(await kinds()).toEqual(['forwarding.paused', 'inbound.unassigned', 'vapi.findings'])
    const [letter, ...others] = await letters()
    expect(others).toEqual([])
    expect(letter?.subject).toBe('Backline: 3 alerts')
    for (const expected of [`/ForwardingUrl/records/${urlId}/show`, '/UnassignedEvent', '/VapiFinding']) {
      expect(letter?.text).toContain(`https://backline.example/admin/resources${expected}\n`)
    }
    expect(letter?.text).not.toMatch(/SECRETPATH|4155550177|Okafor|sam@business/)
    await prisma().vapiFinding.updateMany({ data: { repairedAt: later(0) } })
    await prisma().forwardingUrl.updateMany({ data: { state: 'ACTIVE' } })
    await prisma().unassignedEvent.deleteMany()
    await check(MINUTE)
    expect(await kinds()).toEqual([])
    expect(await countOpenAlerts(db.deps.database)).toBe(0)
  })
})

describe('who is told', () => {
  const trouble = async () => died((await aClient(db.deps)).id)
  const owner = async () => ctxOf(db.deps, staffActor(await aStaff(db.deps, { isActive: false })))
  const to = async () => (await letters()).map((letter) => letter.to).sort()

  it('is every active owner and admin, until somebody writes down others', async () => {
    await aStaff(db.deps, { email: 'admin@agency.example', role: 'ADMIN' })
    await aStaff(db.deps, { email: 'support@agency.example', role: 'SUPPORT' })
    await aStaff(db.deps, { email: 'left@agency.example', role: 'OWNER', isActive: false })
    await trouble()
    await check(0)
    expect(await to()).toEqual(['admin@agency.example', 'owner@agency.example'])
    await updateSetting(await owner(), {
      id: 'alerts.recipients',
      value: ' Night@Agency.example,pager@agency.example , night@agency.example',
    })
    await trouble()
    await check(MINUTE)
    expect(await to()).toEqual(['night@agency.example', 'pager@agency.example'])
    await expect(updateSetting(await owner(), { id: 'alerts.recipients', value: 'nobody' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await updateSetting(await owner(), { id: 'alerts.recipients', value: '' })
  })

  it('is nobody while mails are switched off, and then what is still open', async () => {
    await updateSetting(await owner(), { id: 'alerts.isOn', value: 'off' })
    await trouble()
    await check(0)
    expect(await to()).toEqual([])
    expect(await kinds()).toEqual(['inbound.dead'])
    await updateSetting(await owner(), { id: 'alerts.isOn', value: 'on' })
    await check(MINUTE)
    expect(await to()).toEqual(['owner@agency.example'])
  })

  it('is staff only: clients see no alerts', async () => {
    const client = await aClient(db.deps)
    await expect(openAlerts(ctxOf(db.deps, clientActor(client.id)))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(checkAlerts(ctxOf(db.deps, clientActor(client.id)))).rejects.toMatchObject({ code: 'forbidden' })
  })
})

onPostgres('two workers that check at the same moment', () => {
  const real = useDatabase({ engine: 'postgres' })
  beforeAll(async () => (await openQueue(real.deps, [sendMailJob], [], false)).close())

  it('open each alert once and mail it once', async () => {
    await aStaff(real.deps, { email: 'owner@agency.example' })
    const { id: clientId } = await aClient(real.deps)
    await deliver(real.deps, clientId, aReport())
    for (let n = 0; n < 5; n++) {
      const url = { id: randomUUID(), clientId, url: 'https://receiver.example', secretSealed: new Uint8Array(1) }
      await real.deps.database.prisma.forwardingUrl.create({ data: { ...url, state: 'PAUSED' } })
    }
    const now = new Date(Date.now() + 5 * MINUTE * 1_000)
    await Promise.all(Array.from({ length: 6 }, () => checkAlerts(ctxOf(real.deps, JOB, now))))
    expect(await real.deps.database.prisma.alert.count()).toBe(6)
    expect(await waitingJobs(real.deps.database.prisma, sendMailJob.name)).toHaveLength(1)
  })
})
