import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { z } from 'zod'

/** ISO 3166-1 alpha-2 in capitals. */
export const countryCode = z
  .string('Please choose a country')
  .trim()
  .toUpperCase()
  .refine((code) => /^[A-Z]{2}$/.test(code) && countryName(code) !== code, 'Please choose a country such as US')

/** Three digits, as countries with the code +1 have them. */
export const areaCode = z
  .string()
  .trim()
  .regex(/^[2-9]\d{2}$/, 'Please write an area code of three digits, such as 415')

/**
 * Where a number belongs: its country, and its area code where the country has the North American plan. A number of that
 * plan which belongs to no one country (800) counts as American.
 */
export function placeOf(number: string): { country: string | null; areaCode: string | null } {
  const parsed = parsePhoneNumberFromString(number)
  if (!parsed) return { country: null, areaCode: null }
  const isNorthAmerican = parsed.countryCallingCode === '1'
  return {
    country: parsed.country ?? (isNorthAmerican ? 'US' : null),
    areaCode: isNorthAmerican ? parsed.nationalNumber.slice(0, 3) : null,
  }
}

/** "United States" of US; the code itself where there is no such country. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' }).of(code) ?? code
  } catch {
    return code
  }
}
