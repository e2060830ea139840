import { storable } from '../../platform/fields.js'
import { underItsNames } from './argument-names.js'
import type { InCallFunction } from './in-call-function.js'

/**
 * The arguments of a model as a function wants them. null, "" and blank mean "not given", and yes or no may be a word:
 * models write all of these. Otherwise a sentence that says what to ask the caller.
 */
export function readInput(fn: InCallFunction, given: Record<string, unknown>): { input: unknown } | { ask: string } {
  const named = underItsNames(fn, withoutNothing(given))
  if ('ask' in named) return named
  const parsed = fn.input.safeParse(tidied(named.values))
  if (parsed.success) return { input: parsed.data }
  const sentences = parsed.error.issues.map(({ path, message }) =>
    /[.!?]$/.test(message) ? message : `${path.join(' ')}: ${message}.`,
  )
  return { ask: `Something is missing or not clear. ${[...new Set(sentences)].join(' ')} Then try again.` }
}

const WORDS: Record<string, boolean> = { true: true, yes: true, false: false, no: false }

const withoutNothing = (given: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => !isNothing(value)))

const tidied = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tidy(name, value)]))

const isNothing = (value: unknown) =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

function tidy(name: string, value: unknown): unknown {
  if (typeof value === 'number') return /number/i.test(name) ? String(value) : value
  if (typeof value !== 'string') return value
  const word = value.trim().toLowerCase()
  if (/^(is|has)[A-Z]/.test(name) && Object.hasOwn(WORDS, word)) return WORDS[word]
  // What the database and pages cannot hold.
  return storable(value).replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
}
