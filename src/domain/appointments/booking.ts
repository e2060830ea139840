import type { AppointmentKind } from './appointment-row.js'
import type { Attendee } from './new-appointment.js'

/** What a caller, or a program, wants to have booked. */
export type Booking = Attendee & {
  clientId: string
  kind: AppointmentKind
  startsAt: Date
  /** What it is for, and how long that takes; left out, as the booking plan says for this kind. */
  service?: string | undefined
  minutes?: number | undefined
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
