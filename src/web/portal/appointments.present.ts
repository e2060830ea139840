import type { AppointmentRow } from '../../domain/appointments/index.js'
import { displayNumber } from '../../platform/phone.js'
import type { Clock } from './times.present.js'
import type { Tag } from './words.present.js'

export const APPOINTMENTS = '/appointments'

/** What the kinds of appointments are called. The order is that of choices. */
export const KINDS = { VIEWING: 'Viewing', TOUR: 'Tour', MEETING: 'Meeting' } as const
export type Kind = keyof typeof KINDS
export const isKind = (word: string): word is Kind => Object.hasOwn(KINDS, word)

/** What their states are called. A held time is none, and shown nowhere. */
export const STATUSES = {
  PENDING: { text: 'To confirm', tone: 'warn' },
  CONFIRMED: { text: 'Confirmed', tone: 'good' },
  DONE: { text: 'Done', tone: 'none' },
  NO_SHOW: { text: 'No-show', tone: 'bad' },
  CANCELLED: { text: 'Cancelled', tone: 'none' },
} as const satisfies Record<string, Tag>
export type Status = keyof typeof STATUSES
export const isStatus = (word: string): word is Status => Object.hasOwn(STATUSES, word)

/** An appointment as lists and the calendar show it. */
export function presentAppointment(row: AppointmentRow, clock: Clock) {
  const who = whoOf(row)
  const what = row.service ?? KINDS[row.kind]
  return {
    id: row.id,
    href: `${APPOINTMENTS}/${row.id}`,
    who,
    what,
    where: row.property?.address ?? row.place ?? undefined,
    withWhom: row.teamMember?.name,
    nobody: row.status === 'PENDING' ? 'Nobody yet' : '–',
    status: statusTag(row.status),
    isPending: row.status === 'PENDING',
    isOff: row.status === 'CANCELLED' || row.status === 'NO_SHOW',
    isOver: row.endsAt < clock.now,
    begins: clock.dayAndTime(row.startsAt),
    when: clock.range(row.startsAt, row.endsAt),
    time: clock.time(row.startsAt),
    timeRange: `${clock.time(row.startsAt)} – ${clock.time(row.endsAt)}`,
    whenInFull: clock.full(row.startsAt),
    startsAt: row.startsAt.toISOString(),
  }
}

export type AppointmentLine = ReturnType<typeof presentAppointment>

export const statusTag = (status: string): Tag =>
  isStatus(status) ? STATUSES[status] : { text: 'Kept free', tone: 'none' }

/** A name where there is one, else the number. */
export function whoOf(row: Pick<AppointmentRow, 'attendeeName' | 'attendeeNumber' | 'attendeeEmail' | 'lead'>): string {
  const number = row.attendeeNumber ? displayNumber(row.attendeeNumber) : undefined
  return row.attendeeName ?? row.lead?.name ?? number ?? row.attendeeEmail ?? 'Unknown caller'
}
