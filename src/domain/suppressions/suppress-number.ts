import type { Ctx } from '../../platform/context.js'
import { stopCalling } from '../leads/index.js'

type ToSuppress = Parameters<typeof stopCalling>[1]

/**
 * From now on this number (E.164) must not be called for this client. The lead behind it becomes Do not call and its
 * consent to calls is revoked. Safe to repeat: it is kept once while it is in force.
 */
export async function suppressNumber(tx: Ctx, input: ToSuppress): Promise<{ isNew: boolean }> {
  const { isNew } = await stopCalling(tx, input)
  return { isNew }
}

/** Whether this number (E.164) must not be called for this client. */
export async function isSuppressed(
  tx: Ctx,
  { clientId, number }: { clientId: string; number: string },
): Promise<boolean> {
  const where = { clientId, number, liftedAt: null }
  return (await tx.db.suppression.findFirst({ where, select: { id: true } })) !== null
}
