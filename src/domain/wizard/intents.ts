import type { BusinessType, Direction } from './facts.js'

/** How they want to be reached, or not at all: the words of the functions for it. */
const CONTACT = ['call_back_later', 'do_not_call']

/** What callers want of any business. */
const ANY = [
  'book_appointment',
  'change_appointment',
  'cancel_appointment',
  'service_question',
  'price_question',
  'hours_or_location',
  'speak_to_person',
  'leave_message',
  'complaint',
  ...CONTACT,
]

/** What they want of this one besides. */
const MORE: Partial<Record<BusinessType, readonly string[]>> = {
  dental: ['emergency'],
  medical: ['emergency', 'prescription', 'test_results'],
  legal: ['new_case', 'existing_case'],
  home_services: ['emergency', 'request_quote'],
  restaurant: ['reserve_table', 'place_order'],
  automotive: ['request_quote', 'test_drive'],
  fitness: ['membership', 'trial_session'],
  veterinary: ['emergency', 'prescription'],
  insurance: ['request_quote', 'report_claim'],
  software: ['request_demo', 'technical_support', 'billing_question'],
}

/** Those of product.md and seed 002. */
const REAL_ESTATE = ['property_inquiry', 'schedule_viewing', 'make_offer', 'speak_to_agent']

const OUTBOUND = [
  'interested',
  'wants_appointment',
  'wants_information',
  'call_back_later',
  'not_interested',
  'do_not_call',
  'wrong_person',
]

/** What the other person may want, in words that stay the same. */
export function intentsOf(direction: Direction, type: BusinessType | undefined): string[] {
  if (direction === 'OUTBOUND') return [...OUTBOUND, 'general']
  if (type === 'real_estate') return [...REAL_ESTATE, 'general']
  return [...ANY, ...((type && MORE[type]) ?? []), 'general']
}

const INBOUND_OUTCOMES = [
  'information_provided',
  'appointment_requested',
  'message_taken',
  'callback_requested',
  'lead_qualified',
  'transferred',
  'opted_out',
  'not_resolved',
  'wrong_number',
  'no_conversation',
  'other',
]

const OUTBOUND_OUTCOMES = [
  'appointment_agreed',
  'interested',
  'information_provided',
  'callback_agreed',
  'not_interested',
  'do_not_call',
  'wrong_person',
  'voicemail',
  'no_conversation',
  'other',
]

/** What a call may have led to. */
export function outcomesOf(direction: Direction, type: BusinessType | undefined): string[] {
  if (direction === 'OUTBOUND') return OUTBOUND_OUTCOMES
  return type === 'real_estate'
    ? ['viewing_scheduled', 'tour_scheduled', 'offer_created', ...INBOUND_OUTCOMES]
    : INBOUND_OUTCOMES
}
