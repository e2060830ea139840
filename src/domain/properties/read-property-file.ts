import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { line } from '../../platform/fields.js'
import { assertMayChangeOf } from '../staff/index.js'
import { guessMapping } from './import-columns.js'
import { fileLines } from './import-lines.js'
import { readOwner } from './property-row.js'

const fileInput = z.strictObject({
  fileName: line(200),
  bytes: z.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array),
  clientId: z.string().optional(),
})

/**
 * Reads a CSV file of properties (at most 2 MB and 5,000 rows) and guesses what its columns are. Nothing is added yet:
 * getPropertyImport shows what would be.
 * @throws invalid with the field "file" for what is no table; not_found, forbidden
 */
export async function readPropertyFile(ctx: Ctx, input: z.input<typeof fileInput>): Promise<{ id: string }> {
  assertMayChangeOf(ctx, 'properties.write')
  const { fileName, bytes, clientId: wanted } = fileInput.parse(input)
  const { header, lines } = fileLines(bytes)
  return inTransaction(ctx, async (tx) => {
    const { id: clientId } = await readOwner(tx, wanted)
    const id = randomUUID()
    const rows = { header, mapping: guessMapping(header), lines }
    const createdBy = 'name' in tx.actor ? tx.actor.name : 'Backline'
    const row = { id, clientId, fileName, rows, problems: [], createdBy, createdAt: tx.now }
    await tx.db.propertyImport.createMany({ data: row as never })
    return { id }
  })
}
