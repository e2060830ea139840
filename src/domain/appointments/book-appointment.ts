import type { Ctx } from '../../platform/context.js'
import { whoOf } from '../leads/index.js'
import { keepTaker } from '../team/index.js'
import type { AppointmentRow } from './appointment-row.js'
import { findAppointment } from './appointment-row.js'
import type { Booking } from './booking.js'
import { type FreeTime, freeTimes, MINUTE_MS, readCalendar } from './free-times.js'
import { forgetOldHolds, lockTimes, releaseHolds } from './held-times.js'
import { keepAppointment } from './new-appointment.js'
import { tellOfBooking } from './news.js'
import { refuseStranger } from './refuse-stranger.js'
import { refuseTime } from './refuse-time.js'
import { rebookInCall, sameOfCall } from './same-of-call.js'

/**
 * Books one of the free times for a caller, pending until a person confirms it unless the client lets it be booked
 * directly, and tells: the lead's history, a task for who shows it, a mail. Asked again on the same call for the same
 * thing it stays one appointment, and moves when the time is another.
 * @throws conflict when that time cannot be had, with the reason and the free times nearest to it (refusedTime);
 *   not_found for a property or unit that is not the client's
 */
export async function bookAppointment(tx: Ctx, booking: Booking): Promise<AppointmentRow> {
  const { clientId, vapiCallId } = booking
  await lockTimes(tx, clientId)
  await forgetOldHolds(tx, clientId)
  await refuseStranger(tx, booking)
  const same = await sameOfCall(tx, booking)
  if (same && isSameTime(same, booking)) return rebookInCall(tx, same, booking)
  const time = await freeTimeAt(tx, booking, same?.id)
  await keepTaker(tx, clientId, time.teamMemberId)
  // What was offered besides is free for others from here on.
  if (vapiCallId) await releaseHolds(tx, { clientId, vapiCallIds: [vapiCallId] })
  if (same) return rebookInCall(tx, same, { ...booking, ...time })
  const { timeZone, plan } = await readCalendar(tx, clientId)
  const decided = plan.bookDirectly
    ? ({ status: 'CONFIRMED', decidedBy: whoOf(tx) } as const)
    : ({ status: 'PENDING' } as const)
  const id = await keepAppointment(tx, { ...booking, ...time, ...decided, timeZone })
  if (!id) return refuseTime(tx, booking)
  const made = await findAppointment(tx, id)
  await tellOfBooking(tx, made, vapiCallId)
  return made
}

/** Another service may take longer at the same time. */
const isSameTime = (row: AppointmentRow, { startsAt, minutes }: Booking) =>
  row.startsAt.getTime() === startsAt.getTime() &&
  (minutes === undefined || row.endsAt.getTime() === startsAt.getTime() + minutes * MINUTE_MS)

async function freeTimeAt(tx: Ctx, booking: Booking, exceptId: string | undefined): Promise<FreeTime> {
  const at = { from: booking.startsAt, to: booking.startsAt, limit: 1 }
  const [time] = await freeTimes(tx, { ...booking, ...at, exceptId })
  return time ?? refuseTime(tx, { ...booking, exceptId })
}
