import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { callsPerDay, overview } from '../../../src/domain/calls/index.js'
import { aCall, aClient, clientActor, ctxOf, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()

/** NOW is noon on March 4th in New York, where the client is. */
const zone = { timeZone: 'America/New_York' }
const at = (iso: string) => ({ startedAt: new Date(iso) })
const numbers = (calls: number, answered: number, talkSeconds: number) => ({ calls, answered, talkSeconds })

describe("the overview of a client's calls", () => {
  it('counts calls, answered ones and seconds of today, 7 and 30 days, each against the time before', async () => {
    const client = await aClient(db.deps, zone)
    const call = (startedAt: string, over = {}) => aCall(db.deps, { clientId: client.id, ...at(startedAt), ...over })
    await call('2026-03-04T16:00:00Z', { durationSeconds: 60 })
    await call('2026-03-04T05:00:00Z', { durationSeconds: 30, outcome: 'VOICEMAIL' })
    await call('2026-03-04T04:59:59Z', { durationSeconds: null, answeredAt: null, outcome: 'NO_ANSWER' })
    await call('2026-03-03T16:30:00Z', { durationSeconds: 7 })
    await call('2026-02-24T12:00:00Z', { durationSeconds: 100 })
    await call('2026-01-20T12:00:00Z', { durationSeconds: 1_000 })
    const read = await overview(ctxOf(db.deps, clientActor(client.id)), { now: NOW })
    expect(read.today).toEqual({ current: numbers(2, 1, 90), before: numbers(1, 1, 7) })
    expect(read.sevenDays).toEqual({ current: numbers(4, 2, 97), before: numbers(1, 1, 100) })
    expect(read.thirtyDays).toEqual({ current: numbers(5, 3, 197), before: numbers(1, 1, 1_000) })
  })

  it('draws 14 calendar days of the client, the empty ones too, across a change of clocks', async () => {
    const client = await aClient(db.deps, zone)
    // An hour before the day ends there, and in the next one already in Greenwich.
    const now = new Date('2026-03-11T03:00:00Z')
    await aCall(db.deps, { clientId: client.id, ...at('2026-03-08T04:59:00Z') })
    await aCall(db.deps, { clientId: client.id, ...at('2026-03-08T05:00:00Z') })
    await aCall(db.deps, { clientId: client.id, ...at('2026-03-09T03:59:00Z'), outcome: 'VOICEMAIL' })
    const { days } = await overview(ctxOf(db.deps, clientActor(client.id)), { now })
    expect(days).toHaveLength(14)
    expect(days.at(0)?.on).toBe('2026-02-25')
    expect(days.slice(-4)).toEqual([
      { on: '2026-03-07', calls: 1, answered: 1 },
      { on: '2026-03-08', calls: 2, answered: 1 },
      { on: '2026-03-09', calls: 0, answered: 0 },
      { on: '2026-03-10', calls: 0, answered: 0 },
    ])
  })

  it("counts outcomes in the client's own words, and in ours where it has none", async () => {
    const client = await aClient(db.deps, zone)
    const call = (over: object) => aCall(db.deps, { clientId: client.id, ...over })
    await call({ reportedOutcome: 'Booked', outcome: 'COMPLETED' })
    await call({ reportedOutcome: 'Booked', outcome: 'TRANSFERRED' })
    await call({ outcome: 'NO_ANSWER' })
    await call({ status: 'IN_PROGRESS', outcome: null })
    const { outcomes, inProgress } = await overview(ctxOf(db.deps, clientActor(client.id)), { now: NOW })
    expect(outcomes).toEqual([
      { reportedOutcome: 'Booked', outcome: null, calls: 2 },
      { reportedOutcome: null, outcome: 'NO_ANSWER', calls: 1 },
    ])
    expect(inProgress).toBe(1)
  })

  it('shows the five latest calls', async () => {
    const client = await aClient(db.deps, zone)
    for (let minute = 0; minute < 6; minute++) {
      await aCall(db.deps, { clientId: client.id, startedAt: new Date(NOW.getTime() - minute * 60_000) })
    }
    const { latest } = await overview(ctxOf(db.deps, clientActor(client.id)))
    expect(latest.map(({ startedAt }) => NOW.getTime() - startedAt.getTime())).toEqual([
      0, 60_000, 120_000, 180_000, 240_000,
    ])
  })

  it('is empty for a client without calls, and leaves out those of others', async () => {
    const [mine, other] = [await aClient(db.deps, zone), await aClient(db.deps, zone)]
    await aCall(db.deps, { clientId: other.id })
    const read = await overview(ctxOf(db.deps, clientActor(mine.id)), { clientId: other.id })
    expect(read).toMatchObject({ outcomes: [], latest: [], inProgress: 0, thirtyDays: { current: numbers(0, 0, 0) } })
  })
})

describe('calls per day for the back office', () => {
  it("counts all clients in the agency's zone", async () => {
    const [one, two] = [await aClient(db.deps), await aClient(db.deps)]
    await aCall(db.deps, { clientId: one.id })
    await aCall(db.deps, { clientId: two.id })
    const days = await callsPerDay(ctxOf(db.deps), { days: 30 })
    expect(days).toHaveLength(30)
    expect(days.at(-1)).toEqual({ on: '2026-03-04', calls: 2, answered: 2 })
  })

  it('is not for clients', async () => {
    const ctx = ctxOf(db.deps, clientActor(randomUUID()))
    await expect(callsPerDay(ctx, { days: 30 })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
