import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { listCalls, reportedOutcomes } from '../../../src/domain/calls/index.js'
import type { Ctx } from '../../../src/platform/context.js'
import { aCall, aClient, clientActor, ctxOf, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aWholeCall } from './a-whole-call.js'

const db = useDatabase()

const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
const idsOf = async (ctx: Ctx, input = {}) => (await listCalls(ctx, input)).calls.map(({ id }) => id)

describe('listing calls', () => {
  it('shows a client its own calls, newest first', async () => {
    const [mine, other] = [await aClient(db.deps), await aClient(db.deps)]
    const older = await aCall(db.deps, { clientId: mine.id, startedAt: minutesAgo(20) })
    const newer = await aCall(db.deps, { clientId: mine.id, startedAt: minutesAgo(10) })
    await aCall(db.deps, { clientId: other.id })
    expect(await idsOf(ctxOf(db.deps, clientActor(mine.id)))).toEqual([newer.id, older.id])
  })

  it('shows nothing when a client asks for the calls of another one', async () => {
    const [mine, other] = [await aClient(db.deps), await aClient(db.deps)]
    await aCall(db.deps, { clientId: mine.id })
    await aCall(db.deps, { clientId: other.id })
    expect(await idsOf(ctxOf(db.deps, clientActor(mine.id)), { clientId: other.id })).toEqual([])
  })

  it('shows staff the calls of all clients, or of one', async () => {
    const [one, two] = [await aClient(db.deps), await aClient(db.deps)]
    await aCall(db.deps, { clientId: one.id })
    const wanted = await aCall(db.deps, { clientId: two.id })
    const ctx = ctxOf(db.deps, { kind: 'staff', id: randomUUID(), name: 'Robin', role: 'VIEWER' })
    expect(await idsOf(ctx)).toHaveLength(2)
    expect(await idsOf(ctx, { clientId: two.id })).toEqual([wanted.id])
  })

  it('refuses a visitor', async () => {
    await expect(listCalls(ctxOf(db.deps, { kind: 'visitor' }))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('opens the summary and names the person on the line, whoever rang', async () => {
    const client = await aClient(db.deps)
    const numbers = { fromNumber: '+14155550123', toNumber: '+14155550188' }
    await aWholeCall(db.deps, { clientId: client.id, direction: 'OUTBOUND', ...numbers, summary: 'Confirmed.' })
    const { calls } = await listCalls(ctxOf(db.deps, clientActor(client.id)))
    expect(calls[0]).toMatchObject({ summary: 'Confirmed.', callerNumber: '+14155550188' })
  })
})

describe('paging through calls', () => {
  it('visits every call once on the way down and up, calls of the same moment included', async () => {
    const client = await aClient(db.deps)
    for (let minute = 0; minute < 60; minute++) {
      await aCall(db.deps, { clientId: client.id, startedAt: minutesAgo(Math.floor(minute / 4)) })
    }
    const ctx = ctxOf(db.deps, clientActor(client.id))
    const first = await listCalls(ctx)
    const second = await listCalls(ctx, { cursor: first.next })
    const third = await listCalls(ctx, { cursor: second.next })
    const seen = [first, second, third].flatMap(({ calls }) => calls.map(({ id }) => id))
    expect([first.calls.length, second.calls.length, third.calls.length]).toEqual([25, 25, 10])
    expect(new Set(seen).size).toBe(60)
    expect([first.previous, third.next]).toEqual([undefined, undefined])
    const up = await listCalls(ctx, { cursor: third.previous })
    expect(up.calls).toEqual(second.calls)
    const top = await listCalls(ctx, { cursor: up.previous })
    expect(top.calls).toEqual(first.calls)
    expect(top.previous).toBeUndefined()
  })

  it('keeps its place when new calls arrive', async () => {
    const client = await aClient(db.deps)
    for (let minute = 1; minute <= 26; minute++) {
      await aCall(db.deps, { clientId: client.id, startedAt: minutesAgo(minute) })
    }
    const ctx = ctxOf(db.deps, clientActor(client.id))
    const first = await listCalls(ctx)
    await aCall(db.deps, { clientId: client.id, startedAt: NOW })
    const second = await listCalls(ctx, { cursor: first.next })
    expect(second.calls.map(({ startedAt }) => startedAt)).toEqual([minutesAgo(26)])
    expect((await listCalls(ctx, { cursor: second.previous })).calls).toEqual(first.calls)
  })

  it('refuses a cursor it did not write', async () => {
    const ctx = ctxOf(db.deps, clientActor((await aClient(db.deps)).id))
    for (const cursor of ['x', 'b2xkZXI', Buffer.from('older 1e99 x').toString('base64url')]) {
      await expect(listCalls(ctx, { cursor })).rejects.toMatchObject({ code: 'invalid' })
    }
  })
})

describe('filtering calls', () => {
  it("takes days as the client's own calendar days", async () => {
    const client = await aClient(db.deps, { timeZone: 'America/Los_Angeles' })
    const at = (iso: string) => aCall(db.deps, { clientId: client.id, startedAt: new Date(iso) })
    await at('2026-03-02T07:59:59Z')
    const firstMoment = await at('2026-03-02T08:00:00Z')
    const lastMoment = await at('2026-03-03T07:59:59Z')
    await at('2026-03-03T08:00:00Z')
    const ctx = ctxOf(db.deps, clientActor(client.id))
    expect(await idsOf(ctx, { from: '2026-03-02', to: '2026-03-02' })).toEqual([lastMoment.id, firstMoment.id])
  })

  it('narrows by direction, outcome and the word of the client at once, and ignores empty fields', async () => {
    const client = await aClient(db.deps)
    const booked = { clientId: client.id, reportedOutcome: 'Booked' }
    const wanted = await aCall(db.deps, { ...booked, direction: 'INBOUND', outcome: 'COMPLETED' })
    await aCall(db.deps, { ...booked, direction: 'OUTBOUND', outcome: 'COMPLETED' })
    await aCall(db.deps, { ...booked, direction: 'INBOUND', outcome: 'TRANSFERRED' })
    await aCall(db.deps, { clientId: client.id })
    const ctx = ctxOf(db.deps, clientActor(client.id))
    const all = { direction: 'INBOUND', outcome: 'COMPLETED', reportedOutcome: 'Booked', from: '', to: '', text: ' ' }
    expect(await idsOf(ctx, all)).toEqual([wanted.id])
    expect(await reportedOutcomes(ctx)).toEqual(['Booked'])
  })

  it('shows a client by our outcome only the calls it had no word of its own for, and staff all', async () => {
    const client = await aClient(db.deps)
    const worded = await aCall(db.deps, { clientId: client.id, outcome: 'COMPLETED', reportedOutcome: 'Booked' })
    const plain = await aCall(db.deps, { clientId: client.id, outcome: 'COMPLETED', startedAt: minutesAgo(90) })
    const filter = { outcome: 'COMPLETED' }
    expect(await idsOf(ctxOf(db.deps, clientActor(client.id)), filter)).toEqual([plain.id])
    const staff = ctxOf(db.deps, { kind: 'staff', id: randomUUID(), name: 'Robin', role: 'VIEWER' })
    expect((await idsOf(staff, filter)).sort()).toEqual([worded.id, plain.id].sort())
  })

  it('finds those since a moment, before one, and of a number on either side', async () => {
    const client = await aClient(db.deps, { timeZone: 'America/New_York' })
    const at = (time: string, over = {}) =>
      aCall(db.deps, { clientId: client.id, startedAt: new Date(`2026-03-04T${time}Z`), ...over })
    const [early, noon, late] = [await at('05:00:00'), await at('12:00:00'), await at('13:00:00')]
    const ctx = ctxOf(db.deps, clientActor(client.id))
    expect(await idsOf(ctx, { from: '2026-03-04T12:00:00Z' })).toEqual([late.id, noon.id])
    expect(await idsOf(ctx, { from: '2026-03-04', to: '2026-03-04T14:00:00+01:00' })).toEqual([noon.id, early.id])
    expect(await idsOf(ctx, { from: '2026-03-04T12:30:00Z', to: '2026-03-04' })).toEqual([late.id])
    const backwards = { from: '2026-03-04T12:00:00Z', to: '2026-03-04T12:00:00Z' }
    await expect(listCalls(ctx, backwards)).rejects.toThrow(/ends before it begins/)
    const rang = await at('14:00:00', { direction: 'OUTBOUND', fromNumber: '+14155550100', toNumber: '+14155550199' })
    const called = await at('15:00:00', { fromNumber: '+14155550199', toNumber: '+14155550100' })
    await at('16:00:00', { fromNumber: '+141555501999', toNumber: '+14155550100' })
    for (const number of ['+14155550199', ' 14155550199', '+1 (415) 555-0199'])
      expect(await idsOf(ctx, { number })).toEqual([called.id, rang.id])
    await expect(listCalls(ctx, { number: '0199' })).rejects.toThrow(/country code/)
  })

  it('says which field cannot be read', async () => {
    const ctx = ctxOf(db.deps, clientActor((await aClient(db.deps)).id))
    await expect(listCalls(ctx, { from: 'yesterday' })).rejects.toThrow(/Please write a day/)
    await expect(listCalls(ctx, { from: '2026-03-04', to: '2026-03-03' })).rejects.toThrow(/before the first one/)
    await expect(listCalls(ctx, { direction: ['SIDEWAYS' as 'INBOUND'] })).rejects.toThrow(/Please choose a direction/)
  })
})

describe('searching calls', () => {
  it.each(['0188', '(415) 555-0188', '+1 415 555 0188', '415.555.0188'])('finds a number by %s', async (text) => {
    const client = await aClient(db.deps)
    const wanted = await aCall(db.deps, { clientId: client.id, fromNumber: '+14155550188' })
    await aCall(db.deps, { clientId: client.id, fromNumber: '+14155550177' })
    expect(await idsOf(ctxOf(db.deps, clientActor(client.id)), { text })).toEqual([wanted.id])
  })

  it('finds a part of a name, and takes wildcards for what they are', async () => {
    const client = await aClient(db.deps)
    const wanted = await aCall(db.deps, { clientId: client.id, callerName: 'Priya Raman' })
    const ctx = ctxOf(db.deps, clientActor(client.id))
    expect(await idsOf(ctx, { text: 'ya RAM' })).toEqual([wanted.id])
    expect(await idsOf(ctx, { text: '%' })).toEqual([])
    expect(await idsOf(ctx, { text: 'Priya_Raman' })).toEqual([])
  })

  it('finds numbers that are words, literally and in any case', async () => {
    const client = await aClient(db.deps)
    const hidden = await aCall(db.deps, { clientId: client.id, fromNumber: 'anonymous', startedAt: minutesAgo(1) })
    const sip = await aCall(db.deps, {
      clientId: client.id,
      toNumber: 'sip:bob_2@pbx.example',
      startedAt: minutesAgo(2),
    })
    await aCall(db.deps, { clientId: client.id, toNumber: 'sip:bobx2@pbx.example', startedAt: minutesAgo(3) })
    const ctx = ctxOf(db.deps, clientActor(client.id))
    expect(await idsOf(ctx, { text: 'Anonymous' })).toEqual([hidden.id])
    expect(await idsOf(ctx, { text: 'sip:bob_2@' })).toEqual([sip.id])
  })

  it('takes a NUL out of what is searched, which no column could hold', async () => {
    const client = await aClient(db.deps)
    const wanted = await aCall(db.deps, { clientId: client.id, callerName: 'Priya', reportedOutcome: 'Booked' })
    const ctx = ctxOf(db.deps, clientActor(client.id))
    expect(await idsOf(ctx, { text: 'Pri\0ya', reportedOutcome: 'Bo\0oked' })).toEqual([wanted.id])
    expect(await idsOf(ctx, { text: '\0' })).toEqual([wanted.id])
  })

  it('finds words of the conversation in any order and spelling, when all of them were said', async () => {
    const client = await aClient(db.deps)
    const transcript = 'AI: Grüße! User: I would like whitening on Thursday.'
    const wanted = await aWholeCall(db.deps, { clientId: client.id, transcript, summary: 'Wants a quote' })
    const ctx = ctxOf(db.deps, clientActor(client.id))
    expect(await idsOf(ctx, { text: 'thursday WHITENING quote' })).toEqual([wanted.id])
    expect(await idsOf(ctx, { text: 'gruße' })).toEqual([wanted.id])
    expect(await idsOf(ctx, { text: 'whitening friday' })).toEqual([])
    expect(await idsOf(ctx, { text: 'white' })).toEqual([])
  })

  it("does not find words of another client's conversations", async () => {
    const [mine, other] = [await aClient(db.deps), await aClient(db.deps)]
    await aWholeCall(db.deps, { clientId: other.id, transcript: 'whitening' })
    expect(await idsOf(ctxOf(db.deps, clientActor(mine.id)), { text: 'whitening' })).toEqual([])
  })
})
