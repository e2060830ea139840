import type { Ctx } from '../../platform/context.js'

const KEPT_MS = 30 * 24 * 3_600_000

/** Removes sessions that were over 30 days ago, and their refresh tokens. */
export async function pruneApiSessions(ctx: Ctx): Promise<void> {
  const longAgo = new Date(ctx.now.getTime() - KEPT_MS)
  await ctx.db.apiSession.deleteMany({ where: { OR: [{ expiresAt: { lt: longAgo } }, { endedAt: { lt: longAgo } }] } })
}
