import type { Ctx } from '../../platform/context.js'
import { type ClientEventType, tellClient } from '../client-events/index.js'
import { findAppointment } from './appointment-row.js'

type AppointmentEvent = Extract<ClientEventType, `appointment.${string}`>

/** Tells the client's programs what became of an appointment, as it is now: once for every change. */
export async function tellPrograms(tx: Ctx, id: string, type: AppointmentEvent): Promise<void> {
  const row = await findAppointment(tx, id)
  const data = {
    id,
    kind: row.kind,
    service: row.service,
    status: row.status,
    source: row.source,
    starts_at: row.startsAt,
    ends_at: row.endsAt,
    time_zone: row.timeZone,
    place: row.place,
    attendee_name: row.attendeeName,
    attendee_number: row.attendeeNumber,
    attendee_email: row.attendeeEmail,
    team_member_id: row.teamMember?.id ?? null,
    lead_id: row.lead?.id ?? null,
    property_id: row.property?.id ?? null,
    unit_id: row.unit?.id ?? null,
    call_id: row.callId ?? null,
    cancel_reason: row.cancelReason,
  }
  await tellClient(tx, { clientId: row.clientId, type, key: `${id} ${row.sequence}`, data })
}

/** The same of a new one. */
export const tellProgramsOfNew = (tx: Ctx, { id, status }: { id: string; status: string }): Promise<void> =>
  tellPrograms(tx, id, status === 'PENDING' ? 'appointment.requested' : 'appointment.confirmed')
