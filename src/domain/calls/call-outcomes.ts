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
