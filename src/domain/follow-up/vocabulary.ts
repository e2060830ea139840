import { type CallOutcome, INTENTS } from '../calls/index.js'

/** A program's word as we compare it: 'Schedule Viewing' and 'scheduleViewing' are schedule_viewing. */
export const wordOf = (text: string): string =>
  text
    .trim()
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase()

/** Words of reports that mean one of our outcomes. How a call ended its ended reason says better than a report. */
const OUTCOMES = new Map<string, CallOutcome>(
  Object.entries({
    viewing_scheduled: 'VIEWING_SCHEDULED',
    viewing_booked: 'VIEWING_SCHEDULED',
    tour_scheduled: 'TOUR_SCHEDULED',
    tour_booked: 'TOUR_SCHEDULED',
    appointment_booked: 'APPOINTMENT_BOOKED',
    appointment_scheduled: 'APPOINTMENT_BOOKED',
    appointment_requested: 'APPOINTMENT_BOOKED',
    appointment_agreed: 'APPOINTMENT_BOOKED',
    offer_created: 'OFFER_CREATED',
    offer_made: 'OFFER_CREATED',
    lead_qualified: 'LEAD_QUALIFIED',
    message_taken: 'MESSAGE_TAKEN',
    callback_requested: 'CALLBACK_REQUESTED',
    callback_agreed: 'CALLBACK_REQUESTED',
    information_provided: 'INFORMATION_PROVIDED',
    opted_out: 'OPTED_OUT',
    do_not_call: 'OPTED_OUT',
    voicemail: 'VOICEMAIL',
  } as const),
)

/** Our outcome for what a report says, if it is one of ours; any other stays the client's own word. */
export const outcomeFor = (reported: string): CallOutcome | undefined => OUTCOMES.get(wordOf(reported))

const MEANS = new Map<string, string>(
  Object.entries({
    property_question: 'property_inquiry',
    property_information: 'property_inquiry',
    listing_inquiry: 'property_inquiry',
    viewing: 'schedule_viewing',
    viewing_request: 'schedule_viewing',
    book_viewing: 'schedule_viewing',
    schedule_tour: 'schedule_viewing',
    offer: 'make_offer',
    speak_to_person: 'speak_to_agent',
    speak_to_human: 'speak_to_agent',
    talk_to_agent: 'speak_to_agent',
    wants_appointment: 'book_appointment',
    schedule_appointment: 'book_appointment',
    callback: 'call_back_later',
    request_callback: 'call_back_later',
    opt_out: 'do_not_call',
    general_question: 'general',
    general_inquiry: 'general',
  }),
)

const OURS = new Set<string>(INTENTS)

/** The one word for what a report says somebody wanted; words of a client's own set-up stay as they are. */
export function intentFor(reported: string): string {
  const word = wordOf(reported)
  return MEANS.get(word) ?? (OURS.has(word) ? word : reported)
}
