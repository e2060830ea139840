import { isOtherAmount } from './amount-doubts.js'
import { currencyNamed } from './currency-named.js'
import { fold } from './fold.js'
import { SPOKEN_LANGUAGES, type SpokenLanguage } from './languages.js'
import { type NumberRun, numberRuns } from './number-runs.js'
import { minorDigits } from './say-amount.js'
import { scaled } from './written-number.js'

/** An amount in the smallest unit of its currency, or a sentence that tells the assistant what to ask. */
export type Amount = { minor: bigint; ask?: never } | { ask: string; minor?: never }

type Of = { language: SpokenLanguage; currency: string }

/** Beyond this nobody sells or rents by telephone. */
const MOST = 1e11

/**
 * An amount of money as people say or write it: "four hundred thousand", "400k", "1.2 million", "450.000". What could be
 * two amounts, or is in another currency, is asked back; nothing is guessed.
 */
export function resolveAmount(said: string | number, { language, currency }: Of): Amount {
  const { code, written: named } =
    typeof said === 'number' ? { code: currency } : currencyNamed(said.slice(0, 500), currency)
  if (code !== currency)
    return {
      ask: `The caller said “${named}”, and this is in ${nameOf(currency)}. Ask them for the amount in ${nameOf(currency)}.`,
    }
  const value = typeof said === 'number' ? said : wholeAmount(amountIn(said, language))
  if (value === 'several') return { ask: 'Ask the caller for one amount, and read it back to them.' }
  if (value === 'cut short') {
    return { ask: 'Ask the caller for the full amount, with the word thousand or million if it has one.' }
  }
  if (value === 'other') return { ask: 'Ask the caller for the whole amount in numbers; for renting, per month.' }
  if (value === undefined || !Number.isFinite(value)) return { ask: 'Ask the caller for the amount again, in numbers.' }
  if (value <= 0) return { ask: 'The amount has to be more than zero. Ask the caller for it again.' }
  if (value > MOST) return { ask: 'That amount is too large. Ask the caller for it again.' }
  return { minor: BigInt(Math.round(value * 10 ** minorDigits(currency))) }
}

const nameOf = (currency: string) => new Intl.DisplayNames('en', { type: 'currency' }).of(currency) ?? currency

type Found = number | 'several' | 'cut short' | 'other' | undefined

/** Who says "one point two" leaves out the million. */
const wholeAmount = (found: Found): Found =>
  typeof found === 'number' && found > 0 && found < 100 && !Number.isInteger(found) ? 'cut short' : found

/** In the language of the call, else in another: assistants pass on what they understood in theirs. */
function amountIn(said: string, language: SpokenLanguage): Found {
  const text = fold(said.slice(0, 500))
  if (isOtherAmount(text)) return 'other'
  for (const each of [language, ...SPOKEN_LANGUAGES.filter((other) => other !== language)]) {
    const found = readAmount(text, each)
    if (found !== undefined) return found
  }
  return undefined
}

function readAmount(said: string, language: SpokenLanguage): Found {
  // In English a "mil" is a million to most; those who speak Spanish mean a thousand.
  if (language === 'en' && /\bmil\b/.test(said)) return 'cut short'
  const isNegative = /(^|\s)(minus|menos|moins)\s(?!(?:de|que)\b)|[-−]\s?[$€£]?\s?\d/.test(said)
  const named = said.replace(/(?<=\p{L}) k(?![\p{L}\d])/gu, ` ${THOUSAND[language]}`)
  const inDigits = inNumbers(withDecimals(partsOfMillion(scaled(named, language)), language), language)
  const text = withHalves(inDigits).replace(
    MILLIONS_AND_THOUSANDS,
    (_, millions, rest) => `${millions}${rest.padStart(6, '0')}`,
  )
  const [first, ...others] = [...text.matchAll(/\d+(?:\.\d+)?(?:&\d+(?:\.\d+)?)*/g)].map(([together]) =>
    whole(together.split('&').map(Number)),
  )
  if (others.some((other) => other !== first)) return 'several'
  return typeof first === 'number' && isNegative ? -first : first
}

/** Numbers said in one breath: "one twenty three thousand" is 123,000, "one million two hundred" is short of a word. */
function whole(numbers: readonly number[]): Found {
  const [first = 0, second = 0] = numbers
  if (numbers.length === 1) return first
  const isHundreds = first < 10 && second >= 10_000 && second < 100_000 && second % 1_000 === 0
  return numbers.length === 2 && isHundreds ? first * 100_000 + second : 'cut short'
}

/** Number words as digits; what was said in one breath is joined by "&". */
function inNumbers(text: string, language: SpokenLanguage): string {
  const parts: string[] = []
  let at = 0
  for (const run of numberRuns(text, language)) {
    parts.push(text.slice(at, run.from), joined(run))
    at = run.to
  }
  return [...parts, text.slice(at)].join('')
}

const joined = ({ numbers }: NumberRun) => numbers.flatMap(({ value }) => inBreath(value)).join('&')

/** "a million two" is 1,200,000 to most, and to none 1,000,002; "two thousand five" is no more certain. */
function inBreath(value: number): number[] {
  const [overMillion, overThousand] = [value % 1_000_000, value % 1_000]
  if (value > 1_000_000 && overMillion > 0 && overMillion < 1_000) return [value - overMillion, overMillion]
  return value > 1_000 && overThousand > 0 && overThousand < 10 ? [value - overThousand, overThousand] : [value]
}

const THOUSAND: Record<SpokenLanguage, string> = { en: 'thousand', es: 'mil', fr: 'mille', de: 'tausend' }
const POINT: Record<SpokenLanguage, string> = { en: 'point', es: 'coma|punto', fr: 'virgule|point', de: 'komma|punkt' }

/** "one point two five million" */
function withDecimals(text: string, language: SpokenLanguage): string {
  const [left, right, ...more] = text.split(new RegExp(`\\s(?:${POINT[language]})\\s`))
  if (left === undefined || right === undefined || more.length > 0) return text
  const before = inNumbers(left.replace(/(^|\s)(?:une?|ein|a)$/, '$11'), language)
  const after = inNumbers(right, language)
  const [ones = ''] = /(?<!\d)\d+$/.exec(before) ?? []
  const [digits = ''] = /^\d+(?:&\d+)*/.exec(after) ?? []
  if (ones === '' || digits === '') return text
  const lead = before.slice(0, -ones.length)
  const tail = after.slice(digits.length)
  const said = digits.split('&')
  const scale = scaleOf(Number(said.at(-1)))
  const decimals = [...said.slice(0, -1), String(Number(said.at(-1)) / scale)].join('')
  return `${lead}${Number(`${ones}.${decimals}`) * scale}${tail}`
}

const scaleOf = (value: number) => [1_000_000, 1_000].find((scale) => value >= scale && value % scale === 0) ?? 1

const MILLION = '(?:million(?:en)?|millon(?:es)?|millions?|mio)'
const HALF = '(?:and a half|y medi[oa]|et demie?|und eine halbe)'

const THREE_QUARTERS =
  '(?:three[ -]quarters? of an? |three[ -]quarter |tres cuartos de |trois quarts de |(?:eine )?dreiviertel[ -]?)'
const QUARTER = '(?:a )?(?:quarter (?:of an? |an? )?|(?:un )?cuarto de |(?:un )?quart de |(?:eine )?viertel[ -]?)'

/** "1 million 200 thousand" */
const MILLIONS_AND_THOUSANDS = /(?<!\d)(\d{1,9})000000 (\d{1,3}000)(?!\d)/

/** "half a million", "medio millón", "trois quarts de million", "eine Viertelmillion", "millón y medio" */
const partsOfMillion = (text: string) =>
  text
    .replace(
      new RegExp(`(?<!(?:and a|und eine) )(?:half an?|half|medio|(?:un )?demi|(?:eine )?halbe)[ -]${MILLION}`),
      '500000',
    )
    .replace(new RegExp(`${THREE_QUARTERS}${MILLION}`), '750000')
    .replace(new RegExp(`${QUARTER}${MILLION}`), '250000')
    .replace(/\b(?:un )?millon y medio\b/, '1500000')

/** "two and a half million", "dos millones y medio" */
const withHalves = (text: string) =>
  text
    .replace(new RegExp(`(?<!\\d)(\\d+) ${HALF} ${MILLION}`), (_, ones) => String((Number(ones) + 0.5) * 1_000_000))
    .replace(new RegExp(`(?<!\\d)(\\d+) ${HALF} thousand`), (_, ones) => String((Number(ones) + 0.5) * 1_000))
    .replace(new RegExp(`(?<!\\d)(\\d+) ${HALF}`), (_, value) => String(Number(value) + scaleOf(Number(value)) / 2))
