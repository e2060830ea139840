import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** The E.164 form of a number as people or carriers write it; undefined when it is no valid number. */
export function toE164(raw: string, defaultCountry?: 'US'): string | undefined {
  const parsed = parsePhoneNumberFromString(raw, defaultCountry)
  return parsed?.isValid() ? parsed.number : undefined
}

/** How a person in the number's country writes it: +14155550177 becomes (415) 555-0177, foreign ones keep their code. */
export function displayNumber(number: string, homeCountry = 'US'): string {
  const parsed = parsePhoneNumberFromString(number)
  if (!parsed) return number
  return parsed.country === homeCountry ? parsed.formatNational() : parsed.formatInternational()
}

/** Masks every phone number in a text to its last two digits. */
export function maskNumbers(text: string): string {
  return text.replace(/\+?\d[\d\s().-]{7,}\d/g, (match) => {
    const digits = match.replace(/\D/g, '')
    const isNumber = digits.length >= 9 && digits.length <= 15 && !/^\d{4}-\d{2}-\d{2}/.test(match)
    return isNumber ? `+…${digits.slice(-2)}` : match
  })
}
