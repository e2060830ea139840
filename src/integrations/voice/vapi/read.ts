// Readers of JSON that may hold anything. They never throw, and never look at what an object inherits.

export type Json = Record<string, unknown>

/** The object, or an empty one. */
export const record = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

/** The array, or an empty one. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Text that is not blank, at most `max` characters, without what a database or a page cannot hold. */
export function text(value: unknown, max = 200): string | undefined {
  if (typeof value !== 'string') return undefined
  const kept = clean(value.length > max ? value.slice(0, max) : value)
  return kept.trim() === '' ? undefined : kept
}

/** The same for what people write as a word, a number or yes and no. */
export const scalar = (value: unknown, max = 200): string | undefined =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : text(value, max)?.trim()

/** What can be the id of something at Vapi: it goes into addresses and keys, so that it holds no blanks, controls or signs beyond ASCII. */
export const isVapiId = (value: unknown): value is string => typeof value === 'string' && /^[!-~]{1,100}$/.test(value)

/** A finite number, also one written as text. */
export function number(value: unknown): number | undefined {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined
}

/** Epoch milliseconds of an ISO text, of milliseconds or of seconds; undefined outside 2000 to 2100. */
export function instantMs(value: unknown): number | undefined {
  const raw = typeof value === 'string' && /^\d{4}-/.test(value) ? Date.parse(value) : number(value)
  if (raw === undefined) return undefined
  const ms = Math.round(raw < 1e11 ? raw * 1000 : raw)
  return ms >= 946_684_800_000 && ms < 4_102_444_800_000 ? ms : undefined
}

/** NUL and lone surrogates, which PostgreSQL's text and jsonb refuse, become U+FFFD. */
export const clean = (value: string) => value.replace(/\0|\p{Cs}/gu, '\uFFFD')

/** Without the members that are undefined. */
export const known = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

const MAX_DEPTH = 12
const MAX_NODES = 5_000
const MAX_TEXT = 20_000

/** A copy that can be stored and printed whatever was sent: cut where it is too deep, too wide or too long. */
export function plain(value: unknown): unknown {
  let nodes = 0
  const copy = (part: unknown, depth: number): unknown => {
    if (++nodes > MAX_NODES || depth > MAX_DEPTH) return null
    if (typeof part === 'string') return clean(part.slice(0, MAX_TEXT))
    if (typeof part === 'number') return Number.isFinite(part) ? part : null
    if (Array.isArray(part)) return part.slice(0, MAX_NODES).map((entry) => copy(entry, depth + 1))
    if (typeof part !== 'object' || part === null) return part ?? null
    const entries = Object.entries(part).filter(([key]) => key !== '__proto__')
    return Object.fromEntries(
      entries.slice(0, MAX_NODES).map(([key, entry]) => [clean(key.slice(0, 200)), copy(entry, depth + 1)]),
    )
  }
  return copy(value, 0)
}
