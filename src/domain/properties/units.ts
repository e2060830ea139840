import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction, isUniqueViolation } from '../../platform/context.js'
import { conflict, invalid, notFound } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assertMayChangeOf, assertMayReadOf } from '../staff/index.js'
import { unitFields } from './fields.js'
import { minorOf } from './minor-of.js'
import { presentUnit, readProperty, unitColumns } from './property-row.js'
import type { PropertyRow, UnitRow } from './types.js'

const MOST_OF_A_PROPERTY = 1_000

export const createUnitInput = unitFields.partial().extend({ propertyId: z.string(), name: unitFields.shape.name })
export const updateUnitInput = unitFields.partial().extend({ id: z.string() })

/** One unit, with whose it is and the currency of its rent. @throws not_found also when it is another client's; forbidden */
export async function getUnit(
  ctx: Ctx,
  input: { id: string },
): Promise<UnitRow & { clientId: string; currency: string }> {
  assertMayReadOf(ctx, 'properties.read')
  return inTransaction(ctx, async (tx) => {
    const { unit, property } = await readUnit(tx, input.id)
    return { ...unit, clientId: property.clientId, currency: property.currency }
  })
}

/** Adds a unit to a property. @throws invalid when it has one of that name, conflict beyond a thousand; not_found, forbidden */
export async function createUnit(ctx: Ctx, input: z.input<typeof createUnitInput>): Promise<{ id: string }> {
  assertMayChangeOf(ctx, 'properties.write')
  const { propertyId, ...fields } = createUnitInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const property = await readProperty(tx, propertyId)
    if (property.units >= MOST_OF_A_PROPERTY) throw conflict('A property has at most a thousand units.')
    const id = randomUUID()
    const { clientId } = property
    const row = { ...stored(fields, property), id, clientId, propertyId, updatedAt: tx.now }
    await tx.db.unit.createMany({ data: row as never }).catch(refuseName)
    await noteUnit(tx, 'properties.create-unit', { property, name: fields.name })
    return { id }
  })
}

/** Changes a unit; what is not named stays. @throws invalid, not_found, forbidden */
export async function updateUnit(ctx: Ctx, input: z.input<typeof updateUnitInput>): Promise<void> {
  assertMayChangeOf(ctx, 'properties.write')
  const { id, ...fields } = updateUnitInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const { unit, property } = await readUnit(tx, id)
    const { clientId } = property
    const data = stored(fields, property)
    await tx.db.unit.updateMany({ where: { id, clientId }, data: data as never }).catch(refuseName)
    await noteUnit(tx, 'properties.update-unit', { property, name: fields.name ?? unit.name })
  })
}

/**
 * Takes a unit away.
 * @throws conflict when an appointment is about it: set it to "off the market" then; not_found, forbidden
 */
export async function removeUnit(ctx: Ctx, input: { id: string }): Promise<{ propertyId: string }> {
  assertMayChangeOf(ctx, 'properties.write')
  return inTransaction(ctx, async (tx) => {
    const { unit, property } = await readUnit(tx, input.id)
    const used = await tx.db.appointment.count({ where: { clientId: property.clientId, unitId: unit.id } })
    if (used > 0) throw conflict('An appointment is about this unit. Set it to “off the market” instead.')
    await tx.db.unit.deleteMany({ where: { id: unit.id, clientId: property.clientId } })
    await noteUnit(tx, 'properties.remove-unit', { property, name: unit.name })
    return { propertyId: property.id }
  })
}

async function readUnit(tx: Ctx, id: string): Promise<{ unit: UnitRow; property: PropertyRow }> {
  if (!z.uuid().safeParse(id).success) throw notFound('Unit')
  const found = await tx.db.unit.findFirst({ where: { id }, select: unitColumns })
  if (!found) throw notFound('Unit')
  // Whose it is, the property says.
  const property = await readProperty(tx, found.propertyId).catch(() => undefined)
  if (!property) throw notFound('Unit')
  return { unit: presentUnit(found), property }
}

type Fields = Omit<z.infer<typeof updateUnitInput>, 'id'>

const stored = ({ rent, availableOn, ...plain }: Fields, { currency }: PropertyRow) => ({
  ...plain,
  ...(rent !== undefined && { rentMinor: minorOf({ field: 'rent', written: rent, currency }) }),
  ...(availableOn !== undefined && { availableOn: availableOn && new Date(`${availableOn}T00:00:00Z`) }),
})

function refuseName(thrown: unknown): never {
  if (isUniqueViolation(thrown)) throw invalid('name', 'The property has a unit of this name already')
  throw thrown
}

const noteUnit = (tx: Ctx, action: string, { property, name }: { property: PropertyRow; name: string }) =>
  audit(tx, {
    action,
    subject: { kind: 'property', id: property.id, name: property.address },
    clientId: property.clientId,
    changes: { unit: action === 'properties.remove-unit' ? [name, null] : [null, name] },
  })
