import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { HIDDEN_NUMBER, isHidden } from './hidden-number.js'

export { HIDDEN, HIDDEN_NUMBER, isHidden } from './hidden-number.js'

/**
 * The E.164 form of a number as people or carriers write it; undefined when it is no valid number. What carriers send for a
 * hidden one is none, and has no country to be at home in: written without a "+" in Singapore, 9484 4353 is somebody's number.
 */
export function toE164(raw: string, defaultCountry?: CountryCode): string | undefined {
  const parsed = parsePhoneNumberFromString(raw, defaultCountry)
  return parsed?.isValid() && !isHidden(parsed.number) ? parsed.number : undefined
}

/** The country of an E.164 number; undefined when it has none or cannot be read. */
export const countryOf = (number: string): CountryCode | undefined => parsePhoneNumberFromString(number)?.country

/** Where people are at home who have these numbers: the country of the first that has one, the United States where none has. */
export function homeCountry(...numbers: (string | null | undefined)[]): CountryCode {
  for (const number of numbers) {
    const country = number ? countryOf(number) : undefined
    if (country) return country
  }
  return 'US'
}

/** How a person in the number's country writes it: +14155550177 becomes (415) 555-0177, foreign ones keep their code. */
export function displayNumber(number: string, homeCountry = 'US'): string {
  if (isHidden(number)) return HIDDEN_NUMBER
  const parsed = parsePhoneNumberFromString(number)
  if (!parsed) return number
  return parsed.country === homeCountry ? parsed.formatNational() : parsed.formatInternational()
}

// Ids and times hold long runs of digits too, and are what one looks for in a log.
const NOT_A_NUMBER =
  /(\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b\d{14}_\w+|\b\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+Z?)?)/i

/** Masks every phone number in a text to its last two digits; leaves ids, times and names of migrations alone. */
export function maskNumbers(text: string): string {
  const parts = text.split(NOT_A_NUMBER)
  return parts.map((part, index) => (index % 2 === 1 ? part : maskedIn(part))).join('')
}

const maskedIn = (text: string) =>
  text.replace(/\+?\d[\d\s().-]{7,}\d/g, (match) => {
    const digits = match.replace(/\D/g, '')
    return digits.length >= 9 && digits.length <= 15 ? `+…${digits.slice(-2)}` : match
  })
