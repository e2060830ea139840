import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  addFoundAppointment,
  bookAppointment,
  confirmAppointment,
  createAppointment,
  freeTimes,
  holdTimes,
  moveAppointment,
  refusedTime,
} from '../../../src/domain/appointments/index.js'
import { keepAppointment } from '../../../src/domain/appointments/new-appointment.js'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { type Ctx, inTransaction } from '../../../src/platform/context.js'
import { type Database, openPostgres } from '../../../src/platform/db.js'
import { aColleague, aViewing } from '../../support/a-viewing.js'
import { aClient, ctxOf, NOW } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { aPlan, OFFICE_HOURS, toolCalls, use } from '../functions/in-call.js'

const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000)

onPostgres('two processes at the same moment', () => {
  const db = useDatabase({ engine: 'postgres' })
  let second: Database
  beforeAll(() => {
    second = openPostgres(db.url, 8)
  })
  afterAll(() => second.close())
  /** Every other one is another process. */
  const ctx = (n: number): Ctx => ctxOf(n % 2 === 0 ? db.deps : { ...db.deps, database: second })
  const prisma = () => db.deps.database.prisma
  const taken = () => prisma().appointment.count({ where: { status: { in: ['HELD', 'PENDING', 'CONFIRMED'] } } })
  const TEN = Array.from({ length: 10 }, (_, n) => n)
  const fulfilled = (tries: PromiseSettledResult<unknown>[]) => tries.filter(({ status }) => status === 'fulfilled')

  it('give one of ten callers the slot they all want, and the others another one', async () => {
    const { id: clientId } = await aClient(db.deps, { timeZone: 'America/New_York' })
    await aColleague(db.deps, { clientId })
    const wanted = { clientId, kind: 'VIEWING', startsAt: hours(3), source: 'FUNCTION', attendeeName: 'Ann' } as const
    const tries = await Promise.allSettled(
      TEN.map((n) => inTransaction(ctx(n), (tx) => bookAppointment(tx, { ...wanted, vapiCallId: `call-${n}` }))),
    )
    expect(fulfilled(tries)).toHaveLength(1)
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [refusedTime(one.reason)] : []))
    expect(new Set(refused.map((one) => one?.reason))).toEqual(new Set(['taken']))
    expect(refused.every((one) => one?.next.length === 3)).toBe(true)
    expect(await taken()).toBe(1)
  })

  it('answer two callers who want one slot during their calls: one has it, the other is offered another', async () => {
    const { id: clientId } = await aClient(db.deps, { timeZone: 'America/New_York', businessName: 'Bay View Homes' })
    await aPlan(db.deps, { clientId, functions: ['book_appointment'], hours: OFFICE_HOURS })
    const given = { when: 'today at three pm', callerName: 'Ann Lee' }
    const asked = [0, 1].map((n) => {
      const answerer = makeAnswerer(n === 0 ? db.deps : { ...db.deps, database: second })
      return use(answerer, clientId, toolCalls([{ name: 'book_appointment', arguments: given }], `call-${n}`))
    })
    const said = (await Promise.all(asked)).map(([result]) => result?.say).sort()
    expect(said).toEqual([
      expect.stringMatching(/^That time is taken, but free are today, Wednesday March 4, at/),
      expect.stringMatching(/^The appointment is noted, pending until Bay View Homes confirms it/),
    ])
    expect(await prisma().appointment.count({ where: { status: 'PENDING' } })).toBe(1)
  })

  it('hold different times for ten callers who are offered some at once', async () => {
    const { id: clientId } = await aClient(db.deps, { timeZone: 'America/New_York' })
    await aColleague(db.deps, { clientId })
    const held = await Promise.all(
      TEN.map((n) =>
        inTransaction(ctx(n), async (tx) => {
          const asked = { clientId, kind: 'VIEWING', from: NOW, to: hours(400), limit: 3 } as const
          const times = await freeTimes(tx, asked)
          return holdTimes(tx, { clientId, vapiCallId: `call-${n}`, times, until: hours(1) })
        }),
      ),
    )
    const all = held.flat().map(({ startsAt }) => startsAt.getTime())
    expect(all.length).toBeGreaterThanOrEqual(3)
    expect(new Set(all).size).toBe(all.length)
    expect(await taken()).toBe(all.length)
  })

  it('let the constraint decide where nothing else does, without losing what was done before', async () => {
    const { id: clientId } = await aClient(db.deps)
    const { id: teamMemberId } = await aColleague(db.deps, { clientId })
    const made = {
      clientId,
      kind: 'MEETING',
      status: 'PENDING',
      source: 'FUNCTION',
      timeZone: 'UTC',
      teamMemberId,
    } as const
    const kept = await Promise.all(
      TEN.map((n) =>
        inTransaction(ctx(n), async (tx) => {
          const id = await keepAppointment(tx, { ...made, startsAt: hours(3 + n / 20), endsAt: hours(4 + n / 20) })
          // Still good: the refusal took no transaction with it.
          await tx.db.client.count()
          return id
        }),
      ),
    )
    expect(kept.filter(Boolean)).toHaveLength(1)
    expect(await taken()).toBe(1)
  })

  it('refuse people in words who confirm, move and make appointments into one time', async () => {
    const { id: clientId } = await aClient(db.deps)
    const dana = await aColleague(db.deps, { clientId })
    const pending = await Promise.all(TEN.slice(0, 3).map(() => aViewing(db.deps, { clientId, startsAt: hours(3) })))
    const elsewhere = await aViewing(db.deps, { clientId, startsAt: hours(9), teamMemberId: dana.id })
    const tries = await Promise.allSettled([
      ...pending.map(({ id }, n) => confirmAppointment(ctx(n), { id })),
      moveAppointment(ctx(0), { id: elsewhere.id, startsAt: hours(3.25) }),
      createAppointment(ctx(1), { clientId, kind: 'MEETING', startsAt: hours(3), minutes: 60 }),
    ])
    expect(fulfilled(tries)).toHaveLength(1)
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(new Set(refused)).toEqual(new Set(['conflict']))
  })

  it('tell a clash that only the database sees in words as well', async () => {
    const { id: clientId } = await aClient(db.deps)
    const dana = await aColleague(db.deps, { clientId })
    const { id } = await aViewing(db.deps, { clientId, startsAt: hours(9), teamMemberId: dana.id })
    let [written, committed] = [() => {}, () => {}]
    const isWritten = new Promise<void>((resolve) => {
      written = resolve
    })
    const isCommitted = new Promise<void>((resolve) => {
      committed = resolve
    })
    // Somebody who takes no lock, as a script might, and is not done yet.
    const other = second.prisma.$transaction(async (tx) => {
      await aViewing(
        { ...db.deps, database: { ...second, prisma: tx as never } },
        { clientId, startsAt: hours(3), teamMemberId: dana.id },
      )
      written()
      await isCommitted
    })
    await isWritten
    const moving = moveAppointment(ctx(0), { id, startsAt: hours(3) })
    const waiting = () => second.prisma.$queryRaw<{ n: number }[]>`
      select count(*)::int n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(async () => (await waiting())[0]?.n, { timeout: 4_000 }).toBe(1)
    committed()
    await expect(moving).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('just now') })
    await other
  })

  it('note an appointment once that several found in one call', async () => {
    const { id: clientId } = await aClient(db.deps)
    const found = {
      clientId,
      vapiCallId: 'one',
      kind: 'VIEWING',
      startsAt: hours(3),
      evidence: 'At three',
      confidence: 0.5,
    } as const
    const tries = await Promise.all(
      TEN.map((n) => inTransaction(ctx(n), (tx) => addFoundAppointment(tx, { ...found, source: 'TRANSCRIPT' }))),
    )
    expect(tries.filter(Boolean)).toHaveLength(1)
  })
})
