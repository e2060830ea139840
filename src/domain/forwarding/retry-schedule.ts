/** Seconds before each try, as Standard Webhooks recommends: nearly 28 hours in all. */
const WAITS = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 36_000]

/** So that what failed together does not come back together. */
const JITTER = 0.1
/** However long a server asks us to wait. */
const LONGEST_WAIT_SECONDS = 86_400

export const MAX_ATTEMPTS = WAITS.length

/** Seconds until the next try after so many; undefined when that was the last. A server may ask for more, up to a day. */
export function secondsUntilNext(attempts: number, askedForSeconds = 0): number | undefined {
  const wait = WAITS[attempts]
  if (wait === undefined) return undefined
  return Math.max(wait * (1 + Math.random() * JITTER), Math.min(askedForSeconds, LONGEST_WAIT_SECONDS))
}

/** What a Retry-After header asks for, in seconds from now: a number of them, or a date. */
export function retryAfterSeconds(header: string | undefined, now: Date): number {
  if (!header) return 0
  const seconds = /^\d{1,9}$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now.getTime()) / 1000
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0
}
