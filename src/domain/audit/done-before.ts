import type { Ctx } from '../../platform/context.js'
import type { Changes } from './audit.js'

/** A repeat of a request has the same, and does nothing twice. */
export type RequestId = { requestId?: string | undefined }

export type DoneBefore = { subjectId: string | null; clientId: string | null; changes: Changes }

/**
 * What an earlier try of the same request has written down under the request's id: its answer was lost, its work was not.
 * A client's role reads no entries, so it wants a context above the wall.
 */
export async function doneBefore(
  ctx: Ctx,
  { requestId, action }: RequestId & { action: string },
): Promise<DoneBefore | undefined> {
  if (requestId === undefined) return undefined
  const select = { action: true, subjectId: true, clientId: true, changes: true } as const
  const entry = await ctx.db.auditEntry.findUnique({ where: { id: requestId }, select })
  if (entry?.action !== action) return undefined
  // The column holds what audit() was given.
  return { subjectId: entry.subjectId, clientId: entry.clientId, changes: (entry.changes ?? {}) as unknown as Changes }
}
