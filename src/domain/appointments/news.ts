import type { Ctx } from '../../platform/context.js'
import { displayNumber } from '../../platform/phone.js'
import { momentInWords } from '../hours/index.js'
import { addActivity, raiseLeadStatus, whoOf } from '../leads/index.js'
import { notifyClient } from '../notifications/index.js'
import { keepTask } from '../tasks/index.js'
import type { AppointmentRow } from './appointment-row.js'
import { KIND_WORDS } from './kind-words.js'
import { tellProgramsOfNew } from './tell-programs.js'

const ACTIVITIES = { VIEWING: 'VIEWING_SCHEDULED', TOUR: 'TOUR_SCHEDULED', MEETING: 'APPOINTMENT_BOOKED' } as const

/** A new appointment in the history of its lead, and how far that lead is now. Safe to repeat. */
export async function noteBooking(tx: Ctx, row: AppointmentRow, vapiCallId?: string): Promise<void> {
  const { clientId, lead, kind, id } = row
  if (!lead) return
  const about = { clientId, leadId: lead.id, vapiCallId }
  const subject = { kind: 'appointment', id }
  const text = inWords(tx, row)
  await addActivity(tx, { ...about, kind: ACTIVITIES[kind], key: `appointment ${id}`, at: tx.now, subject, text })
  if (!isUnsure(row)) await raiseLeadStatus(tx, { ...about, to: 'APPOINTMENT' })
}

/** Rules only heard it: somebody has to look before anything follows from it. */
const isUnsure = ({ confidence, status }: AppointmentRow) =>
  confidence !== null && confidence < 0.6 && status === 'PENDING'

/** The same for one that a call led to: a task for whoever shows the property, and a mail to those who want it. */
export async function tellOfBooking(tx: Ctx, row: AppointmentRow, vapiCallId?: string): Promise<void> {
  await noteBooking(tx, row, vapiCallId)
  await tellProgramsOfNew(tx, row)
  if (row.kind !== 'MEETING') await keepViewingTask(tx, row, vapiCallId)
  await notifyClient(tx, { clientId: row.clientId, kind: 'bookings', ...mailOf(tx, row) })
}

/** A mail about one that its caller put at another time, because the mail before names the old one. */
export const tellOfMove = (tx: Ctx, row: AppointmentRow, from: Date) =>
  notifyClient(tx, { clientId: row.clientId, kind: 'bookings', ...mailOf(tx, row, from) })

async function keepViewingTask(tx: Ctx, row: AppointmentRow, vapiCallId: string | undefined): Promise<void> {
  const { clientId, startsAt, lead, property } = row
  await keepTask(tx, {
    clientId,
    kind: 'VIEWING',
    title: `${titleOf(row)}${property ? `: ${property.address}` : ''}`.slice(0, 200),
    dueAt: startsAt,
    assigneeId: row.teamMember?.id,
    leadId: lead?.id,
    propertyId: property?.id,
    appointmentId: row.id,
    vapiCallId,
    createdBy: whoOf(tx),
  })
}

/** A change in the history of its lead, once for every change. */
export async function tellOfChange(tx: Ctx, row: AppointmentRow, text: string): Promise<void> {
  const { clientId, lead, id } = row
  if (!lead) return
  const { sequence } = await tx.db.appointment.findFirstOrThrow({ where: { clientId, id }, select: { sequence: true } })
  const subject = { kind: 'appointment', id }
  const key = `appointment ${id} ${sequence}`
  await addActivity(tx, { clientId, leadId: lead.id, kind: 'APPOINTMENT_CHANGED', key, at: tx.now, subject, text })
}

/**
 * What is to be done for it goes with it: due at its new time, and for the one who takes it now, unless somebody gave it
 * to another.
 */
export async function moveTasks(
  tx: Ctx,
  row: AppointmentRow,
  to: { startsAt: Date; teamMemberId: string | undefined },
) {
  const open = { clientId: row.clientId, appointmentId: row.id, doneAt: null }
  if (to.startsAt.getTime() !== row.startsAt.getTime())
    await tx.db.task.updateMany({ where: open, data: { dueAt: to.startsAt, updatedAt: tx.now } })
  const before = row.teamMember?.id ?? null
  const assigneeId = to.teamMemberId ?? null
  if (assigneeId === before) return
  const where = { ...open, OR: [{ assigneeId: null }, { assigneeId: before }] }
  await tx.db.task.updateMany({ where, data: { assigneeId, updatedAt: tx.now } })
}

/** Nothing is to be done any more for one that was held or called off. */
export const closeTasks = (tx: Ctx, { clientId, id }: AppointmentRow, doneBy: string) =>
  tx.db.task.updateMany({
    where: { clientId, appointmentId: id, doneAt: null },
    data: { doneAt: tx.now, doneBy, updatedAt: tx.now },
  })

/** "Viewing with Sam Okafor", "Root canal with Sam Okafor" */
export function titleOf({ kind, service, attendeeName, attendeeNumber }: AppointmentRow): string {
  const what = (service ?? KIND_WORDS[kind]).replace(/^./, (letter) => letter.toUpperCase())
  const who = attendeeName ?? (attendeeNumber && displayNumber(attendeeNumber))
  return who ? `${what} with ${who}` : what
}

function inWords(tx: Ctx, { startsAt, timeZone, property, place }: AppointmentRow): string {
  const where = property?.address ?? place
  return `${momentInWords(startsAt, timeZone, tx.now)}${where ? `, ${where}` : ''}`.replace(/^./, (letter) =>
    letter.toUpperCase(),
  )
}

function mailOf(tx: Ctx, row: AppointmentRow, movedFrom?: Date): { subject: string; text: string } {
  const { startsAt, timeZone, attendeeName, attendeeNumber, attendeeEmail, status, note, evidence } = row
  const when = momentInWords(startsAt, timeZone, tx.now)
  const isPending = status === 'PENDING'
  const facts = [
    ['What', row.service],
    ['When', `${when} (${timeZone})`],
    ['Where', [row.property?.address ?? row.place, row.unit?.name].filter(Boolean).join(', ')],
    ['Who', [attendeeName, attendeeNumber && displayNumber(attendeeNumber), attendeeEmail].filter(Boolean).join(', ')],
    ['With', row.teamMember?.name],
  ]
  const parts = [
    movedFrom
      ? `The caller moved this on the same call; before, it was ${momentInWords(movedFrom, timeZone, tx.now)}.${isPending ? ' It waits for you to confirm it.' : ''}`
      : isPending
        ? `${isUnsure(row) ? 'A caller may have agreed to this; please read what was said.' : 'A caller asked for this.'} It waits for you to confirm it.`
        : 'A caller booked this.',
    facts.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : [])).join('\n'),
    note,
    evidence && `It was found in what was said on the call: “${evidence}”`,
    `See it: ${tx.config.publicUrl}/appointments/${row.id}`,
  ]
  return {
    subject: `${movedFrom ? 'Moved' : isUnsure(row) ? 'Maybe' : isPending ? 'To confirm' : 'Booked'}: ${titleOf(row)}, ${when}`,
    text: parts.filter(Boolean).join('\n\n'),
  }
}
