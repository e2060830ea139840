import type { SpokenLanguage } from './languages.js'

/**
 * A number as people write it: "450,000", "450.000", "1.250,50", "1'200", "400 000". A sign before exactly three digits parts
 * thousands; undefined when it cannot be a number.
 */
export function writtenNumber(text: string, options: { isScaled?: boolean; language?: SpokenLanguage } = {}) {
  const bare = text.replace(/[' \u00a0\u202f]/g, '').replace(/[.,]$/, '')
  const last = bare.match(/[.,](?=\d+$)/)?.[0]
  if (!last) return /^\d+$/.test(bare) ? Number(bare) : undefined
  const other = last === '.' ? ',' : '.'
  const [head = '', tail = ''] = [bare.slice(0, bare.lastIndexOf(last)), bare.slice(bare.lastIndexOf(last) + 1)]
  const isDecimal = tail.length !== 3 || head.includes(other) || isDecimalMark(last, options)
  if (!isDecimal) return groupsOf(bare, last)
  const whole = groupsOf(head, other)
  return whole === undefined ? undefined : Number(`${whole}.${tail}`)
}

/** "1.250 million" is little more than one in English; "1.250 millones" are many. */
const isDecimalMark = (mark: string, { isScaled, language }: { isScaled?: boolean; language?: SpokenLanguage }) =>
  Boolean(isScaled && mark === (language === 'en' ? '.' : ','))

function groupsOf(text: string, mark: string): number | undefined {
  const [first = '', ...groups] = text.split(mark)
  const isWhole = /^\d+$/.test(first) && groups.every((group) => /^\d{3}$/.test(group))
  return isWhole && (groups.length === 0 || first.length < 4) ? Number([first, ...groups].join('')) : undefined
}

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^(k|tsd|tausend|thousand|grand|mil|mille)$/, 1_000],
  [/^(m|mm|mn|mio|million|millions|millionen|millon|millones)$/, 1_000_000],
]

const WRITTEN = /(\d(?:[\d.,']|[ \u00a0\u202f](?=\d{3}(?!\d)))*)(?:[ -]?(\p{L}+)\.?)?/gu

/** A text with its written numbers in plain digits, also "400k", "1.2 million" and "450 mil". */
export const scaled = (text: string, language: SpokenLanguage): string =>
  text.replace(WRITTEN, (all, digits: string, word: string | undefined) => {
    const factor = SCALES.find(([words]) => word !== undefined && words.test(word))?.[1]
    const value = writtenNumber(digits, { language, isScaled: factor !== undefined })
    if (value === undefined) return all
    const tail = all.slice(digits.length)
    return plain(value * (factor ?? 1)) + (factor === undefined ? tail : '')
  })

/** Without the noise of binary fractions. */
const plain = (value: number) => String(Number(value.toFixed(4)))
