import type { CountryCode } from 'libphonenumber-js/max'
import { toE164 } from '../../platform/phone.js'
import { fold } from './fold.js'
import { SPOKEN_LANGUAGES, type SpokenLanguage } from './languages.js'
import { numberRuns } from './number-runs.js'
import { numberWord } from './number-words.js'

type Of = {
  language: SpokenLanguage
  /** Where a number without a country code is at home. */
  country: CountryCode
}

/**
 * A phone number as people say or write it, E.164: "four one five, triple five, oh one double seven". 'this one' where they
 * mean the number they call from. Undefined for everything else: a word that is left over, a digit that is missing.
 */
export function resolvePhone(said: string, { language, country }: Of): string | 'this one' | undefined {
  if (said.length > MOST_LETTERS) return undefined
  const text = fold(said).trim()
  if (isThisOne(text)) return 'this one'
  if (!/\p{L}/u.test(text)) return dialled(text, country)
  const tokens = tokensOf(text)
  if (tokens.length > MOST_TOKENS) return undefined
  for (const each of [language, ...SPOKEN_LANGUAGES.filter((other) => other !== language)]) {
    const readings = readingsOf(tokens, each)
    const [likely = ''] = readings
    const found = dialled(likely, country)
    if (found) return found
    // "sixty ten" may be 70 or 60 and 10: the one that makes a number is meant, if only one does.
    const [only, ...others] = new Set(readings.flatMap((reading) => dialled(reading, country) ?? []))
    if (only && others.length === 0) return only
  }
  return undefined
}

/** Longer ones are stories, not numbers. */
const MOST_LETTERS = 300
const MOST_TOKENS = 50

const dialled = (digits: string, country: CountryCode): string | undefined =>
  toE164(digits, country) ?? (/^\s*00/.test(digits) ? toE164(digits.replace(/^\s*00/, '+')) : undefined)

const NUMBER = '(?:(?:tele)?phone )?(?:one|number|phone|line)'
const CALLING =
  "(?:(?:i|we|he|she|they|you)(?:'m|'re|'s| am| are| is)? )?(?:calling|speaking|talking|call|phoning)(?: you)?(?: from| on| with)?(?: now| right now)?"
const NUMMER = '(?:nummer|telefonnummer|rufnummer|handynummer)'
const ANRUFE = '(?:gerade |jetzt )?(?:anrufe|telefoniere|spreche)'
const LLAMO = '(?:le |les |os |te )?(?:llamo|estoy llamando|hablo|estoy hablando)(?: ahora)?'
const APPELLE = "(?:j'appelle|je vous appelle|j'appelle maintenant|je telephone|je vous telephone)"

/** What means the number of the call, and nothing else. "The same as before" may be another one. */
const THIS_ONE = new RegExp(
  `^(?:${[
    `(?:(?:at|on|to|under|use|yes) )*(?:this|this same|(?:the )?same|(?:my |the )?current|my present) ${NUMBER}(?: here)?`,
    'this|this one|this one here|the number on (?:my|the|your) caller id|(?:the )?caller id',
    `(?:the )?(?:(?:caller'?s?|calling|incoming|inbound|customer) (?:phone )?number)`,
    `(?:(?:at|on|to|use|same as) )?the (?:same )?${NUMBER} (?:that )?${CALLING}`,
    `(?:the )?same ${NUMBER} (?:that )?${CALLING}|where ${CALLING}`,
    '(?:(?:a|al|en|si) )?(?:este|este mismo|el mismo|mismo)(?: numero| telefono)(?: de telefono)?|este|a este|este mismo',
    `(?:(?:a|al|en) )?(?:el |al )?(?:mismo )?(?:numero |telefono )?(?:(?:del|desde el|de el|con el) que|de donde|desde donde) ${LLAMO}`,
    '(?:(?:a|au|sur|oui) )?(?:ce|ce meme|le meme|cet)(?: numero| telephone)(?:-ci)?(?: de telephone)?|celui-ci|celui ci|a celui-ci',
    `(?:le |au |celui )?(?:meme )?(?:numero |telephone )?(?:d'ou|avec lequel|duquel|depuis lequel|dont) ${APPELLE}`,
    `(?:(?:unter|auf|an|ja) )?(?:dieser?|dieselbe|derselben|die gleiche|der gleichen|(?:meiner? |die |der )?(?:jetzigen?|aktuellen?)) ${NUMMER}(?: hier)?|diese|diese hier|unter dieser`,
    `(?:(?:unter|auf|an) )?(?:die|der|dieselbe|derselben)(?: ${NUMMER})?,? (?:von der|mit der|von der aus|unter der) ich (?:sie )?${ANRUFE}`,
  ].join('|')})$`,
)

const isThisOne = (text: string) =>
  THIS_ONE.test(
    text
      .replace(/[{}_.!?]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/,? (?:please|por favor|s'il vous plait|bitte)$/, ''),
  )

const SEVERAL: readonly (readonly [times: number, words: RegExp])[] = [
  [2, /\b(?:dos veces|deux fois|zwei ?mal|doppel(?:te?)?|doble)\b/g],
  [3, /\b(?:tres veces|trois fois|drei ?mal|dreifach|treble)\b/g],
]
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3 }

/** Words, runs of digits, and commas, which part what is said. */
function tokensOf(text: string): string[] {
  const apart = text.replace(/\b(oh?|zero)-/g, '$1 ')
  const named = SEVERAL.reduce((all, [times, words]) => all.replace(words, times === 2 ? 'double' : 'triple'), apart)
  return named.match(/\+|,|\d+|\p{L}+(?:['-]\p{L}+)*/gu) ?? []
}

/** What people say around a number without changing it. */
const AROUND = new Set(
  `, it's its it is so my our the number phone mobile cell call me us back please at on area country code and then uh um
   es mi nuestro el la numero telefono movil celular por favor llameme prefijo codigo y luego
   c'est mon notre le numero telephone portable est s'il vous plait indicatif et puis euh
   das ist meine unsere die nummer telefonnummer handynummer rufnummer lautet bitte vorwahl und dann aeh ah`.split(
    /\s+/,
  ),
)
const PLUS = new Set(['+', 'plus', 'mas'])
const MOST_WORDS = 5
const MOST_READINGS = 200

/** What the words may be in digits, the likeliest first; none where one of them is no part of a number. */
function readingsOf(tokens: readonly string[], language: SpokenLanguage): string[] {
  const after: string[][] = [['']]
  for (let at = tokens.length - 1; at >= 0; at--) {
    const parts = partsAt(tokens.slice(at), language)
    const all = parts.flatMap(({ digits, words }) => (after[words - 1] ?? []).map((rest) => digits + rest))
    after.unshift([...new Set(all)].slice(0, MOST_READINGS))
    // Nothing joins on to what follows: one of these words is no part of a number.
    if (after.slice(0, MOST_WORDS).every((readings) => readings.length === 0)) return []
  }
  return (after[0] ?? []).filter((reading) => /^\+?\d+$/.test(reading))
}

type Part = { digits: string; words: number }

/** What the next words are, the longest first: "quatre vingt dix neuf" before "quatre". */
function partsAt(tokens: readonly string[], language: SpokenLanguage): Part[] {
  const [first = '', second = ''] = tokens
  if (PLUS.has(first)) return [{ digits: '+', words: 1 }]
  const times = TIMES[first]
  const digit = digitOf(second, language)
  if (times !== undefined) return digit === undefined ? [] : [{ digits: digit.repeat(times), words: 2 }]
  const several = [5, 4, 3, 2].slice(MOST_WORDS - Math.min(MOST_WORDS, tokens.length)).flatMap((words) => {
    const said = tokens.slice(0, words).join(' ')
    const value = said.includes(',') || /\d/.test(said) ? undefined : oneNumber(said, language)
    return value === undefined ? [] : [{ digits: value, words }]
  })
  const alone = digitOf(first, language) ?? (/^\d+$/.test(first) ? first : oneNumber(first, language))
  return [
    ...several,
    ...(alone === undefined ? [] : [{ digits: alone, words: 1 }]),
    ...(alone === undefined && AROUND.has(first) ? [{ digits: '', words: 1 }] : []),
  ]
}

/** Articles count: "un" is 1 where digits are said one by one. */
function digitOf(word: string, language: SpokenLanguage): string | undefined {
  if (/^\d$/.test(word)) return word
  const means = numberWord(word, language)
  if (means?.does === 'oh') return '0'
  if (means?.does === 'one') return language === 'en' ? undefined : '1'
  return means?.does === 'add' && means.value < 10 && !means.suffix ? String(means.value) : undefined
}

/** The digits of words that say a single number: "cincuenta y tres", "eight hundred"; of "five-five-five" all three. */
function oneNumber(said: string, language: SpokenLanguage): string | undefined {
  const [run, ...more] = numberRuns(said, language)
  if (!run || more.length > 0 || run.from > 0 || run.to < said.length) return undefined
  const isSeveral = run.numbers.length > 1 && said.includes(' ')
  const isWhole = run.numbers.every(({ value, suffix }) => !suffix && Number.isInteger(value) && value < 10_000)
  return isSeveral || !isWhole ? undefined : run.numbers.map(({ value }) => value).join('')
}
