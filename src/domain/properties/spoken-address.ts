import { digitsFor } from '../spoken/index.js'
import {
  joinedNumber,
  keyOf,
  numberPlaces,
  type Parts,
  suffixApart,
  suffixAt,
  withoutUnit,
  wordsOf,
} from './address.js'
import { type StreetName, streetName } from './street-name.js'
import { FILLERS, NUMBER_WORDS } from './street-words.js'

/** One way to understand what was said: this is the address; these words came before it, and these after it, such as the city. */
export type Reading = Parts & { name: StreetName; before: string[]; left: string[] }
type Split = Omit<Reading, 'unit' | 'name'>

const MOST_WORDS = 16
const LONGEST_STREET = 8
const MOST_NUMBERS = 3
const MOST_CUTS = 4

/**
 * The ways to understand an address somebody said. Words after the street may be the city or belong to the street, and
 * words before it may be part of it or not; which of them it is, only the list of properties can say.
 */
export function readingsOf(said: string, language: string): Reading[] {
  const text = suffixApart(said.slice(0, 400))
  const texts = [digitsFor(text, language), ...numbersApart(text, language)].map(spelled)
  const all = [...texts, text].flatMap((one) => readings(wordsOf(one).slice(0, MOST_WORDS)))
  return distinct(all).map((one) => ({ ...one, name: streetName(one.street) }))
}

/** Where a number may end and the street begin: "fifty three thirty three oaks" is 5333 Oaks or 5330 Three Oaks. */
function numbersApart(text: string, language: string): string[] {
  const whole = digitsFor(text, language)
  if (whole === text) return []
  const words = text.split(/\s+/).slice(0, MOST_WORDS)
  const cuts = words.slice(1).map((_, at) => {
    const [before, after] = [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]
    return `${digitsFor(before, language)} ${after}`
  })
  const isOther = (cut: string) => digitsFor(cut, language) !== whole
  return [...new Set(cuts.filter(isOther))].slice(0, MOST_CUTS)
}

/** "1 2 3 Main" was read out digit by digit. */
const spelled = (text: string) =>
  text.replace(/(?<![\p{L}\d])\d(?:[\s,-]+\d){1,5}(?![\p{L}\d])/gu, (run) => run.replace(/\D/g, ''))

function readings(words: readonly string[]): Omit<Reading, 'name'>[] {
  const { rest, unit } = withoutUnit(words)
  const plain = rest.filter((word) => word !== '#')
  const places = numberPlaces(plain).slice(0, MOST_NUMBERS)
  const numbered = places.flatMap((at) => around(plain, at))
  const named = plain[0] === 'one' && FILLERS.has(plain[1] ?? '') ? plain.slice(1) : plain
  const isBare = numbered.length === 0 || named.length < plain.length
  const bare = isBare ? starts(named).flatMap((from) => splits(named.slice(from))) : []
  return [...numbered, ...bare.map((split) => ({ houseNumber: '', before: [], ...split }))].map((one) => ({
    ...one,
    unit,
  }))
}

/** The street follows the house number, as in English and French, or comes before it. */
function around(words: readonly string[], at: number): Split[] {
  const joined = joinedNumber(words, at)
  const suffix = suffixAt(words, at + joined.length)
  const houseNumber = joined.houseNumber + suffix
  const before = withoutMarker(words.slice(0, at))
  const after = words.slice(at + joined.length + (suffix ? 1 : 0))
  const behind = starts(after).flatMap((from) =>
    splits(after.slice(from)).map(({ street, left }) => ({ street, before, left })),
  )
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
  const meaning = words.findIndex((word, at) => !FILLERS.has(word) && !isOnThe(words, at))
  const last = meaning < 0 ? 0 : meaning
  return Array.from({ length: last + 1 }, (_, index) => index)
}

/** "sur le boulevard": what is compared as "s" is also South. */
const isOnThe = (words: readonly string[], at: number) =>
  words[at] === 's' && /^(?:le|la|les)$/.test(words[at + 1] ?? '')

function distinct<T extends Omit<Reading, 'name'>>(readings: readonly T[]): T[] {
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
