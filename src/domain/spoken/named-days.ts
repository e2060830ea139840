import { DateTime } from 'luxon'
import { countryOfZone, easterSunday, type Holiday, holidaysIn } from '../holidays/index.js'
import { fold } from './fold.js'
import { HOLIDAY_NAMES, OTHER_NAMES, VAGUE_NAMES } from './holiday-names.js'
import type { Speaking } from './resolve-when.js'

const wholeWords = (names: string) => new RegExp(`(?<![\\p{L}\\d'])(?:${names})(?![\\p{L}\\d])`, 'gu')

/** Folded text with "Christmas Eve", "lunes de Pascua" and the like as dates, 2026-12-24: the next of that name. */
export function withNamedDays(text: string, speaking: Speaking): string {
  return EVERYWHERE.reduce((rest, [names, day]) => rest.replace(names, () => nextOf(day, speaking)), text)
}

const EVERYWHERE = HOLIDAY_NAMES.map(([day, names]) => [wholeWords(names), day] as const)

function nextOf(day: string | number, { timeZone, now }: Speaking): string {
  const today = DateTime.fromJSDate(now, { zone: timeZone })
  const inYear = (year: number) =>
    typeof day === 'string'
      ? `${year}-${day}`
      : (DateTime.fromISO(easterSunday(year)).plus({ days: day }).toISODate() ?? '')
  const thisYear = inYear(today.year)
  return thisYear >= (today.toISODate() ?? '') ? thisYear : inYear(today.year + 1)
}

/** The same for the holidays of the country whose clocks these are: "Labor Day", "Tag der Deutschen Einheit". */
export function withDaysOfCountry(text: string, { timeZone, now }: Speaking): string {
  const country = countryOfZone(timeZone)
  if (!country) return text
  const today = DateTime.fromJSDate(now, { zone: timeZone }).toISODate() ?? ''
  if (last?.country !== country || last.today !== today) last = { country, today, days: daysOf(country, today) }
  return last.days.reduce((rest, [names, on]) => rest.replace(names, on), text)
}

type NamedDay = readonly [names: RegExp, on: string]

/** Reading a hundred names into patterns takes longer than using them. */
let last: { country: string; today: string; days: readonly NamedDay[] } | undefined

function daysOf(country: string, today: string): NamedDay[] {
  const year = Number(today.slice(0, 4))
  const byName = daysByName(
    [year, year + 1].flatMap((each) => holidaysIn(country, each)),
    today,
  )
  const others = OTHER_NAMES.flatMap(([said, name]) => {
    const on = byName.get(name)
    return on ? [[said, on] as const] : []
  })
  const written = [...byName].map(([name, on]) => [asPattern(name), on] as const)
  return [...others, ...written].map(([names, on]) => [wholeWords(names), on] as const)
}

/** By folded name, the longest first; a name that stands for several days of one year is left out. */
function daysByName(listed: readonly Holiday[], today: string): Map<string, string> {
  const days = new Map<string, string[]>()
  for (const { on, names } of listed) {
    for (const name of new Set(names.map(tidyName))) days.set(name, [...(days.get(name) ?? []), on])
  }
  const next = [...days].flatMap(([name, ons]): [string, string][] => {
    const years = ons.map((on) => on.slice(0, 4))
    const on = ons.find((each) => each >= today)
    const isClear = new Set(years).size === years.length && !VAGUE_NAMES.test(name)
    return on && isClear && name.length > 5 ? [[name, on]] : []
  })
  return new Map(next.sort(([one], [other]) => other.length - one.length))
}

const tidyName = (name: string) =>
  fold(name)
    .replace(/\([^()]*\)/, '')
    .trim()

/** "Mother's Day" is heard as "mothers day" and written "Mothers' Day". */
const asPattern = (name: string) =>
  name
    .replace(/[^\p{L}\p{N}' ]/gu, '.?')
    .split(/\s+/)
    .map((word) => (/'?s'?$/.test(word) ? `${word.replace(/'?s'?$/, '')}'?s'?` : word))
    .join(' ')
