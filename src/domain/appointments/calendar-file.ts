import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { DateTime } from 'luxon'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { assertMayReadOf } from '../staff/index.js'
import { type AppointmentRow, findAppointment } from './appointment-row.js'
import { titleOf } from './news.js'

const STATUSES = {
  PENDING: ICalEventStatus.TENTATIVE,
  CONFIRMED: ICalEventStatus.CONFIRMED,
  DONE: ICalEventStatus.CONFIRMED,
  NO_SHOW: ICalEventStatus.CONFIRMED,
  CANCELLED: ICalEventStatus.CANCELLED,
} as const

/**
 * An appointment for any calendar (RFC 5545): the same UID each time and a SEQUENCE that goes up with every change, so that
 * a calendar that has it moves it, or takes it out once it is cancelled. @throws not_found, forbidden
 */
export async function calendarFile(ctx: Ctx, input: { id: string }): Promise<{ fileName: string; text: string }> {
  assertMayReadOf(ctx, 'appointments.read')
  const { row, business } = await inTransaction(ctx, async (tx) => {
    const found = await findAppointment(tx, input.id)
    const where = { id: found.clientId }
    return {
      row: found,
      business: await tx.db.client.findUniqueOrThrow({ where, select: { businessName: true, email: true } }),
    }
  })
  const { host, href } = new URL(`/appointments/${row.id}`, ctx.config.publicUrl)
  const isCancelled = row.status === 'CANCELLED'
  const calendar = ical({
    prodId: { company: 'Backline', product: 'Appointments' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: `${row.id}@${host}`,
    sequence: row.sequence,
    // When this revision came about (RFC 5545 §3.8.7.2), so that the same file comes out however often it is asked for.
    stamp: row.updatedAt,
    // Whoever sends a METHOD names an organizer (RFC 5546 §3.2).
    organizer: { name: plain(business.businessName), email: business.email },
    start: row.startsAt,
    end: row.endsAt,
    summary: plain(titleOf(row)),
    location: plain([row.property?.address ?? row.place, row.unit?.name].filter(Boolean).join(', ')) || null,
    description: descriptionOf(row),
    status: STATUSES[row.status],
    url: href,
  })
  return {
    fileName: `${row.kind.toLowerCase()}-${dayOf(row)}.ics`,
    text: calendar.toString(),
  }
}

/** As the clock on the client's wall shows it. */
const dayOf = ({ startsAt, timeZone }: AppointmentRow) =>
  DateTime.fromJSDate(startsAt, { zone: timeZone }).toISODate() ?? ''

function descriptionOf({
  service,
  attendeeName,
  attendeeNumber,
  attendeeEmail,
  teamMember,
  note,
}: AppointmentRow): string {
  const who = [attendeeName, attendeeNumber, attendeeEmail].filter(Boolean).join(', ')
  return plain([service, who, teamMember && `With ${teamMember.name}`, note].filter(Boolean).join('\n'))
}

/** Control characters have no place in a calendar file; lines are its own to break. */
const plain = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, ' ')
