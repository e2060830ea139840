export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'none'
export type Tag = { text: string; tone: Tone }

type Ended = { status: string; outcome: string | null; reportedOutcome?: string | null; startedAt?: Date }

/** What our outcomes are called on a page. The order is that of the filter. */
export const OUTCOMES: Readonly<Record<string, Tag>> = {
  VIEWING_SCHEDULED: { text: 'Viewing scheduled', tone: 'good' },
  TOUR_SCHEDULED: { text: 'Tour scheduled', tone: 'good' },
  APPOINTMENT_BOOKED: { text: 'Appointment booked', tone: 'good' },
  OFFER_CREATED: { text: 'Offer made', tone: 'good' },
  LEAD_QUALIFIED: { text: 'Lead qualified', tone: 'good' },
  CALLBACK_REQUESTED: { text: 'Callback requested', tone: 'warn' },
  MESSAGE_TAKEN: { text: 'Message taken', tone: 'info' },
  INFORMATION_PROVIDED: { text: 'Information provided', tone: 'good' },
  OPTED_OUT: { text: 'Opted out', tone: 'bad' },
  COMPLETED: { text: 'Answered', tone: 'good' },
  TRANSFERRED: { text: 'Transferred', tone: 'info' },
  VOICEMAIL: { text: 'Voicemail', tone: 'info' },
  NO_ANSWER: { text: 'No answer', tone: 'warn' },
  BUSY: { text: 'Line busy', tone: 'warn' },
  REJECTED: { text: 'Declined', tone: 'warn' },
  SCREENED: { text: 'Screened', tone: 'none' },
  FAILED_TO_CONNECT: { text: 'Did not connect', tone: 'bad' },
  PROVIDER_FAILED: { text: 'Technical fault', tone: 'bad' },
  NOT_CONFIGURED: { text: 'Assistant not set up', tone: 'bad' },
  NOT_STARTED: { text: 'Did not start', tone: 'bad' },
  DELETED: { text: 'Deleted', tone: 'none' },
  OTHER: { text: 'Ended otherwise', tone: 'none' },
}

/** What people want on a call, where its own word would not do. */
const WANTED: Readonly<Record<string, string>> = {
  schedule_viewing: 'A viewing',
  make_offer: 'To make an offer',
  speak_to_agent: 'To speak to a person',
  book_appointment: 'An appointment',
  change_appointment: 'To change an appointment',
  cancel_appointment: 'To cancel an appointment',
  service_question: 'A question about services',
  price_question: 'A question about prices',
  hours_or_location: 'Hours or the way',
  leave_message: 'To leave a message',
  call_back_later: 'To be called back',
  complaint: 'To complain',
  not_interested: 'Nothing: not interested',
  do_not_call: 'Not to be called again',
  general: 'Something general',
}

/** What somebody wanted, in words. */
export const wantedInWords = (intent: string): string => WANTED[intent] ?? humanise(intent)

const UNDERWAY: Readonly<Record<string, Tag>> = {
  SCHEDULED: { text: 'Planned', tone: 'none' },
  QUEUED: { text: 'About to ring', tone: 'none' },
  RINGING: { text: 'Ringing', tone: 'info' },
  IN_PROGRESS: { text: 'In progress', tone: 'good' },
  FORWARDING: { text: 'Being transferred', tone: 'info' },
}

export const DIRECTIONS: Readonly<Record<string, string>> = {
  INBOUND: 'Incoming',
  OUTBOUND: 'Outgoing',
  WEB: 'From the website',
}

/** No call lasts as long; one that is said to had its end reported to nobody. */
const LONGEST_CALL_MS = 12 * 3_600_000

/** True for a call that should have ended long ago, as far as anybody was told. */
export const isSilent = ({ status, startedAt }: { status: string; startedAt?: Date }, now: Date) =>
  status in UNDERWAY &&
  status !== 'SCHEDULED' &&
  startedAt !== undefined &&
  now.getTime() - startedAt.getTime() > LONGEST_CALL_MS

/** What a call led to: the client's own word for it when the assistant reported one, else ours. */
export function outcomeTag(call: Ended, now: Date): Tag {
  const { status, outcome, reportedOutcome } = call
  if (reportedOutcome) return { text: humanise(reportedOutcome), tone: toneOf(reportedOutcome) }
  if (outcome) return OUTCOMES[outcome] ?? { text: 'Ended otherwise', tone: 'none' }
  if (isSilent(call, now)) return { text: 'No further news', tone: 'none' }
  return UNDERWAY[status] ?? { text: 'Ended', tone: 'none' }
}

const TONES: readonly [RegExp, Tone][] = [
  [/not|fail|error|complain|lost|declin|reject|cancel/i, 'warn'],
  [/call ?-?_?back|follow|pending|wait|urgent|escalat/i, 'warn'],
  [/book|schedul|confirm|won|sold|offer|qualif|success|resolved|reschedul|paid|sign/i, 'good'],
  [/spam|hung|hang|wrong|no_?-? ?interest|none|other/i, 'none'],
]

const toneOf = (word: string): Tone => TONES.find(([pattern]) => pattern.test(word))?.[1] ?? 'info'

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  id: 'ID',
  url: 'URL',
  sms: 'SMS',
  dob: 'Date of birth',
  ssn: 'SSN',
  vip: 'VIP',
  zip: 'ZIP',
}

/** A program's word as people write it: 'needsCallback', 'needs_callback' and 'NEEDS-CALLBACK' become 'Needs callback'. */
export function humanise(word: string): string {
  if (/[a-zà-ÿ] /i.test(word) && !/_/.test(word)) return capital(word.trim())
  const parts = word
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_\-.]+/)
    .filter(Boolean)
    .map((part) => ABBREVIATIONS[part.toLowerCase()] ?? part.toLowerCase())
  return capital(parts.join(' '))
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
