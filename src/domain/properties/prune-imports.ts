import type { Ctx } from '../../platform/context.js'

const KEPT_MS = 7 * 86_400_000

/** Forgets files that were read and not added within a week, with everything that stands in them. Safe to repeat. */
export async function pruneImports(ctx: Ctx): Promise<{ forgotten: number }> {
  const before = new Date(ctx.now.getTime() - KEPT_MS)
  const { count } = await ctx.db.propertyImport.deleteMany({ where: { state: 'READY', createdAt: { lt: before } } })
  return { forgotten: count }
}
