import { DateTime } from 'luxon'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { assertMayReadOf } from '../staff/index.js'
import { clientOfTeam } from '../team/index.js'
import { type AppointmentRow, appointmentColumns, presentAppointments, visibleAppointments } from './appointment-row.js'

/** More than a team of a hundred has; a page that long helps nobody. */
const MOST = 1_000

/**
 * The appointments of the seven days from a day such as '2026-03-02' on, as the clock on the client's wall counts days,
 * those that were cancelled too. Staff name the client.
 * @throws invalid when it is no day; not_found, forbidden
 */
export async function appointmentsOfWeek(
  ctx: Ctx,
  input: { monday: string; clientId?: string },
): Promise<AppointmentRow[]> {
  assertMayReadOf(ctx, 'appointments.read')
  return inTransaction(ctx, async (tx) => {
    const client = await clientOfTeam(tx, input.clientId)
    const first = DateTime.fromISO(input.monday, { zone: client.timeZone }).startOf('day')
    if (!/^\d{4}-\d{2}-\d{2}$/.test(input.monday) || !first.isValid)
      throw invalid('monday', 'Please write days as 2026-12-25')
    const [from, to] = [first.toJSDate(), first.plus({ days: 7 }).toJSDate()]
    const stored = await tx.db.appointment.findMany({
      where: {
        AND: [visibleAppointments(tx.actor), { clientId: client.id, startsAt: { lt: to }, endsAt: { gt: from } }],
      },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      take: MOST,
      select: appointmentColumns,
    })
    return presentAppointments(tx, stored)
  })
}
