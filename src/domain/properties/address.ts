import { comparable, NUMBER_WORDS, UNIT_WORDS } from './street-words.js'

export type AddressKeys = { houseNumber: string; streetKey: string; cityKey: string; addressKey: string }

const NUMBER = /^\d+(?:-\d+)?[a-z]?$/
const UNIT_NAME = /^(?:[a-z]?\d+[a-z]?|[a-z])$/
const SMALL = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** How an address is compared, so that "123 Main St." and "123 main street" are one. The key has the unit, if there is one. */
export function addressKeys({ address, city }: { address: string; city: string }): AddressKeys {
  const { houseNumber, street, unit } = partsOf(wordsOf(address))
  const streetKey = street.join(' ').slice(0, 200)
  return { houseNumber, streetKey, cityKey: cityKeyOf(city), addressKey: keyOf({ houseNumber, street, unit }) }
}

export const cityKeyOf = (city: string): string => wordsOf(city).join(' ')

export type Parts = { houseNumber: string; street: string[]; unit: string }

export const keyOf = ({ houseNumber, street, unit }: Parts): string =>
  [houseNumber, street.join(' ').slice(0, 200), unit && `#${unit}`].filter(Boolean).join(' ')

/** The words of an address in the form they are compared in: lower case, without accents and signs, abbreviations as one. */
export function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replace(/\bc\/\s*/g, 'calle ')
    .replace(/\bn[º°.]\s*(?=\d)/g, 'no ')
    .replace(/[ºª°]/g, 'th ')
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’`]/g, '')
    .replace(/(\d)\s*[-–/]\s*(\d)/g, '$1-$2')
    .replace(/\b((?:[a-z]\.)+[a-z])\b\.?/g, (letters) => letters.replaceAll('.', ''))
  const words = plain.match(/[\p{L}\p{N}]+(?:-\d+[a-z]?)?|#/gu) ?? []
  return words.flatMap(comparable)
}

/** Number, street and unit of the words of a whole address. */
export function partsOf(words: readonly string[]): Parts {
  const { rest, unit } = withoutUnit(words)
  const at = numberAt(rest)
  if (at < 0) return { houseNumber: '', street: rest.filter((word) => word !== '#'), unit }
  const { houseNumber, length } = joinedNumber(rest, at)
  const before = rest.slice(0, at).filter((word) => !isMarker(word))
  const street = [...before, ...rest.slice(at + length)].filter((word) => word !== '#')
  return { houseNumber, street, unit }
}

const isMarker = (word: string) => word === '#' || NUMBER_WORDS.has(word)

/**
 * Where the house number stands: after a word that announces it, first of all, or last: "Avenida 9 de Julio 1500". A long
 * number at the end is a postcode.
 */
function numberAt(words: readonly string[]): number {
  const places = numberPlaces(words)
  const announced = places.find((at) => at > 0 && isMarker(words[at - 1] ?? ''))
  const last = places.findLast((at) => (words[at] ?? '').length < 5)
  return announced ?? (places[0] === 0 ? 0 : (last ?? places[0] ?? -1))
}

/** Where it could stand. */
export const numberPlaces = (words: readonly string[]): number[] =>
  words.flatMap((word, index) => (NUMBER.test(word) || isSmallNumber(words, index) ? [index] : []))

/** "One Market Plaza" */
const isSmallNumber = (words: readonly string[], index: number) =>
  index === 0 && words.length > 1 && SMALL.includes(words[0] ?? '')

/** "12 b" is 12b where a street follows or nothing does; the letter of "12 B Street" is its street's. */
export function joinedNumber(words: readonly string[], at: number): { houseNumber: string; length: number } {
  const number = words[at] ?? ''
  const [letter = '', after = ''] = [words[at + 1], words[at + 2]]
  const small = SMALL.indexOf(number)
  const houseNumber = small >= 0 ? String(small) : number
  const isSuffix = /^[a-d]$/.test(letter) && /^\d+$/.test(houseNumber) && comparableStreet(after, at)
  return isSuffix ? { houseNumber: houseNumber + letter, length: 2 } : { houseNumber, length: 1 }
}

/** After a number in front, the letter needs a longer name behind it to be the number's. */
const comparableStreet = (after: string, at: number) => (at === 0 ? after.length > 3 : true)

const SUFFIXES = new Set('bis ter quater'.split(' '))
const FRENCH_STREETS = new Set('rue ave av blvd allee allees ch imp rte quai cours passage sentier'.split(' '))

/** "12bis" is "12 bis". */
export const suffixApart = (text: string): string => text.replace(/(\d)(bis|ter|quater)(?!\p{L})/giu, '$1 $2')

/** The "bis" at this place; "ter" is also Terrace, so it has to stand where French has it. */
export function suffixAt(words: readonly string[], at: number): string {
  const [word = '', next] = [words[at], words[at + 1]]
  const isMeant = SUFFIXES.has(word) && (word !== 'ter' || (next !== undefined && FRENCH_STREETS.has(next)))
  return isMeant ? ` ${word}` : ''
}

/** "12 bis rue de la Paix" and "rue de la Paix 12 bis": the "bis" belongs to the number. */
export function withSuffix({ houseNumber, street, unit }: Parts): Parts {
  const last = street.length - 1
  const at = [0, last].find((index) => suffixAt(street, index) !== '')
  if (at === undefined || houseNumber === '' || street.length < 2) return { houseNumber, street, unit }
  return { houseNumber: houseNumber + suffixAt(street, at), street: street.toSpliced(at, 1), unit }
}

/** "123 main st apt 4b" without "apt 4b", and "4b". */
export function withoutUnit(words: readonly string[]): { rest: string[]; unit: string } {
  const at = words.findIndex(
    (word, index) =>
      index > 0 && (UNIT_WORDS.has(word) || isHash(words, index)) && UNIT_NAME.test(words[index + 1] ?? ''),
  )
  if (at < 0) return { rest: [...words], unit: '' }
  return { rest: [...words.slice(0, at), ...words.slice(at + 2)], unit: words[at + 1] ?? '' }
}

/** "#4" names a unit once there is a house number before it. */
const isHash = (words: readonly string[], index: number) =>
  words[index] === '#' && words.slice(0, index).some((word) => NUMBER.test(word))
