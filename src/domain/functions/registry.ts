import { bookAppointment } from './book-appointment.js'
import { checkAvailability } from './check-availability.js'
import { createOffer } from './create-offer.js'
import type { InCallFunction } from './in-call-function.js'
import { lookupProperty } from './lookup-property.js'
import { optOut } from './opt-out.js'
import { qualifyLead } from './qualify-lead.js'
import { requestCallback } from './request-callback.js'
import { scheduleTour } from './schedule-tour.js'
import { scheduleViewing } from './schedule-viewing.js'
import { searchPropertiesFunction } from './search-properties.js'
import { takeMessage } from './take-message.js'
import { transferToHuman } from './transfer-to-human.js'

/** Everything an assistant can ask us to do during a call. */
export const FUNCTIONS: readonly InCallFunction[] = [
  takeMessage,
  transferToHuman,
  qualifyLead,
  createOffer,
  requestCallback,
  optOut,
  checkAvailability,
  scheduleViewing,
  scheduleTour,
  bookAppointment,
  lookupProperty,
  searchPropertiesFunction,
]

export const FUNCTION_NAMES: readonly string[] = FUNCTIONS.map(({ name }) => name)
