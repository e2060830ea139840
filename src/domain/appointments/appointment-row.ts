import type { AppointmentStatus, Prisma } from '@prisma/client'
import { z } from 'zod'
import type { Actor, Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { readText } from '../../platform/readable.js'
import type { Place } from '../../platform/vault.js'
import { visibleClients } from '../clients/index.js'

export const APPOINTMENT_KINDS = ['VIEWING', 'TOUR', 'MEETING'] as const
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number]

/** A time that is only held for a caller is no appointment yet, and no row of these. */
export const APPOINTMENT_STATUSES = ['PENDING', 'CONFIRMED', 'DONE', 'NO_SHOW', 'CANCELLED'] as const
export type ShownStatus = (typeof APPOINTMENT_STATUSES)[number]

export type AppointmentRow = {
  id: string
  clientId: string
  kind: AppointmentKind
  /** What it is for, as the client's list of services calls it. */
  service: string | null
  status: ShownStatus
  source: 'FUNCTION' | 'REPORT' | 'TRANSCRIPT' | 'PERSON' | 'API'
  startsAt: Date
  endsAt: Date
  timeZone: string
  place: string | null
  teamMember: { id: string; name: string } | null
  lead: { id: string; name: string | null } | null
  property: { id: string; address: string } | null
  unit: { id: string; name: string } | null
  /** The call it was made on, when we know that call. */
  callId: string | undefined
  attendeeName: string | null
  attendeeNumber: string | null
  attendeeEmail: string | null
  note: string | null
  /** The words it was found in, where nobody booked it. */
  evidence: string | null
  confidence: number | null
  sequence: number
  decidedBy: string | null
  decidedAt: Date | null
  cancelReason: string | null
  createdAt: Date
  updatedAt: Date
}

const place =
  (column: string) =>
  (clientId: string, id: string): Place => ({ clientId, table: 'appointments', column, id })
export const notePlace = place('note_sealed')
export const evidencePlace = place('evidence_sealed')

/** The appointments this actor may know of; every read starts from it. Held times are none. */
export const visibleAppointments = (actor: Actor): Prisma.AppointmentWhereInput => ({
  client: visibleClients(actor),
  status: { not: 'HELD' },
})

export const appointmentColumns = {
  id: true,
  clientId: true,
  kind: true,
  service: true,
  status: true,
  source: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  place: true,
  vapiCallId: true,
  attendeeName: true,
  attendeeNumber: true,
  attendeeEmail: true,
  noteSealed: true,
  evidenceSealed: true,
  confidence: true,
  sequence: true,
  decidedBy: true,
  decidedAt: true,
  cancelReason: true,
  createdAt: true,
  updatedAt: true,
  teamMember: { select: { id: true, name: true } },
  lead: { select: { id: true, name: true } },
  property: { select: { id: true, address: true, city: true } },
  unit: { select: { id: true, name: true } },
} as const

type Stored = Prisma.AppointmentGetPayload<{ select: typeof appointmentColumns }>

/** Stored appointments with their words opened, and the calls they were made on where those are known. */
export async function presentAppointments(tx: Ctx, stored: readonly Stored[]): Promise<AppointmentRow[]> {
  const calls = await callsOf(tx, stored)
  return stored.map(({ noteSealed, evidenceSealed, vapiCallId, property, status, ...row }) => ({
    ...row,
    status: shown(status),
    property: property && { id: property.id, address: [property.address, property.city].join(', ') },
    callId: calls.find((call) => call.clientId === row.clientId && call.vapiCallId === vapiCallId)?.id,
    note: noteSealed && readText(tx, notePlace(row.clientId, row.id), noteSealed),
    evidence: evidenceSealed && readText(tx, evidencePlace(row.clientId, row.id), evidenceSealed),
  }))
}

function callsOf(tx: Ctx, stored: readonly Stored[]) {
  const vapiCallIds = stored.flatMap(({ vapiCallId }) => vapiCallId ?? [])
  const clientIds = stored.map(({ clientId }) => clientId)
  if (vapiCallIds.length === 0) return []
  return tx.db.call.findMany({
    where: { vapiCallId: { in: vapiCallIds }, clientId: { in: clientIds } },
    select: { id: true, clientId: true, vapiCallId: true },
  })
}

function shown(status: AppointmentStatus): ShownStatus {
  if (status === 'HELD') throw new Error('A held time is no appointment')
  return status
}

/** One appointment this actor may see. @throws not_found */
export async function findAppointment(tx: Ctx, id: string): Promise<AppointmentRow> {
  if (!z.uuid().safeParse(id).success) throw notFound('Appointment')
  const stored = await tx.db.appointment.findFirst({
    where: { AND: [visibleAppointments(tx.actor), { id }] },
    select: appointmentColumns,
  })
  if (!stored) throw notFound('Appointment')
  const [row] = await presentAppointments(tx, [stored])
  return row as AppointmentRow
}
