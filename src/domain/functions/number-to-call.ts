import { homeCountry, toE164 } from '../../platform/phone.js'
import { resolvePhone } from '../spoken/index.js'
import type { CallInHand } from './in-call-function.js'

/**
 * The number a caller said they can be reached at, E.164, in digits or in words. "This number" and the like mean the one
 * they call from, and so does saying none. 'incomplete' for what is no number that can be called, and for "this number"
 * where theirs is hidden: it is asked for, and never replaced.
 */
export function numberToCall(said: string | undefined, call: CallInHand): string | undefined {
  const own = call.callerNumber && toE164(call.callerNumber)
  if (!said?.trim()) return own || undefined
  const country = homeCountry(call.ownNumber, own, call.client.phone)
  const number = resolvePhone(said, { language: call.language, country })
  return (number === 'this one' ? own : number) || 'incomplete'
}

/** Also said of a hidden number. */
export const INCOMPLETE =
  'That number to call back is not known, not clear or not complete. Ask the caller for it again, digit by digit.'
