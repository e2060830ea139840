import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, invalid } from '../../platform/errors.js'
import { assertMayChangeOf } from '../staff/index.js'
import { isImportField } from './import-columns.js'
import { lockImport } from './import-record.js'

const mapInput = z.strictObject({
  id: z.string(),
  /** The field of each column in their order; '' and null leave a column out. */
  mapping: z.array(z.string().nullable()).max(200),
})

/**
 * Says what the columns of a file are, before anything is added.
 * @throws invalid when a field is named twice, conflict when the file was added already; not_found, forbidden
 */
export async function mapPropertyImport(ctx: Ctx, input: z.input<typeof mapInput>): Promise<void> {
  assertMayChangeOf(ctx, 'properties.write')
  const { id, mapping } = mapInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const { table, state, clientId } = await lockImport(tx, id)
    if (state !== 'READY') throw conflict('This file was added already.')
    const fields = table.header.map((_heading, at) => (isImportField(mapping[at] ?? '') ? mapping[at] : null))
    const named = fields.filter(Boolean)
    if (new Set(named).size < named.length) throw invalid('mapping', 'Please choose each field for one column only')
    await tx.db.propertyImport.updateMany({
      where: { id, clientId },
      data: { rows: { ...table, mapping: fields } as never },
    })
  })
}
