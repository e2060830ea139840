import { describe, expect, it } from 'vitest'
import { useDatabase } from '../../support/database.js'
import { isAnything, isReport, MINUTE, useWorld } from './world.js'

const db = useDatabase()
const world = useWorld(db)
const prisma = () => db.deps.database.prisma

// trust.md W-16
describe('reports that Vapi never delivered', () => {
  it('are all there after one look, each call once, with its report and its cost', async () => {
    const client = await world.practice()
    let turn = 0
    const drop = (step: Parameters<typeof isReport>[0]) => isReport(step) && turn++ % 10 === 3
    const calls = []
    for (let n = 0; n < 30; n++) calls.push(await world.call(client, { minutesAgo: 20 + n, drop }))
    const lost = calls.filter(({ dropped }) => dropped.length > 0)
    expect(lost).toHaveLength(3)
    expect(await world.reconcile()).toMatchObject({ state: 'DONE', callsSeen: 30, callsAdded: 0, reportsAdded: 3 })
    const rows = await prisma().call.findMany()
    expect(rows).toHaveLength(30)
    expect(rows.filter(({ status, costMicros }) => status !== 'ENDED' || costMicros === null)).toEqual([])
    for (const call of lost) {
      const row = rows.find(({ vapiCallId }) => vapiCallId === call.id)
      expect(row).toMatchObject({ endedReason: call.script.endedReason, hasRecording: call.answeredAt !== undefined })
    }
  }, 60_000)

  it('change nothing when their webhook comes late after all, however often', async () => {
    const client = await world.practice()
    const some = await world.call(client, { minutesAgo: 30, drop: isReport })
    const all = await world.call(client, { minutesAgo: 40, drop: isAnything })
    expect(await world.reconcile()).toMatchObject({ callsAdded: 1, reportsAdded: 2 })
    const whole = await world.rowOf(all)
    expect(whole).toMatchObject({ clientId: client.id, status: 'ENDED', toNumber: '+14155550123' })
    const before = await world.fingerprints()
    await world.tellLate(client, { dropped: some.dropped })
    await world.tellLate(client, { dropped: all.dropped.filter(isReport) })
    await world.tellLate(client, { dropped: all.dropped.filter(isReport) })
    expect(await world.fingerprints()).toEqual(before)
    expect(await prisma().call.count()).toBe(2)
    expect(await world.reconcile()).toMatchObject({ callsAdded: 0, reportsAdded: 0, artifactsAdded: 0 })
  })

  it('are found when every webhook of every call was lost', async () => {
    const client = await world.practice()
    const calls = []
    for (let n = 0; n < 12; n++) calls.push(await world.call(client, { minutesAgo: 15 + n * 7, drop: isAnything }))
    expect(await prisma().call.count()).toBe(0)
    expect(await world.reconcile()).toMatchObject({ callsSeen: 12, callsAdded: 12, reportsAdded: 12 })
    const rows = await prisma().call.findMany({ select: { vapiCallId: true, status: true, clientId: true } })
    expect(new Set(rows.map(({ vapiCallId }) => vapiCallId))).toEqual(new Set(calls.map(({ id }) => id)))
    expect(rows.every((row) => row.status === 'ENDED' && row.clientId === client.id)).toBe(true)
  })

  it('tell as much as the webhook would have told', async () => {
    const client = await world.practice()
    const script = { ...(await world.call(client, { minutesAgo: 30 })).script }
    const told = await world.call(client, { minutesAgo: 50, script })
    const lost = await world.call(client, { minutesAgo: 70, script, drop: isAnything })
    await world.reconcile()
    const [one, other] = [await world.rowOf(told), await world.rowOf(lost)]
    const said = (row: typeof one) =>
      row && {
        ...row,
        ...Object.fromEntries(
          [
            'id',
            'vapiCallId',
            'stamps',
            'createdAt',
            'updatedAt',
            'startedAt',
            'answeredAt',
            'endedAt',
            'wordHashes',
          ].map((name) => [name, undefined]),
        ),
        ...Object.fromEntries(
          Object.keys(row)
            .filter((name) => name.endsWith('Sealed'))
            .map((name) => [name, row[name as keyof typeof row] !== null]),
        ),
      }
    expect(said(other)).toEqual(said(one))
    const messages = (id = '') => prisma().callMessage.count({ where: { callId: id } })
    expect(await messages(other?.id)).toBe(await messages(one?.id))
  })

  it('come through the inbox, as events that say where they are from, and without links that expire', async () => {
    const client = await world.practice()
    await world.call(client, { minutesAgo: 30, drop: isAnything })
    await world.reconcile()
    const events = await prisma().webhookEvent.findMany()
    expect(events).toMatchObject([
      { source: 'RECONCILIATION', type: 'end-of-call-report', state: 'DONE', deliveries: 1 },
    ])
    await prisma().call.deleteMany()
    await world.reconcile({ lookBackDays: 1 })
    expect(await prisma().webhookEvent.findMany()).toMatchObject([{ deliveries: 2 }])
  })

  it('are left to their webhook for two minutes', async () => {
    const client = await world.practice()
    const call = await world.call(client, { minutesAgo: 0, script: { turns: [], ringSeconds: 1 }, drop: isReport })
    expect(await world.reconcile({ inMinutes: 1 })).toMatchObject({ reportsAdded: 0 })
    expect(await world.reconcile({ inMinutes: 4 })).toMatchObject({ reportsAdded: 1 })
    expect(await world.rowOf(call)).toMatchObject({ status: 'ENDED' })
  })

  it('are not missing while they wait for the worker', async () => {
    const client = await world.practice()
    const call = await world.call(client, { minutesAgo: 30 })
    await db.deps.database.query(
      "update webhook_events set state = 'READY', next_at = now() + interval '1 hour' where type = 'end-of-call-report'",
    )
    await prisma().call.deleteMany()
    expect(await world.reconcile()).toMatchObject({ callsSeen: 1, callsAdded: 0, reportsAdded: 0 })
    expect(await world.rowOf(call)).toBeNull()
  })
})

describe('artifacts that come late', () => {
  it('are brought in, once, when Vapi works out structured outputs after the report', async () => {
    const client = await world.practice()
    const call = await world.call(client, { minutesAgo: 30, script: { structuredOutputs: {} } })
    expect(await world.reconcile()).toMatchObject({ artifactsAdded: 0 })
    world.vapi.amend(call.id, { structuredOutputs: { outcome: 'Booked for Tuesday' } })
    expect(await world.reconcile()).toMatchObject({ artifactsAdded: 1, reportsAdded: 0, callsAdded: 0 })
    expect(await world.rowOf(call)).toMatchObject({ reportedOutcome: 'Booked for Tuesday' })
    const before = await world.fingerprints()
    expect(await world.reconcile()).toMatchObject({ artifactsAdded: 0 })
    expect(await world.fingerprints()).toEqual(before)
  })

  it('replace what an earlier look brought in', async () => {
    const client = await world.practice()
    const call = await world.call(client, {
      minutesAgo: 30,
      drop: isAnything,
      script: { structuredOutputs: { outcome: 'Asked' } },
    })
    await world.reconcile()
    world.vapi.amend(call.id, { structuredOutputs: { outcome: 'Booked' } })
    expect(await world.reconcile()).toMatchObject({ artifactsAdded: 1 })
    expect(await world.rowOf(call)).toMatchObject({ reportedOutcome: 'Booked' })
  })
})

describe('calls in progress', () => {
  const long = { turns: Array.from({ length: 90 }, () => ({ who: 'assistant' as const, says: 'x'.repeat(160) })) }

  it('are added when no webhook ever told of them, and end by their own report', async () => {
    const client = await world.practice()
    const call = await world.call(client, { minutesAgo: 5, script: { ...long, isAnswered: true }, drop: isAnything })
    expect(await world.reconcile()).toMatchObject({ callsSeen: 1, callsAdded: 1, reportsAdded: 0 })
    expect(await world.rowOf(call)).toMatchObject({ status: 'IN_PROGRESS', endedAt: null, toNumber: '+14155550123' })
    expect(await world.reconcile()).toMatchObject({ callsAdded: 0 })
    await world.tellLate(client, call)
    expect(await world.rowOf(call)).toMatchObject({ status: 'ENDED', endedReason: call.script.endedReason })
  })

  it('are left alone when we know of them', async () => {
    const client = await world.practice()
    const isOver = (step: Parameters<typeof isReport>[0]) =>
      isReport(step) || step.payload.message['status'] === 'ended'
    await world.call(client, { minutesAgo: 5, script: { ...long, isAnswered: true }, drop: isOver })
    const before = await world.fingerprints()
    expect(await world.reconcile()).toMatchObject({ callsSeen: 1, callsAdded: 0, reportsAdded: 0 })
    expect(await world.fingerprints()).toEqual(before)
  })
})

describe('what Vapi shows late', () => {
  it('is delayed and not lost: the next looks reach back ten minutes', async () => {
    const client = await world.practice()
    await world.call(client, { minutesAgo: 8, drop: isAnything })
    world.vapi.lag.listMs = 9 * MINUTE
    expect(await world.reconcile()).toMatchObject({ callsSeen: 0, callsAdded: 0 })
    expect(await world.reconcile({ inMinutes: 5 })).toMatchObject({ callsAdded: 1, reportsAdded: 1 })
  })

  it('is found by the nightly look at a whole day, however late it is', async () => {
    const client = await world.practice()
    await world.reconcile()
    await world.call(client, { minutesAgo: 200, drop: isAnything })
    expect(await world.reconcile()).toMatchObject({ callsSeen: 0 })
    expect(await world.reconcile({ lookBackDays: 1 })).toMatchObject({ callsAdded: 1, reportsAdded: 1 })
  })
})
