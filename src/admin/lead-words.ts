import type { Words } from './words.js'

// What callers ask for and what becomes of it, as staff read it.

export const LISTING: Words = { SALE: { label: 'For sale' }, RENT: { label: 'To let' } }

export const PROPERTY_STATUS: Words = {
  COMING_SOON: { label: 'Coming soon', tone: 'info' },
  AVAILABLE: { label: 'Available', tone: 'good' },
  UNDER_OFFER: { label: 'Under offer', tone: 'warn' },
  SOLD: { label: 'Sold' },
  LET: { label: 'Let' },
  OFF_MARKET: { label: 'Off the market' },
}

export const UNIT_STATUS: Words = {
  AVAILABLE: { label: 'Available', tone: 'good' },
  RESERVED: { label: 'Reserved', tone: 'warn' },
  LET: { label: 'Let' },
  OFF_MARKET: { label: 'Off the market' },
}

export const IMPORT_STATE: Words = {
  READY: { label: 'Read, not added', tone: 'warn' },
  DONE: { label: 'Added', tone: 'good' },
  UNDONE: { label: 'Undone' },
}

export const LEAD_STATUS: Words = {
  NEW: { label: 'New', tone: 'info' },
  CONTACTED: { label: 'Contacted', tone: 'info' },
  QUALIFIED: { label: 'Qualified', tone: 'good' },
  APPOINTMENT: { label: 'Appointment', tone: 'good' },
  OFFER: { label: 'Offer', tone: 'warn' },
  WON: { label: 'Won', tone: 'good' },
  LOST: { label: 'Lost' },
  DO_NOT_CALL: { label: 'Do not call', tone: 'bad' },
}

export const LEAD_SOURCE: Words = {
  PHONE: { label: 'Phone' },
  CSV: { label: 'File' },
  API: { label: 'Other system' },
  MANUAL: { label: 'By hand' },
}

export const ACTIVITY: Words = {
  CREATED: { label: 'Became a lead' },
  CALL: { label: 'Call' },
  MESSAGE_TAKEN: { label: 'Left a message' },
  QUALIFIED: { label: 'Qualified' },
  VIEWING_SCHEDULED: { label: 'Viewing scheduled' },
  TOUR_SCHEDULED: { label: 'Tour scheduled' },
  APPOINTMENT_BOOKED: { label: 'Appointment booked' },
  APPOINTMENT_CHANGED: { label: 'Appointment changed' },
  OFFER_MADE: { label: 'Offer made' },
  OFFER_CHANGED: { label: 'Offer changed' },
  CALLBACK_REQUESTED: { label: 'Asked to be called back' },
  TRANSFER_REQUESTED: { label: 'Asked for a person' },
  OPTED_OUT: { label: 'Wants no more calls' },
  STATUS_CHANGED: { label: 'Status changed' },
  CONSENT: { label: 'Consent' },
  TASK: { label: 'Task' },
  NOTE: { label: 'Note' },
}

export const CHANNEL: Words = {
  CALL: { label: 'Calls' },
  SMS: { label: 'Text messages' },
  EMAIL: { label: 'E-mails' },
}

export const SUPPRESSION_SOURCE: Words = {
  CALL: { label: 'Asked during a call' },
  TRANSCRIPT: { label: 'Words of a conversation' },
  PERSON: { label: 'By hand' },
  API: { label: 'Other system' },
  CSV: { label: 'File' },
}

export const APPOINTMENT_KIND: Words = {
  VIEWING: { label: 'Viewing' },
  TOUR: { label: 'Tour' },
  MEETING: { label: 'Meeting' },
}

/** A time that is only held for a caller is shown nowhere. */
export const APPOINTMENT_STATUS: Words = {
  PENDING: { label: 'To be confirmed', tone: 'warn' },
  CONFIRMED: { label: 'Confirmed', tone: 'good' },
  DONE: { label: 'Took place' },
  NO_SHOW: { label: 'Nobody came', tone: 'bad' },
  CANCELLED: { label: 'Cancelled' },
}

export const APPOINTMENT_SOURCE: Words = {
  FUNCTION: { label: 'Booked during a call' },
  REPORT: { label: 'From the call’s report' },
  TRANSCRIPT: { label: 'Found in a conversation' },
  PERSON: { label: 'By hand' },
  API: { label: 'Other system' },
}

export const TASK_KIND: Words = {
  VIEWING: { label: 'Viewing' },
  FOLLOW_UP: { label: 'Follow-up' },
  CALLBACK: { label: 'Call back' },
}

export const OFFER_STATUS: Words = {
  OPEN: { label: 'Open', tone: 'warn' },
  COUNTERED: { label: 'Countered', tone: 'info' },
  ACCEPTED: { label: 'Accepted', tone: 'good' },
  DECLINED: { label: 'Declined' },
  WITHDRAWN: { label: 'Withdrawn' },
  EXPIRED: { label: 'Expired' },
}

export const JUDGED_FROM: Words = {
  FUNCTIONS: { label: 'What the assistant did' },
  REPORT: { label: 'Vapi’s report' },
  TRANSCRIPT: { label: 'The conversation' },
}
