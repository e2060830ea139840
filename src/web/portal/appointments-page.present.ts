import type { AppointmentRow } from '../../domain/appointments/index.js'
import { displayNumber } from '../../platform/phone.js'
import { presentAppointment } from './appointments.present.js'
import { dayAt, timeAt } from './local-moment.js'
import { type Clock, counted, makeClock } from './times.present.js'

type Around = { clock: Clock; timeZone: string; mayChange: boolean }

/** One appointment as its page shows it, with what can be done about it now. */
export function presentAppointmentPage(row: AppointmentRow, { clock, timeZone, mayChange }: Around) {
  const line = presentAppointment(row, clock)
  const isOpen = row.status === 'PENDING' || row.status === 'CONFIRMED'
  const hasBegun = row.startsAt <= clock.now
  return {
    ...line,
    about: `${line.what} · ${line.when}`,
    on: dayAt(row.startsAt, timeZone),
    startTime: timeAt(row.startsAt, timeZone),
    minutes: minutesOf(row),
    teamMemberId: row.teamMember?.id ?? '',
    may: {
      confirm: mayChange && row.status === 'PENDING' && !line.isOver,
      move: mayChange && isOpen,
      cancel: mayChange && isOpen,
      mark: mayChange && isOpen && hasBegun,
      correctMark: mayChange && (row.status === 'DONE' || row.status === 'NO_SHOW'),
    },
    isDone: row.status === 'DONE',
    // A calendar that has it takes a cancelled one out.
    calendarLabel: row.status === 'CANCELLED' ? 'Take it out of a calendar' : 'Add to calendar',
    note: row.note ?? undefined,
    evidence: row.evidence ? { text: row.evidence, about: foundWords(row) } : undefined,
    cancelled: row.status === 'CANCELLED' ? cancelledWords(row) : undefined,
    /** Nobody but a person tells the other side. */
    dial: row.attendeeNumber?.startsWith('+')
      ? { href: `tel:${row.attendeeNumber}`, text: displayNumber(row.attendeeNumber) }
      : undefined,
    email: row.attendeeEmail ?? undefined,
    lead: row.lead ? { href: `/leads/${row.lead.id}`, text: row.lead.name ?? 'See what we know' } : undefined,
    property: row.property ? { href: `/properties/${row.property.id}`, text: row.property.address } : undefined,
    call: row.callId ? { href: `/calls/${row.callId}`, text: 'See the call' } : undefined,
    facts: factsOf(row, { clock, timeZone }),
  }
}

function factsOf(row: AppointmentRow, { clock, timeZone }: Pick<Around, 'clock' | 'timeZone'>) {
  return filled([
    ['When', clock.full(row.startsAt)],
    ['There', row.timeZone === timeZone ? undefined : makeClock(row.timeZone, clock.now).full(row.startsAt)],
    ['Length', counted(minutesOf(row), 'minute')],
    ['With', row.teamMember?.name ?? 'Nobody yet'],
    ['Unit', row.unit?.name],
    ['Where', row.place],
    ['Came from', SOURCES[row.source]],
    ['Since', clock.dayAndTime(row.createdAt)],
    ['Decided', row.decidedBy && row.decidedAt && `${row.decidedBy}, ${inSentence(clock.dayAndTime(row.decidedAt))}`],
  ])
}

/** What made it. */
const SOURCES: Record<AppointmentRow['source'], string> = {
  FUNCTION: 'Booked during a call',
  REPORT: 'What a call led to',
  TRANSCRIPT: 'Words of a call',
  PERSON: 'Entered by hand',
  API: 'Another system',
}

const FAIRLY_SURE = 0.6
const SURE = 0.85

function foundWords({ source, confidence }: AppointmentRow): string {
  const place =
    source === 'TRANSCRIPT' ? 'Nobody booked it: it was found in the conversation' : 'It was found in the call'
  if (confidence === null) return `${place}.`
  if (confidence >= SURE) return `${place}, and we are quite sure.`
  return confidence >= FAIRLY_SURE ? `${place}, and we are fairly sure.` : `${place}. We are not sure: please check.`
}

const cancelledWords = ({ cancelReason, decidedBy }: AppointmentRow) =>
  [`Cancelled${decidedBy ? ` by ${decidedBy}` : ''}`, cancelReason].filter(Boolean).join(': ')

const minutesOf = ({ startsAt, endsAt }: AppointmentRow) => Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)

/** 'Today' in the middle of a line. */
const inSentence = (when: string) => when.replace(/^(Today|Yesterday|Tomorrow)/, (word) => word.toLowerCase())

const filled = (rows: [label: string, value: string | null | undefined][]) =>
  rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))
