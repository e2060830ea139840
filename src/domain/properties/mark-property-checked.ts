import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { readProperty } from './property-row.js'

const checkedInput = z.strictObject({ id: z.string(), isHealthy: z.boolean() })

/**
 * Says that somebody made sure now that all this is right, and whether it was researched and healthy; callers are told.
 * @throws not_found, forbidden
 */
export async function markPropertyChecked(ctx: Ctx, input: z.input<typeof checkedInput>): Promise<void> {
  assertMayChangeOf(ctx, 'properties.write')
  const { id, isHealthy } = checkedInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const before = await readProperty(tx, id)
    const { clientId, address: name } = before
    await tx.db.property.updateMany({ where: { id, clientId }, data: { checkedAt: tx.now, isHealthy } })
    await audit(tx, {
      action: 'properties.check',
      subject: { kind: 'property', id, name },
      clientId,
      changes: { isHealthy: [before.isHealthy, isHealthy] },
    })
  })
}
