import { DateTime } from 'luxon'
import { asRefusal, fieldErrors, invalid } from '../../platform/errors.js'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^(\d{1,2})(?:[:.](\d{2}))?\s*([ap])?\.?(?:m\.?)?$/i

/**
 * The instant at which the clock on the wall of timeZone shows this day (2026-03-05) and time (14:30, 2:30 pm). Of a time
 * that comes twice as the clocks go back it is the first. @throws invalid with 'on' or 'time', also for one that is skipped
 */
export function momentOf({ on, time }: { on: string; time: string }, timeZone: string): Date {
  const day = dayOf(on, timeZone)
  if (!day) throw invalid('on', 'Please choose a day')
  const clock = clockOf(time.trim())
  if (!clock) throw invalid('time', 'Please choose a time such as 14:30')
  const found = day.set(clock)
  if (found.hour !== clock.hour || found.minute !== clock.minute)
    throw invalid('time', 'The clocks go forward that day and leave this time out. Please choose another.')
  return new Date(Math.min(...found.getPossibleOffsets().map((one) => one.toMillis())))
}

/** An instant as a form asks for it: a day (2026-03-05) and a time (14:30) on the clock of a zone. */
export type LocalMoment = { day: string; time: string }

/**
 * The instant of what was written, where that may stay empty. A day alone means the end of that day's work, five in the
 * afternoon; nothing at all is null.
 * @throws invalid (at `<name>Day` or `<name>Time`) when it is no day or no time, or one that the change of the clocks skips
 */
export function instantOf({ day, time }: LocalMoment, { timeZone, name }: { timeZone: string; name: string }) {
  if (!day && !time) return null
  if (!day) throw invalid(`${name}Day`, 'Please choose a day too')
  try {
    return momentOf({ on: day, time: time || '17:00' }, timeZone)
  } catch (thrown) {
    const refusal = asRefusal(thrown)
    const { on, time: wrongTime } = refusal ? fieldErrors(refusal) : {}
    throw on ? invalid(`${name}Day`, on) : wrongTime ? invalid(`${name}Time`, wrongTime) : thrown
  }
}

/** An instant as the fields of a form show it. */
export const localMoment = (at: Date | null, timeZone: string): LocalMoment =>
  at ? { day: dayAt(at, timeZone), time: timeAt(at, timeZone) } : { day: '', time: '' }

/** The day that an instant belongs to in that zone: '2026-03-05'. */
export const dayAt = (at: Date, timeZone: string) => DateTime.fromJSDate(at, { zone: timeZone }).toFormat('yyyy-MM-dd')

/** The time an instant has in that zone, as a field for times takes it: '14:30'. */
export const timeAt = (at: Date, timeZone: string) => DateTime.fromJSDate(at, { zone: timeZone }).toFormat('HH:mm')

/** From midnight to midnight in that zone: 23, 24 or 25 hours. Undefined where `on` is no day. */
export function boundsOf(on: string, timeZone: string): { from: Date; to: Date } | undefined {
  const day = dayOf(on, timeZone)
  return day && { from: day.toJSDate(), to: day.plus({ days: 1 }).startOf('day').toJSDate() }
}

/** The Monday of the week in which this day lies. Without a day, or with one that is none, of this week. */
export function mondayOf(on: string, { timeZone, now }: { timeZone: string; now: Date }): string {
  const day = dayOf(on, timeZone) ?? DateTime.fromJSDate(now, { zone: timeZone })
  return day.minus({ days: day.weekday - 1 }).toFormat('yyyy-MM-dd')
}

/** So many days after that day; a calendar knows no hours. */
export const daysAfter = (on: string, days: number) =>
  DateTime.fromISO(on, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd')

/** Years that calendars here show: others are typed by mistake. */
const [FIRST_YEAR, LAST_YEAR] = [2000, 2099]

function dayOf(on: string, timeZone: string): DateTime | undefined {
  const day = DAY.test(on) ? DateTime.fromISO(on, { zone: timeZone }).startOf('day') : undefined
  return day?.isValid && day.year >= FIRST_YEAR && day.year <= LAST_YEAR ? day : undefined
}

function clockOf(time: string): { hour: number; minute: number } | undefined {
  const [matched, hours = '', minutes = '0', half] = TIME.exec(time) ?? []
  if (!matched || (half && (Number(hours) < 1 || Number(hours) > 12))) return undefined
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours)
  return hour < 24 && Number(minutes) < 60 ? { hour, minute: Number(minutes) } : undefined
}
