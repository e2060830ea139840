import type { Ctx } from '../../platform/context.js'
import { bookingPlanOf, clientOfTeam } from '../team/index.js'
import { type AppointmentKind, findAppointment } from './appointment-row.js'
import { MINUTE_MS, minutesOf } from './free-times.js'
import { type Attendee, keepAppointment } from './new-appointment.js'
import { tellOfBooking } from './news.js'

export type FoundAppointment = Attendee & {
  clientId: string
  /** Where it was found: in the structured data of the report, or in what was said. */
  source: 'REPORT' | 'TRANSCRIPT'
  vapiCallId: string
  kind: AppointmentKind
  startsAt: Date
  leadId?: string | undefined
  propertyId?: string | undefined
  /** The words it was found in. */
  evidence: string
  /** 0 to 1 */
  confidence: number
}

/**
 * Notes an appointment that was agreed on a call without being booked. It waits for a person, who also says who takes it;
 * until then it is in nobody's way. Once per call and time, and not where the call booked something by itself: undefined.
 */
export async function addFoundAppointment(tx: Ctx, found: FoundAppointment): Promise<{ id: string } | undefined> {
  const { clientId, vapiCallId, kind, startsAt } = found
  const one = `appointment of call ${clientId} ${vapiCallId}`
  await tx.db.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${one}, 0))::text`
  const known = await tx.db.appointment.findFirst({
    where: { clientId, vapiCallId, status: { not: 'HELD' }, OR: [{ source: 'FUNCTION' }, { startsAt }] },
    select: { id: true },
  })
  if (known) return undefined
  const { timeZone } = await clientOfTeam(tx, clientId)
  const minutes = minutesOf(await bookingPlanOf(tx, clientId), kind)
  const endsAt = new Date(startsAt.getTime() + minutes * MINUTE_MS)
  const id = await keepAppointment(tx, { ...found, status: 'PENDING', endsAt, timeZone, teamMemberId: undefined })
  if (!id) return undefined
  await tellOfBooking(tx, await findAppointment(tx, id), vapiCallId)
  return { id }
}
