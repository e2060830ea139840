import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fetchCallJob } from '../../../src/domain/inbound/index.js'
import { fetchCall } from '../../../src/domain/reconciliation/index.js'
import { getTestCall, isTestCall, listTestCalls, placeTestCall } from '../../../src/domain/test-calls/index.js'
import { waitingJobs } from '../../../src/platform/queue.js'
import { aTestCall } from '../../support/a-test-call.js'
import { aToldCall } from '../../support/a-told-call.js'
import { ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { settle } from '../../web/webhooks/door.js'
import { MINUTE, useTestCalls } from './world.js'

const db = useDatabase()
const world = useTestCalls(db)
const SECOND = 1_000

/** A test call whose call ended so many seconds ago, with a report that came some seconds later, or with none. */
async function ended(
  secondsAgo: number,
  report?: { after: number; state?: 'READY' | 'DONE'; source?: 'VAPI' | 'RECONCILIATION'; isTest?: boolean },
) {
  const made = await world.business()
  const [clientId, assistantId] = [made.client.id, made.assistant.id]
  const vapiCallId = randomUUID()
  const endedAt = new Date(Date.now() - secondsAgo * SECOND)
  const startedAt = new Date(endedAt.getTime() - MINUTE)
  const { id } = await aTestCall(db.deps, { clientId, assistantId, vapiCallId, createdAt: startedAt })
  await aToldCall(db.deps, {
    clientId,
    vapiCallId,
    direction: 'OUTBOUND',
    startedAt,
    answeredAt: startedAt,
    endedAt,
    said: [{ by: 'ASSISTANT', at: 1, text: 'Thanks for calling Harbor Dental, this is Elliot. How can I help?' }],
  })
  if (report)
    await event(clientId, vapiCallId, { receivedAt: new Date(endedAt.getTime() + report.after * SECOND), ...report })
  return { ...made, id, vapiCallId, clientId }
}

const event = (
  clientId: string,
  callKey: string,
  over: { receivedAt: Date; state?: 'READY' | 'DONE'; source?: 'VAPI' | 'RECONCILIATION'; isTest?: boolean },
) => {
  const { receivedAt, state = 'DONE', source = 'VAPI', isTest = false } = over
  return world.prisma().webhookEvent.create({
    data: {
      id: randomUUID(),
      clientId,
      callKey,
      type: 'end-of-call-report',
      deliveryKey: Buffer.from(randomUUID()),
      headers: {},
      bodyBytes: 0,
      bodySealed: Buffer.alloc(0),
      receivedAt,
      state,
      source,
      isTest,
    },
  })
}

const run = (of: { clientId: string; vapiCallId: string }, name: string, state: 'DONE' | 'FAILED') =>
  world.prisma().functionRun.create({
    data: {
      ...of,
      id: randomUUID(),
      toolCallId: randomUUID(),
      name,
      state,
      inputSealed: Buffer.alloc(0),
      answerSealed: Buffer.alloc(0),
      durationMs: 1,
    },
  })

const checkOf = async (id: string, name: string) =>
  ((await world.row(id)).checks as { check: string; passed: boolean | null; words: string }[]).find(
    ({ check }) => check === name,
  )

describe('a test call that has ended', () => {
  it('is settled with its report, by the clock', async () => {
    const { id, clientId, vapiCallId } = await ended(20, { after: 9 })
    await run({ clientId, vapiCallId }, 'take_message', 'DONE')
    expect(await world.clock()).toBe(1)
    expect(await world.row(id)).toMatchObject({ state: 'ENDED', passed: true, endedAt: expect.any(Date) })
    expect(await checkOf(id, 'report')).toMatchObject({ words: 'It arrived 9 seconds after the end.' })
    expect(await checkOf(id, 'function')).toMatchObject({ passed: true })
    expect(await world.clock()).toBe(0)
  })

  it('is settled when somebody looks at it', async () => {
    const { id, actor } = await ended(20, { after: 9 })
    expect(await getTestCall(world.as(actor), { id })).toMatchObject({ phase: 'ended', passed: true })
  })

  it('waits for its report, and does not pass when that does not come in time', async () => {
    const { id, actor } = await ended(10)
    expect(await getTestCall(world.as(actor), { id })).toMatchObject({ phase: 'reporting', isOver: false })
    expect(await world.clock()).toBe(0)
    await world.clock(1)
    expect(await world.row(id)).toMatchObject({ state: 'ENDED', passed: false })
    expect(await checkOf(id, 'report')).toMatchObject({ passed: false, words: expect.stringContaining('No report') })
    expect(await checkOf(id, 'greeted')).toMatchObject({ passed: true })
  })

  it('does not pass when its report was late', async () => {
    const { id } = await ended(120, { after: 44 })
    await world.clock()
    expect(await world.row(id)).toMatchObject({ passed: false })
    expect(await checkOf(id, 'report')).toMatchObject({
      words: 'It arrived only 44 seconds after the end; 30 are allowed.',
    })
  })

  it('waits for the worker while a report has come and is not read', async () => {
    const { id } = await ended(60, { after: 2, state: 'READY' })
    expect(await world.clock()).toBe(0)
    await world.prisma().webhookEvent.updateMany({ data: { state: 'DONE' } })
    await world.clock()
    expect(await world.row(id)).toMatchObject({ state: 'ENDED', passed: true })
  })

  it.each([
    ['that we fetched ourselves', { after: 2, source: 'RECONCILIATION' as const }],
    ['of a test event', { after: 2, isTest: true }],
  ])('takes no report %s for Vapi’s', async (_what, report) => {
    const { id } = await ended(60, report)
    await world.clock()
    expect(await checkOf(id, 'report')).toMatchObject({ passed: false })
  })

  it('does not pass when a function failed, and takes no other call’s for its own', async () => {
    const { id, clientId, vapiCallId } = await ended(20, { after: 1 })
    await run({ clientId, vapiCallId: 'another' }, 'take_message', 'FAILED')
    await run({ clientId, vapiCallId }, 'take_message', 'FAILED')
    await world.clock()
    expect(await checkOf(id, 'function')).toEqual({
      check: 'function',
      passed: false,
      words: 'This failed: take message.',
    })
    expect(await world.row(id)).toMatchObject({ passed: false })
  })

  it('is known as one among the calls, to its client alone', async () => {
    const { clientId, vapiCallId, actor } = await ended(20, { after: 1 })
    const other = await world.business()
    const ask = (who: typeof actor) => isTestCall(ctxOf(db.deps, who), { clientId, vapiCallId })
    expect([await ask(actor), await ask(other.actor)]).toEqual([true, false])
    expect(await isTestCall(ctxOf(db.deps, actor), { clientId, vapiCallId: 'another' })).toBe(false)
  })
})

describe('a test call of which nothing is heard', () => {
  it('is fetched from Vapi, and fails for want of a report', async () => {
    const { actor, input, client } = await world.business()
    world.vapi.faults.deliveries = { drop: () => true }
    const { id } = await placeTestCall(world.as(actor), input)
    await world.vapi.settled()
    await world.clock()
    const jobs = () => waitingJobs(world.prisma(), fetchCallJob.name)
    expect(await jobs()).toEqual([])
    await world.clock(2)
    await world.clock(3)
    expect(await jobs()).toHaveLength(1)
    const { vapiCallId } = await world.row(id)
    await fetchCall(ctxOf(db.deps, undefined, new Date()), { clientId: client.id, vapiCallId: vapiCallId ?? '' })
    await settle(db.deps)
    await world.clock(4)
    expect(await world.row(id)).toMatchObject({ state: 'ENDED', passed: false })
    expect(await checkOf(id, 'greeted')).toMatchObject({ passed: true })
    expect(await checkOf(id, 'report')).toMatchObject({ passed: false })
  })

  it('is given up after two hours', async () => {
    const { client, assistant } = await world.business()
    const { id } = await aTestCall(db.deps, { clientId: client.id, assistantId: assistant.id, createdAt: new Date() })
    await world.clock(119)
    expect(await world.row(id)).toMatchObject({ state: 'PLACED' })
    await world.clock(121)
    expect(await world.row(id)).toMatchObject({
      state: 'FAILED',
      passed: false,
      error: expect.stringContaining('webhook URL'),
    })
  })

  it('holds up no other', async () => {
    // A key that does not open is an error in the log.
    db.expectErrors()
    const { client, assistant } = await world.business()
    const stuck = { clientId: client.id, assistantId: assistant.id, state: 'UNKNOWN', vapiCallId: null } as const
    await aTestCall(db.deps, { ...stuck, createdAt: new Date() })
    await world.prisma().client.update({ where: { id: client.id }, data: { vapiApiKeySealed: Buffer.from('no seal') } })
    const { id } = await ended(20, { after: 1 })
    await world.clock()
    expect(await world.row(id)).toMatchObject({ state: 'ENDED' })
  })
})

describe('the list of test calls', () => {
  it('is readable behind the wall, newest first', async () => {
    const { client, assistant, actor } = await world.business()
    const at = (minutes: number) => ({
      clientId: client.id,
      assistantId: assistant.id,
      createdAt: new Date(Date.now() - minutes * MINUTE),
    })
    const [old, young] = [await aTestCall(db.deps, at(9)), await aTestCall(db.deps, at(1))]
    const lines = await listTestCalls(ctxOf(db.deps, actor), { assistantId: assistant.id })
    expect(lines.map(({ id }) => id)).toEqual([young.id, old.id])
  })
})
