import { describe, expect, it } from 'vitest'
import { counted, length, lengthInWords, makeClock } from '../../../src/web/portal/times.present.js'

const NOW = new Date('2026-03-04T17:00:00Z')
const newYork = makeClock('America/New_York', NOW)

describe('the clock of a client', () => {
  it('says today and yesterday by the days of their zone, not of UTC', () => {
    expect(newYork.dayAndTime(new Date('2026-03-04T14:05:00Z'))).toBe('Today, 9:05 AM')
    expect(newYork.dayAndTime(new Date('2026-03-04T04:59:00Z'))).toBe('Yesterday, 11:59 PM')
    expect(makeClock('Europe/Berlin', NOW).dayAndTime(new Date('2026-03-04T04:59:00Z'))).toBe('Today, 05:59')
  })

  it('names older days, with the year when it is another', () => {
    expect(newYork.dayAndTime(new Date('2026-02-27T15:00:00Z'))).toBe('Fri 27 Feb, 10:00 AM')
    expect(newYork.day(new Date('2025-02-27T15:00:00Z'))).toBe('27 Feb 2025')
  })

  it('counts days right across a change of the clocks', () => {
    const after = makeClock('America/New_York', new Date('2026-03-09T04:30:00Z'))
    expect(after.day(new Date('2026-03-08T05:30:00Z'))).toBe('Yesterday')
  })

  it('shows a stretch of time once when it fits in a minute, with the day when it crosses midnight', () => {
    const at = (time: string) => new Date(`2026-03-04T${time}Z`)
    expect(newYork.range(at('16:00:00'), at('16:00:30'))).toBe('Today, 11:00 AM')
    expect(newYork.range(at('16:00:00'), at('16:02:00'))).toBe('Today, 11:00 AM – 11:02 AM')
    expect(newYork.range(at('04:59:00'), at('05:02:00'))).toBe('Yesterday, 11:59 PM – Today, 12:02 AM')
    expect(newYork.range(at('16:00:00'), null)).toBe('Today, 11:00 AM')
    expect(newYork.range(at('16:00:00'), at('15:00:00'))).toBe('Today, 11:00 AM')
  })

  it('greets by the hour there', () => {
    expect(newYork.greeting).toBe('Good afternoon')
    const greetingAt = (hour: number) => makeClock('UTC', new Date(Date.UTC(2026, 2, 4, hour))).greeting
    expect([5, 11, 12, 17, 18, 21].map(greetingAt)).toEqual([
      ...['Good morning', 'Good morning', 'Good afternoon', 'Good afternoon', 'Good evening', 'Good evening'],
    ])
    expect([22, 0, 3, 4].map(greetingAt)).toEqual(['Hello', 'Hello', 'Hello', 'Hello'])
    expect(makeClock('Asia/Tokyo', NOW).greeting).toBe('Hello')
    expect(makeClock('Pacific/Honolulu', NOW).greeting).toBe('Good morning')
  })

  it.each([
    ['America/New_York', '12:00 PM'],
    ['America/Indiana/Knox', '11:00 AM'],
    ['America/Toronto', '12:00 PM'],
    ['Australia/Perth', '1:00 AM'],
    ['Pacific/Auckland', '6:00 AM'],
    ['Asia/Kolkata', '10:30 PM'],
    ['Asia/Manila', '1:00 AM'],
    ['America/Sao_Paulo', '14:00'],
    ['America/Mexico_City', '11:00'],
    ['America/Argentina/Buenos_Aires', '14:00'],
    ['Europe/London', '17:00'],
  ])('shows the clock of %s as people read it there', (zone, time) => {
    expect(makeClock(zone, NOW).time(NOW)).toBe(time)
  })
})

describe('lengths', () => {
  it.each([
    [0, '0:00', '0 seconds'],
    [4, '0:04', '4 seconds'],
    [61, '1:01', '1 minute 1 second'],
    [125.4, '2:05', '2 minutes 5 seconds'],
    [3723, '1:02:03', '62 minutes 3 seconds'],
    [null, '–', 'no length'],
  ])('%s seconds are %s', (seconds, short, words) => {
    expect(length(seconds)).toBe(short)
    expect(lengthInWords(seconds)).toBe(words)
  })

  it('count things as people do', () => {
    expect([counted(1, 'call'), counted(0, 'call'), counted(1204, 'call')]).toEqual([
      '1 call',
      '0 calls',
      '1,204 calls',
    ])
  })
})
