/** What one German word says, as "einhundertdreiundzwanzig" or "fünfte" do; undefined when it is no number. */
export function germanNumber(word: string): { value: number; suffix?: string } | undefined {
  const half = /^(.+)einhalb$/.exec(word)?.[1]
  if (word === 'anderthalb') return { value: 1.5 }
  if (half) return added(half, 0.5)
  const value = belowMillion(word)
  return value === undefined ? ordinal(word) : { value }
}

function added(word: string, more: number): { value: number } | undefined {
  const value = word === 'ein' ? 1 : belowMillion(word)
  return value === undefined ? undefined : { value: value + more }
}

const SMALL = new Map(
  [
    ['null'],
    ['eins'],
    ['zwei', 'zwo'],
    ['drei'],
    ['vier'],
    ['funf', 'fuenf'],
    ['sechs'],
    ['sieben'],
    ['acht'],
    ['neun'],
    ['zehn'],
    ['elf'],
    ['zwolf', 'zwoelf'],
    ['dreizehn'],
    ['vierzehn'],
    ['funfzehn', 'fuenfzehn'],
    ['sechzehn'],
    ['siebzehn'],
    ['achtzehn'],
    ['neunzehn'],
  ].flatMap((words, value) => words.map((word) => [word, value] as const)),
)

const TENS = new Map(
  [
    ['zwanzig'],
    ['dreissig', 'dreizig'],
    ['vierzig'],
    ['funfzig', 'fuenfzig'],
    ['sechzig'],
    ['siebzig'],
    ['achtzig'],
    ['neunzig'],
  ].flatMap((words, index) => words.map((word) => [word, 20 + index * 10] as const)),
)

function belowMillion(word: string): number | undefined {
  return split(word, 'tausend', 1_000, hundreds) ?? belowThousand(word)
}

/** "hundert" alone multiplies, but in "hunderttausend" it is a number. */
const hundreds = (word: string) => (word === 'hundert' ? 100 : belowThousand(word))

function belowThousand(word: string): number | undefined {
  return split(word, 'hundert', 100, belowHundred) ?? belowHundred(word)
}

type Read = (word: string) => number | undefined

/** "zwei" + "hundert" + "fünf": what stands before counts that often, what stands after is put to it. */
function split(word: string, name: string, value: number, read: Read): number | undefined {
  const at = word.indexOf(name)
  if (at === -1 || word === name) return undefined
  const [before, after] = [word.slice(0, at), word.slice(at + name.length).replace(/^und(?=.)/, '')]
  const times = before === '' || before === 'ein' ? 1 : read(before)
  const rest = after === '' ? 0 : read(after)
  return times === undefined || rest === undefined ? undefined : times * value + rest
}

function belowHundred(word: string): number | undefined {
  const whole = SMALL.get(word) ?? TENS.get(word)
  if (whole !== undefined) return whole
  const at = word.indexOf('und', 1)
  const [unit, tens] = at < 0 ? ['', ''] : [word.slice(0, at), word.slice(at + 3)]
  const [ones, tenfold] = [unit === 'ein' ? 1 : SMALL.get(unit), TENS.get(tens)]
  return ones !== undefined && ones > 0 && ones < 10 && tenfold !== undefined ? ones + tenfold : undefined
}

const IRREGULAR = new Map([
  ['erst', 1],
  ['dritt', 3],
  ['siebt', 7],
  ['acht', 8],
])

/** "fünfte", "zwanzigsten", "ersten". */
function ordinal(word: string): { value: number; suffix: string } | undefined {
  const stem = /^(.{3,})e[nrsm]?$/.exec(word)?.[1]
  if (!stem) return undefined
  const value = IRREGULAR.get(stem) ?? belowHundred(stem.replace(/s?t$/, ''))
  return value !== undefined && value > 0 && /t$/.test(stem) ? { value, suffix: '.' } : undefined
}
