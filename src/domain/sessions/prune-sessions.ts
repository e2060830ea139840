import type { Ctx } from '../../platform/context.js'

const KEPT_MS = 30 * 24 * 60 * 60_000

/** Removes what is over: expired sessions, counters of tries, and password links that ended over 30 days ago. */
export async function pruneSessions(ctx: Ctx): Promise<void> {
  const longAgo = new Date(ctx.now.getTime() - KEPT_MS)
  await ctx.db.session.deleteMany({ where: { expire: { lt: ctx.now } } })
  await ctx.db.rateLimit.deleteMany({ where: { expire: { lte: BigInt(ctx.now.getTime()) } } })
  await ctx.db.clientPasswordLink.deleteMany({ where: { expiresAt: { lt: longAgo } } })
  await ctx.db.staffPasswordLink.deleteMany({ where: { expiresAt: { lt: longAgo } } })
  await ctx.db.retiredWebhookToken.deleteMany({ where: { expiresAt: { lt: longAgo } } })
}
