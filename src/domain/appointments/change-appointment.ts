import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { audit, type Changes } from '../audit/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { type AppointmentRow, findAppointment, visibleAppointments } from './appointment-row.js'
import { forgetOldHolds, lockTimes } from './held-times.js'
import { titleOf } from './news.js'

type Work = (tx: Ctx, row: AppointmentRow) => Promise<Changes | undefined>

/**
 * One change of an appointment by a person, alone with the client's times; written down unless nothing changed.
 * @throws not_found, forbidden
 */
export async function changeAppointment(ctx: Ctx, { id, action }: { id: string; action: string }, work: Work) {
  assertMayChangeOf(ctx, 'appointments.write')
  await inTransaction(ctx, async (tx) => {
    const clientId = await clientIdOf(tx, id)
    await lockTimes(tx, clientId)
    await forgetOldHolds(tx, clientId)
    const row = await findAppointment(tx, id)
    const changes = await work(tx, row)
    if (!changes) return
    const subject = { kind: 'appointment', id, name: titleOf(row) }
    await audit(tx, { action: `appointments.${action}`, subject, clientId, changes })
  })
}

async function clientIdOf(tx: Ctx, id: string): Promise<string> {
  if (!z.uuid().safeParse(id).success) throw notFound('Appointment')
  const where = { AND: [visibleAppointments(tx.actor), { id }] }
  const found = await tx.db.appointment.findFirst({ where, select: { clientId: true } })
  if (!found) throw notFound('Appointment')
  return found.clientId
}
