import { DomainError } from '../../../platform/errors.js'
import { wasNeverSent } from './fresh-fetch.js'
import { isVapiId, list, record, text } from './read.js'

const MAX_WORDS = 400

/**
 * What went wrong between us and Vapi, as a refusal that staff can act on, with Vapi's own words. It never holds the key,
 * nor what was sent. `details.status` is Vapi's status where there was one,
 * `details.isNeverSent` is true where there was no connection to ask over.
 */
export function failureOf(thrown: unknown, apiKey: string): DomainError {
  if (thrown instanceof DomainError) return thrown
  const { statusCode: status, body } = thrown as { statusCode?: unknown; body?: unknown }
  if (typeof status !== 'number') {
    const isNeverSent = wasNeverSent((thrown as { cause?: unknown }).cause)
    return down(`Vapi cannot be reached right now (${reasonOf(thrown)}).`, isNeverSent ? { isNeverSent } : {})
  }
  const words = wordsOf(body)?.replaceAll(apiKey, '[key]')
  const quoted = words ? `: “${words}”` : '.'
  if (status === 429) return down(`Vapi asks us to slow down${quoted}`, { status })
  if (status === 408 || status >= 500 || status < 400)
    return down(`Vapi failed with status ${status}${quoted}`, { status })
  if (status === 401) return rejected(`Vapi does not accept this API key${quoted}`, status)
  return rejected(`Vapi refused this with status ${status}${quoted}`, status)
}

/** @throws provider_down unless it is something with an id: a 200 can also be a page of HTML */
export function assertThing(answer: unknown): asserts answer is Readonly<Record<string, unknown>> & { id: string } {
  if (!isVapiId(record(answer)['id'])) throw down('Vapi answered, but not with what was asked for.')
}

/** True when Vapi said that there is no such thing (any more). */
export const isNotAtVapi = (thrown: unknown) =>
  thrown instanceof DomainError && thrown.code === 'provider_rejected' && thrown.details['status'] === 404

export const down = (message: string, details: { status?: number; isNeverSent?: boolean } = {}) =>
  new DomainError('provider_down', `${message} Please try again in a few minutes.`, details)

const rejected = (message: string, status: number) => new DomainError('provider_rejected', message, { status })

/** { message: string | string[] }, or plain text; pages of HTML say nothing to anybody. */
function wordsOf(body: unknown): string | undefined {
  const { message, error } = record(body)
  const said = [message, ...list(message), error, body].map((part) => text(part, MAX_WORDS))
  const all = list(message).map((part) => text(part, MAX_WORDS))
  const words = all.length > 0 ? all.filter(Boolean).join('; ') : said.find((part) => part !== undefined)
  return words === undefined || /^\s*</.test(words) ? undefined : words.slice(0, MAX_WORDS)
}

/** Short words for what has no status: no connection, no answer in time. */
function reasonOf(thrown: unknown): string {
  const { message, cause } = thrown as { message?: unknown; cause?: { code?: unknown; cause?: { code?: unknown } } }
  const code = cause?.cause?.code ?? cause?.code
  if (typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code)) return code
  return /timeout|abort/i.test(String(message)) ? 'no answer in time' : 'no connection'
}
