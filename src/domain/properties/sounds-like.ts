/** From here on a word is so far from another that they are only offered as "did you mean". */
export const DOUBTFUL = 3

const LONG_ENOUGH_FOR_TWO = 6

/** The same word, or one letter apart: added, left out, another one, or swapped with its neighbour. */
export const soundsLike = (one: string, other: string): boolean => (lettersApart(one, other) ?? DOUBTFUL) < DOUBTFUL

/**
 * How far apart two words are: 0 the same, 1 misheard by a letter or a silent "e", DOUBTFUL when they only sound alike or two
 * letters differ. Numbers are never misheard: another number is another house.
 */
export function lettersApart(one: string, other: string): number | undefined {
  if (one === other) return 0
  const shortest = Math.min(one.length, other.length)
  if (/\d/.test(one + other) || shortest < 2) return undefined
  if (shortest >= 3 && isMisheard(one, other)) return 1
  if (shortest >= LONG_ENOUGH_FOR_TWO && isTwoApart(one, other)) return DOUBTFUL
  const sounds = soundOf(one)
  return sounds.length >= 2 && sounds === soundOf(other) && (one + other).length >= 5 ? DOUBTFUL : undefined
}

const isMisheard = (one: string, other: string) =>
  isOneLetterApart(one, other) || isSwapped(one, other) || isOneLetterApart(withoutSilent(one), withoutSilent(other))

const withoutSilent = (word: string) => (word.length > 3 ? word.replace(/e$/, '') : word)

function isOneLetterApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  const same = sameAtStart(short, long)
  return short.slice(same + (short.length === long.length ? 1 : 0)) === long.slice(same + 1)
}

/** "Springfeild" for "Springfield" */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  const at = sameAtStart(one, other)
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2)
}

/** One letter apart once the first difference is mended in one of the ways that letters are misheard. */
function isTwoApart(one: string, other: string): boolean {
  const at = sameAtStart(one, other)
  const [left, right] = [one.slice(at), other.slice(at)]
  return [
    [left.slice(1), right.slice(1)],
    [left.slice(1), right],
    [left, right.slice(1)],
    ...(left[0] === right[1] && left[1] === right[0] ? [[left.slice(2), right.slice(2)]] : []),
  ].some(([a = '', b = '']) => isOneLetterApart(a, b) || isSwapped(a, b))
}

function sameAtStart(one: string, other: string): number {
  let same = 0
  while (same < one.length && one[same] === other[same]) same++
  return same
}

/** How a word sounds in the languages we speak, roughly: its consonants, and whether it begins with a vowel, and which. */
function soundOf(word: string): string {
  const consonants = word
    .replace(/ph/g, 'f')
    .replace(/gh|h/g, '')
    .replace(/ck|c|q/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/z/g, 's')
    .replace(/v/g, 'b')
    .replace(/y/g, 'i')
  return `${consonants.slice(0, 1)}${consonants.slice(1).replace(/[aeiou]/g, '')}`.replace(/(.)\1+/g, '$1')
}
