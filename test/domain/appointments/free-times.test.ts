import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { freeTimes } from '../../../src/domain/appointments/index.js'
import { startsOn } from '../../../src/domain/appointments/starts-on.js'
import { takersOf, updateBookingPlan, updateTeamMember } from '../../../src/domain/team/index.js'
import { aColleague, aViewing } from '../../support/a-viewing.js'
import { aClient, ctxOf, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aPlan, OFFICE_HOURS } from '../functions/in-call.js'

const clock = (times: readonly Date[], timeZone: string) =>
  times.map((at) => DateTime.fromJSDate(at, { zone: timeZone }).toFormat('HH:mm'))

describe('times of one day', () => {
  const HALF_HOURS = { stepMinutes: 30, minutes: 30 }
  const early = [{ from: '01:00', to: '04:00' }]

  it.each([
    // The clock goes from two to three, and from two back to one.
    ['America/New_York', '2026-03-08', ['01:00', '01:30', '03:00', '03:30']],
    ['America/New_York', '2026-11-01', ['02:00', '02:30', '03:00', '03:30']],
    // From two to three, and from three back to two.
    ['Europe/Berlin', '2026-03-29', ['01:00', '01:30', '03:00', '03:30']],
    ['Europe/Berlin', '2026-10-25', ['01:00', '01:30', '03:00', '03:30']],
    ['Australia/Sydney', '2026-10-04', ['01:00', '01:30', '03:00', '03:30']],
    ['Australia/Sydney', '2026-04-05', ['01:00', '01:30', '03:00', '03:30']],
  ])('leave out what the clock in %s skips or shows twice on %s', (timeZone, on, expected) => {
    const starts = startsOn({ ...HALF_HOURS, ranges: early, on, timeZone })
    expect(clock(starts, timeZone)).toEqual(expected)
    expect(new Set(starts.map(Number)).size).toBe(expected.length)
  })

  it('end by the clock on the wall, however long the night is', () => {
    const night = [{ from: '23:00', to: '03:00' }]
    const inHours = { ranges: night, stepMinutes: 60, minutes: 60, timeZone: 'America/New_York' }
    // Two o'clock does not come, so what begins at one ends as the range does.
    expect(clock(startsOn({ ...inHours, on: '2026-03-07' }), 'America/New_York')).toEqual(['23:00', '00:00', '01:00'])
    expect(clock(startsOn({ ...inHours, on: '2026-03-14' }), 'America/New_York')).toEqual([
      '23:00',
      '00:00',
      '01:00',
      '02:00',
    ])
  })

  it('begin at steps of the clock and end within the range', () => {
    const at = { on: '2026-03-05', timeZone: 'America/New_York' }
    const odd = startsOn({ ...at, ranges: [{ from: '09:10', to: '11:00' }], stepMinutes: 30, minutes: 45 })
    expect(clock(odd, at.timeZone)).toEqual(['09:30', '10:00'])
    const whole = startsOn({ ...at, ranges: [{ from: '00:00', to: '24:00' }], stepMinutes: 240, minutes: 60 })
    expect(clock(whole, at.timeZone)).toEqual(['00:00', '04:00', '08:00', '12:00', '16:00', '20:00'])
  })
})

describe('free times of a client', () => {
  const db = useDatabase()
  const NEW_YORK = 'America/New_York'
  const local = (text: string) => DateTime.fromISO(text, { zone: NEW_YORK }).toJSDate()
  const said = (times: { startsAt: Date }[]) =>
    times.map(({ startsAt }) => DateTime.fromJSDate(startsAt, { zone: NEW_YORK }).toFormat('MM-dd HH:mm'))

  const anOffice = async () => {
    const client = await aClient(db.deps, { timeZone: NEW_YORK })
    await aPlan(db.deps, { clientId: client.id, hours: OFFICE_HOURS })
    return client
  }
  type Over = Partial<Parameters<typeof freeTimes>[1]> & { clientId: string }
  const free = async (over: Over, now = NOW) =>
    freeTimes(ctxOf(db.deps, undefined, now), {
      kind: 'VIEWING',
      from: now,
      to: local('2030-01-01'),
      limit: 3,
      ...over,
    })

  it('are the next ones in business hours after the notice, of the business while nobody is named', async () => {
    const { id: clientId } = await anOffice()
    const times = await free({ clientId, limit: 7 })
    // It is noon on Wednesday, and two hours' notice are asked for.
    const expected = ['14:00', '14:30', '15:00', '15:30', '16:00', '16:30'].map((time) => `03-04 ${time}`)
    expect(said(times)).toEqual([...expected, '03-05 09:00'])
    const [only] = (await takersOf(ctxOf(db.deps), clientId)).members
    expect(new Set(times.map(({ teamMemberId }) => teamMemberId))).toEqual(new Set([only?.id]))
    expect(times[0]?.endsAt).toEqual(local('2026-03-04T14:30'))
  })

  it('end with the days ahead, leave out weekends and closed days, and never reach into the past', async () => {
    const { id: clientId } = await aClient(db.deps, { timeZone: NEW_YORK })
    await aPlan(db.deps, { clientId, hours: { ...OFFICE_HOURS, closedOn: ['2026-03-06', '2026-03-09'] } })
    await updateBookingPlan(ctxOf(db.deps), { clientId, daysAhead: 6, meetingMinutes: 480 })
    const times = await free({ clientId, kind: 'MEETING', from: new Date(0), limit: 100 })
    expect(said(times)).toEqual(['03-05 09:00', '03-10 09:00'])
    expect(await free({ clientId, from: local('2026-03-11'), limit: 100 })).toEqual([])
  })

  it('keep clear of what is booked, with the buffers of each person', async () => {
    const { id: clientId } = await anOffice()
    const buffers = { bufferBeforeMinutes: 15, bufferAfterMinutes: 30 }
    const dana = await aColleague(db.deps, { clientId, ...buffers })
    const startsAt = local('2026-03-05T11:00')
    const blocked = { blockedFrom: local('2026-03-05T10:45'), blockedTo: local('2026-03-05T12:00') }
    await aViewing(db.deps, { clientId, startsAt, teamMemberId: dana.id, ...blocked })
    await aViewing(db.deps, {
      clientId,
      startsAt: local('2026-03-05T15:00'),
      teamMemberId: dana.id,
      status: 'CANCELLED',
    })
    const day = { from: local('2026-03-05'), to: local('2026-03-05T16:00') }
    const times = said(await free({ clientId, ...day, limit: 50 }))
    // 10:00 would take her until eleven, and at twelve she needs a quarter of an hour before.
    expect(times.map((time) => time.slice(6))).toEqual([
      '09:00',
      '09:30',
      '12:30',
      '13:00',
      '13:30',
      '14:00',
      '14:30',
      '15:00',
      '15:30',
      '16:00',
    ])
  })

  it('are of whoever is free, the one with less to do first, and of one person where one is asked for', async () => {
    const { id: clientId } = await anOffice()
    const dana = await aColleague(db.deps, { clientId })
    const kim = await aColleague(db.deps, { clientId, name: 'Kim', createdAt: new Date(NOW.getTime() + 1) })
    await aViewing(db.deps, { clientId, startsAt: local('2026-03-05T09:00'), teamMemberId: dana.id })
    const day = { from: local('2026-03-05'), limit: 2 }
    expect((await free({ clientId, ...day })).map(({ teamMemberId }) => teamMemberId)).toEqual([kim.id, kim.id])
    expect(said(await free({ clientId, ...day, teamMemberId: dana.id }))).toEqual(['03-05 09:30', '03-05 10:00'])
    await updateTeamMember(ctxOf(db.deps), { id: kim.id, takesAppointments: false })
    expect(said(await free({ clientId, ...day }))).toEqual(['03-05 09:30', '03-05 10:00'])
  })

  it('are never those of another client', async () => {
    const [one, other] = [await anOffice(), await anOffice()]
    const theirs = await aColleague(db.deps, { clientId: other.id })
    await aColleague(db.deps, { clientId: one.id })
    await aViewing(db.deps, { clientId: other.id, startsAt: local('2026-03-04T14:00'), teamMemberId: theirs.id })
    expect(said(await free({ clientId: one.id }))[0]).toBe('03-04 14:00')
    expect(await free({ clientId: one.id, teamMemberId: theirs.id })).toEqual([])
  })

  it('follow the clock of the wall over its change: nine stays nine', async () => {
    const { id: clientId } = await anOffice()
    for (const [now, days] of [
      ['2026-03-06T23:00:00Z', ['03-09 09:00', '2026-03-09T13:00:00.000Z']],
      ['2026-10-30T23:00:00Z', ['11-02 09:00', '2026-11-02T14:00:00.000Z']],
    ] as const) {
      const [first] = await free({ clientId }, new Date(now))
      expect([said(first ? [first] : [])[0], first?.startsAt.toISOString()]).toEqual(days)
    }
  })

  it('come in order where a night reaches into the next day', async () => {
    const { id: clientId } = await aClient(db.deps, { timeZone: NEW_YORK })
    const week = { wed: [{ from: '22:00', to: '02:00' }], thu: [{ from: '01:00', to: '03:00' }] }
    await aColleague(db.deps, { clientId, availability: { week, exceptions: [] } })
    await updateBookingPlan(ctxOf(db.deps), { clientId, viewingMinutes: 60, stepMinutes: 60 })
    const times = said(await free({ clientId, limit: 5 }))
    expect(times).toEqual(['03-04 22:00', '03-04 23:00', '03-05 00:00', '03-05 01:00', '03-05 02:00'])
  })
})
