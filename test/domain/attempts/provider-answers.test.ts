import { describe, expect, it } from 'vitest'
import { readDialAnswer } from '../../../src/domain/dialling/index.js'
import type { RestFault } from '../../emulators/vapi.js'
import { useDatabase } from '../../support/database.js'
import { freePort } from '../../support/postgres-cluster.js'
import { useOutbound } from './world.js'

// trust.md D-3

const db = useDatabase()
const world = useOutbound(db)
type Case = [name: string, fault: RestFault]

const years = [0, 1, 2, 5, 16, 61, 24 * 60 + 1, 3 * 24 * 60]

describe('when Vapi certainly does not dial', () => {
  const refusals: Case[] = [
    ['400', { status: 400, message: 'Numbers Bought On Vapi Have A Daily Outbound Call Limit.' }],
    ['401', 401],
    ['402', { status: 402, message: 'Not enough credits' }],
    ['429', 429],
    ['429 with a pause', { status: 429, retryAfterSeconds: 3_600 }],
    ['429 with a pause that is none', { status: 429, retryAfterSeconds: -1 }],
    ['201 with nothing but an error', { says: { status: 201, body: { results: [], errors: [{ error: 'Bad' }] } } }],
  ]
  it.each(refusals)(
    '%s: it is told with the attempt, asked once, and the number is free again',
    async (_name, fault) => {
      const business = await world.business()
      world.vapi().faults.nextRest = [fault]
      await expect(world.place(business)).rejects.toMatchObject({
        code: 'provider_down',
        details: { code: 'call_refused', provider: 'vapi', attemptId: expect.any(String) },
      })
      const { id, reason } = await world.only()
      expect(await world.row(id)).toMatchObject({ state: 'REFUSED', lookAt: null, vapiCallId: null })
      expect(reason).toMatch(/Vapi/)
      for (const minutes of years) await world.clock(minutes)
      expect(world.dialled()).toHaveLength(1)
      await expect(world.place(business, { id })).rejects.toMatchObject({ details: { attemptId: id } })
      expect(world.dialled()).toHaveLength(1)
      await world.place(business)
      expect(world.dialled()).toHaveLength(2)
      await world.told()
    },
  )

  it.each([
    ['nobody listens', async () => `http://127.0.0.1:${await freePort()}`],
    ['its name is not known', async () => 'http://vapi.invalid'],
  ])('because %s', async (_what, address) => {
    const business = await world.business()
    Object.assign(db.deps, { config: { ...db.deps.config, vapiBaseUrl: await address() } })
    await expect(world.place(business)).rejects.toMatchObject({ details: { code: 'call_refused' } })
    expect(await world.only()).toMatchObject({ state: 'REFUSED' })
  })
})

describe('when nobody knows whether Vapi dials', () => {
  const silences: Case[] = [
    ...[403, 404, 408, 409, 500, 502, 503, 504].map((status): Case => [String(status), { status }]),
    ['200 with HTML', 'html'],
    ['200 with nothing', 'empty'],
    ['201 without an id', { says: { status: 201, body: {} } }],
    ['201 with an empty batch', { says: { status: 201, body: { results: [], errors: [] } } }],
    ['201 held back', { says: { status: 201, body: { subscriptionLimits: { concurrencyBlocked: true } } } }],
    ['302', { status: 302 }],
    ['a connection that breaks', 'reset'],
  ]
  it.each(silences)('%s: it is looked up for a day and not asked again', async (_name, fault) => {
    const business = await world.business()
    world.vapi().faults.nextRest = [fault]
    const { id, state, reason } = await world.place(business)
    expect([state, reason]).toEqual(['UNCERTAIN', expect.stringContaining('obody knows')])
    for (const minutes of years.slice(0, -2)) await world.clock(minutes)
    expect(await world.row(id)).toMatchObject({ state: 'UNCERTAIN' })
    await world.clock(24 * 60 + 1)
    expect(await world.row(id)).toMatchObject({ state: 'ABSENT', evidence: 'LIST', lookAt: null })
    expect(world.dialled()).toHaveLength(1)
  })

  it('TLS that fails: the same', async () => {
    const business = await world.business()
    const vapiBaseUrl = world.vapi().url.replace('http:', 'https:')
    Object.assign(db.deps, { config: { ...db.deps.config, vapiBaseUrl } })
    expect(await world.place(business)).toMatchObject({ state: 'UNCERTAIN' })
  })

  it('is placed although all lines are busy, and says that it waits', async () => {
    const business = await world.business()
    const body = { id: 'waits', subscriptionLimits: { concurrencyBlocked: true } }
    world.vapi().faults.nextRest = [{ says: { status: 201, body } }]
    expect(await world.place(business)).toMatchObject({ state: 'PLACED', reason: expect.stringContaining('in use') })
  })
})

it.each([
  [
    { results: [{ id: 'b' }], errors: [] },
    { kind: 'placed', vapiCallId: 'b', isWaiting: false },
  ],
  [{ errors: [{ error: { message: 'Worse' } }] }, { kind: 'refused', words: 'Worse' }],
  [{ id: '' }, { kind: 'unclear' }],
  [{ id: 7, results: 'x' }, { kind: 'unclear' }],
])('of Vapi’s answer %j is read %j', (answer, read) => expect(readDialAnswer(answer as never)).toEqual(read))
