import { HIDDEN_NUMBER, isHidden } from '../../platform/hidden-number.js'
import { page } from './state.js'

const zone = () => page.timeZone

/** Thu 5 Mar 2026, 2:05 pm, in the agency's zone. */
export const moment = (iso: unknown): string =>
  isText(iso)
    ? withoutBreak(
        new Intl.DateTimeFormat('en-GB', {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          hour: 'numeric',
          minute: '2-digit',
          hour12: true,
          timeZone: zone(),
        }).format(new Date(iso)),
      )
    : ''

/** Thu 5 Mar, 2:05 pm; the year only when it is another one. */
export function shortMoment(iso: unknown): string {
  if (!isText(iso)) return ''
  const date = new Date(iso)
  const isThisYear = date.getUTCFullYear() === new Date().getUTCFullYear()
  return withoutBreak(
    new Intl.DateTimeFormat('en-GB', {
      ...(isThisYear ? { weekday: 'short' } : { year: 'numeric' }),
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
      hour12: true,
      timeZone: zone(),
    }).format(date),
  )
}

/** 2:05 pm */
export const timeOfDay = (iso: string): string =>
  withoutBreak(
    new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: zone() }).format(
      new Date(iso),
    ),
  )

/** The "pm" stays with its time. */
const withoutBreak = (text: string) => text.replace(/ (am|pm)$/, '\u00a0$1')

/** 5 Mar 2026 */
export const day = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone() }).format(
    new Date(iso),
  )

/** 2:05 pm, in the agency's zone. */
export const hourOf = (iso: string): string =>
  withoutBreak(
    new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: zone() }).format(
      new Date(iso),
    ),
  )

/** 4 March, of a calendar day such as 2026-03-04. */
export const calendarDay = (on: string, month: 'short' | 'long' = 'short'): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month, timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`))

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** "3 hours ago"; from a fortnight on, the day. */
export function ago(iso: unknown): string {
  if (!isText(iso)) return ''
  const seconds = (new Date(iso).getTime() - Date.now()) / 1000
  if (Math.abs(seconds) > 14 * 86_400) return day(iso)
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ['minute', 60]
  if (Math.abs(seconds) < 60) return 'just now'
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.round(seconds / size), unit)
}

/** 3:07 */
export function duration(seconds: unknown): string {
  if (typeof seconds !== 'number') return ''
  const whole = Math.round(seconds)
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = String(whole % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** (415) 555-0177 for numbers of North America, others in groups after their country code. */
export function phone(number: unknown): string {
  if (!isText(number)) return ''
  if (isHidden(number)) return HIDDEN_NUMBER
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number) ?? []
  if (area) return `(${area}) ${exchange}-${line}`
  return number
}

export function bytes(size: unknown): string {
  if (typeof size !== 'number') return ''
  if (size < 1000) return size === 1 ? '1 byte' : `${size} bytes`
  return size < 1_000_000 ? `${Math.round(size / 100) / 10} kB` : `${Math.round(size / 100_000) / 10} MB`
}

/** $0.0306 of micro-dollars, to the hundredth of a cent and never less. */
export function dollars(micros: unknown): string {
  if (!isText(micros) && typeof micros !== 'number') return ''
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 4 }).format(
    Number(micros) / 1_000_000,
  )
}

/** 'Forwarding URL' in the middle of a sentence: only its first letter is made small, and that of 'API key' is not. */
export const inSentence = (name: string): string =>
  /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)

/** 'callBackNumber' and 'call_back_number' become 'Call back number'. */
export function plainKey(key: string): string {
  const words = key
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/([a-z\d])([A-Z])/g, (_match, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .trim()
  const sentence = words.charAt(0).toUpperCase() + words.slice(1)
  return sentence.replaceAll(/\b(id|url|sms)\b/gi, (word) => word.toUpperCase())
}

/** Anything of a JSON as one reads it: lists with commas, yes and no, never a bare object. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.map(plainText).join(', ') || '—'
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, inner]) => `${plainKey(key)}: ${plainText(inner)}`)
      .join('; ')
  }
  return isInstant(value) ? moment(value) : String(value)
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(value)
