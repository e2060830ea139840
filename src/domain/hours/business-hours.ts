import { DateTime } from 'luxon'
import { z } from 'zod'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** '09:00' to '17:00'; a `to` that is not after `from` is on the next day. */
export type OpenRange = { from: string; to: string }

/**
 * When somebody is there, as the clock on the wall of the client's zone shows it. A day without ranges is closed. A range
 * belongs to the day on which it begins: closing a day closes the ranges that begin on it.
 */
export type BusinessHours = { week: Partial<Record<Weekday, OpenRange[]>>; closedOn: string[] }

const DAY_MINUTES = 1_440
const START = /^([01]\d|2[0-3]):[0-5]\d$/
const END = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/

const openRange = z
  .strictObject({
    from: z.string().regex(START, 'Please write when it opens as a time such as 09:00'),
    to: z.string().regex(END, 'Please write when it closes as a time such as 17:00'),
  })
  .refine(({ from, to }) => from !== to, 'It opens and closes at the same time. For all day write 00:00 to 24:00.')

const openRanges = z
  .array(openRange)
  .max(6, 'At most 6 times a day')
  .transform((ranges) => [...ranges].sort((one, other) => one.from.localeCompare(other.from)))
  .refine((ranges) => !overlap(ranges), 'Two of these times overlap')

const calendarDay = z
  .string()
  .refine((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && DateTime.fromISO(day).isValid, 'Please write days as 2026-12-25')

export const businessHours: z.ZodType<BusinessHours> = z.strictObject({
  week: z.strictObject(Object.fromEntries(WEEKDAYS.map((day) => [day, openRanges.optional()]))),
  closedOn: z
    .array(calendarDay)
    .max(200, 'At most 200 closed days')
    .transform((days) => [...new Set(days)].sort()),
}) as z.ZodType<BusinessHours>

/** Whether somebody is there; without hours, always. Right on the days the clocks change: the clock on the wall decides. */
export function isOpenAt(hours: BusinessHours | null, timeZone: string, at: Date): boolean {
  if (!hours) return true
  const local = DateTime.fromJSDate(at, { zone: timeZone })
  const minute = local.hour * 60 + local.minute
  return (
    rangesOn(hours, local).some(({ from, to }) => minute >= from && (to <= from || minute < to)) ||
    rangesOn(hours, local.minus({ days: 1 })).some(({ from, to }) => to <= from && minute < to)
  )
}

const DAYS_AHEAD = 60

/** When it opens, while closed, or closes, while open; undefined when that is further off than 60 days. */
export function changesAt(hours: BusinessHours | null, timeZone: string, now: Date): Date | undefined {
  if (!hours) return undefined
  const isOpen = isOpenAt(hours, timeZone, now)
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day')
  for (let day = -1; day <= DAYS_AHEAD; day++) {
    const change = edgesOn(hours, today.plus({ days: day })).find(
      (edge) => edge > now && isOpenAt(hours, timeZone, edge) !== isOpen,
    )
    if (change) return change
  }
  return undefined
}

/** The instants at which ranges of a day begin and end, in order. */
function edgesOn(hours: BusinessHours, day: DateTime): Date[] {
  return rangesOn(hours, day)
    .flatMap(({ from, to }) => [...atMinute(day, from), ...atMinute(day, to <= from ? to + DAY_MINUTES : to)])
    .sort((one, other) => one.getTime() - other.getTime())
}

/** A time that the clock skips lies between the hour after it and where that time is moved to. */
function atMinute(day: DateTime, minute: number): Date[] {
  const date = day.plus({ days: Math.floor(minute / DAY_MINUTES) })
  const found = date.set({ hour: Math.floor((minute % DAY_MINUTES) / 60), minute: minute % 60 })
  const isSkipped = found.hour * 60 + found.minute !== minute % DAY_MINUTES
  return isSkipped ? [found.startOf('hour').toJSDate(), found.toJSDate()] : [found.toJSDate()]
}

function rangesOn(hours: BusinessHours, day: DateTime): { from: number; to: number }[] {
  if (hours.closedOn.includes(day.toISODate() ?? '')) return []
  const ranges = hours.week[WEEKDAYS[day.weekday - 1] ?? 'mon'] ?? []
  return ranges.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }))
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

function overlap(ranges: readonly OpenRange[]): boolean {
  return ranges.some((range, index) => {
    const next = ranges[index + 1]
    if (!next) return false
    const end = minuteOf(range.to) <= minuteOf(range.from) ? minuteOf(range.to) + DAY_MINUTES : minuteOf(range.to)
    return end > minuteOf(next.from)
  })
}

/** "today at 5:00 PM", "tomorrow at 9:00 AM", "on Monday at 9:00 AM", "on 27 December at 9:00 AM". */
export function momentInWords(at: Date, timeZone: string, now: Date): string {
  const [then, today] = [at, now].map((date) => DateTime.fromJSDate(date, { zone: timeZone }).setLocale('en-US')) as [
    DateTime,
    DateTime,
  ]
  const days = Math.round(then.startOf('day').diff(today.startOf('day'), 'days').days)
  const time = then.toFormat('h:mm a')
  if (days === 0) return `today at ${time}`
  if (days === 1) return `tomorrow at ${time}`
  return days < 7 ? `on ${then.toFormat('cccc')} at ${time}` : `on ${then.toFormat('d LLLL')} at ${time}`
}
