import { describe, expect, it } from 'vitest'
import { boundsOf, daysAfter, momentOf, mondayOf } from '../../../src/web/portal/local-moment.js'

const NEW_YORK = 'America/New_York'
const fieldsOf = (work: () => unknown) => {
  try {
    work()
    return undefined
  } catch (thrown) {
    return (thrown as { details: { fields: Record<string, string> } }).details.fields
  }
}

describe('a day and a time that somebody typed', () => {
  it.each([
    ['2026-03-05', '14:30', NEW_YORK, '2026-03-05T19:30:00.000Z'],
    ['2026-03-05', '2:30 pm', NEW_YORK, '2026-03-05T19:30:00.000Z'],
    ['2026-03-05', '12 am', NEW_YORK, '2026-03-05T05:00:00.000Z'],
    // After the clocks went forward it is an hour earlier in UTC.
    ['2026-03-09', '14:30', NEW_YORK, '2026-03-09T18:30:00.000Z'],
    ['2026-03-29', '09:00', 'Europe/Berlin', '2026-03-29T07:00:00.000Z'],
    ['2026-10-25', '09:00', 'Europe/Berlin', '2026-10-25T08:00:00.000Z'],
    ['2026-04-05', '09:00', 'Australia/Lord_Howe', '2026-04-04T22:30:00.000Z'],
  ])('are those of the clock on the wall: %s %s in %s', (on, time, zone, utc) => {
    expect(momentOf({ on, time }, zone).toISOString()).toBe(utc)
  })

  it.each([
    ['2026-03-08', '02:30', NEW_YORK],
    ['2026-03-29', '02:00', 'Europe/Berlin'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe'],
  ])('are refused where the clock skips them: %s %s in %s', (on, time, zone) => {
    expect(fieldsOf(() => momentOf({ on, time }, zone))).toEqual({ time: expect.stringContaining('go forward') })
  })

  it.each([
    ['2026-11-01', '01:30', NEW_YORK, '2026-11-01T05:30:00.000Z'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
  ])('are the first of two where the clock shows them twice: %s %s in %s', (on, time, zone, utc) => {
    expect(momentOf({ on, time }, zone).toISOString()).toBe(utc)
  })

  it.each([
    ['', '14:30', 'on'],
    ['2026-02-30', '14:30', 'on'],
    ['20260-01-01', '14:30', 'on'],
    ['9999-12-31', '14:30', 'on'],
    ['2026-03-05', '', 'time'],
    ['2026-03-05', 'soon', 'time'],
    ['2026-03-05', '25:00', 'time'],
    ['2026-03-05', '13:00 pm', 'time'],
    ['2026-03-05', '9:75', 'time'],
  ])('say which of them is none: %j %j', (on, time, field) => {
    expect(Object.keys(fieldsOf(() => momentOf({ on, time }, NEW_YORK)) ?? {})).toEqual([field])
  })
})

describe('days and weeks', () => {
  it('have 23 hours as the clocks go forward, and 25 as they go back', () => {
    const hours = (on: string) => {
      const bounds = boundsOf(on, NEW_YORK)
      return bounds && (bounds.to.getTime() - bounds.from.getTime()) / 3_600_000
    }
    expect([hours('2026-03-08'), hours('2026-03-09'), hours('2026-11-01'), hours('soon')]).toEqual([
      23,
      24,
      25,
      undefined,
    ])
  })

  it('begin on a Monday, that of now for a day that is none', () => {
    const now = new Date('2026-03-09T03:00:00Z')
    // In New York it is still Sunday.
    expect(mondayOf('', { timeZone: NEW_YORK, now })).toBe('2026-03-02')
    expect(mondayOf('', { timeZone: 'Europe/Berlin', now })).toBe('2026-03-09')
    expect(mondayOf('2027-01-01', { timeZone: NEW_YORK, now })).toBe('2026-12-28')
    expect(mondayOf("' or 1=1", { timeZone: NEW_YORK, now })).toBe('2026-03-02')
    expect(daysAfter('2026-12-28', 7)).toBe('2027-01-04')
  })
})
