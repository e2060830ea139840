import { digitsFor } from '../spoken/index.js'
import { joinedNumber, keyOf, numberPlaces, type Parts, withoutUnit, wordsOf } from './address.js'
import { FILLERS, NUMBER_WORDS } from './street-words.js'

/** One way to understand what was said: this is the address; these words came before it, and these after it, such as the city. */
export type Reading = Parts & { before: string[]; left: string[] }

const MOST_WORDS = 16
const LONGEST_STREET = 8
const MOST_NUMBERS = 3

/**
 * The ways to understand an address somebody said. Words after the street may be the city or belong to the street, and
 * words before it may be part of it or not; which of them it is, only the list of properties can say.
 */
export function readingsOf(said: string, language: string): Reading[] {
  const inDigits = wordsOf(spelled(digitsFor(said.slice(0, 400), language))).slice(0, MOST_WORDS)
  return distinct([inDigits, wordsOf(said).slice(0, MOST_WORDS)].flatMap(readings))
}

/** "1 2 3 Main" was read out digit by digit. */
const spelled = (text: string) =>
  text.replace(/(?<![\p{L}\d])\d(?:[\s,-]+\d){1,5}(?![\p{L}\d])/gu, (run) => run.replace(/\D/g, ''))

function readings(words: readonly string[]): Reading[] {
  const { rest, unit } = withoutUnit(words)
  const plain = rest.filter((word) => word !== '#')
  const places = numberPlaces(plain).slice(0, MOST_NUMBERS)
  const numbered = places.flatMap((at) => around(plain, at))
  const bare = numbered.length > 0 ? [] : starts(plain).flatMap((from) => splits(plain.slice(from)))
  return [...numbered, ...bare.map((split) => ({ houseNumber: '', before: [], ...split }))].map((one) => ({
    ...one,
    unit,
  }))
}

/** The street follows the house number, as in English and French, or comes before it. */
function around(words: readonly string[], at: number): Omit<Reading, 'unit'>[] {
  const { houseNumber, length } = joinedNumber(words, at)
  const before = withoutMarker(words.slice(0, at))
  const after = words.slice(at + length)
  const behind = splits(after).map(({ street, left }) => ({ street, before, left }))
  const inFront = starts(before).map((from) => ({ street: before.slice(from), before: [], left: after }))
  return [...behind, ...inFront].filter(({ street }) => street.length > 0).map((one) => ({ houseNumber, ...one }))
}

const withoutMarker = (words: readonly string[]) =>
  words.filter((word, index) => index < words.length - 1 || !NUMBER_WORDS.has(word))

/** The first words, longest first, with what is left over. */
function splits(words: readonly string[]): { street: string[]; left: string[] }[] {
  const longest = Math.min(words.length, LONGEST_STREET)
  const lengths = Array.from({ length: longest }, (_, index) => longest - index)
  return (longest === 0 ? [0] : lengths).map((length) => ({
    street: words.slice(0, length),
    left: words.slice(length),
  }))
}

/** "the house on Main Street" may begin at any of its first words, up to the first that means something. */
function starts(words: readonly string[]): number[] {
  const meaning = words.findIndex((word) => !FILLERS.has(word))
  const last = meaning < 0 ? 0 : meaning
  return Array.from({ length: last + 1 }, (_, index) => index)
}

function distinct(readings: readonly Reading[]): Reading[] {
  const known = new Map(
    readings.map((reading) => [`${keyOf(reading)}|${reading.before.join(' ')}|${reading.left.join(' ')}`, reading]),
  )
  return [...known.values()]
}

/** The whole keys that these readings could have, with the unit and without it. */
export const keysOf = (readings: readonly Reading[]): string[] => [
  ...new Set(
    readings
      .filter(({ street }) => street.length > 0)
      .flatMap((reading) => [keyOf(reading), keyOf({ ...reading, unit: '' })]),
  ),
]
