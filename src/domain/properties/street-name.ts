import { digitsFor, isNumberWord, SPOKEN_LANGUAGES } from '../spoken/index.js'
import { ARTICLES, DIRECTIONS, MORE_KINDS, PEOPLE, PREPOSITIONS, ROMAN, SHORT_FORMS, TITLES } from './short-forms.js'
import { DOUBTFUL, lettersApart } from './sounds-like.js'
import { isKind as isStoredKind } from './street-words.js'

/** The name of a street, said or stored, in the one form that both are compared in. */
export type StreetName = {
  /** What tells it from others: "martin luther king". */
  core: readonly string[]
  kinds: readonly string[]
  directions: readonly string[]
  prepositions: readonly string[]
  /** Titles, articles and initials: their words make no difference. */
  around: string
}

const MOST_MISHEARD = 2
const KIND_LEFT_OUT = 0.5
const AROUND_DIFFERS = 0.25
/** "5 Avenue" for "Fifth Avenue", "K. Marx" for "Karl Marx". */
const SHORTENED = 0.5

const isKind = (word: string) => isStoredKind(word) || MORE_KINDS.has(word)
const isBefore = (word: string) => isKind(word) || DIRECTIONS.has(word) || ARTICLES.has(word) || TITLES.has(word)

/** Words with their short forms written out. */
export const inOneForm = (words: readonly string[]): string[] => words.map((word) => SHORT_FORMS.get(word) ?? word)

/** The name that these words of an address give; they are as `wordsOf` leaves them. */
export function streetName(words: readonly string[]): StreetName {
  const known = inDigits(joinedDirections(inOneForm(words))).map(read)
  const isIn = (set: ReadonlySet<string>) => known.filter((word) => set.has(word))
  const kinds = known.filter(isKind)
  // An article at the end is the beginning of something else, such as the city La Mesa.
  const isAround = (word: string, at: number) => TITLES.has(word) || (ARTICLES.has(word) && at < known.length - 1)
  const telling = known.filter(
    (word, at) => !(isKind(word) || DIRECTIONS.has(word) || PREPOSITIONS.has(word) || isAround(word, at)),
  )
  if (telling.length === 0) return ofPlainWords(known)
  const core = telling.filter((word, at) => !isInitial(word, telling, at))
  const initials = telling.filter((word, at) => isInitial(word, telling, at))
  return {
    core: inFull(core),
    kinds,
    directions: isIn(DIRECTIONS),
    prepositions: isIn(PREPOSITIONS),
    around: [...known.filter(isAround), ...initials].join(' '),
  }
}

/** "Court Street", "Avenue E", "The Avenue": named by words that other streets have beside their names. */
function ofPlainWords(words: readonly string[]): StreetName {
  const named = words.filter((word) => !isKind(word))
  const last = words.at(-1) ?? ''
  const isNamed = named.some((word) => !ARTICLES.has(word))
  const core = isNamed ? named : isKind(last) && words.length > 1 ? words.slice(0, -1) : words
  const kinds = isNamed ? words.filter(isKind) : core.length < words.length ? [last] : []
  return { core, kinds, directions: [], prepositions: [], around: '' }
}

/** "C. Mayor", "r. de la Paix"; "C Street" is another. */
const KIND_IN_FRONT: Readonly<Record<string, string>> = { c: 'calle', r: 'rue' }

/** The one reading of a word that has several: "St" and "Dr" before a name are Saint and Doctor, behind it Street and Drive. */
function read(word: string, at: number, words: readonly string[]): string {
  const next = words[at + 1] ?? ''
  const isInFront = next !== '' && !isBefore(next) && words.slice(0, at).every(isBefore)
  if (word === 'st' && isInFront) return 'saint'
  // "All Saints Road" is no Allée.
  if (word === 'all' && ARTICLES.has(next)) return 'allee'
  if (word === 'dr' && !isInFront) return 'drive'
  if (at === 0 && !isKind(next)) return KIND_IN_FRONT[word] ?? word
  const isRuler = !words.slice(0, at).every(isBefore) && (word.length > 1 || next === '')
  return isRuler ? (ROMAN.get(word) ?? word) : word
}

/** The "F" of "John F Kennedy". */
const isInitial = (word: string, words: readonly string[], at: number) =>
  word.length === 1 && /\p{L}/u.test(word) && at > 0 && at < words.length - 1

function inFull(core: readonly string[]): readonly string[] {
  return PEOPLE.get(core.join('_'))?.split(' ') ?? core
}

/** "south west" is "sw". */
function joinedDirections(words: readonly string[]): string[] {
  return words.flatMap((word, at) => {
    if (/^[ns]$/.test(word) && /^[ew]$/.test(words[at + 1] ?? '')) return [word + words[at + 1]]
    return /^[ew]$/.test(word) && /^[ns]$/.test(words[at - 1] ?? '') ? [] : [word]
  })
}

/** Numbers as digits whatever the language of the street: "three oaks", "nueve de julio", "sixty 7th". */
function inDigits(words: readonly string[]): string[] {
  const languages = SPOKEN_LANGUAGES.filter((language) => words.some((word) => isNumberWord(word, language)))
  const text = languages.reduce((said, language) => digitsFor(said, language), words.join(' '))
  return text
    .replace(/(?<!\S)([2-9])0 (\d)th(?!\S)/g, '$1$2th')
    .replace(/(\d)(?:st|nd|rd|\.)(?!\S)/g, '$1th')
    .split(' ')
}

/** How far what was said is from a stored name; from DOUBTFUL on it has to be asked about, and undefined is another street. */
export function nameDistance(stored: StreetName, said: StreetName): number | undefined {
  const core = coreDistance(stored.core, said.core)
  if (core === undefined) return undefined
  const kind = leftOut(stored.kinds, said.kinds)
  const direction = leftOut(stored.directions, said.directions) ?? DOUBTFUL
  const preposition = leftOut(stored.prepositions, said.prepositions)
  if (kind === undefined || preposition === undefined) return undefined
  const isAdded = stored.directions.length === 0 && said.directions.length > 0
  const around = stored.around === said.around ? 0 : AROUND_DIFFERS
  return core + kind + preposition + around + (isAdded ? DOUBTFUL : direction)
}

/** What one of the two leaves out costs little; where both say something else, it is something else. */
function leftOut(stored: readonly string[], said: readonly string[]): number | undefined {
  if (stored.join(' ') === said.join(' ')) return 0
  const [fewer, more] = stored.length < said.length ? [stored, said] : [said, stored]
  return fewer.length < more.length && fewer.every((word) => more.includes(word)) ? KIND_LEFT_OUT : undefined
}

function coreDistance(stored: readonly string[], said: readonly string[]): number | undefined {
  if (said.length === 0 || stored.length === 0) return undefined
  if (stored.length === said.length) {
    const apart = stored.map((word, at) => wordDistance(word, said[at] ?? '', stored.length))
    const misheard = apart.filter((one) => one !== 0)
    if (apart.every((one) => one !== undefined) && misheard.length <= MOST_MISHEARD) return sum(apart)
  }
  return runTogether(stored, said) ?? withoutSome(stored, said)
}

const sum = (numbers: readonly (number | undefined)[]) => numbers.reduce<number>((total, one) => total + (one ?? 0), 0)

function wordDistance(stored: string, said: string, words: number): number | undefined {
  if (isSameNumber(stored, said)) return SHORTENED
  const isShortened = words > 1 && (stored[0] === said || said[0] === stored)
  return isShortened ? SHORTENED : lettersApart(stored, said)
}

/** "5th" and "5", as long as it is not the same word. */
const isSameNumber = (one: string, other: string) =>
  one !== other && /^\d+(?:th)?$/.test(one) && one.replace('th', '') === other.replace('th', '')

/** "maple wood" for "maplewood"; with a misheard letter it is doubtful. */
function runTogether(stored: readonly string[], said: readonly string[]): number | undefined {
  if (stored.length === said.length) return undefined
  const apart = lettersApart(stored.join(''), said.join(''))
  if (apart === undefined) return undefined
  return apart === 0 ? 1 : DOUBTFUL
}

/** "Kennedy" may be "Gerald Kennedy", and "General Kennedy" "Kennedy"; the caller is asked. */
function withoutSome(stored: readonly string[], said: readonly string[]): number | undefined {
  const [few, many] = stored.length < said.length ? [stored, said] : [said, stored]
  if (few.length === many.length || !few.some((word) => word.length > 2)) return undefined
  let at = 0
  for (const word of many) if (word === few[at]) at++
  return at === few.length ? DOUBTFUL + many.length - few.length : undefined
}

/** The same street as it may be stored: "mlk blvd" for "martin luther king blvd". */
export function writtenAs({ core, kinds }: StreetName): string[] {
  const person = core.join(' ')
  const forms = [...PEOPLE].filter(([form, name]) => name === person && /^[a-z]{3}$/.test(form))
  return forms.flatMap(([form]) => [[form, ...kinds].join(' '), [person, ...kinds].join(' ')])
}
