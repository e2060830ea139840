import { soundsLike } from './sounds-like.js'
import { FILLERS } from './street-words.js'

/** The words around the street of an address that was said. */
export type Surroundings = { before: readonly string[]; left: readonly string[] }
export type Place = { city: readonly string[]; postcode: readonly string[] }

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
const BY_A_RIVER = new Set('am im an a ob vor sur sous upon s'.split(' '))

const LONG_ENOUGH_TO_JOIN = 5

/**
 * How many words around the street do not name its place: none once its whole city or postcode is named, and no other. Between
 * none and one when the city is misheard.
 */
export function unexplainedIn({ before, left }: Surroundings, place: Place): number {
  const isNamed = (isAlike: Alike) =>
    isNamedAt({ words: left, name: place.postcode, isAlike }, () => true) ||
    isNamedAt(
      { words: left, name: place.city, isAlike },
      (at, end) => isFirst(left, at) && !LONGER.has(left[end] ?? ''),
    ) ||
    isNamedAt(
      { words: left, name: shortName(place.city), isAlike },
      (at, end) => isFirst(left, at) && !left.slice(end).some(isOther),
    ) ||
    isNamedAt(
      { words: before, name: place.city, isAlike },
      (at, end) => isFirst(before.slice(Math.max(at - 1, 0), at), 1) && !LONGER.has(before[end] ?? ''),
    )
  if (isNamed(isSame)) return 0
  const meant = [...before, ...left].filter((word) => isMeant(word) || place.city.includes(word))
  return meant.length === 0 ? 0 : isNamed(soundsLike) ? MISHEARD : meant.length
}

export const MISHEARD = 0.5

/** Whether the words somebody said for a city name this one. */
export function isCityCalled(said: readonly string[], city: readonly string[]): boolean {
  return said.length > 0 && unexplainedIn({ before: [], left: said }, { city, postcode: [] }) <= MISHEARD
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

type Alike = (one: string, other: string) => boolean
const isSame: Alike = (one, other) => one === other

/** Whether these words stand there one after the other, also written together or apart, at a place that will do. */
function isNamedAt(
  { words, name, isAlike }: { words: readonly string[]; name: readonly string[]; isAlike: Alike },
  willDo: (at: number, end: number) => boolean,
): boolean {
  if (name.length === 0) return false
  const joined = name.join('')
  // "West Springfield" is not Springfield with a letter too many.
  const isWords = (some: readonly string[]) => some.every((word) => word.length > 1)
  const mayBeJoined = joined.length >= LONG_ENOUGH_TO_JOIN && isWords(name)
  const endsAt = (at: number) => {
    if (name.every((word, index) => isAlike(word, words[at + index] ?? ''))) return at + name.length
    const others = mayBeJoined ? [1, 2, 3].filter((length) => length !== name.length) : []
    const length = others.find((many) => {
      const said = words.slice(at, at + many)
      return isWords(said) && isAlike(joined, said.join(''))
    })
    return length && at + length
  }
  return words.some((_, at) => {
    const end = endsAt(at)
    return end !== undefined && end <= words.length && willDo(at, end)
  })
}
