import { pino } from 'pino'
import type { Config } from './config.js'
import { maskNumbers } from './phone.js'

export type Log = {
  debug(message: string, fields?: object): void
  info(message: string, fields?: object): void
  warn(message: string, fields?: object): void
  error(message: string, fields?: object): void
  child(fields: object): Log
}

/** Fields with such names never reach a line, however deep they are. */
const SECRET =
  /^(password|passwordHash|token|secret|authorization|cookie|set-?cookie|x?-?api-?key|transcript|summary|body|email|headers)$|(Token|Secret|Sealed|Password)$/i

/**
 * JSON lines on standard output. No secret, token, transcript or full phone number gets into a line: fields with such
 * names are removed, numbers are masked to their last two digits, webhook tokens are cut out of paths.
 */
export function makeLog(config: Pick<Config, 'logLevel'>, destination?: { write(line: string): void }): Log {
  const options = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return wrap(destination ? pino(options, destination) : pino(options))
}

function wrap(logger: pino.Logger): Log {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields: object = {}) => {
      // Cleaning takes longer than writing: not for lines that nobody writes.
      if (logger.isLevelEnabled(level)) logger[level](clean(fields) as object, scrub(message))
    }
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => wrap(logger.child(clean(fields) as object)),
  }
}

/** Plain data for a line: errors with their causes, strings scrubbed, nothing deeper than five levels. */
function clean(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrub(value)
  if (typeof value === 'bigint') return value.toString()
  if (value === null || typeof value !== 'object') return value
  if (depth > 5) return '[deep]'
  if (value instanceof Error) return errorFields(value, depth)
  if (value instanceof Date) return value.toISOString()
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (Array.isArray(value)) return value.slice(0, 50).map((entry) => clean(entry, depth + 1))
  const fields = Object.entries(value).map(([key, entry]) => [
    key,
    SECRET.test(key) ? '[removed]' : clean(entry, depth + 1),
  ])
  return Object.fromEntries(fields)
}

const errorFields = (error: Error, depth: number) => ({
  name: error.name,
  message: scrub(error.message),
  code: (error as { code?: unknown }).code,
  stack: scrub(error.stack ?? ''),
  ...(error.cause !== undefined && { cause: clean(error.cause, depth + 1) }),
})

/** Longer texts are cut before they are scrubbed: anybody may send a path, and a stack says what matters at its top. */
const MOST_SCRUBBED = 4_000

/** Without the word that the cut goes through: half a number or half an address would not be known as one. */
const shortened = (text: string) =>
  text.length <= MOST_SCRUBBED
    ? text
    : `${text.slice(0, MOST_SCRUBBED).replace(/(?<![\w.+@()/ -])[\w.+@()/ -]+$/, '')}… [${text.length} characters]`

/** Masks phone numbers, webhook tokens, e-mail addresses and bearer tokens in free text; escapes control characters. */
export function scrub(text: string): string {
  return maskNumbers(shortened(text))
    .replace(/(\/vapi\/webhook\/|\/password\/|\/as\/|\/setup\/)[^/?\s"']+/g, '$1[token]')
    .replace(/(?<![\w.+-])[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[e-mail]')
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [removed]')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
}
