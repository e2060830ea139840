import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { getSettings } from '../settings/index.js'
import { assertMay } from '../staff/index.js'
import { lastDays } from './days.js'
import type { DayOfCalls } from './types.js'

/**
 * Calls of all clients on each of the last days (1 to 366), today included, in the agency's zone.
 * @throws forbidden for those who may not read the dashboard
 */
export async function callsPerDay(ctx: Ctx, input: { days: number }): Promise<DayOfCalls[]> {
  assertMay(ctx, 'dashboard.read')
  const days = z.number().int().min(1).max(366).parse(input.days)
  return inTransaction(ctx, async (tx) => {
    const { agencyTimeZone } = await getSettings(tx)
    return lastDays(tx, { days, timeZone: agencyTimeZone, now: tx.now })
  })
}
