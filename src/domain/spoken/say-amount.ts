/** An amount as it is written and read out: "$450,000", "€1,250.50". Cents stand there only when there are any. */
export function sayAmount(minor: bigint, currency: string): string {
  const places = minorDigits(currency)
  const digits = String(minor < 0n ? -minor : minor).padStart(places + 1, '0')
  const [whole, part] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places)]
  const hasPart = /[1-9]/.test(part)
  const written = `${minor < 0n ? '-' : ''}${whole}${hasPart ? `.${part}` : ''}` as `${number}`
  return formatOf(currency, hasPart ? places : 0).format(written)
}

// ISO 4217. Not Intl's: Node 20.19 and Node 26 disagree about pesos and forints, and a stored amount would be another one.
const DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}
const digitsOf = new Map(
  Object.entries(DIGITS).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)] as const)),
)

/** How many digits of its smallest unit a currency has: 2 for dollars, 0 for yen. */
export const minorDigits = (currency: string): number => digitsOf.get(currency) ?? 2

// Making one takes longer than all else that is done for a look-up, and a caller waits.
const formats = new Map<string, Intl.NumberFormat>()

function formatOf(currency: string, places: number): Intl.NumberFormat {
  const key = `${currency} ${places}`
  const known = formats.get(key)
  if (known) return known
  const digits = { minimumFractionDigits: places, maximumFractionDigits: places }
  const made = new Intl.NumberFormat('en-US', { style: 'currency', currency, ...digits })
  formats.set(key, made)
  return made
}
