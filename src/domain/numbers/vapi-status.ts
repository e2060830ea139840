/**
 * What stands in phone_numbers.vapi_status: Vapi's own words (active, activating, blocked), or one of these of ours for a
 * number that Vapi treats otherwise than we want.
 */
export const OURS = {
  /** It was given to somebody, and Vapi has not been told who answers now. */
  notTold: 'not-told',
  /** Vapi shows another address or another assistant than it should. */
  differs: 'differs',
  /** The assistant that should answer is no longer at Vapi. */
  orphaned: 'orphaned',
  /** Vapi no longer has the number. */
  missing: 'missing',
} as const

/** All that keep a number from doing what it should. */
export const BROKEN_STATUSES: readonly string[] = [...Object.values(OURS), 'blocked']

/** Vapi's own word for a number; active where it does not say. */
export function statusAtVapi(thing: Readonly<Record<string, unknown>>): string {
  const { status } = thing
  return typeof status === 'string' && /^[a-z-]{1,40}$/.test(status) ? status : 'active'
}
