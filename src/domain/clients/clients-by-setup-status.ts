import type { Ctx } from '../../platform/context.js'
import { assertMay } from '../staff/index.js'
import { setupStatus } from './fields.js'

/** How many active clients stand where in their onboarding, in the order of the onboarding. */
export async function clientsBySetupStatus(ctx: Ctx): Promise<Record<(typeof setupStatus.options)[number], number>> {
  assertMay(ctx, 'dashboard.read')
  const groups = await ctx.db.client.groupBy({
    by: ['setupStatus'],
    where: { isActive: true },
    _count: { _all: true },
  })
  const counts = new Map(groups.map((group) => [group.setupStatus, group._count._all]))
  const inOrder = setupStatus.options.map((status) => [status, counts.get(status) ?? 0] as const)
  return Object.fromEntries(inOrder) as Record<(typeof setupStatus.options)[number], number>
}
