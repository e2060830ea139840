import type { BusinessType, Direction } from './facts.js'

/** What every agent may do at first: nothing a caller says is lost, and whoever wants no calls is called no more. */
const ANY = ['take_message', 'request_callback', 'opt_out']

const BOOKING = ['check_availability', 'book_appointment']
const PROPERTIES = [
  'lookup_property',
  'search_properties',
  'check_availability',
  'schedule_viewing',
  'qualify_lead',
  'create_offer',
]

/** Trades in which appointments are not what people call for. */
const WITHOUT_APPOINTMENTS: readonly BusinessType[] = ['restaurant', 'software', 'insurance']

/** What a new assistant of this trade may do during a call, as somebody who knows the trade would tick it. */
export function firstFunctions(direction: Direction, type: BusinessType | undefined): string[] {
  if (type === 'real_estate') return [...ANY, ...(direction === 'INBOUND' ? PROPERTIES : ['qualify_lead', ...BOOKING])]
  if (type === undefined || type === 'other') return ANY
  if (WITHOUT_APPOINTMENTS.includes(type)) return [...ANY, 'qualify_lead']
  return [...ANY, ...BOOKING]
}
