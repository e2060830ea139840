import type { AppointmentKind } from './appointment-row.js'
import type { Attendee } from './new-appointment.js'

/** What a caller, or a program, wants to have booked. */
export type Booking = Attendee & {
  clientId: string
  kind: AppointmentKind
  startsAt: Date
  source: 'FUNCTION' | 'API'
  /** Vapi's id; its held times become the appointment, or are let go. */
  vapiCallId?: string | undefined
  leadId?: string | undefined
  propertyId?: string | undefined
  unitId?: string | undefined
  place?: string | undefined
  note?: string | undefined
  teamMemberId?: string | undefined
}
