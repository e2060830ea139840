import type { Ctx } from '../../platform/context.js'
import { assertMay } from '../staff/index.js'

/** What was done to and by a client, newest first, at most 50 lines: for its page in the back office. */
export async function clientHistory(ctx: Ctx, input: { clientId: string }) {
  assertMay(ctx, 'audit.read')
  return ctx.db.auditEntry.findMany({
    where: { clientId: input.clientId },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    take: 50,
    select: { id: true, at: true, actorKind: true, actorName: true, action: true, subjectName: true, changes: true },
  })
}
