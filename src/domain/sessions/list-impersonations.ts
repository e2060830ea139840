import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { forbidden } from '../../platform/errors.js'

export type ImpersonationLine = { id: string; staffName: string; reason: string; startedAt: Date; endedAt: Date }

/** Who of the agency has read this client's portal, and why: the latest 20 visits, newest first. */
export async function listImpersonations(ctx: Ctx): Promise<ImpersonationLine[]> {
  const clientId = walledClient(ctx.actor)
  if (!clientId) throw forbidden()
  const visits = await inTransaction(ctx, (tx) =>
    tx.db.impersonation.findMany({
      where: { clientId, usedAt: { not: null } },
      orderBy: { createdAt: 'desc' },
      take: 20,
      select: {
        id: true,
        staffName: true,
        reason: true,
        usedAt: true,
        createdAt: true,
        endedAt: true,
        expiresAt: true,
      },
    }),
  )
  return visits.map(({ id, staffName, reason, usedAt, createdAt, endedAt, expiresAt }) => ({
    id,
    staffName,
    reason,
    startedAt: usedAt ?? createdAt,
    // While a visit goes on, its latest possible end.
    endedAt: endedAt ?? expiresAt,
  }))
}
