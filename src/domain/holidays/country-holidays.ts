import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'

/** `names` in English, Spanish, French, German and the languages of the country; a public one is a day off by law. */
export type Holiday = { on: string; name: string; names: string[]; isPublic: boolean }

type Library = typeof Holidays

/** Loading it takes a tenth of a second and some 25 MB, and most processes never need it. */
function library(): Library {
  loaded ??= createRequire(import.meta.url)('date-holidays') as Library
  return loaded
}

let loaded: Library | undefined

export const COUNTRY_CODES = (): string[] => Object.keys(new (library())().getCountries())

const LANGUAGES = ['en', 'es', 'fr', 'de']
const known = new Map<string, readonly Holiday[]>()
const MOST_KNOWN = 200

/** The holidays of a whole country in a year, in order; what only a state or a town keeps is none. */
export function holidaysIn(country: string, year: number): readonly Holiday[] {
  const key = `${country} ${year}`
  const found = known.get(key) ?? readHolidays(country, year)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, found)
  return found
}

function readHolidays(country: string, year: number): Holiday[] {
  const calendar = new (library())(country)
  const byDay = new Map<string, Holiday>()
  for (const language of [...LANGUAGES, undefined]) {
    for (const { date, rule, name, type } of calendar.getHolidays(year, language)) {
      const on = date.slice(0, 10)
      const holiday = byDay.get(`${on} ${rule}`) ?? { on, name, names: [], isPublic: type === 'public' }
      holiday.names.push(name)
      byDay.set(`${on} ${rule}`, holiday)
    }
  }
  return [...byDay.values()]
}

/** The Sunday that Good Friday, Whit Monday and others are counted from. */
export function easterSunday(year: number): string {
  const calendar = new (library())('DE')
  return (
    calendar
      .getHolidays(year)
      .find(({ rule }) => rule === 'easter')
      ?.date.slice(0, 10) ?? ''
  )
}
