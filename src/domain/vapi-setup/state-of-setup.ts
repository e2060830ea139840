import type { Ctx } from '../../platform/context.js'
import { assertMay } from '../staff/index.js'

/** How many findings are open, and when somebody or the clock last looked. */
export async function stateOfSetup(ctx: Ctx): Promise<{ open: number; lastCheckedAt: Date | null }> {
  assertMay(ctx, 'reconciliation.read')
  const open = await ctx.db.vapiFinding.count({ where: { repairedAt: null } })
  const last = await ctx.db.auditEntry.findFirst({
    where: { action: 'vapi-setup.check' },
    orderBy: { at: 'desc' },
    select: { at: true },
  })
  return { open, lastCheckedAt: last?.at ?? null }
}
