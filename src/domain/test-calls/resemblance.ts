/** A text as it is compared: small letters and digits of any script, without accents, one space between words. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\{\{(?:(?!\{\{|\}\}).)*\}\}/gs, ' ')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export const wordsOf = (text: string): string[] => plain(text).split(' ').filter(Boolean)

/** Whether these words were said one after the other; the last may have an ending: "cleaning" is in "two cleanings". */
export const isSaid = (said: string, phrase: string): boolean =>
  plain(phrase) !== '' && ` ${plain(said)}`.includes(` ${plain(phrase)}`)

/** Which part of the words of one text are in another, 0 to 1. */
export function share(words: readonly string[], others: readonly string[]): number {
  const wanted = new Set(words)
  const there = new Set(others)
  return wanted.size === 0 ? 0 : [...wanted].filter((word) => there.has(word)).length / wanted.size
}

/** The words that make a sentence this sentence: long ones and numbers. */
export const weightyWords = (text: string): string[] =>
  wordsOf(text).filter((word) => word.length >= 4 || /\d/.test(word))
