import { partsOf, wordsOf } from './address.js'
import type { Reading } from './spoken-address.js'
import { FILLERS, isKind } from './street-words.js'
import type { PropertyRow } from './types.js'

/** How far what was said is from a property: misheard letters and left-out words. `isSure` when nothing speaks against it. */
export type Likeness = { distance: number; isSure: boolean }

const MOST_MISHEARD = 2
const KIND_LEFT_OUT = 0.5

type Address = Pick<PropertyRow, 'address' | 'city' | 'postcode'>

/** The nearest of all readings; undefined when none is near. */
export function likenessOf(property: Address, readings: readonly Reading[]): Likeness | undefined {
  const parts = partsOf(wordsOf(property.address))
  const place = { city: wordsOf(property.city), postcode: wordsOf(property.postcode ?? '') }
  const found = readings.flatMap((reading) => {
    const street = streetDistance(parts.street, reading.street)
    if (street === undefined) return []
    const isOtherUnit = reading.unit !== '' && parts.unit !== '' && reading.unit !== parts.unit
    const isOtherNumber = reading.houseNumber !== '' && reading.houseNumber !== parts.houseNumber
    const unexplained = unexplainedIn(reading, place)
    return [{ distance: street + unexplained, isSure: unexplained === 0 && !isOtherUnit && !isOtherNumber }]
  })
  return found.sort((one, other) => Number(other.isSure) - Number(one.isSure) || one.distance - other.distance)[0]
}

/** Misheard letters between two streets; a left-out "Street" counts half. Undefined when they are not alike. */
function streetDistance(stored: readonly string[], said: readonly string[]): number | undefined {
  if (said.length === 0) return undefined
  const whole = wordsDistance(stored, said)
  const short = wordsDistance(withoutKinds(stored), withoutKinds(said))
  const isOtherKind = hasKind(stored) && hasKind(said)
  const candidates = [
    whole,
    short === undefined || isOtherKind ? undefined : short + KIND_LEFT_OUT,
    runTogether(stored, said),
  ]
  const known = candidates.filter((one) => one !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}

const hasKind = (words: readonly string[]) => words.some(isKind)

/** A street that is called "Court" keeps its name. */
function withoutKinds(words: readonly string[]): readonly string[] {
  const named = words.filter((word) => !isKind(word))
  return named.length > 0 ? named : words
}

function wordsDistance(stored: readonly string[], said: readonly string[]): number | undefined {
  if (stored.length !== said.length) return undefined
  const misheard = stored.filter((word, index) => word !== said[index])
  const isAlike = stored.every((word, index) => soundsLike(word, said[index] ?? ''))
  return isAlike && misheard.length <= MOST_MISHEARD ? misheard.length : undefined
}

/** "maple wood" for "maplewood" */
function runTogether(stored: readonly string[], said: readonly string[]): number | undefined {
  const [one, other] = [stored.join(''), said.join('')]
  return stored.length !== said.length && one === other ? 1 : undefined
}

/** The same word, or one letter apart, a silent "e" aside. Numbers are never misheard: another number is another house. */
export function soundsLike(one: string, other: string): boolean {
  if (one === other) return true
  const isTooShort = Math.min(one.length, other.length) < 3
  if (isTooShort || /\d/.test(one + other)) return false
  return isOneLetterApart(one, other) || isOneLetterApart(withoutSilent(one), withoutSilent(other))
}

const withoutSilent = (word: string) => (word.length > 3 ? word.replace(/e$/, '') : word)

function isOneLetterApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  return short.slice(same + (short.length === long.length ? 1 : 0)) === long.slice(same + 1)
}

/** Said around a place without being one: "downtown Springfield", "the city of Springfield". */
const AROUND = new Set('downtown central city town stadt ciudad ville um uh er yes ok'.split(' '))
/** A city named with an article is another than the one without: La Mesa is not Mesa. */
const ARTICLES = new Set('la el los las le les'.split(' '))
/** What is near Springfield is not in it. */
const NOT_IN = new Set('near by not or'.split(' '))

/** Behind a city they make it another: Miami Beach is not Miami. */
const LONGER = new Set(
  'beach heights springs falls hills gardens park valley village bay grove shores lakes'.split(' '),
)
/** What follows them in the name of a city is often left out: Frankfurt am Main, Châlons-sur-Marne. */
const BY_A_RIVER = new Set('am im an a ob vor sur sous upon'.split(' '))

type Place = { city: readonly string[]; postcode: readonly string[] }

/** How many words around the street do not name its place: none once its whole city or postcode is named, and no other. */
function unexplainedIn({ before, left }: Reading, place: Place): number {
  const meant = [...before, ...left].filter((word) => isMeant(word) || place.city.includes(word))
  const isPlace =
    isNamedAt(left, place.postcode, () => true) ||
    isNamedAt(left, place.city, (at, end) => isFirst(left, at) && !LONGER.has(left[end] ?? '')) ||
    isNamedAt(left, shortName(place.city), (at, end) => isFirst(left, at) && !left.slice(end).some(isOther)) ||
    isNamedAt(
      before,
      place.city,
      (at, end) => isFirst(before.slice(Math.max(at - 1, 0), at), 1) && !LONGER.has(before[end] ?? ''),
    )
  return isPlace ? 0 : meant.length
}

/** Words after the city, such as its state, are not ours to judge; any before it may make it another city. */
const isFirst = (words: readonly string[], at: number) =>
  !words.slice(0, at).some(isOther) && !ARTICLES.has(words[at - 1] ?? '')

function shortName(city: readonly string[]): readonly string[] {
  const at = city.findIndex((word) => BY_A_RIVER.has(word))
  return at > 0 ? city.slice(0, at) : []
}

const isMeant = (word: string) => !FILLERS.has(word) && !AROUND.has(word)
const isOther = (word: string) => isMeant(word) || NOT_IN.has(word)

/** Whether these words stand there one after the other, misheard letters aside, at a place that will do. */
function isNamedAt(
  words: readonly string[],
  name: readonly string[],
  willDo: (at: number, end: number) => boolean,
): boolean {
  const isHere = (at: number) => name.every((word, index) => soundsLike(word, words[at + index] ?? ''))
  return name.length > 0 && words.some((_, at) => isHere(at) && willDo(at, at + name.length))
}
