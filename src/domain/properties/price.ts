import { currenciesIn, currencyNamed, minorDigits } from '../spoken/index.js'

/** More than any property costs; what is above it was a slip. */
const MOST = 10n ** 15n

/** An amount and its currency, or what to change about how it was written. */
export type Money = { minor: bigint; currency: string; problem?: never } | { problem: string; minor?: never }

/**
 * An amount as people write it: "$450,000", "450.000 €", "1 250,50", "450k", "1.2 million", "1,200 / month". In `currency`
 * where it names none or one that may be meant by it; "$" is the dollar of whoever has one. In its own where it names another.
 */
export function readMoney(written: string, currency: string): Money {
  const { code, written: named } = currencyNamed(written, currency)
  if (code === undefined)
    return { problem: `“${named}” is not ${currency}. Please write the code of the currency, such as USD 450,000` }
  const minor = minorIn(currenciesIn(written).rest, code)
  return minor === undefined ? { problem: 'Please write an amount such as 450,000' } : { minor, currency: code }
}

function minorIn(written: string, currency: string): bigint | undefined {
  const text = written
    .trim()
    .toLowerCase()
    .replace(/(?:\/|per|a|pro|par|al|p)[. ]{0,2}(?:calendar )?(?:month|mo|monat|mois|mes|m|cm)\.?$/, '')
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/(?<=\d)[.,][-–—]+$/, '')
  const [, figures = '', scale = ''] = /^(\d[\d.,]*)(k|m|mio|million|millions|thousand|mil)?\.?$/.exec(text) ?? []
  const number = plainNumber(figures, scale !== '')
  if (number === undefined) return undefined
  const power = /^(?:k|thousand|mil)$/.test(scale) ? 3 : scale ? 6 : 0
  const minor = shifted(number, power + minorDigits(currency))
  return minor !== undefined && minor <= MOST ? minor : undefined
}

/** "450.000,5" and "450,000.5" become "450000.5". One separator before three digits groups, unless a word follows. */
function plainNumber(figures: string, isScaled: boolean): string | undefined {
  const last = Math.max(figures.lastIndexOf(','), figures.lastIndexOf('.'))
  if (last < 0) return figures || undefined
  const [whole, fraction] = [figures.slice(0, last), figures.slice(last + 1)]
  const separator = figures.charAt(last)
  const isAlone = !/[.,]/.test(whole)
  const isFraction = !whole.includes(separator) && (fraction.length < 3 || (isScaled && isAlone))
  const grouped = isFraction ? whole : figures
  if (/[.,]/.test(grouped) && !/^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(grouped)) return undefined
  const digits = grouped.replace(/[.,]/g, '')
  return isFraction && fraction ? `${digits}.${fraction}` : digits
}

/** A decimal number times ten to the power, if that is whole. */
function shifted(number: string, power: number): bigint | undefined {
  const [whole = '', fraction = ''] = number.split('.')
  const [kept, lost] = [fraction.slice(0, power).padEnd(power, '0'), fraction.slice(power)]
  return /[1-9]/.test(lost) ? undefined : BigInt(whole + kept)
}

/** The amount for a field of a form: "450000" or "1250.50". */
export function writePrice(minor: bigint, currency: string): string {
  const digits = minorDigits(currency)
  if (digits === 0) return String(minor)
  const text = String(minor).padStart(digits + 1, '0')
  const fraction = text.slice(-digits)
  return /^0+$/.test(fraction) ? text.slice(0, -digits) : `${text.slice(0, -digits)}.${fraction}`
}
