import { DateTime } from 'luxon'

type Where = { timeZone: string; now: Date }

/** A moment as the assistant reads it out: "tomorrow, Thursday March 5, at 2:00 PM". */
export function sayMoment(at: Date, where: Where): string {
  const local = DateTime.fromJSDate(at, { zone: where.timeZone })
  return `${sayDay(local.toISODate() ?? '', where)}, at ${sayTime(local)}`
}

/** A day such as 2026-03-05 as the assistant reads it out: "tomorrow, Thursday March 5". */
export function sayDay(on: string, { timeZone, now }: Where): string {
  const [day, today] = [DateTime.fromISO(on, { zone: timeZone }), DateTime.fromJSDate(now, { zone: timeZone })]
  const days = Math.round(day.startOf('day').diff(today.startOf('day'), 'days').days)
  const name = day.setLocale('en-US').toFormat(day.year === today.year ? 'cccc LLLL d' : 'cccc LLLL d, yyyy')
  return `${NEAR[days] ?? ''}${name}`
}

const NEAR: Record<number, string> = { 0: 'today, ', 1: 'tomorrow, ' }

/** "2:00 PM" */
export const sayTime = (local: DateTime): string => local.setLocale('en-US').toFormat('h:mm a')
