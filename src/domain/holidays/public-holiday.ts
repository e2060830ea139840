import { holidaysIn } from './country-holidays.js'
import { countryOfZone } from './country-of-zone.js'

/** What a day such as 2026-12-25 is called in English, where it is a public holiday of the country with these clocks. */
export function publicHolidayOn(on: string, timeZone: string): string | undefined {
  const country = countryOfZone(timeZone)
  if (!country) return undefined
  return holidaysIn(country, Number(on.slice(0, 4))).find((holiday) => holiday.isPublic && holiday.on === on)?.name
}
