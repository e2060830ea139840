import { describe, expect, it } from 'vitest'
import {
  type BusinessHours,
  businessHours,
  changesAt,
  isOpenAt,
  momentInWords,
} from '../../../src/domain/hours/index.js'

const NY = 'America/New_York'
const nineToFive = { from: '09:00', to: '17:00' }
const OFFICE: BusinessHours = {
  week: { mon: [nineToFive], tue: [nineToFive], wed: [nineToFive], thu: [nineToFive], fri: [nineToFive] },
  closedOn: ['2026-12-25'],
}
const isOpen = (hours: BusinessHours | null, at: string, zone = NY) => isOpenAt(hours, zone, new Date(at))
const changes = (hours: BusinessHours | null, at: string, zone = NY) =>
  changesAt(hours, zone, new Date(at))?.toISOString()

describe('business hours', () => {
  it('are in the client’s own time zone', () => {
    // A Wednesday in March, before the clocks change: New York is five hours behind.
    expect(isOpen(OFFICE, '2026-03-04T13:59:59Z')).toBe(false)
    expect(isOpen(OFFICE, '2026-03-04T14:00:00Z')).toBe(true)
    expect(isOpen(OFFICE, '2026-03-04T21:59:59Z')).toBe(true)
    expect(isOpen(OFFICE, '2026-03-04T22:00:00Z')).toBe(false)
    expect(isOpen(OFFICE, '2026-03-04T14:00:00Z', 'Europe/Berlin')).toBe(true)
    expect(isOpen(OFFICE, '2026-03-04T17:00:00Z', 'Europe/Berlin')).toBe(false)
  })

  it('are always, where none are set', () => expect(isOpen(null, '2026-12-25T04:00:00Z')).toBe(true))

  it('leave out weekends and closed days', () => {
    expect(isOpen(OFFICE, '2026-03-07T15:00:00Z')).toBe(false)
    expect(isOpen(OFFICE, '2026-12-24T15:00:00Z')).toBe(true)
    expect(isOpen(OFFICE, '2026-12-25T15:00:00Z')).toBe(false)
  })

  it('may have a break', () => {
    const withLunch: BusinessHours = {
      week: {
        wed: [
          { from: '09:00', to: '12:00' },
          { from: '13:00', to: '17:00' },
        ],
      },
      closedOn: [],
    }
    expect(['16:59', '17:00', '17:59', '18:00'].map((time) => isOpen(withLunch, `2026-03-04T${time}:00Z`))).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  it('may go past midnight, into a day that has none, and belong to the day they began on', () => {
    const bar: BusinessHours = { week: { fri: [{ from: '22:00', to: '02:00' }] }, closedOn: ['2026-03-07'] }
    // Saturday 01:59 in New York; the closed Saturday does not end Friday's night.
    expect(isOpen(bar, '2026-03-07T06:59:00Z')).toBe(true)
    expect(isOpen(bar, '2026-03-07T07:00:00Z')).toBe(false)
    expect(isOpen({ ...bar, closedOn: ['2026-03-06'] }, '2026-03-07T06:59:00Z')).toBe(false)
  })

  it('may last all day', () => {
    const allDay: BusinessHours = { week: { wed: [{ from: '00:00', to: '24:00' }] }, closedOn: [] }
    expect(isOpen(allDay, '2026-03-04T05:00:00Z')).toBe(true)
    expect(isOpen(allDay, '2026-03-05T04:59:59Z')).toBe(true)
    expect(isOpen(allDay, '2026-03-05T05:00:00Z')).toBe(false)
  })
})

describe('on the days the clocks change', () => {
  it('opens at nine by the clock on the wall, before and after', () => {
    const everyDay: BusinessHours = { week: { sat: [nineToFive], sun: [nineToFive] }, closedOn: [] }
    expect(changes(everyDay, '2026-03-07T11:00:00Z')).toBe('2026-03-07T14:00:00.000Z')
    expect(changes(everyDay, '2026-03-08T11:00:00Z')).toBe('2026-03-08T13:00:00.000Z')
    expect(changes(everyDay, '2026-11-01T11:00:00Z')).toBe('2026-11-01T14:00:00.000Z')
  })

  it('is open from the jump on, where opening falls into the hour that is skipped', () => {
    const early: BusinessHours = { week: { sun: [{ from: '02:30', to: '06:00' }] }, closedOn: [] }
    expect(isOpen(early, '2026-03-08T06:59:00Z')).toBe(false)
    expect(isOpen(early, '2026-03-08T07:00:00Z')).toBe(true)
    expect(changes(early, '2026-03-08T05:00:00Z')).toBe('2026-03-08T07:00:00.000Z')
  })

  it('closes at the jump, where closing falls into it', () => {
    const late: BusinessHours = { week: { sat: [{ from: '22:00', to: '02:30' }] }, closedOn: [] }
    expect(isOpen(late, '2026-03-08T06:59:00Z')).toBe(true)
    expect(isOpen(late, '2026-03-08T07:00:00Z')).toBe(false)
  })

  it('is open through both of the hours that come twice', () => {
    const night: BusinessHours = { week: { sun: [{ from: '00:00', to: '03:00' }] }, closedOn: [] }
    const hours = ['04:00', '05:00', '06:00', '07:00', '07:59', '08:00'].map((time) =>
      isOpen(night, `2026-11-01T${time}:00Z`),
    )
    expect(hours).toEqual([true, true, true, true, true, false])
  })
})

describe('when it changes next', () => {
  it('is known while open and while closed, over weekends and closed days', () => {
    expect(changes(OFFICE, '2026-03-04T15:00:00Z')).toBe('2026-03-04T22:00:00.000Z')
    expect(changes(OFFICE, '2026-03-06T23:00:00Z')).toBe('2026-03-09T13:00:00.000Z')
    expect(changes(OFFICE, '2026-12-24T23:00:00Z')).toBe('2026-12-28T14:00:00.000Z')
  })

  it('is not known where it never opens, and where it never closes', () => {
    expect(changes({ week: {}, closedOn: [] }, '2026-03-04T15:00:00Z')).toBeUndefined()
    expect(changes(null, '2026-03-04T15:00:00Z')).toBeUndefined()
  })

  it('goes over ranges that meet', () => {
    const two: BusinessHours = { week: { wed: [nineToFive, { from: '17:00', to: '20:00' }] }, closedOn: [] }
    expect(changes(two, '2026-03-04T15:00:00Z')).toBe('2026-03-05T01:00:00.000Z')
  })

  it('can be said', () => {
    const now = new Date('2026-03-04T15:00:00Z')
    const said = (at: string) => momentInWords(new Date(at), NY, now)
    expect(said('2026-03-04T22:00:00Z')).toBe('today at 5:00 PM')
    expect(said('2026-03-05T14:00:00Z')).toBe('tomorrow at 9:00 AM')
    expect(said('2026-03-09T13:00:00Z')).toBe('on Monday at 9:00 AM')
    expect(said('2026-12-28T14:00:00Z')).toBe('on 28 December at 9:00 AM')
  })
})

describe('hours that cannot be', () => {
  const refusal = (week: object, closedOn: string[] = []) =>
    businessHours
      .safeParse({ week, closedOn })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

  it.each([
    [{ mon: [{ from: '9', to: '17:00' }] }, /week\.mon\.0\.from: Please write when it opens/],
    [{ mon: [{ from: '09:00', to: '24:30' }] }, /week\.mon\.0\.to: Please write when it closes/],
    [{ mon: [{ from: '09:00', to: '09:00' }] }, /same time/],
    [{ mon: [nineToFive, { from: '16:00', to: '18:00' }] }, /overlap/],
    [
      {
        mon: [
          { from: '20:00', to: '02:00' },
          { from: '22:00', to: '23:00' },
        ],
      },
      /overlap/,
    ],
    [{ someday: [] }, /someday/],
  ])('are refused with words: %j', (week, words) => expect(refusal(week)?.join(' ')).toMatch(words))

  it('name days that exist', () => {
    expect(refusal({}, ['2026-02-30'])?.join()).toMatch(/2026-12-25/)
    expect(refusal({}, ['25.12.2026'])?.join()).toMatch(/2026-12-25/)
  })

  it('are put in order', () => {
    const parsed = businessHours.parse({
      week: {
        mon: [
          { from: '13:00', to: '17:00' },
          { from: '08:00', to: '12:00' },
        ],
      },
      closedOn: ['2026-12-25', '2026-01-01', '2026-12-25'],
    })
    expect(parsed).toEqual({
      week: {
        mon: [
          { from: '08:00', to: '12:00' },
          { from: '13:00', to: '17:00' },
        ],
      },
      closedOn: ['2026-01-01', '2026-12-25'],
    })
  })
})
