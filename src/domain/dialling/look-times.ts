import { TIME_LIMITS } from '../../platform/time-limits.js'

const MINUTE_MS = 60_000
const after = (from: Date, minutes: number) => new Date(from.getTime() + minutes * MINUTE_MS)

/** Whoever asked Vapi and says nothing for this long is gone. */
export const GONE_MS = TIME_LIMITS.attemptGoneMs
/** Minutes after the claim at which Vapi is asked for a call of which nobody knows. How late its list shows one is not known. */
const LOOKS = [1, 5, 15, 60, 24 * 60] as const
/** After this much a call that Vapi does not list was never made. */
export const ABSENT_MS = LOOKS[4] * MINUTE_MS

export const firstLookAt = (claimedAt: Date): Date => after(claimedAt, LOOKS[0])

/** When it is asked again, counted from the claim; once a day has gone by, every hour until it can be asked. */
export function nextLookAt(claimedAt: Date, now: Date): Date {
  const next = LOOKS.map((minutes) => after(claimedAt, minutes)).find((at) => at > now)
  return next ?? after(now, 60)
}

/** When a call that goes on is looked at, in case its report is lost; soon at first, then every quarter of an hour. */
export const nextCheckAt = (now: Date, ageMs: number): Date => after(now, ageMs < 15 * MINUTE_MS ? 5 : 15)
