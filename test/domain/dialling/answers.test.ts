import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { placeCall, settleAttempts } from '../../../src/domain/attempts/index.js'
import { placeTestCall } from '../../../src/domain/test-calls/index.js'
import type { RestFault } from '../../emulators/vapi.js'
import { ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { MINUTE, PHONE, useTestCalls } from '../test-calls/world.js'

const db = useDatabase()
const world = useTestCalls(db)

const ring = ({ assistant, actor, input }: Business) =>
  placeCall(db.deps, ctxOf(db.deps, actor, new Date()), {
    id: randomUUID(),
    phoneNumber: input.toNumber,
    assistantId: assistant.id,
  })

type Fate = 'placed' | 'refused' | 'uncertain'
type Business = Awaited<ReturnType<typeof world.business>>

/** Both ways to have somebody rung, in the same words. */
const WAYS = {
  'a call of a program': {
    async place(business: Business) {
      await ring(business).catch(() => {})
    },
    async fate(): Promise<Fate | string> {
      const { state } = await world.prisma().callAttempt.findFirstOrThrow({ orderBy: { claimedAt: 'desc' } })
      return { PLACED: 'placed', REFUSED: 'refused', UNCERTAIN: 'uncertain' }[state as string] ?? state
    },
    async dayLater() {
      for (const minutes of [2, 24 * 60 + 1, 25 * 60 + 30])
        await settleAttempts(ctxOf(db.deps, undefined, new Date(Date.now() + minutes * MINUTE)))
    },
    rows: () => world.prisma().callAttempt.findMany({ select: { vapiCallId: true } }),
  },
  'a test call': {
    async place({ actor, input }: Business) {
      await placeTestCall(world.as(actor), input).catch(() => {})
    },
    async fate(): Promise<Fate | string> {
      const { state } = await world.prisma().testCall.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
      return { PLACED: 'placed', FAILED: 'refused', UNKNOWN: 'uncertain' }[state as string] ?? state
    },
    async dayLater() {
      for (const minutes of [2, 24 * 60 + 15, 25 * 60 + 30]) await world.clock(minutes)
    },
    rows: () => world.prisma().testCall.findMany({ select: { vapiCallId: true } }),
  },
}

const says = (body: unknown): RestFault => ({ says: { status: 201, body } })

const ANSWERS: [answer: string, fault: RestFault, fate: Fate][] = [
  ...[400, 401, 402, 429].map((status): [string, RestFault, Fate] => [String(status), { status }, 'refused']),
  ['201 with nothing but an error', says({ results: [], errors: [{ error: 'Bad number' }] }), 'refused'],
  ...[302, 403, 404, 405, 408, 409, 422, 500, 502, 503, 504].map((status): [string, RestFault, Fate] => [
    String(status),
    { status },
    'uncertain',
  ]),
  ['a page of HTML', 'html', 'uncertain'],
  ['nothing', 'empty', 'uncertain'],
  ['a connection that breaks', 'reset', 'uncertain'],
  ['201 without an id', says({}), 'uncertain'],
  ['201 with a list', says([]), 'uncertain'],
  ['201 with null', says(null), 'uncertain'],
  ['201 with a number as id', says({ id: 7 }), 'uncertain'],
  ['201 with an empty batch', says({ results: [], errors: [] }), 'uncertain'],
  ['201 with a batch of null', says({ results: [null] }), 'uncertain'],
  ['201 while all lines are busy', says({ subscriptionLimits: { concurrencyBlocked: true } }), 'uncertain'],
  ['201 with NUL in its id', says({ id: 'a\0b' }), 'uncertain'],
  ['201 with an id of 5,000 letters', says({ id: 'a'.repeat(5_000) }), 'uncertain'],
  ['201 with an id that is waiting', says({ id: 'w', subscriptionLimits: { concurrencyBlocked: true } }), 'placed'],
  ['201 with an id in a batch', says({ results: [{ id: 'b' }], errors: [] }), 'placed'],
]

describe.each(Object.entries(WAYS))('A8: %s', (_name, way) => {
  it.each(ANSWERS)('answered %s has the fate of every call, and is asked once', async (_answer, fault, fate) => {
    const business = await world.business()
    world.vapi.faults.nextRest = [fault]
    await way.place(business)
    expect(await way.fate()).toBe(fate)
    expect(posts()).toBe(1)
    await way.place(business)
    // The number is free again only where nobody's phone can ring.
    expect(posts()).toBe(fate === 'refused' ? 2 : 1)
    await world.vapi.settled()
  })

  it('of which nobody knows has not rung only once Vapi’s list could be read to its end', async () => {
    const business = await world.business()
    world.vapi.faults.nextRest = [{ status: 503 }]
    await way.place(business)
    world.vapi.faults.rest = { status: 403, message: 'no' }
    await way.dayLater()
    expect(await way.fate()).toBe('uncertain')
    delete world.vapi.faults.rest
    const made = new Date().toISOString()
    // One moment holds more than can be paged.
    world.vapi.faults.rest = ({ query }) => {
      const length = Number(new URLSearchParams(query).get('limit'))
      const body = Array.from({ length }, (_, n) => ({ id: `other-${n}`, createdAt: made }))
      return { says: { status: 200, body } }
    }
    await way.dayLater()
    expect(await way.fate()).toBe('uncertain')
    expect(posts()).toBe(1)
  })

  it('E: an id that another call has already is not believed', async () => {
    const first = await world.business()
    const other = { ...first, input: { ...first.input, toNumber: '+14155550188' } }
    world.vapi.faults.nextRest = [says({ id: 'same' }), says({ id: 'same' })]
    await way.place(first)
    expect(await way.fate()).toBe('placed')
    await world.prisma().callAttempt.updateMany({ data: { toNumber: '+14155550199' } })
    await world.prisma().testCall.updateMany({
      data: { toNumber: '+14155550199', createdAt: new Date(Date.now() - 15 * MINUTE) },
    })
    await way.place(other)
    expect(await way.fate()).toBe('uncertain')
    expect((await way.rows()).filter(({ vapiCallId }) => vapiCallId === 'same')).toHaveLength(1)
  })
})

describe('A8: one number', () => {
  it('is rung by one call, of whatever kind', async () => {
    const business = await world.business()
    world.vapi.faults.nextRest = [503]
    await ring(business)
    await expect(placeTestCall(world.as(business.actor), business.input)).rejects.toMatchObject({ code: 'conflict' })
    expect(posts()).toBe(1)
  })

  it('on the do-not-call list is rung by no test call either', async () => {
    const business = await world.business()
    const { id: clientId } = business.client
    await world.prisma().suppression.create({
      data: { id: crypto.randomUUID(), clientId, number: PHONE, source: 'CALL', createdBy: 'Sam' },
    })
    await expect(placeTestCall(world.as(business.actor), business.input)).rejects.toMatchObject({
      details: { code: 'do_not_call' },
    })
  })
})

const posts = () => world.dialled().length
