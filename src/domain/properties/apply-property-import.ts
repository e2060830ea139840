import { type Ctx, inTransaction, isUniqueViolation } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import type { ImportField } from './import-columns.js'
import { planOf } from './import-plan.js'
import { lockImport, type Undo } from './import-record.js'
import { addRows, asBefore, changeRows } from './import-writes.js'

/**
 * Adds the rows of a file that was read, all that are right or none; cells that are empty change nothing. A file is added
 * once.
 * @throws conflict when it was added already, or nothing in it can be; not_found, forbidden
 */
export async function applyPropertyImport(
  ctx: Ctx,
  input: { id: string },
): Promise<{ added: number; changed: number }> {
  assertMayChangeOf(ctx, 'properties.write')
  return inTransaction(ctx, async (tx) => {
    const stored = await lockImport(tx, input.id)
    const { id, clientId, state, fileName, table } = stored
    if (state !== 'READY') throw conflict('This file was added already.')
    const { additions, changes, problems } = await planOf(tx, stored)
    if (additions.length + changes.length === 0) throw conflict('There is nothing to add or change in this file.')
    const undo: Undo = { added: await addRows(tx, stored, additions).catch(refuseTwin), changed: asBefore(changes) }
    await changeRows(tx, clientId, changes).catch(refuseTwin)
    const counts = { added: additions.length, changed: changes.length }
    const rows = { ...table, lines: [] }
    const kept = problems.map((one) => ({
      ...one,
      cells: table.mapping.map((field, at) => usedCell(field, one.cells[at])),
    }))
    const done = { ...counts, state: 'DONE', doneAt: tx.now, rows, problems: kept, undo }
    await tx.db.propertyImport.updateMany({ where: { id, clientId }, data: done as never })
    const words = { added: [0, counts.added], changed: [0, counts.changed] } as const
    await audit(tx, {
      action: 'properties.import',
      subject: { kind: 'property_import', id, name: fileName },
      clientId,
      changes: words,
    })
    return counts
  })
}

/** What stood in columns that were left out is none of ours once the file was added. */
const usedCell = (field: ImportField | null, cell = '') => (field === null ? '' : cell)

function refuseTwin(thrown: unknown): never {
  if (isUniqueViolation(thrown)) throw conflict('Somebody else changed properties meanwhile. Look at the file again.')
  throw thrown
}
