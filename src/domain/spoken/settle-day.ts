import { DateTime } from 'luxon'
import type { Heard, SaidWeekday } from './heard.js'
import type { Speaking } from './resolve-when.js'
import { sayDay } from './say-moment.js'

/** The day that was meant, nothing when none was named, or what to ask. */
export type SettledDay = { on: string | undefined; ask?: never } | { ask: string; on?: never }

/** Which day was meant by all the words about days together. */
export function settleDay(heard: Heard, speaking: Speaking): SettledDay {
  const today = DateTime.fromJSDate(speaking.now, { zone: speaking.timeZone }).startOf('day')
  const named = daysNamed(heard, today)
  if ('ask' in named) return named
  const { days } = named
  const weekdays = [...new Set(heard.weekdays.map(({ weekday }) => weekday))]
  if (days.length > 0) return agreed(days, weekdays, speaking)
  const [first, ...more] = heard.weekdays
  if (first && weekdays.length === 1) return oneOf(readingsOf(preciseOf([first, ...more]), today), speaking)
  if (weekdays.length > 1)
    return asking(
      heard.weekdays.flatMap((each) => readingsOf(each, today)),
      speaking,
    )
  if (heard.isWeekend) return { ask: 'Ask the caller whether they mean Saturday or Sunday, and at what time.' }
  if (heard.isNextWeek) return { ask: 'Ask the caller which day next week they mean, and at what time.' }
  return { on: undefined }
}

/** "next week Friday" names the week in one place and the day in another. */
const preciseOf = (said: SaidWeekday[]): SaidWeekday =>
  said.find(({ which }) => which !== 'coming') ?? (said[0] as SaidWeekday)

function daysNamed({ dates, daysAhead }: Heard, today: DateTime): { days: DateTime[] } | { ask: string } {
  const days: DateTime[] = daysAhead.map((count) => today.plus({ days: Math.min(count, 4_000) }))
  for (const date of dates) {
    const day = dayOf(date, today)
    if (!day?.isValid) return { ask: 'There is no such day. Ask the caller for the day again.' }
    if (date.isSwappable) {
      const other = dayOf({ ...date, day: date.month ?? 1, month: date.day }, today)
      return {
        ask: `Ask the caller whether they mean ${monthAndDay(day)} or ${other ? monthAndDay(other) : 'another day'}.`,
      }
    }
    days.push(day)
  }
  return { days }
}

const monthAndDay = (day: DateTime) => day.setLocale('en-US').toFormat('LLLL d')

/** How long ago a day of this year may be before the same day of next year is meant. */
const SURELY_NEXT_YEAR_DAYS = 60

/** Without a month the next such day; without a year this one's, unless that is long over. */
function dayOf({ day, month, year }: Heard['dates'][number], today: DateTime): DateTime | undefined {
  if (month === undefined) {
    const months = [0, 1, 2].map((ahead) => today.startOf('month').plus({ months: ahead }))
    const fitting = months.map((first) => first.set({ day })).find((each) => each.day === day && each >= today)
    return day >= 1 && day <= 31 ? fitting : undefined
  }
  const found = DateTime.fromObject({ year: year ?? today.year, month, day }, { zone: today.zone })
  const isLongOver = year === undefined && found.isValid && today.diff(found, 'days').days > SURELY_NEXT_YEAR_DAYS
  return isLongOver ? found.plus({ years: 1 }) : found
}

/** Several words for one day have to name the same. */
function agreed(days: DateTime[], weekdays: number[], speaking: Speaking): SettledDay {
  const different = [...new Set(days.map(isoOf))]
  if (different.length > 1) return asking(days, speaking)
  const on = different[0] ?? ''
  const day = DateTime.fromISO(on)
  if (weekdays.every((weekday) => weekday === day.weekday)) return { on }
  const name = day
    .set({ weekday: (weekdays[0] ?? 1) as 1 })
    .setLocale('en-US')
    .toFormat('cccc')
  return { ask: `${sayDay(on, speaking)}, is not a ${name}. Ask the caller which of the two they mean.` }
}

/** "next Friday" on a Thursday may be tomorrow, "Friday" on a Friday today. */
function readingsOf({ weekday, which }: SaidWeekday, today: DateTime): DateTime[] {
  const ahead = (weekday - today.weekday + 7) % 7
  const inDays = (days: number) => today.plus({ days })
  if (which === 'a week later') return [inDays(ahead + 7)]
  if (which === 'two weeks later') return [inDays(ahead + 14)]
  if (which === 'of this week') return [today.startOf('week').plus({ days: weekday - 1 })]
  if (which === 'of next week') return [today.startOf('week').plus({ days: 6 + weekday })]
  if (which === 'this') return [inDays(ahead)]
  if (ahead === 0) return which === 'next' ? [inDays(7)] : [inDays(0), inDays(7)]
  const isThisWeek = weekday > today.weekday
  return which === 'next' && isThisWeek ? [inDays(ahead), inDays(ahead + 7)] : [inDays(ahead)]
}

const oneOf = (days: DateTime[], speaking: Speaking): SettledDay =>
  days.length === 1 ? { on: isoOf(days[0] as DateTime) } : asking(days, speaking)

const isoOf = (day: DateTime): string => day.toISODate() ?? ''

function asking(days: DateTime[], speaking: Speaking): SettledDay {
  const names = [...new Set(days.map(isoOf))].sort().map((on) => sayDay(on, speaking))
  return { ask: `Ask the caller which day they mean: ${names.join(', or ')}.` }
}
