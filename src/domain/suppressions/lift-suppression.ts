import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { line } from '../../platform/fields.js'
import { audit } from '../audit/index.js'
import { resumeCalling, tellOfSuppression, whoOf } from '../leads/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { readSuppression } from './suppression-row.js'

export const liftSuppressionInput = z.strictObject({ id: z.string(), reason: line(300) })

/**
 * A person says, with a reason, that a number may be called again. The row stays as proof. Safe to repeat.
 * @throws not_found, forbidden, invalid
 */
export async function liftSuppression(ctx: Ctx, input: z.input<typeof liftSuppressionInput>): Promise<void> {
  assertMayChangeOf(ctx, 'suppressions.write')
  const { id, reason } = liftSuppressionInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const { clientId, number } = await readSuppression(tx, id)
    const { count } = await tx.db.suppression.updateMany({
      where: { id, clientId, liftedAt: null },
      data: { liftedAt: tx.now, liftedBy: whoOf(tx), liftedReason: reason },
    })
    if (count === 0) return
    await resumeCalling(tx, { clientId, number })
    const subject = { kind: 'suppression', id, name: number }
    await audit(tx, { action: 'suppressions.lift', subject, clientId, changes: { reason: [null, reason] } })
    await tellOfSuppression(tx, { clientId, id })
  })
}
