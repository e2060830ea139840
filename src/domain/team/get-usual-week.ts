import { type Ctx, inTransaction } from '../../platform/context.js'
import type { BusinessHours } from '../hours/index.js'
import { assertMayReadOf } from '../staff/index.js'
import { ORDINARY_WEEK } from './availability.js'
import { clientOfTeam } from './client-of-team.js'
import { hoursOf } from './takers.js'

/** The week of those who have no hours of their own: that of the business. Staff name the client. @throws not_found, forbidden */
export async function getUsualWeek(ctx: Ctx, input: { clientId?: string } = {}): Promise<BusinessHours['week']> {
  assertMayReadOf(ctx, 'team.read')
  return inTransaction(ctx, async (tx) => {
    const { id } = await clientOfTeam(tx, input.clientId)
    return (await hoursOf(tx, id))?.week ?? ORDINARY_WEEK
  })
}
