// What the product takes for granted of Node and its Unicode data, printed as JSON: it runs on any Node by itself.
// test/platform/platform-facts.test.ts compares the lowest, the newest and this one.
import { createHash } from 'node:crypto'
import iconv from 'iconv-lite'

const hash = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)
const attempt = (run) => {
  try {
    return run()
  } catch (error) {
    return `fails: ${error.message}`
  }
}

const CURRENCIES =
  'USD EUR GBP CHF CAD AUD NZD JPY CNY HKD SGD INR MXN BRL ARS CLP COP PEN UYU SEK NOK DKK ISK PLN CZK HUF RON BGN TRY UAH ILS AED SAR KWD BHD OMR JOD TND QAR ZAR NGN KES EGP MAD KRW THB VND PHP IDR MYR TWD PKR LKR XOF XAF XPF'
const ZONES =
  'America/New_York America/Phoenix Europe/Berlin Europe/London Europe/Kyiv Europe/Kiev Asia/Kolkata Asia/Calcutta Asia/Kathmandu Asia/Katmandu Australia/Sydney Pacific/Auckland UTC'
const WINDOWS = Uint8Array.from([0x80, 0x84, 0x93, 0x96, 0x85, 0x92, 0xe4])
const SUMMER = new Date('2026-07-01T17:05:00Z')
const WINTER = new Date('2026-12-01T17:05:00Z')

const clockAt = (timeZone, at) =>
  new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'short', timeStyle: 'short', hour12: false }).format(at)

const facts = {
  'reads windows-1252': iconv.decode(Buffer.from(WINDOWS), 'windows-1252'),
  'reads utf-16': [
    iconv.decode(Buffer.from('ä', 'utf16le'), 'utf-16le'),
    iconv.decode(Buffer.from([0, 0xe4]), 'utf-16be'),
  ],
  'refuses broken utf-8': attempt(() => new TextDecoder('utf-8', { fatal: true }).decode(WINDOWS)).startsWith('fails'),
  'knows its folder': typeof import.meta.dirname,
  'parses addresses': [
    URL.canParse('https://x.example/a'),
    URL.canParse('nothing'),
    new URL('https://BÜCHER.example').host,
  ],
  'sorts a copy': attempt(() => [3, 1, 2].toSorted().join()),
  'has time limits': typeof AbortSignal.timeout,
  'knows these currencies': CURRENCIES.split(' ').filter((code) => !Intl.supportedValuesOf('currency').includes(code)),
  'writes money': [
    new Intl.NumberFormat('en-US', { style: 'currency', currency: 'EUR' }).format('1250.5'),
    new Intl.NumberFormat('en-US', { style: 'currency', currency: 'CAD', maximumFractionDigits: 0 }).format('450000'),
  ],
  'names currencies': ['USD', 'EUR', 'GBP'].map((code) => new Intl.DisplayNames('en', { type: 'currency' }).of(code)),
  'names regions': ['US', 'DE', 'GB'].map((code) => new Intl.DisplayNames(['en'], { type: 'region' }).of(code)),
  'names languages': ['en', 'es', 'fr', 'de'].map((code) => new Intl.DisplayNames('en', { type: 'language' }).of(code)),
  'knows zones by both names': ZONES.split(' ').map((zone) => [
    zone,
    attempt(() => clockAt(zone, SUMMER)),
    attempt(() => clockAt(zone, WINTER)),
  ]),
  'says how long ago': new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-1, 'day'),
  'sorts by language': ['Zoë', 'Ärger', 'Anna'].sort(new Intl.Collator('de').compare),
  'folds letters': ['Übermorgen', 'ñ', 'ﬁ', 'Ⅷ'].map((text) => text.normalize('NFKD').replace(/\p{M}/gu, '')),
  'knows letters, signs and controls': hash(
    Array.from({ length: 0x3000 }, (_, at) =>
      [/\p{L}/u, /\p{N}/u, /\p{Cc}/u, /\p{Sc}/u].map((kind) => kind.test(String.fromCharCode(at))),
    ).flat().length,
  ),
  'matches with looking behind': ['a1'.replace(/(?<=a)\d/, 'x'), 'ab'.match(/(?<one>a)/)?.groups?.one],
}
console.log(JSON.stringify(facts))
