import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isAnswered } from '../../../src/domain/calls/index.js'
import { aProperty } from '../../support/a-property.js'
import { aColleague, aViewing } from '../../support/a-viewing.js'
import { anOffer } from '../../support/an-offer.js'
import { useApp } from '../../support/app.js'
import { aCall, aClient } from '../../support/builders.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

type Call = Awaited<ReturnType<typeof aCall>>

const OVERVIEW = '/voice/phone-calls/analytics/overview'
const BY_PROPERTY = '/voice/phone-calls/analytics/by-property'
const MARCH = 'from=2026-03-01&to=2026-03-31'

describe('Figures for programs', () => {
  const app = useApp()

  /** Sixty calls of every sort around the edges of March in New York, always the same ones. */
  async function manyCalls(clientId: string): Promise<Call[]> {
    const pick = <T>(n: number, ...values: T[]) => values[n % values.length] as T
    const firstMs = new Date('2026-03-01T04:00:00Z').getTime()
    const calls: Call[] = []
    for (let n = 0; n < 60; n++) {
      const isOver = n % 11 !== 0
      calls.push(
        await aCall(app.deps, {
          clientId,
          direction: pick(n, 'INBOUND', 'INBOUND', 'OUTBOUND', 'INBOUND', 'WEB'),
          status: isOver ? 'ENDED' : 'IN_PROGRESS',
          outcome: isOver ? pick(n, 'INFORMATION_PROVIDED', 'VOICEMAIL', 'VIEWING_SCHEDULED', 'NO_ANSWER') : null,
          intent: pick(n, 'property_inquiry', 'schedule_viewing', 'property_inquiry', null),
          reportedOutcome: pick(n, null, 'Booked', 'Asked', null, null),
          correctedOutcome: n % 13 === 0 && isOver ? 'MESSAGE_TAKEN' : null,
          answeredAt: n % 3 === 0 ? null : new Date(),
          durationSeconds: n * 7,
          costMicros: n % 5 === 0 ? null : BigInt(n * 12_345),
          startedAt: new Date(firstMs + n * 13 * 3_600_000),
        }),
      )
    }
    return calls
  }

  /** The same by hand. */
  function recount(all: readonly Call[], from: Date, to: Date) {
    const calls = all.filter(({ startedAt }) => startedAt >= from && startedAt < to)
    const over = calls.filter(({ status }) => status === 'ENDED')
    const completed = over.filter(isAnswered).length
    const count = (direction: string) => calls.filter((call) => call.direction === direction).length
    const seconds = calls.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0)
    const micros = calls.reduce((sum, { costMicros }) => sum + Number(costMicros ?? 0), 0)
    const four = (part: number, whole: number) => Math.round((part / whole) * 10_000) / 10_000
    const by = (wordOf: (call: Call) => string | null) => {
      const counts = new Map<string, number>()
      for (const call of calls) {
        const word = wordOf(call)
        if (word) counts.set(word, (counts.get(word) ?? 0) + 1)
      }
      return Object.fromEntries([...counts].map(([word, n]) => [word, [n, four(n, calls.length)]]))
    }
    const ours = ['VIEWING_SCHEDULED', 'INFORMATION_PROVIDED']
    return {
      figures: {
        ...{ calls: calls.length, inbound: count('INBOUND'), outbound: count('OUTBOUND'), web: count('WEB') },
        ...{ completed, missed: over.length - completed, in_progress: calls.length - over.length },
        ...{ inbound_share: four(count('INBOUND'), calls.length), completion_rate: four(completed, over.length) },
        ...{ talk_seconds: seconds, talk_minutes: Math.round(seconds / 6) / 10 },
      },
      cost: { amount_minor: Math.round(micros / 10_000), currency: 'USD' },
      intents: by(({ intent }) => intent),
      outcomes: by(({ outcome }) => outcome?.toLowerCase() ?? null),
      reported: by((call) =>
        call.correctedOutcome || ours.includes(call.outcome ?? '') ? null : call.reportedOutcome,
      ),
    }
  }

  // biome-ignore lint/suspicious/noExplicitAny: rows of an answer
  const table = (rows: any[], name: string) =>
    Object.fromEntries(rows.map((row) => [row[name], [row.calls, row.share]]))

  it('are those of a recount, for any period, by days of the client’s zone', async () => {
    const program = await aProgram(app)
    const calls = await manyCalls(program.clientId)
    const march = { from: new Date('2026-03-01T05:00:00Z'), to: new Date('2026-04-01T04:00:00Z') }
    const odd = { from: new Date('2026-03-05T17:30:00Z'), to: new Date('2026-03-19T03:00:00+02:00') }
    for (const [query, { from, to }] of [
      [MARCH, march],
      ['from=2026-03-05T17:30:00Z&to=2026-03-19T03:00:00%2B02:00', odd],
    ] as const) {
      const { body } = await program.get(`${OVERVIEW}?${query}`)
      const expected = recount(calls, from, to)
      expect(expected.figures.calls).toBeLessThan(60)
      expect(body).toMatchObject({ ...expected.figures, cost: null, client_id: program.clientId })
      expect([body.from, body.to]).toEqual([from.toISOString(), to.toISOString()])
      expect(table(body.intents, 'intent')).toEqual(expected.intents)
      expect(table(body.outcomes, 'outcome')).toEqual(expected.outcomes)
      expect(table(body.reported_outcomes, 'reported_outcome')).toEqual(expected.reported)
      const counts = body.intents.map((row: { calls: number }) => row.calls)
      expect(counts).toEqual([...counts].sort((a, b) => b - a))
    }
  })

  it('are told to the agency with their cost, of one client or of all', async () => {
    const [one, other] = [await aClient(app.deps), await aClient(app.deps)]
    const calls = await manyCalls(one.id)
    await aCall(app.deps, { clientId: other.id, costMicros: 5_000n })
    const agency = await anAgencyProgram(app, { role: 'VIEWER', scopes: ['analytics:read'] })
    const range = [new Date('2026-03-01T05:00:00Z'), new Date('2026-04-01T04:00:00Z')] as const
    const { figures, cost } = recount(calls, ...range)
    expect((await agency.get(`${OVERVIEW}?${MARCH}&client_id=${one.id}`)).body).toMatchObject({ ...figures, cost })
    const all = await agency.get(`${OVERVIEW}?from=2026-03-01T05:00:00Z&to=2026-04-01T04:00:00Z`)
    expect(all.body).toMatchObject({ calls: figures.calls + 1, client_id: null })
    expect((await agency.get(`${OVERVIEW}?client_id=${randomUUID()}`)).status).toBe(404)
  })

  it('are nothing where nothing happened, and refuse what is no period', async () => {
    const program = await aProgram(app)
    const { body } = await program.get(OVERVIEW)
    expect(body).toMatchObject({ calls: 0, completion_rate: null, inbound_share: null, intents: [], talk_minutes: 0 })
    const wrong = async (query: string, field: string) => {
      const answer = await program.get(`${OVERVIEW}?${query}`)
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, field])
    }
    await wrong('from=soon', 'from')
    await wrong('from=0001-01-01', 'from')
    await wrong('from=2026-03-04&to=2026-03-01', 'to')
    const other = await aProgram(app)
    // Of one client any time; of all of them what can be counted soon.
    expect((await program.get(`${OVERVIEW}?from=1970-01-01`)).status).toBe(200)
    const agency = await anAgencyProgram(app)
    for (const path of [OVERVIEW, BY_PROPERTY]) {
      const tooLong = await agency.get(`${path}?from=2024-01-01&to=2025-03-01`)
      expect([tooLong.status, tooLong.body.errors?.[0]?.field]).toEqual([400, 'from'])
      expect((await agency.get(`${path}?from=2024-01-01&to=2025-02-03`)).status).toBe(200)
      expect((await agency.get(`${path}?from=1970-01-01&client_id=${program.clientId}`)).status).toBe(200)
    }
    const many = await Promise.all(Array.from({ length: 6 }, () => agency.get(OVERVIEW)))
    expect(many.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200))
    expect((await program.get(`${OVERVIEW}?client_id=${other.clientId}`)).status).toBe(404)
    expect((await program.get(`${BY_PROPERTY}?client_id=${other.clientId}`)).status).toBe(404)
    const leads = await aProgram(app, { clientId: program.clientId, scopes: ['leads:read'] })
    expect((await leads.get(OVERVIEW)).body.code).toBe('insufficient_scope')
  })

  it('of properties count calls, different callers, viewings and offers, page by page', async () => {
    const program = await aProgram(app)
    const { clientId } = program
    const [main, oak, quiet] = [
      await aProperty(app.deps, { clientId, address: '123 Main Street' }),
      await aProperty(app.deps, { clientId, address: '456 Oak Avenue', reference: 'OAK' }),
      await aProperty(app.deps, { clientId, address: '7 Quiet Lane' }),
    ]
    const about = (propertyId: string, over: object) => aCall(app.deps, { clientId, propertyId, ...over })
    await about(main.id, { fromNumber: '+14155550101' })
    await about(main.id, { fromNumber: '+14155550101' })
    await about(main.id, { fromNumber: '+14155550102' })
    await about(main.id, { direction: 'OUTBOUND', toNumber: '+14155550109' })
    await about(main.id, { startedAt: new Date('2026-02-01') })
    await about(oak.id, {})
    const createdAt = new Date('2026-03-10')
    await aViewing(app.deps, { clientId, propertyId: main.id, createdAt })
    await aViewing(app.deps, { clientId, propertyId: main.id, createdAt, kind: 'TOUR', status: 'CANCELLED' })
    await aViewing(app.deps, { clientId, propertyId: main.id, createdAt, kind: 'MEETING' })
    await aViewing(app.deps, {
      clientId,
      propertyId: main.id,
      createdAt,
      status: 'HELD',
      heldUntil: new Date('2026-03-11'),
      vapiCallId: randomUUID(),
      teamMemberId: (await aColleague(app.deps, { clientId })).id,
    })
    await anOffer(app.deps, { clientId, propertyId: oak.id, createdAt })
    await anOffer(app.deps, { clientId, propertyId: quiet.id, createdAt })
    await anOffer(app.deps, { clientId, propertyId: quiet.id, createdAt: new Date('2026-02-10') })
    const other = await aClient(app.deps)
    const theirs = await aProperty(app.deps, { clientId: other.id })
    await aCall(app.deps, { clientId: other.id, propertyId: theirs.id })

    const rows: Record<string, unknown>[] = []
    let cursor = ''
    for (let page = 0; page < 5; page++) {
      const { body } = await program.get(`${BY_PROPERTY}?${MARCH}&limit=1${cursor}`)
      rows.push(...body.data)
      if (!body.next) break
      cursor = `&cursor=${body.next}`
    }
    const zero = { calls: 0, inbound: 0, unique_callers: 0, talk_seconds: 0, viewings: 0, offers: 0 }
    const place = { client_id: clientId, city: 'Springfield', reference: null }
    expect(rows).toEqual([
      {
        ...{ ...zero, calls: 4, inbound: 3, unique_callers: 2, talk_seconds: 88, viewings: 2 },
        property: { ...place, id: main.id, address: '123 Main Street' },
      },
      {
        ...{ ...zero, calls: 1, inbound: 1, unique_callers: 1, talk_seconds: 22, offers: 1 },
        property: { ...place, id: oak.id, address: '456 Oak Avenue', reference: 'OAK' },
      },
      { ...zero, offers: 1, property: { ...place, id: quiet.id, address: '7 Quiet Lane' } },
    ])
    const agency = await anAgencyProgram(app)
    expect((await agency.get(`${BY_PROPERTY}?${MARCH}`)).body.data).toHaveLength(4)
    expect((await agency.get(`${BY_PROPERTY}?${MARCH}&client_id=${other.id}`)).body.data).toHaveLength(1)
  })
})
