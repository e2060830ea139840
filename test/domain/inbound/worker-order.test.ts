import { describe, expect, it } from 'vitest'
import { getCall } from '../../../src/domain/calls/index.js'
import { applyNext, makeInbox } from '../../../src/domain/inbound/index.js'
import { aClient, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { livelyEvents, shuffled, variants } from '../calls/seven-events.js'

const db = useDatabase()
const NOW = new Date('2026-09-14T15:05:00Z')
const ORDERS = 200

describe('the events of a call, in any order and any number of times (W-5)', () => {
  it(`lead to one call, whichever of ${ORDERS} orders the worker meets them in`, async () => {
    const { id: clientId } = await aClient(db.deps)
    const orders = Array.from({ length: ORDERS }, (_, seed) => {
      const events = [...variants(`call-${seed}`), ...livelyEvents(`call-${seed}`)]
      return [...shuffled(events, seed), ...shuffled(events, seed + 31).slice(0, seed % 5)]
    })
    await deliverInWaves(clientId, orders)
    await applyAll(90)
    // What has been done is done again, in another order.
    await db.deps.database.query(`update webhook_events set state = 'READY' where seq % 7 = 0`)
    await applyAll(100)

    const calls = await db.deps.database.prisma.call.findMany({ select: { id: true, stamps: true } })
    expect(calls).toHaveLength(ORDERS)
    const outcomes = new Set<string>()
    for (const { id, stamps } of calls) {
      const { id: _, vapiCallId, ...call } = await getCall(ctxOf(db.deps), { id })
      outcomes.add(JSON.stringify(sorted({ ...call, cost: String(call.cost?.totalMicros), stamps })))
    }
    expect([...outcomes]).toHaveLength(1)
    expect(await db.deps.database.prisma.spokenLine.count()).toBe(0)
    expect(await db.deps.database.prisma.webhookEvent.count({ where: { state: { not: 'DONE' } } })).toBe(0)
  }, 240_000)

  it('lead to the same sentences while no report has come', async () => {
    const { id: clientId } = await aClient(db.deps)
    const orders = Array.from({ length: 40 }, (_, seed) => shuffled(livelyEvents(`call-${seed}`).slice(0, 8), seed))
    await deliverInWaves(clientId, orders)
    await applyAll(13)
    const calls = await db.deps.database.prisma.call.findMany({ select: { id: true } })
    const conversations = new Set<string>()
    for (const { id } of calls) {
      const { messages, status, language, forwardedTo } = await getCall(ctxOf(db.deps), { id })
      conversations.add(JSON.stringify({ messages, status, language, forwardedTo }))
    }
    expect([...conversations]).toHaveLength(1)
    expect([...conversations][0]).toContain('The front desk, please.')
  }, 60_000)
})

/** The first event of every call, then the second of every call …: of one call never two at once, as Vapi sends them. */
async function deliverInWaves(clientId: string, orders: readonly unknown[][]): Promise<void> {
  const inbox = makeInbox(db.deps)
  const longest = Math.max(...orders.map((order) => order.length))
  for (let at = 0; at < longest; at++) {
    const wave = orders.flatMap((order) => (at < order.length ? [Buffer.from(JSON.stringify(order[at]))] : []))
    await Promise.all(
      wave.map((body) => inbox.receive({ now: NOW }, { clientId, headers: {}, body }, { withinMs: 60_000 })),
    )
    if (at % 5 === 2) await applyNext(db.deps, 60)
  }
}

async function applyAll(batch: number): Promise<void> {
  while ((await applyNext(db.deps, batch)) > 0);
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
    ? Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, entry]) => [key, sorted(entry)])
    : value
