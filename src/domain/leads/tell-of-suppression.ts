import type { Ctx } from '../../platform/context.js'
import { tellClient } from '../client-events/index.js'

/** Tells the client's programs that a number must not be called, or may be again: once each. */
export async function tellOfSuppression(tx: Ctx, { clientId, id }: { clientId: string; id: string }): Promise<void> {
  const columns = { number: true, source: true, reason: true, createdAt: true, liftedAt: true } as const
  const { createdAt, liftedAt, ...row } = await tx.db.suppression.findFirstOrThrow({
    where: { clientId, id },
    select: columns,
  })
  const type = liftedAt ? 'suppression.lifted' : 'suppression.added'
  await tellClient(tx, { clientId, type, key: id, data: { id, ...row, created_at: createdAt, lifted_at: liftedAt } })
}
