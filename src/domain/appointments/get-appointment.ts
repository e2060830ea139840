import { type Ctx, inTransaction } from '../../platform/context.js'
import { assertMayReadOf } from '../staff/index.js'
import { type AppointmentRow, findAppointment } from './appointment-row.js'

/** One appointment. @throws not_found, also for a time that is only held; forbidden */
export async function getAppointment(ctx: Ctx, input: { id: string }): Promise<AppointmentRow> {
  assertMayReadOf(ctx, 'appointments.read')
  return inTransaction(ctx, (tx) => findAppointment(tx, input.id))
}
