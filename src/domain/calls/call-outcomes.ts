import type { CallOutcome } from '@prisma/client'

/** What calls lead to, in our words; each counts over the word that a client's own set-up reports. */
export const LED_TO = [
  'VIEWING_SCHEDULED',
  'TOUR_SCHEDULED',
  'APPOINTMENT_BOOKED',
  'OFFER_CREATED',
  'LEAD_QUALIFIED',
  'CALLBACK_REQUESTED',
  'MESSAGE_TAKEN',
  'INFORMATION_PROVIDED',
  'OPTED_OUT',
] as const satisfies CallOutcome[]

/** A person was on the line: with the assistant, or with whom it handed them on to. */
export const TALKED = [...LED_TO, 'COMPLETED', 'TRANSFERRED'] as const satisfies CallOutcome[]

/** An outcome that says nothing of it: whether somebody picked up decides. */
export const SAYS_NOTHING: CallOutcome = 'OTHER'

/** Every outcome: what a call led to, and where nobody can say, how it ended. The order is that of a choice. */
export const CALL_OUTCOMES = [
  ...LED_TO,
  'COMPLETED',
  'TRANSFERRED',
  'SCREENED',
  'VOICEMAIL',
  'NO_ANSWER',
  'BUSY',
  'REJECTED',
  'FAILED_TO_CONNECT',
  'PROVIDER_FAILED',
  'NOT_CONFIGURED',
  'NOT_STARTED',
  'DELETED',
  'OTHER',
] as const satisfies CallOutcome[]

const OURS = new Set<CallOutcome>(LED_TO)

type Judged = { outcome: CallOutcome | null; correctedOutcome: CallOutcome | null }

/** Whether our word for what a call came to counts, and not the one that the client's own set-up reports. */
export const isOurWord = ({ outcome, correctedOutcome }: Judged): boolean =>
  correctedOutcome !== null || (outcome !== null && OURS.has(outcome))

const WITH_A_PERSON = new Set<CallOutcome>(TALKED)

/**
 * Whether a person was on the line, by what the call came to. When it was answered does not say: reports of calls that never
 * connected have a time for that too, and an answering machine picks up as people do.
 */
export function isAnswered({ outcome, answeredAt }: { outcome: CallOutcome | null; answeredAt: Date | null }): boolean {
  if (outcome === null || outcome === SAYS_NOTHING) return answeredAt !== null
  return WITH_A_PERSON.has(outcome)
}
