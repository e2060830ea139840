import { describe, expect, it } from 'vitest'
import { resolveWhen, type When } from '../../../src/domain/spoken/index.js'

const when = (said: string, timeZone: string, now: string): When =>
  resolveWhen(said, { language: 'en', timeZone, now: new Date(now) })
const at = (found: When) => (found.kind === 'at' ? found.at.toISOString() : JSON.stringify(found))

describe('on the days the clocks change', () => {
  it.each([
    // forward, and back
    ['America/New_York', '2026-03-07T15:00:00Z', '2026-03-08T18:00:00.000Z'],
    ['America/New_York', '2026-10-31T15:00:00Z', '2026-11-01T19:00:00.000Z'],
    ['Europe/Berlin', '2026-03-28T15:00:00Z', '2026-03-29T12:00:00.000Z'],
    ['Europe/Berlin', '2026-10-24T15:00:00Z', '2026-10-25T13:00:00.000Z'],
    ['Australia/Sydney', '2026-10-03T02:00:00Z', '2026-10-04T03:00:00.000Z'],
    ['Australia/Sydney', '2026-04-04T02:00:00Z', '2026-04-05T04:00:00.000Z'],
  ])('two in the afternoon is what the clock on the wall of %s shows', (zone, now, meant) => {
    expect(at(when('tomorrow at 2 pm', zone, now))).toBe(meant)
  })

  it.each([
    [
      'America/New_York',
      '2026-03-07T15:00:00Z',
      '02:30',
      /skipped.*1:30 AM EST.*T01:30-05:00.*3:30 AM EDT.*T03:30-04:00/,
    ],
    ['Europe/Berlin', '2026-03-28T15:00:00Z', '02:30', /skipped.*T01:30\+01:00.*T03:30\+02:00/],
    ['Australia/Lord_Howe', '2026-10-03T02:00:00Z', '02:15', /skipped.*T01:45\+10:30.*T02:45\+11:00/],
    [
      'America/New_York',
      '2026-10-31T15:00:00Z',
      '01:30',
      /comes twice.*1:30 AM EDT.*T01:30-04:00.*1:30 AM EST.*T01:30-05:00/,
    ],
    ['Europe/Berlin', '2026-10-24T15:00:00Z', '02:30', /comes twice.*T02:30\+02:00.*T02:30\+01:00/],
    ['Australia/Sydney', '2026-04-04T02:00:00Z', '02:30', /comes twice.*T02:30\+11:00.*T02:30\+10:00/],
  ])('in %s after %s, %s is asked back with both readings', (zone, now, clock, ask) => {
    const found = when(`tomorrow at ${clock}`, zone, now)
    expect(found.kind === 'unclear' ? found.ask : at(found)).toMatch(ask)
  })

  it('takes the reading that was chosen then', () => {
    const now = '2026-10-31T15:00:00Z'
    expect(at(when('2026-11-01T01:30-05:00', 'America/New_York', now))).toBe('2026-11-01T06:30:00.000Z')
    expect(at(when('2026-11-01T01:30-04:00', 'America/New_York', now))).toBe('2026-11-01T05:30:00.000Z')
  })

  it('counts hours as they pass, not as the clock shows them', () => {
    expect(at(when('in three hours', 'America/New_York', '2026-03-08T05:30:00Z'))).toBe('2026-03-08T08:30:00.000Z')
  })

  it('counts days as the calendar does', () => {
    const found = when('tomorrow', 'America/New_York', '2026-03-08T04:30:00Z')
    expect(found).toMatchObject({ kind: 'day', on: '2026-03-08' })
    expect(when('in two days', 'America/New_York', '2026-11-01T04:30:00Z')).toMatchObject({ on: '2026-11-03' })
  })
})
