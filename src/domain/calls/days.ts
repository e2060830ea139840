import { DateTime } from 'luxon'
import type { Ctx } from '../../platform/context.js'
import { daysOf } from './queries.js'
import type { DayOfCalls } from './types.js'

/** The last days in a zone, today included, oldest first; days without a call are there with zero. */
export async function lastDays(
  ctx: Ctx,
  input: { clientId?: string; days: number; timeZone: string; now: Date },
): Promise<DayOfCalls[]> {
  const today = DateTime.fromJSDate(input.now, { zone: input.timeZone }).startOf('day')
  const first = today.minus({ days: input.days - 1 })
  const span = { from: first.toJSDate(), to: today.plus({ days: 1 }).toJSDate(), timeZone: input.timeZone }
  const found = new Map((await daysOf(ctx.db, input.clientId, span)).map((day) => [day.on, day]))
  return Array.from({ length: input.days }, (_, index) => {
    const on = first.plus({ days: index }).toFormat('yyyy-MM-dd')
    return found.get(on) ?? { on, calls: 0, answered: 0 }
  })
}
