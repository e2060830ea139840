import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { callFigures } from '../../../src/domain/analytics/index.js'
import { CALL_OUTCOMES, callsPerDay, isAnswered, LED_TO, outcomeOf, overview } from '../../../src/domain/calls/index.js'
import { aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
const REASONS: string[] = JSON.parse(readFileSync('test/samples/vapi/reference/ended-reasons-sdk-2.0.1.json', 'utf8'))

type Ended = { endedReason?: string; outcome: ReturnType<typeof outcomeOf>; answeredAt?: Date | null }

/** Ended calls as their reports leave them: with the time that reports give whether a call connected or not. */
const endedCalls = (clientId: string, calls: readonly Ended[]) =>
  db.deps.database.prisma.call.createMany({
    data: calls.map((call) => ({
      ...{ id: crypto.randomUUID(), vapiCallId: crypto.randomUUID(), clientId, status: 'ENDED' as const, stamps: {} },
      ...{ startedAt: new Date(NOW.getTime() - 3_600_000), answeredAt: new Date(NOW.getTime() - 3_590_000) },
      ...{ endedAt: new Date(NOW.getTime() - 3_530_000), durationSeconds: 60, ...call },
    })),
  })

/** What pages and programs of the client count, and the dashboard of staff. */
async function counted(clientId: string) {
  const ctx = ctxOf(db.deps, clientActor(clientId))
  const figures = await callFigures(ctx, { clientId })
  const home = await overview(ctx, {})
  const days = await callsPerDay(ctxOf(db.deps, staffActor(await aStaff(db.deps))), { days: 2 })
  const sum = (rows: readonly { answered: number }[]) => rows.reduce((total, { answered }) => total + answered, 0)
  return {
    calls: figures.calls,
    answered: [figures.completed, home.today.current.answered, sum(home.days), sum(days)],
    missed: figures.missed,
  }
}

describe('C7: completed and missed follow from the outcome', () => {
  it('for every page and program, whatever times the report of an unconnected call has', async () => {
    const { id } = await aClient(db.deps, { timeZone: 'UTC' })
    const outcomes = [
      ...Array<'COMPLETED'>(10).fill('COMPLETED'),
      'BUSY',
      'NO_ANSWER',
      'VOICEMAIL',
      'FAILED_TO_CONNECT',
    ] as const
    await endedCalls(
      id,
      outcomes.map((outcome) => ({ outcome })),
    )
    expect(await counted(id)).toEqual({ calls: 14, answered: [10, 10, 10, 10], missed: 4 })
  })

  it('for each ended reason of Vapi, and for one nobody knows by whether somebody picked up', async () => {
    const { id } = await aClient(db.deps, { timeZone: 'UTC' })
    const calls = [...REASONS, 'something-of-next-year'].map((endedReason) => ({
      endedReason,
      outcome: outcomeOf(endedReason),
    }))
    await endedCalls(id, [...calls, { outcome: 'OTHER', answeredAt: null }])
    const answered = calls.filter(({ outcome }) => ['COMPLETED', 'TRANSFERRED', 'OTHER'].includes(outcome)).length
    const found = await counted(id)
    expect(found.answered).toEqual([answered, answered, answered, answered])
    expect(found.missed).toBe(calls.length + 1 - answered)
  })

  it.each(CALL_OUTCOMES)('and %s says which, in the code as in the database', async (outcome) => {
    for (const answeredAt of [NOW, null]) {
      const { id } = await aClient(db.deps, { timeZone: 'UTC' })
      await endedCalls(id, [{ outcome, answeredAt }])
      const isTalk = [...LED_TO, 'COMPLETED', 'TRANSFERRED'].includes(outcome)
      expect(isAnswered({ outcome, answeredAt })).toBe(outcome === 'OTHER' ? answeredAt !== null : isTalk)
      const { completed } = await callFigures(ctxOf(db.deps, clientActor(id)), {})
      expect(completed).toBe(isAnswered({ outcome, answeredAt }) ? 1 : 0)
    }
  })
})
