import { type Ctx, inTransaction } from '../../platform/context.js'
import { assertMayReadOf } from '../staff/index.js'
import { presentUnit, readProperty, unitColumns } from './property-row.js'
import type { PropertyRow, UnitRow } from './types.js'

const byName = new Intl.Collator('en', { numeric: true })

/** One property with its units, archived or not. @throws not_found also when it is another client's; forbidden */
export async function getProperty(ctx: Ctx, input: { id: string }): Promise<PropertyRow & { unitList: UnitRow[] }> {
  assertMayReadOf(ctx, 'properties.read')
  return inTransaction(ctx, async (tx) => {
    const property = await readProperty(tx, input.id)
    const where = { clientId: property.clientId, propertyId: property.id }
    const units = await tx.db.unit.findMany({ where, select: unitColumns, orderBy: { id: 'asc' }, take: 1_000 })
    const unitList = units.map(presentUnit).sort((one, other) => byName.compare(one.name, other.name))
    return { ...property, unitList }
  })
}
