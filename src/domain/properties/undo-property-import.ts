import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { lockImport, type StoredImport, type Undo } from './import-record.js'
import { writeBack } from './import-writes.js'

/**
 * Takes away what a file added and puts back what it changed, while nothing hangs on it: no unit, appointment, task, offer
 * or call of an added property, and none of them changed since.
 * @throws conflict when something does, or it is not there to be undone; not_found, forbidden
 */
export async function undoPropertyImport(
  ctx: Ctx,
  input: { id: string },
): Promise<{ removed: number; restored: number }> {
  assertMayChangeOf(ctx, 'properties.write')
  return inTransaction(ctx, async (tx) => {
    const stored = await lockImport(tx, input.id)
    const { id, clientId, state, undo, fileName } = stored
    if (state !== 'DONE' || !undo) throw conflict('There is nothing to undo here.')
    await refuseUsed(tx, stored, undo)
    await tx.db.property.deleteMany({ where: { clientId, id: { in: undo.added } } })
    await writeBack(tx, clientId, undo.changed)
    await tx.db.propertyImport.updateMany({ where: { id, clientId }, data: { state: 'UNDONE', undoneAt: tx.now } })
    const counts = { removed: undo.added.length, restored: undo.changed.length }
    const changes = { removed: [0, counts.removed], restored: [0, counts.restored] } as const
    await audit(tx, {
      action: 'properties.undo-import',
      subject: { kind: 'property_import', id, name: fileName },
      clientId,
      changes,
    })
    return counts
  })
}

async function refuseUsed(tx: Ctx, { clientId, doneAt }: StoredImport, { added, changed }: Undo): Promise<void> {
  const touched = [...added, ...changed.map(({ id }) => String(id))]
  const whole = { clientId, id: { in: touched } }
  // In this order: whoever adds something to one of them from now on waits, and finds it gone.
  await tx.db
    .$queryRaw`select 1 from properties where client_id = ${clientId}::uuid and id = any(${touched}::uuid[]) order by id for update`
  const untouched = await tx.db.property.count({ where: { ...whole, updatedAt: doneAt ?? new Date(0) } })
  const used = await tx.db.property.count({
    where: {
      clientId,
      id: { in: added },
      OR: [
        { units: { some: {} } },
        { appointments: { some: {} } },
        { tasks: { some: {} } },
        { offers: { some: {} } },
        { calls: { some: {} } },
      ],
    },
  })
  const reasons = [
    ...(untouched < touched.length ? [`${touched.length - untouched} of its properties were changed since`] : []),
    ...(used > 0 ? [`${used} have units, appointments, tasks, offers or calls by now`] : []),
  ]
  if (reasons.length > 0)
    throw conflict(`This file can no longer be undone: ${reasons.join(', and ')}. Archive what should go.`)
}
