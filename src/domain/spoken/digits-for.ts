import { isSpokenLanguage } from './languages.js'
import { type NumberRun, numberRuns } from './number-runs.js'

/**
 * A text with its number words as digits: "one twenty three main street" is "123 main street", "fifth avenue" is "5th
 * avenue". Everything else stays as it was; a language we do not know counts as English.
 */
export function digitsFor(said: string, language: string): string {
  const parts: string[] = []
  let at = 0
  for (const run of numberRuns(said, isSpokenLanguage(language) ? language : 'en')) {
    parts.push(said.slice(at, run.from), inDigits(run))
    at = run.to
  }
  return [...parts, said.slice(at)].join('')
}

/** Numbers said one after the other are one in digits; an ordinal stands for itself: "100 5th". */
const inDigits = ({ numbers }: NumberRun) =>
  numbers.reduce((written, { value, suffix = '' }, index) => {
    const before = numbers[index - 1]
    const isApart = index > 0 && (suffix !== '' || before?.suffix !== undefined)
    return `${written}${isApart ? ' ' : ''}${value}${suffix}`
  }, '')
