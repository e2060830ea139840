// Which currency an amount is in, by its sign, code or word. Several countries call theirs the same.

const DOLLARS = 'USD CAD AUD NZD SGD HKD TWD BSD BBD BZD JMD TTD FJD NAD'
const PESOS = 'MXN ARS CLP COP UYU DOP CUP PHP'

/** What stands before or behind an amount, the longer first: "US$" is no "$". */
const NAMES: readonly (readonly [pattern: string, codes: string])[] = [
  ['us\\$', 'USD'],
  ['(?:ca|c|can)\\$', 'CAD'],
  ['(?:au|a)\\$', 'AUD'],
  ['nz\\$', 'NZD'],
  ['hk\\$', 'HKD'],
  ['(?:sg|s)\\$', 'SGD'],
  ['(?:mx|mex)\\$', 'MXN'],
  ['r\\$', 'BRL'],
  ['\\$', `${DOLLARS} ${PESOS}`],
  ['€', 'EUR'],
  ['£', 'GBP GIP FKP SHP'],
  ['¥', 'JPY CNY'],
  ['₹', 'INR'],
  ['₺', 'TRY'],
  ['₽', 'RUB'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['₩', 'KRW'],
  ['₱', 'PHP'],
  ['฿', 'THB'],
  ['₫', 'VND'],
  ['zł', 'PLN'],
  ['kč', 'CZK'],
  ['s?fr\\.', 'CHF'],
]

const WHOSE: readonly (readonly [pattern: string, code: string])[] = [
  ['us|u\\.s\\.|american|americains?|americanos?|estadounidenses?|amerikanische', 'USD'],
  ['canadian|canadiens?|canadienses?|kanadische', 'CAD'],
  ['australian|australiens?|australianos?|australische', 'AUD'],
  ['new zealand|neo-?zelandais|neozelandeses?|neuseelandische', 'NZD'],
  ['hong kong', 'HKD'],
  ['singapore|singapur', 'SGD'],
  ['swiss|suisses?|suizos?|schweizer', 'CHF'],
  ['mexican|mexicanos?|mexicains?|mexikanische', 'MXN'],
  ['british|britanniques?|britanicas?|britische', 'GBP'],
]

const WORDS: readonly (readonly [pattern: string, codes: string])[] = [
  ['dollars?|dolar(?:es)?|bucks?', DOLLARS],
  ['euros?', 'EUR'],
  ['pounds?(?: sterling)?|quid|libras?(?: esterlinas?)?|livres?(?: sterling)?|pfund', 'GBP GIP FKP SHP'],
  ['francs?|franken|francos?', 'CHF XOF XAF XPF'],
  ['pesos?', PESOS],
  ['yen|yenes', 'JPY'],
  ['yuan|renminbi', 'CNY'],
  ['rupees?|rupias?|roupies?|rupien', 'INR PKR LKR NPR'],
  ['kron(?:a|or|er|en)|couronnes?|coronas?', 'SEK NOK DKK ISK CZK'],
  ['zlot(?:y|ys|ych)', 'PLN'],
  ['reais|reales', 'BRL'],
  ['dirhams?', 'AED MAD'],
  ['rands?', 'ZAR'],
  ['shekels?', 'ILS'],
  ['kr\\.?', 'SEK NOK DKK ISK'],
]

/** Codes that are no word of any language we speak, in small letters too. "ALL" and "TRY" are codes in capitals only. */
const CODES_IN_SMALL = 'usd eur gbp chf cad aud nzd jpy cny mxn brl inr sek nok dkk pln czk huf aed hkd sgd zar'

type Named = { written: string; codes: readonly string[] }
type Rule = { pattern: RegExp; codes: readonly string[] }

const BEFORE = "(?<![\\p{L}\\p{M}'])"
const AFTER = '(?![\\p{L}\\p{M}])'
const rule = (pattern: string, codes: string): Rule => ({
  pattern: new RegExp(pattern, 'giu'),
  codes: codes.split(' '),
})

const RULES: readonly Rule[] = [
  ...WHOSE.flatMap(([whose, code]) => {
    const words = WORDS.filter(([, codes]) => codes.includes(code)).map(([word]) => word)
    return words.flatMap((word) => [
      rule(`${BEFORE}(?:${whose})[ -](?:${word})${AFTER}`, code),
      rule(`${BEFORE}(?:${word})[ -](?:${whose})${AFTER}`, code),
    ])
  }),
  ...WORDS.map(([word, codes]) => rule(`${BEFORE}(?:${word})${AFTER}`, codes)),
  ...CODES_IN_SMALL.split(' ').map((code) => rule(`${BEFORE}${code}${AFTER}`, code.toUpperCase())),
  ...NAMES.map(([sign, codes]) => rule(/^[a-z(]/.test(sign) ? `${BEFORE}${sign}` : sign, codes)),
]

const CODE = /(?<![\p{L}\p{M}])[A-Z]{3}(?![\p{L}\p{M}])/gu

/** A text without what names a currency, and what that was. */
export function currenciesIn(said: string): { rest: string; named: Named[] } {
  const named: Named[] = []
  // Letters lose their accents only: "zł" and "Kč" stay what they are, as signs do.
  let rest = said.replace(/[\u00c0-\u00ff]/g, (letter) => letter.normalize('NFD').charAt(0))
  rest = rest.replace(CODE, (code) => {
    if (!Intl.supportedValuesOf('currency').includes(code)) return code
    named.push({ written: code, codes: [code] })
    return ' '
  })
  for (const { pattern, codes } of RULES) {
    rest = rest.replace(pattern, (written) => {
      named.push({ written: written.trim(), codes })
      return ' '
    })
  }
  // A sign that none of these knows still is one.
  rest = rest.replace(/\p{Sc}/gu, (written) => {
    named.push({ written, codes: [] })
    return ' '
  })
  return { rest, named }
}

/**
 * The currency an amount names: `own` where it names none, or one that may be meant by it ("$" is the dollar of whoever has
 * one). Another one by its code, or undefined with how it was written where nobody can tell which it is.
 */
export function currencyNamed(
  said: string,
  own: string,
): { code: string; written?: string } | { code?: never; written: string } {
  const { named } = currenciesIn(said)
  const [other] = named.filter(({ codes }) => !codes.includes(own))
  if (!other) return { code: own }
  // "$" beside "USD" is the dollar of that code.
  const possible = named.reduce<readonly string[]>(
    (left, { codes }) => left.filter((code) => codes.includes(code)),
    other.codes,
  )
  const [code] = possible
  return code && (possible.length === 1 || isUsual(other.written))
    ? { code, written: other.written }
    : { written: other.written }
}

/** Where several small islands share a sign, the large one is meant. */
const isUsual = (written: string) => written === '£' || /^(pound|libra|livre|pfund|quid)/i.test(written)
