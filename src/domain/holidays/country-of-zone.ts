import { COUNTRY_CODES } from './country-holidays.js'

/** Where a clock hangs: Europe/Berlin is in Germany. ISO 3166-1 alpha-2; undefined where no single country has the zone. */
export function countryOfZone(timeZone: string): string | undefined {
  countries ??= byZone()
  return (
    countries.get(timeZone) ?? countries.get(new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone)
  )
}

let countries: Map<string, string> | undefined

const byZone = () =>
  new Map(COUNTRY_CODES().flatMap((code) => zonesOf(code).map((zone): [string, string] => [zone, code])))

/** A method in newer versions of Node, a property in older ones. */
function zonesOf(code: string): readonly string[] {
  const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & {
    timeZones?: string[]
    getTimeZones?: () => string[] | undefined
  }
  return locale.getTimeZones?.() ?? locale.timeZones ?? []
}
