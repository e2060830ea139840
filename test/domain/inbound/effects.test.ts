import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { getCall } from '../../../src/domain/calls/index.js'
import { applyNext, MESSAGE_TYPES, messageTypeOf } from '../../../src/domain/inbound/index.js'
import { waitingJobs } from '../../../src/platform/queue.js'
import { UNREADABLE } from '../../../src/platform/readable.js'
import { aClient, clientActor, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { sample, sampleNames } from '../../support/samples.js'
import { livelyEvents, sevenEvents } from '../calls/seven-events.js'
import { deliver } from './deliveries.js'

const db = useDatabase()
const events = () => db.deps.database.prisma.webhookEvent
const calls = () => db.deps.database.prisma.call
const lines = () => db.deps.database.prisma.spokenLine

const CALL = '019948a2-6d1c-7c3e-9b0f-2f5a8d61c0e7'
const settle = async () => {
  while ((await applyNext(db.deps)) > 0);
}

/** Delivers these of one call and applies them. */
async function told(clientId: string, bodies: readonly unknown[]): Promise<void> {
  for (const body of bodies) await deliver(db.deps, clientId, body)
  await settle()
}

async function theCall(clientId: string) {
  const { id } = await calls().findFirstOrThrow({ where: { clientId } })
  return getCall(ctxOf(db.deps, clientActor(clientId)), { id })
}

const textsOf = ({ messages }: Awaited<ReturnType<typeof theCall>>) =>
  messages.map((message) => (message.speaker === 'FUNCTION' ? message.name : message.text))

const HELLO = 'Thanks for calling Harbor Dental, this is Elliot. How can I help?'
const CLEANING = 'Hi, can I move my cleaning to Thursday afternoon?'

describe('every message type', () => {
  it.each(sampleNames())('is known or kept: %s', async (name) => {
    const { id } = await aClient(db.deps)
    const body = sample(name)
    await told(id, [body])
    const type = messageTypeOf(body.message.type)
    expect(type === undefined).toBe(name.startsWith('62'))
    expect(await events().findMany({ where: { clientId: id } })).toMatchObject([
      { type: body.message.type, state: 'DONE', attempts: 0, doneAt: expect.any(Date) },
    ])
    const says = ['not-found', 'deletion-failed'].includes(body.message.status) || type?.type === 'call.artifact.upload'
    const isCall = body.message.call && Boolean(type?.effect) && !says && body.message.transcriptType !== 'partial'
    expect(await calls().count({ where: { clientId: id } })).toBe(isCall ? 1 : 0)
  })

  it('has one line in the table, with a reason for staff', () => {
    const names = MESSAGE_TYPES.map(({ type }) => type)
    expect(new Set(names).size).toBe(names.length)
    for (const { words } of MESSAGE_TYPES) expect(words.length).toBeGreaterThan(10)
    expect(messageTypeOf('transcript[transcriptType="final"]')?.type).toBe('transcript')
    expect(messageTypeOf('campaign.job.continued')?.type).toBe('campaign.*')
    expect(messageTypeOf('contact.predial-failed')?.type).toBe('contact.*')
    expect(messageTypeOf('assistant.speechStarted')?.type).toBe('assistant.*')
    expect(messageTypeOf('constructor')).toBeUndefined()
  })

  it('is quarantined with its cause when it is no JSON after all', async () => {
    const { id } = await aClient(db.deps)
    await deliver(db.deps, id, '{')
    await db.deps.database.query("update webhook_events set state = 'READY', cause = null")
    await settle()
    expect(await events().findMany()).toMatchObject([{ state: 'QUARANTINED', cause: 'UNREADABLE' }])
  })
})

describe('a finished sentence', () => {
  it('is the conversation of a call that nothing else is known of, each once', async () => {
    const { id } = await aClient(db.deps)
    const [hello, cleaning, desk] = livelyEvents(CALL)
    await told(id, [desk, hello, cleaning])
    await db.deps.database.query("update webhook_events set state = 'READY'")
    await settle()
    const call = await theCall(id)
    expect(call).toMatchObject({ status: 'IN_PROGRESS', fromNumber: '+14155550177', direction: 'INBOUND' })
    expect(textsOf(call)).toEqual([HELLO, CLEANING, 'The front desk, please.'])
    expect(call.messages[1]).toMatchObject({ speaker: 'CALLER', offsetMs: 3_850 })
  })

  it('is sealed to its row', async () => {
    const { id } = await aClient(db.deps)
    await told(id, livelyEvents(CALL).slice(0, 1))
    const [line] = await lines().findMany()
    expect(Buffer.from(line?.contentSealed ?? []).toString('utf8')).not.toContain('Harbor')
    await lines().updateMany({ data: { id: randomUUID() } })
    db.expectErrors()
    expect((await theCall(id)).messages).toMatchObject([{ text: UNREADABLE }])
  })

  it('gives way to a conversation that holds it, and stays beside one that does not yet', async () => {
    const { id } = await aClient(db.deps)
    const [hello, cleaning, desk, , soFar] = livelyEvents(CALL)
    await told(id, [hello, cleaning, soFar, desk])
    expect(await lines().count()).toBe(1)
    const functions = ['lookup_patient', 'find_open_slots']
    expect(textsOf(await theCall(id))).toEqual([HELLO, CLEANING, ...functions, 'The front desk, please.'])
    await told(id, [sevenEvents(CALL)[5]])
    expect(await lines().count()).toBe(0)
    expect((await theCall(id)).status).toBe('ENDED')
  })

  it('is not added to a call whose report has come', async () => {
    const { id } = await aClient(db.deps)
    await told(id, [sevenEvents(CALL)[5], ...livelyEvents(CALL).slice(0, 3)])
    expect(await lines().count()).toBe(0)
    expect(await db.deps.database.prisma.callMessage.count()).toBe(7)
  })
})

describe('the conversation so far', () => {
  it('is kept once a call, in its newest form, and leaves the report to tell it whole', async () => {
    const { id } = await aClient(db.deps)
    const [, , , short, long] = livelyEvents(CALL)
    await told(id, [short])
    expect(textsOf(await theCall(id))).toEqual([HELLO])
    await told(id, [long])
    await told(id, [short])
    expect(await events().count()).toBe(1)
    expect(textsOf(await theCall(id))).toEqual([HELLO, CLEANING, 'lookup_patient', 'find_open_slots'])
    await told(id, [sevenEvents(CALL)[5]])
    const before = textsOf(await theCall(id))
    expect(before).toHaveLength(7)
    await told(id, [structuredClone(long)])
    expect(textsOf(await theCall(id))).toEqual(before)
  })
})

describe('other news of a call', () => {
  it('says whom it was handed on to, in which language it was held, and that Vapi deleted its copy', async () => {
    const { id } = await aClient(db.deps)
    await told(id, [...sevenEvents(CALL), ...livelyEvents(CALL).slice(5)])
    expect(await theCall(id)).toMatchObject({
      status: 'ENDED',
      forwardedTo: '+14155550199',
      language: 'en',
      deletedAtVapiAt: new Date('2026-09-14T17:34:00Z'),
      hasRecording: true,
    })
  })

  it('has the call fetched again, once, when something of it was uploaded', async () => {
    const { id } = await aClient(db.deps)
    const upload = sample('41-call-artifact-upload')
    await told(id, [upload, { message: { ...upload.message, timestamp: upload.message.timestamp + 1 } }])
    expect(await waitingJobs(db.deps.database.prisma, 'reconciliation.fetch-call')).toEqual([
      { data: { clientId: id, vapiCallId: upload.message.call.id } },
    ])
  })

  it('does nothing when it is a test, but is finished', async () => {
    const { id } = await aClient(db.deps)
    await aUrl(id)
    await deliver(db.deps, id, sevenEvents(CALL)[5])
    await db.deps.database.query('update webhook_events set is_test = true')
    await settle()
    expect(await events().findMany()).toMatchObject([{ state: 'DONE' }])
    expect([await calls().count(), await db.deps.database.prisma.forwarding.count()]).toEqual([0, 0])
  })
})

describe('what goes on to the client', () => {
  it('is queued with the effect, also for types that have none', async () => {
    const { id } = await aClient(db.deps)
    const url = await aUrl(id)
    const report = await deliver(db.deps, id, sevenEvents(CALL)[5])
    const hang = await deliver(db.deps, id, sample('19-hang'))
    await db.deps.database.query("update webhook_events set state = 'READY' where id = $1", [hang])
    await settle()
    const queued = await db.deps.database.prisma.forwarding.findMany({ orderBy: { type: 'asc' } })
    expect(queued).toMatchObject([
      { urlId: url, eventId: report, type: 'end-of-call-report' },
      { urlId: url, eventId: hang, type: 'hang' },
    ])
  })

  it('is told after the commit, once a batch', async () => {
    const { id } = await aClient(db.deps)
    await deliver(db.deps, id, sevenEvents(CALL)[5])
    const told: string[] = []
    await applyNext(db.deps, 10, (applied) => told.push(...applied.map(({ type }) => type)))
    expect(told).toEqual(['end-of-call-report'])
  })
})

async function aUrl(clientId: string): Promise<string> {
  const id = randomUUID()
  const secretSealed = db.deps.vault.seal({ clientId, table: 'forwarding_urls', column: 'secret_sealed', id }, 'secret')
  await db.deps.database.prisma.forwardingUrl.create({
    data: { id, clientId, url: 'https://example.com/hook', types: [], secretSealed },
  })
  return id
}
