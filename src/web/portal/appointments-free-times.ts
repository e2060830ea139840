import { listFreeTimes } from '../../domain/appointments/index.js'
import type { Ctx } from '../../platform/context.js'
import type { Kind } from './appointments.present.js'
import type { Times } from './appointments-booking.present.js'
import { boundsOf, dayAt } from './local-moment.js'

type Wanted = { kind: Kind; timeZone: string; on: string; teamMemberId: string; exceptId?: string }

/** More than a day has at the smallest step. */
const MOST_OF_A_DAY = 300
const MOST_NEXT = 6
const FAR = new Date(8.64e15)

/** The free times of a day, or where it has none the next ones; without a day, those of the first that has any. */
export async function timesFor(
  ctx: Ctx,
  { timeZone, on, teamMemberId, ...wanted }: Wanted,
): Promise<{ on: string; times: Times }> {
  const of = { ...wanted, ...(teamMemberId && { teamMemberId }) }
  const ofDay = async (day: string) => {
    const bounds = boundsOf(day, timeZone)
    if (!bounds) return []
    const lastMoment = new Date(bounds.to.getTime() - 1)
    return listFreeTimes(ctx, { ...of, from: bounds.from, to: lastMoment, limit: MOST_OF_A_DAY })
  }
  const day = await ofDay(on)
  if (day.length > 0) return { on, times: { day, next: [] } }
  const from = boundsOf(on, timeZone)?.to ?? ctx.now
  const next = await listFreeTimes(ctx, { ...of, from, to: FAR, limit: MOST_NEXT })
  if (on || !next[0]) return { on: on || dayAt(ctx.now, timeZone), times: { day: [], next } }
  const first = dayAt(next[0].startsAt, timeZone)
  return { on: first, times: { day: await ofDay(first), next: [] } }
}
