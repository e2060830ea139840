import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** The E.164 form of a number as people or carriers write it; undefined when it is no valid number. */
export function toE164(raw: string, defaultCountry?: CountryCode): string | undefined {
  if (isHidden(raw)) return undefined
  const parsed = parsePhoneNumberFromString(raw, defaultCountry)
  return parsed?.isValid() ? parsed.number : undefined
}

/** How a caller whose number is hidden is stored and shown. */
export const HIDDEN = 'anonymous'
export const HIDDEN_NUMBER = 'Hidden number'

const HIDDEN_WORDS =
  'anonymous restricted blocked unavailable unknown private withheld hidden unidentified nocallerid'.split(' ')
const KEYS = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz']
const keyOf = (letter: string) => String(KEYS.findIndex((letters) => letters.includes(letter)) + 2)
/** Carriers spell the words on a keypad: +266696687 is ANONYMOUS. The last one is seen misspelt. */
const HIDDEN_DIGITS = new Set([...HIDDEN_WORDS.map((word) => [...word].map(keyOf).join('')), '7378742883'])

/**
 * Whether this stands for a number that the caller hides: a word for it ("anonymous", "Restricted", "private number"), such a
 * word as a keypad spells it, or nothing at all ("", "+"). It is never a number that can be called, stored or suppressed.
 */
export function isHidden(raw: string): boolean {
  const word = raw.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (word === '') return true
  return HIDDEN_WORDS.includes(word.replace(/(?:number|caller|callerid)$/, '')) || HIDDEN_DIGITS.has(word)
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
