import { fold } from './fold.js'
import type { SpokenLanguage } from './languages.js'
import { type NumberWord, numberWord } from './number-words.js'

/** A stretch of a text that says numbers, one after the other: "one twenty three" says 1 and 23. */
export type NumberRun = { from: number; to: number; numbers: { value: number; suffix?: string }[] }

type Word = { text: string; from: number; to: number; means: NumberWord }

/** Every stretch of number words in a text. */
export function numberRuns(text: string, language: SpokenLanguage): NumberRun[] {
  return stretches(text, language).flatMap((words) => {
    const kept = trimmed(words, language)
    const [first, last] = [kept[0], kept.at(-1)]
    if (!first || !last) return []
    const numbers = numbersOf(
      kept.map(({ means }) => means),
      language,
    )
    return numbers.length > 0 ? [{ from: first.from, to: last.to, numbers }] : []
  })
}

/** Number words with nothing but spaces and hyphens between them. */
function stretches(text: string, language: SpokenLanguage): Word[][] {
  const found: Word[][] = []
  let before = ''
  for (const match of text.matchAll(/\p{L}+/gu)) {
    const from = match.index
    const means = numberWord(fold(match[0]), language)
    const last = found.at(-1)?.at(-1)
    const goesOn = last && /^[\s-]+$/.test(text.slice(last.to, from))
    const word = means && { text: match[0], from, to: from + match[0].length, means }
    // "the one on the corner" is no number.
    const isPronoun = word && fold(word.text) === 'one' && /^(the|this|that|which|any|no|another)$/.test(before)
    before = fold(match[0])
    if (!word || isPronoun) continue
    if (goesOn) found.at(-1)?.push(word)
    else found.push([word])
  }
  return found.flatMap(withoutLooseAnds)
}

/** "two and four" are two stretches; "two hundred and four", "treinta y cuatro" and "vingt et un" are one. */
function withoutLooseAnds(words: Word[]): Word[][] {
  const at = words.findIndex(({ means }, index) => means.does === 'and' && !joins(words[index - 1], words[index + 1]))
  return at === -1 ? [words] : [words.slice(0, at), ...withoutLooseAnds(words.slice(at + 1))]
}

function joins(before: Word | undefined, after: Word | undefined): boolean {
  if (!before || !after) return false
  const [left, right] = [before.means, after.means]
  const isSmall = right.does === 'one' || (right.does === 'add' && right.value < 100)
  if (multiplies(left)) return isSmall
  const isTens = left.does === 'add' && left.value >= 20 && left.value < 100 && left.value % 10 === 0
  return isTens && (right.does === 'one' || (right.does === 'add' && right.value < 12))
}

/** Without what only joins at its ends, and without the article that begins no number. */
function trimmed(words: Word[], language: SpokenLanguage): Word[] {
  const isLoose = ({ means }: Word, next: Word | undefined) =>
    means.does === 'and' || means.does === 'oh' || (means.does === 'one' && !multiplies(next?.means))
  let [from, to] = [0, words.length]
  while (from < to && isLoose(words[from] as Word, words[from + 1])) from++
  const endsLoosely = () => to > from && ['and', 'oh'].includes((words[to - 1] as Word).means.does)
  while (endsLoosely()) to--
  const last = words[to - 1]
  const beforeLast = words[to - 2]?.means
  // "treinta y un", "cent un" and "quatre-vingt-un", but neither "two hundred a month" nor "a million and a half".
  const isCounted =
    (beforeLast?.does === 'and' && language !== 'en') ||
    (language === 'fr' && (multiplies(beforeLast) || (adds(beforeLast, 20) && adds(words[to - 3]?.means, 4))))
  if (to - from > 1 && last?.means.does === 'one' && !isCounted) to--
  while (endsLoosely()) to--
  return words.slice(from, to)
}

const adds = (means: NumberWord | undefined, value: number) => means?.does === 'add' && means.value === value
const multiplies = (means: NumberWord | undefined) => means?.does === 'times' || means?.does === 'scale'

/** Reads words into numbers; where one cannot go on, the next begins. */
function numbersOf(words: readonly NumberWord[], language: SpokenLanguage): NumberRun['numbers'] {
  const numbers: NumberRun['numbers'] = []
  let open: Open | undefined
  const close = (suffix?: string) => {
    if (open) numbers.push({ value: open.total + (open.group ?? 0), ...(suffix && { suffix }) })
    open = undefined
  }
  for (const word of words) {
    if (word.does === 'and') continue
    if (word.does === 'times' || word.does === 'scale') {
      // "a hundred and two hundred" are two numbers.
      if (open && word.does === 'times' && (open.group ?? 0) >= 100) {
        close()
        open = { total: 0, group: word.value }
      } else if (open || word.isAlone) open = multiplied(open ?? NOTHING, word)
      continue
    }
    const { value, suffix } =
      word.does === 'add' ? { suffix: undefined, ...word } : { value: word.does === 'oh' ? 0 : 1 }
    const sum = open && value > 0 ? sumOf(open, value, { language, isOrdinal: suffix !== undefined }) : undefined
    if (sum === undefined) close()
    open = { total: open?.total ?? 0, group: sum ?? value }
    if (suffix !== undefined || value === 0) close(suffix)
  }
  close()
  return numbers
}

type Open = { total: number; group: number | undefined }
const NOTHING: Open = { total: 0, group: undefined }

function multiplied({ total, group }: Open, { does, value }: { does: 'times' | 'scale'; value: number }): Open {
  if (does === 'times') return { total, group: (group ?? 1) * value }
  // "mil millones"
  if (value > 1_000 && total > 0) return { total: (total + (group ?? 0)) * value, group: undefined }
  return { total: total + (group ?? 1) * value, group: undefined }
}

/** What a group and the next word make together; undefined when the word begins another number. */
function sumOf({ total, group }: Open, value: number, how: { language: SpokenLanguage; isOrdinal: boolean }) {
  const most = total >= 1_000_000 ? 1_000_000 : 1_000
  if (group === undefined) return value < most && !how.isOrdinal ? value : undefined
  const [tens, ones] = [group % 100, group % 10]
  if (how.isOrdinal) return tens >= 20 && ones === 0 && value < 10 ? group + value : undefined
  if (value >= 100) return undefined
  if (group >= 100 && tens === 0) return group + value
  // In German the ones come first, so after "dreißig" another number begins.
  if (value < 10 && ones === 0 && tens >= 20 && how.language !== 'de') return group + value
  return how.language === 'fr' ? frenchSum(group, value) : undefined
}

/** quatre-vingts, dix-sept, soixante-quinze, quatre-vingt-dix */
function frenchSum(group: number, value: number): number | undefined {
  const tens = group % 100
  if (value === 20 && tens === 4) return group - 4 + 80
  const goesOn = value >= 10 && value < 20 ? tens === 60 || tens === 80 : value >= 7 && tens === 10
  return goesOn ? group + value : undefined
}
