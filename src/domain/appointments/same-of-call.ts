import type { Ctx } from '../../platform/context.js'
import { bookingPlanOf } from '../team/index.js'
import {
  type AppointmentRow,
  appointmentColumns,
  findAppointment,
  notePlace,
  presentAppointments,
} from './appointment-row.js'
import type { Booking } from './booking.js'
import { changeTime } from './change-time.js'
import { type Attendee, keptAttendee } from './new-appointment.js'
import { tellOfMove } from './news.js'
import { mayBeOnePerson } from './one-person.js'
import { tellPrograms } from './tell-programs.js'

/**
 * What was booked on this call for the same thing: a caller who thinks again, or whose name was misheard, means that one.
 * Another person's name at another time is another appointment.
 */
export async function sameOfCall(tx: Ctx, booking: Booking): Promise<AppointmentRow | undefined> {
  const { clientId, vapiCallId, kind, source, propertyId = null, unitId = null } = booking
  if (!vapiCallId) return undefined
  const stored = await tx.db.appointment.findMany({
    where: { clientId, vapiCallId, kind, source, propertyId, unitId, status: { in: ['PENDING', 'CONFIRMED'] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: appointmentColumns,
  })
  const rows = await presentAppointments(tx, stored)
  const isAtThatTime = (row: AppointmentRow) => row.startsAt.getTime() === booking.startsAt.getTime()
  return rows.find(isAtThatTime) ?? rows.find((row) => mayBeOnePerson(row.attendeeName, booking.attendeeName))
}

type Again = Attendee & {
  service?: string | undefined
  startsAt: Date
  endsAt?: Date
  teamMemberId?: string | undefined
  note?: string | undefined
}

/**
 * Brings what was said later into an appointment of the same call. At another time it has to be confirmed anew, and the
 * client is mailed again.
 */
export async function rebookInCall(tx: Ctx, row: AppointmentRow, again: Again): Promise<AppointmentRow> {
  const { clientId, id } = row
  const noteSealed = again.note ? { noteSealed: tx.vault.seal(notePlace(clientId, id), again.note) } : {}
  await tx.db.appointment.updateMany({
    where: { clientId, id },
    data: { ...keptAttendee(again), ...noteSealed, ...(again.service && { service: again.service }) },
  })
  const { startsAt, endsAt = row.endsAt } = again
  const isMoved = startsAt.getTime() !== row.startsAt.getTime() || endsAt.getTime() !== row.endsAt.getTime()
  if (!isMoved) return findAppointment(tx, id)
  await changeTime(tx, row, { startsAt, endsAt, teamMemberId: again.teamMemberId ?? row.teamMember?.id })
  if (row.status === 'CONFIRMED' && !(await bookingPlanOf(tx, clientId)).bookDirectly) {
    const data = { status: 'PENDING', decidedBy: null, decidedAt: null } as const
    await tx.db.appointment.updateMany({ where: { clientId, id }, data })
  }
  const moved = await findAppointment(tx, id)
  await tellOfMove(tx, moved, row.startsAt)
  await tellPrograms(tx, id, 'appointment.moved')
  return moved
}
