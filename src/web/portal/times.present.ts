import { DateTime } from 'luxon'
import { readsTwelveHours } from './twelve-hours.js'

export type Clock = ReturnType<typeof makeClock>

/** Instants as somebody in timeZone (IANA name) says them at the moment `now`. */
export function makeClock(timeZone: string, now: Date) {
  const clockFormat = readsTwelveHours(timeZone) ? 'h:mm a' : 'HH:mm'
  const at = (instant: Date) => DateTime.fromJSDate(instant, { zone: timeZone }).setLocale('en-US')
  const today = at(now)

  const day = (instant: Date) => {
    const local = at(instant)
    const daysAgo = Math.round(today.startOf('day').diff(local.startOf('day'), 'days').days)
    if (daysAgo === 0) return 'Today'
    if (daysAgo === 1) return 'Yesterday'
    if (daysAgo === -1) return 'Tomorrow'
    return local.toFormat(local.year === today.year ? 'ccc d LLL' : 'd LLL yyyy')
  }
  const time = (instant: Date) => at(instant).toFormat(clockFormat)
  const dayAndTime = (instant: Date) => `${day(instant)}, ${time(instant)}`

  return {
    now,
    day,
    time,
    dayAndTime,
    /** 'Today, 11:04 – 11:05 AM'; one time while it has no end, or one that cannot be. */
    range(start: Date, end: Date | null | undefined) {
      if (!end || end < start || time(end) === time(start)) return dayAndTime(start)
      const isSameDay = at(start).hasSame(at(end), 'day')
      return `${dayAndTime(start)} – ${isSameDay ? time(end) : dayAndTime(end)}`
    },
    /** 'Thursday, 17 September 2026, 2:30 PM EDT', for the title of a shorter one. */
    full: (instant: Date) => at(instant).toFormat(`cccc, d LLLL yyyy, ${clockFormat} ZZZZ`),
    /** What somebody else's moment is here: 'Thu 17 Sep, 2:30 PM'. */
    plain: (instant: Date) =>
      at(instant).toFormat(`ccc d LLL${at(instant).year === today.year ? '' : ' yyyy'}, ${clockFormat}`),
    greeting: greetingAt(today.hour),
    /** The calendar day so many days before today: '2026-03-04'. */
    dayBefore: (days: number) => today.minus({ days }).toFormat('yyyy-MM-dd'),
    /** A calendar day: 'Thu 17 Sep', with its year when that is another. */
    calendarDay: (on: string) => dayInWords(on, on.startsWith(String(today.year)) ? 'ccc d LLL' : 'ccc d LLL yyyy'),
    month: (instant: Date) => at(instant).toFormat('LLLL yyyy'),
    zone: `${timeZone.split('/').at(-1)?.replaceAll('_', ' ')} time`,
    zoneAndNow: `${timeZone.replaceAll('_', ' ').replace('/', ', ')} (now ${today.toFormat(clockFormat)})`,
  }
}

function greetingAt(hour: number): string {
  if (hour < 5 || hour >= 22) return 'Hello'
  if (hour < 12) return 'Good morning'
  return hour < 18 ? 'Good afternoon' : 'Good evening'
}

/** A calendar day (2026-03-04) in words. */
export function dayInWords(on: string, format = 'ccc d LLL'): string {
  const day = DateTime.fromISO(on, { zone: 'utc' }).setLocale('en-US')
  return day.isValid ? day.toFormat(format) : on
}

/** 82 becomes 1:22, 3723 becomes 1:02:03. */
export function length(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return '–'
  const whole = Math.max(0, Math.round(seconds))
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** A length for those who listen: '1 minute 22 seconds'. */
export function lengthInWords(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return 'no length'
  const whole = Math.max(0, Math.round(seconds))
  const parts = [counted(Math.floor(whole / 60), 'minute'), counted(whole % 60, 'second')]
  return parts.filter((part) => !part.startsWith('0 ')).join(' ') || '0 seconds'
}

/** '1 call', '1,204 calls'. */
export const counted = (count: number, noun: string) =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
