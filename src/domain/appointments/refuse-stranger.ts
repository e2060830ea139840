import type { Ctx } from '../../platform/context.js'
import { conflict, notFound } from '../../platform/errors.js'

type Refers = {
  clientId: string
  propertyId?: string | undefined
  unitId?: string | undefined
  leadId?: string | undefined
}

/**
 * What an appointment refers to has to be the client's: the foreign keys would refuse it too, and take the whole
 * transaction with them. @throws not_found; conflict for a unit of another property
 */
export async function refuseStranger(tx: Ctx, { clientId, propertyId, unitId, leadId }: Refers): Promise<void> {
  const isMissing = async (count: Promise<number>) => (await count) === 0
  const of = (id: string) => ({ where: { clientId, id } })
  if (propertyId && (await isMissing(tx.db.property.count(of(propertyId))))) throw notFound('Property')
  if (leadId && (await isMissing(tx.db.lead.count(of(leadId))))) throw notFound('Lead')
  if (!unitId) return
  const unit = await tx.db.unit.findFirst({ ...of(unitId), select: { propertyId: true } })
  if (!unit) throw notFound('Unit')
  if (propertyId && unit.propertyId !== propertyId) throw conflict('That unit is in another property.')
}
