import { countryOf, toE164 } from '../../platform/phone.js'
import type { CallInHand } from './in-call-function.js'

/**
 * The number a caller said they can be reached at, E.164; "this one" and the like mean the number they call from, and so
 * does saying none. 'incomplete' for one that cannot be called.
 */
export function numberToCall(said: string | undefined, call: CallInHand): string | undefined {
  const digits = said?.replace(/\D/g, '') ?? ''
  if (!said || digits.length === 0) return call.callerNumber
  const home = [call.ownNumber, call.callerNumber, call.client.phone].map((known) => known && countryOf(known))
  return toE164(said, home.find(Boolean) || 'US') ?? 'incomplete'
}

export const INCOMPLETE = 'That number to call back is not complete. Ask the caller for it again, digit by digit.'
