import { type Clock, dayInWords } from './times.present.js'
import { humanise } from './words.present.js'

export type Fact = { label: string; value: string }

const MAX_FACTS = 60
const MAX_TEXT = 2_000
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/
const ISO_LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(:\d{2}(\.\d+)?)?$/
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/

/** What was extracted from a conversation, whatever shape the client's set-up gave it, as labels and plain sentences. */
export function factsOf(extracted: unknown, clock: Clock): Fact[] {
  return walk(extracted, '', clock, 0).slice(0, MAX_FACTS)
}

function walk(value: unknown, label: string, clock: Clock, depth: number): Fact[] {
  if (value === null || value === undefined || value === '' || isUuid(value) || depth > 4) return []
  if (Array.isArray(value)) {
    if (value.every((entry) => typeof entry !== 'object')) return listed(value, label, clock)
    return value.slice(0, 20).flatMap((entry, index) => walk(entry, `${label} ${index + 1}`.trim(), clock, depth + 1))
  }
  if (typeof value === 'object') return walkObject(value as Record<string, unknown>, label, clock, depth)
  return [fact(label || 'Result', plainValue(value, clock))]
}

function listed(values: unknown[], label: string, clock: Clock): Fact[] {
  const told = values.filter((value) => !isUuid(value)).map((value) => plainValue(value, clock))
  return told.length > 0 ? [fact(label, told.join(', '))] : []
}

/** { name, result } is how Vapi reports a structured output; its name is the label. */
function walkObject(value: Record<string, unknown>, label: string, clock: Clock, depth: number): Fact[] {
  if (typeof value['name'] === 'string' && 'result' in value)
    return walk(value['result'], humanise(value['name']), clock, depth + 1)
  return Object.entries(value).flatMap(([key, entry]) =>
    walk(entry, joined(label, isUuid(key) ? '' : humanise(key)), clock, depth + 1),
  )
}

const joined = (outer: string, inner: string) => (outer && inner ? `${outer}: ${lowerFirst(inner)}` : outer || inner)
const lowerFirst = (words: string) => (/^.[A-Z]/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1))
const fact = (label: string, value: string): Fact => ({ label: label || 'Result', value: value.slice(0, MAX_TEXT) })

/** Names a row of some program, and says nothing to a person. */
export const isUuid = (value: unknown) => typeof value === 'string' && UUID.test(value.trim())

/** One value in words: yes and no, a day, a moment on the client's clock, a code without its underscores. */
export function plainValue(value: unknown, clock: Clock): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return value.toLocaleString('en-US', { maximumFractionDigits: 4 })
  const text = String(value).trim()
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true' ? 'Yes' : 'No'
  if (ISO_INSTANT.test(text) && !Number.isNaN(Date.parse(text))) return clock.plain(new Date(text))
  const [, on, hours, minutes] = ISO_LOCAL.exec(text) ?? []
  if (on) return `${dayInWords(on)}, ${hours}:${minutes}`
  if (ISO_DAY.test(text)) return clock.calendarDay(text)
  if (/^[a-z\d]+([_-][a-z\d]+)+$|^[A-Z\d]+(_[A-Z\d]+)+$|^[a-z]+$/.test(text) && text.length < 60) return humanise(text)
  return text
}
