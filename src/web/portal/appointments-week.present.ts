import { DateTime } from 'luxon'
import type { AppointmentRow } from '../../domain/appointments/index.js'
import { APPOINTMENTS, type AppointmentLine, presentAppointment } from './appointments.present.js'
import { dayAt, daysAfter, mondayOf } from './local-moment.js'
import { type Clock, counted, dayInWords } from './times.present.js'
import { readsTwelveHours } from './twelve-hours.js'

/** The hours a week shows even while nothing is in them. */
const [FIRST_HOUR, LAST_HOUR] = [9, 17]

type Week = { monday: string; timeZone: string; clock: Clock }

/**
 * A week as a calendar: its days, and for a wide window the same by hours. What was cancelled has left the calendar; the
 * list keeps it.
 */
export function presentWeek(rows: readonly AppointmentRow[], { monday, timeZone, clock }: Week) {
  const today = dayAt(clock.now, timeZone)
  const placed = rows
    .filter(({ status }) => status !== 'CANCELLED')
    .map((row) => ({ on: dayAt(row.startsAt, timeZone), hour: hourAt(row.startsAt, timeZone), row }))
    .map(({ on, hour, row }): Placed => ({ on, hour, line: presentAppointment(row, clock) }))
  const days = Array.from({ length: 7 }, (_, index) => presentDay(daysAfter(monday, index), today, placed))
  const thisMonday = mondayOf(today, { timeZone, now: clock.now })
  return {
    title: weekInWords(monday),
    lead: placed.length === 0 ? 'Nothing this week' : counted(placed.length, 'appointment'),
    isThisWeek: monday === thisMonday,
    earlier: weekHref(daysAfter(monday, -7)),
    later: weekHref(daysAfter(monday, 7)),
    days,
    hours: hoursOf(placed).map((hour) => ({
      label: hourInWords(hour, timeZone),
      cells: days.map(({ on, isToday }) => ({
        isToday,
        lines: placed.filter((one) => one.on === on && one.hour === hour).map(({ line }) => line),
      })),
    })),
  }
}

type Placed = { on: string; hour: number; line: AppointmentLine }

const presentDay = (on: string, today: string, placed: readonly Placed[]) => ({
  on,
  name: dayInWords(on, 'ccc'),
  date: dayInWords(on, 'd'),
  full: dayInWords(on, 'cccc d LLLL'),
  isToday: on === today,
  isPast: on < today,
  lines: placed.filter((one) => one.on === on).map(({ line }) => line),
})

export const weekHref = (on: string) => `${APPOINTMENTS}?week=${on}`

/** '2 – 8 March 2026', '30 March – 5 April 2026', '28 December 2026 – 3 January 2027'. */
function weekInWords(monday: string): string {
  const sunday = daysAfter(monday, 6)
  const [start, end] = [dayInWords(monday, 'd LLLL yyyy'), dayInWords(sunday, 'd LLLL yyyy')]
  if (monday.slice(0, 4) !== sunday.slice(0, 4)) return `${start} – ${end}`
  const isOneMonth = monday.slice(0, 7) === sunday.slice(0, 7)
  return `${dayInWords(monday, isOneMonth ? 'd' : 'd LLLL')} – ${end}`
}

function hoursOf(placed: readonly Placed[]): number[] {
  const hours = placed.map(({ hour }) => hour)
  const [first, last] = [Math.min(FIRST_HOUR, ...hours), Math.max(LAST_HOUR, ...hours)]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

const hourAt = (at: Date, timeZone: string) => DateTime.fromJSDate(at, { zone: timeZone }).hour

const hourInWords = (hour: number, timeZone: string) =>
  DateTime.fromObject({ hour }, { zone: 'utc' })
    .setLocale('en-US')
    .toFormat(readsTwelveHours(timeZone) ? 'h a' : 'HH:00')
