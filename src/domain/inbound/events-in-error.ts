import type { Ctx } from '../../platform/context.js'
import { assertMay } from '../staff/index.js'

/** How many webhook events are set aside: unreadable, or not applied after three tries. */
export function eventsInError(ctx: Ctx): Promise<number> {
  assertMay(ctx, 'dashboard.read')
  return ctx.db.webhookEvent.count({ where: { state: { in: ['DEAD', 'QUARANTINED'] } } })
}
