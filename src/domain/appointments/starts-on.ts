import { DateTime } from 'luxon'
import type { OpenRange } from '../hours/index.js'

const DAY_MINUTES = 1_440

type Offering = { ranges: readonly OpenRange[]; on: string; timeZone: string; stepMinutes: number; minutes: number }

/**
 * The instants at which something of that many minutes may begin so that it ends within a range. Steps are counted on the
 * wall clock; a time that the clock skips or shows twice is not offered, because nobody could say which is meant.
 */
export function startsOn({ ranges, on, timeZone, stepMinutes, minutes }: Offering): Date[] {
  // Nearly every day: then minutes can be counted, which is much quicker than asking for each of them.
  const isPlainDay = onTheClock(on, timeZone, 0).offset === onTheClock(on, timeZone, 2 * DAY_MINUTES).offset
  return ranges.flatMap(({ from, to }) => {
    const first = minuteOf(from)
    const last = minuteOf(to) > first ? minuteOf(to) : minuteOf(to) + DAY_MINUTES
    const endsAt = endOf(on, timeZone, last)
    const momentOf = isPlainDay ? evenly(on, timeZone) : (minute: number) => plainMoment(on, timeZone, minute)
    const starts: Date[] = []
    for (let at = Math.ceil(first / stepMinutes) * stepMinutes; at < last; at += stepMinutes) {
      const start = momentOf(at)
      if (start && start.getTime() + minutes * 60_000 <= endsAt.getTime()) starts.push(start)
    }
    return starts
  })
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

function onTheClock(on: string, timeZone: string, minute: number): DateTime {
  const day = DateTime.fromISO(on, { zone: 'UTC' }).plus({ days: Math.floor(minute / DAY_MINUTES) })
  const { year, month, day: ofMonth } = day
  const hour = Math.floor((minute % DAY_MINUTES) / 60)
  return DateTime.fromObject({ year, month, day: ofMonth, hour, minute: minute % 60 }, { zone: timeZone })
}

function evenly(on: string, timeZone: string): (minute: number) => Date {
  const midnight = onTheClock(on, timeZone, 0).toMillis()
  return (minute) => new Date(midnight + minute * 60_000)
}

function plainMoment(on: string, timeZone: string, minute: number): Date | undefined {
  const found = onTheClock(on, timeZone, minute)
  const isThere = found.hour * 60 + found.minute === minute % DAY_MINUTES
  return isThere && found.getPossibleOffsets().length === 1 ? found.toJSDate() : undefined
}

/** A time that the clock skips is over when the skipping begins. */
function endOf(on: string, timeZone: string, minute: number): Date {
  const found = onTheClock(on, timeZone, minute)
  const isThere = found.hour * 60 + found.minute === minute % DAY_MINUTES
  return (isThere ? found : found.startOf('hour')).toJSDate()
}
