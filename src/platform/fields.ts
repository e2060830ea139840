import { z } from 'zod'
import { invalid } from './errors.js'
import { homeCountry, toE164 } from './phone.js'

// The kinds of fields that people fill in, so that every form refuses the same things in the same words.

// Control characters, halves of characters, what breaks a line, and what turns the direction of writing, by which a name
// reads as another one. In a line also what nobody sees; what joins letters and emoji stays.
const NO_CONTROL =
  /^[^\p{Cc}\p{Cs}\u2028\u2029\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]*$/u
const NO_CONTROL_BUT_LINES = /^(?:[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]|[\n\r\t])*$/u

/** Whether a database takes it: no NUL, no half of a character. */
export const isPlainText = (text: string): boolean => !/\0|\p{Cs}/u.test(text)

/** A text as a column takes it; what cannot be kept is shown as such. */
export const storable = (text: string): string => text.replace(/\0|\p{Cs}/gu, '\uFFFD')

/** One line of text that has to be there. */
export const line = (max: number) =>
  z.string().trim().min(1, 'Please fill this in').max(max, tooLong(max)).regex(NO_CONTROL, 'Please use plain text')

/** One line that may be left empty, which is kept as null. */
export const optionalLine = (max: number) =>
  emptyAsNull(z.string().trim().max(max, tooLong(max)).regex(NO_CONTROL, 'Please use plain text'))

/** Several lines that may be left empty. */
export const optionalText = (max: number) =>
  emptyAsNull(z.string().trim().max(max, tooLong(max)).regex(NO_CONTROL_BUT_LINES, 'Please use plain text'))

/** An e-mail address as we compare it: lower case. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, tooLong(254))
  .pipe(z.email('Please write an e-mail address such as sam@example.com'))

const NO_NUMBER = 'Please write a phone number such as +1 415 555 2671'

/** An E.164 number, however a person of the United States wrote it. */
export const phoneNumber = z.string(NO_NUMBER).transform((raw, context) => {
  const number = toE164(raw, 'US')
  if (!number) context.addIssue(NO_NUMBER)
  return number ?? z.NEVER
})

/** A phone number as somebody wrote it. Which one it is depends on where the client is at home: readNumber says it. */
export const writtenNumber = z.string().trim().max(60, NO_NUMBER)

/**
 * The E.164 form of a number that was written for a client. Without a country code it is one of the country of the client's
 * own number, or American where that is not known.
 * @throws invalid for the field
 */
export function readNumber(written: string, { field, home }: { field: string; home: string | null }): string {
  const number = toE164(written, homeCountry(home))
  if (!number) throw invalid(field, NO_NUMBER)
  return number
}

/** An IANA name. */
export const timeZoneName = z.string().refine(isTimeZone, 'Please choose a time zone such as America/New_York')

/** A field that means nothing when it is empty: '' and null become null. */
export const emptyAsNull = <T extends z.ZodType>(field: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), field.nullable())

/** The fields that were given at all. */
export const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

function tooLong(max: number): string {
  return `At most ${max} characters`
}

function isTimeZone(name: string): boolean {
  try {
    return name.includes('/') || name === 'UTC' ? Boolean(new Intl.DateTimeFormat('en', { timeZone: name })) : false
  } catch {
    return false
  }
}
