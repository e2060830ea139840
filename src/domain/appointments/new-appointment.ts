import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { type AppointmentKind, type AppointmentRow, evidencePlace, notePlace } from './appointment-row.js'
import { MINUTE_MS } from './free-times.js'

export type Attendee = {
  attendeeName?: string | undefined
  /** E.164 */
  attendeeNumber?: string | undefined
  attendeeEmail?: string | undefined
}

export type NewAppointment = Attendee & {
  clientId: string
  kind: AppointmentKind
  service?: string | undefined
  status: 'PENDING' | 'CONFIRMED'
  source: AppointmentRow['source']
  startsAt: Date
  endsAt: Date
  timeZone: string
  place?: string | undefined
  teamMemberId: string | undefined
  leadId?: string | undefined
  propertyId?: string | undefined
  unitId?: string | undefined
  vapiCallId?: string | undefined
  note?: string | undefined
  evidence?: string | undefined
  confidence?: number | undefined
  decidedBy?: string | undefined
}

/** From when to when its member is taken by it, with their buffers. */
export async function blockedSpan(tx: Ctx, { clientId, teamMemberId, startsAt, endsAt }: Spanning) {
  const member = teamMemberId ? await tx.db.teamMember.findFirst({ where: { clientId, id: teamMemberId } }) : undefined
  return {
    blockedFrom: new Date(startsAt.getTime() - (member?.bufferBeforeMinutes ?? 0) * MINUTE_MS),
    blockedTo: new Date(endsAt.getTime() + (member?.bufferAfterMinutes ?? 0) * MINUTE_MS),
  }
}
export type Spanning = { clientId: string; teamMemberId: string | undefined; startsAt: Date; endsAt: Date }

/** Writes an appointment down. Undefined when somebody has that time already: the constraint of the database decides. */
export async function keepAppointment(tx: Ctx, made: NewAppointment): Promise<string | undefined> {
  const id = randomUUID()
  const { clientId, kind, status, source, startsAt, endsAt, timeZone, note, evidence, decidedBy } = made
  const { count } = await tx.db.appointment.createMany({
    data: {
      ...{ id, clientId, kind, status, source, startsAt, endsAt, timeZone, createdAt: tx.now, updatedAt: tx.now },
      ...(await blockedSpan(tx, made)),
      ...keptAttendee(made),
      service: made.service ?? null,
      place: made.place ?? null,
      teamMemberId: made.teamMemberId ?? null,
      leadId: made.leadId ?? null,
      propertyId: made.propertyId ?? null,
      unitId: made.unitId ?? null,
      vapiCallId: made.vapiCallId || null,
      confidence: made.confidence ?? null,
      noteSealed: note ? tx.vault.seal(notePlace(clientId, id), note) : null,
      evidenceSealed: evidence ? tx.vault.seal(evidencePlace(clientId, id), evidence) : null,
      ...(decidedBy && { decidedBy, decidedAt: tx.now }),
    },
    skipDuplicates: true,
  })
  return count > 0 ? id : undefined
}

/** Those of an attendee's columns that were given. */
export const keptAttendee = ({ attendeeName, attendeeNumber, attendeeEmail }: Attendee) => ({
  ...(attendeeName && { attendeeName }),
  ...(attendeeNumber && { attendeeNumber }),
  ...(attendeeEmail && { attendeeEmail }),
})
