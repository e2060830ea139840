import { fold } from '../spoken/index.js'

/** Whether two names as they were heard can be one person's: no name, a part of the other, or misheard letters. */
export function mayBeOnePerson(one: string | null | undefined, other: string | null | undefined): boolean {
  const [few = [], many = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length)
  return few.every((word) => many.some((candidate) => isMisheard(word, candidate)))
}

const wordsOf = (name: string | null | undefined): string[] =>
  fold(name ?? '')
    .replace(/[^\p{L}\s]/gu, '')
    .split(/\s+/)
    .filter(Boolean)

/** One letter in three may be another: Smyth, Smith; Catherine, Katherine. */
const isMisheard = (one: string, other: string) => distance(one, other) <= Math.max(one.length, other.length) / 3

/** Levenshtein's, of two names. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1]
    for (const [to, their] of [...other].entries()) {
      const change = (row[to] ?? 0) + (letter === their ? 0 : 1)
      next.push(Math.min(change, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
