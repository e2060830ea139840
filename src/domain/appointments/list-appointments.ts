import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { anyOf } from '../../platform/any-of.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { earliestFirst, keysetPage, latestFirst } from '../../platform/keyset.js'
import { assertMayReadOf } from '../staff/index.js'
import {
  APPOINTMENT_KINDS,
  APPOINTMENT_STATUSES,
  type AppointmentRow,
  appointmentColumns,
  presentAppointments,
  visibleAppointments,
} from './appointment-row.js'

const PAGE_SIZE = 20

export const listAppointmentsInput = z.object({
  /** Those that begin from then on, and before then. */
  from: z.date().optional(),
  to: z.date().optional(),
  /** Whether their time has passed. */
  isOver: z.boolean().optional(),
  status: anyOf(APPOINTMENT_STATUSES).optional(),
  kind: anyOf(APPOINTMENT_KINDS).optional(),
  teamMemberId: z.uuid().optional(),
  leadId: z.uuid().optional(),
  propertyId: z.uuid().optional(),
  /** Vapi's id of the call they were made on. */
  vapiCallId: z.string().max(200).optional(),
  clientId: z.uuid().optional(),
  /** Which comes first. */
  order: z.enum(['soonest', 'latest']).default('soonest'),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(PAGE_SIZE),
})
type Wanted = z.infer<typeof listAppointmentsInput>

export type AppointmentPage = { appointments: AppointmentRow[]; next?: string; previous?: string }

/** A page of appointments, 20 unless more are asked for, in the order they begin. @throws invalid when the cursor cannot be read; forbidden */
export async function listAppointments(
  ctx: Ctx,
  input: z.input<typeof listAppointmentsInput> = {},
): Promise<AppointmentPage> {
  assertMayReadOf(ctx, 'appointments.read')
  const wanted = listAppointmentsInput.parse(input)
  const order = wanted.order === 'soonest' ? earliestFirst('startsAt') : latestFirst('startsAt')
  return inTransaction(ctx, async (tx) => {
    const asked = [visibleAppointments(tx.actor), filterOf(wanted), endOf(wanted.isOver, tx.now)]
    const page = await keysetPage(order, wanted, ({ beyond, ...slice }) =>
      tx.db.appointment.findMany({ where: { AND: [...asked, ...beyond] }, ...slice, select: appointmentColumns }),
    )
    return { appointments: await presentAppointments(tx, page.rows), ...page.links }
  })
}

function filterOf({ from, to, ...wanted }: Wanted): Prisma.AppointmentWhereInput {
  const { status, kind, teamMemberId, leadId, propertyId, vapiCallId, clientId } = wanted
  const equal = { status, kind, teamMemberId, leadId, propertyId, vapiCallId, clientId }
  const given = Object.fromEntries(Object.entries(equal).filter(([, value]) => value !== undefined))
  return { ...given, startsAt: { ...(from && { gte: from }), ...(to && { lt: to }) } }
}

const endOf = (isOver: boolean | undefined, now: Date): Prisma.AppointmentWhereInput =>
  isOver === undefined ? {} : { endsAt: isOver ? { lte: now } : { gt: now } }

/** How many wait for somebody to confirm them; those whose time has passed do not any more. */
export async function countPendingAppointments(ctx: Ctx): Promise<number> {
  assertMayReadOf(ctx, 'appointments.read')
  return inTransaction(ctx, (tx) =>
    tx.db.appointment.count({
      where: { AND: [visibleAppointments(tx.actor), { status: 'PENDING', endsAt: { gt: tx.now } }] },
    }),
  )
}
