/** What people mainly want on a call, in words that a person can choose from. Reports may name others, which are kept. */
export const INTENTS = [
  'property_inquiry',
  'schedule_viewing',
  'make_offer',
  'book_appointment',
  'change_appointment',
  'cancel_appointment',
  'service_question',
  'price_question',
  'hours_or_location',
  'speak_to_agent',
  'leave_message',
  'call_back_later',
  'complaint',
  'not_interested',
  'do_not_call',
  'general',
] as const
