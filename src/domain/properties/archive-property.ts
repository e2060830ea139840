import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { readProperty } from './property-row.js'

/** Takes a property out of all lists and out of what callers are told; what names it goes on naming it. Safe to repeat. */
export const archiveProperty = (ctx: Ctx, input: { id: string }): Promise<void> => setArchived(ctx, input.id, true)

/** Puts it back. Safe to repeat. */
export const unarchiveProperty = (ctx: Ctx, input: { id: string }): Promise<void> => setArchived(ctx, input.id, false)

/** @throws not_found, forbidden */
async function setArchived(ctx: Ctx, id: string, isArchived: boolean): Promise<void> {
  assertMayChangeOf(ctx, 'properties.write')
  await inTransaction(ctx, async (tx) => {
    const { clientId, address: name } = await readProperty(tx, id)
    const { count } = await tx.db.property.updateMany({
      where: { id, clientId, archivedAt: isArchived ? null : { not: null } },
      data: { archivedAt: isArchived ? tx.now : null },
    })
    if (count === 0) return
    const action = isArchived ? 'properties.archive' : 'properties.unarchive'
    await audit(tx, { action, subject: { kind: 'property', id, name }, clientId })
  })
}
