import type { Ctx } from '../../platform/context.js'
import { KEPT_MS } from './once.js'

/** What was begun and never answered is kept longer: somebody may still ask what became of it. */
const UNANSWERED_MS = 7 * KEPT_MS

/** Removes the keys, and the answers kept with them, whose day is over. */
export async function pruneIdempotencyKeys(ctx: Ctx): Promise<void> {
  const before = (ms: number) => ({ createdAt: { lt: new Date(ctx.now.getTime() - ms) } })
  await ctx.db.idempotencyKey.deleteMany({ where: { state: 'DONE', ...before(KEPT_MS) } })
  await ctx.db.idempotencyKey.deleteMany({ where: before(UNANSWERED_MS) })
}
