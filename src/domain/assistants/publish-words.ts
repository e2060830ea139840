import type { DomainError } from '../../platform/errors.js'
import { isNotConnected, NOT_CONNECTED } from '../vapi-accounts/index.js'
import { isDrift } from './publish-over.js'

/** What stopped a step, in words that say what to do; Vapi's own words are in the refusal. */
export function whatWentWrong(refusal: DomainError | undefined): string {
  if (!refusal) return `Something went wrong on our side. ${AGAIN}`
  const { code, message, details } = refusal
  // It says what to do, and publishing again is not it.
  if (isDrift(refusal)) return message
  // Kept with the assistant, where its client reads it too.
  if (isNotConnected(refusal)) return `${NOT_CONNECTED} ${AGAIN}`
  if (code === 'provider_down') return `${message} ${GOES_ON}`
  if (code !== 'provider_rejected') return `${message} ${AGAIN}`
  const advice = ADVICE[Number(details['status'])] ?? `If it stays like this, tell your agency what Vapi says. ${AGAIN}`
  return `${message} ${advice}`
}

const GOES_ON = 'Publishing then goes on from here; what was live before still is.'
const AGAIN = 'Publish again to go on from here.'

const ADVICE: Readonly<Record<number, string>> = {
  400: `Change what it names, or tell your agency what Vapi says. ${AGAIN}`,
  401: `Somebody at the agency has to check the key of Vapi. ${AGAIN}`,
  402: `Somebody at the agency has to look at the account at Vapi. ${AGAIN}`,
  403: `Somebody at the agency has to check what the key of Vapi may do. ${AGAIN}`,
  409: `Something else at Vapi stands in the way. ${AGAIN}`,
}
