import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction, isUniqueViolation } from '../../platform/context.js'
import { conflict, invalid } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { numberOfClient } from '../clients/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { addressKeys } from './address.js'
import { propertyFields } from './fields.js'
import { minorOf } from './minor-of.js'
import { readOwner } from './property-row.js'

const { shape } = propertyFields

export const createPropertyInput = propertyFields
  .partial()
  .extend({ clientId: z.string().optional(), address: shape.address, city: shape.city })

/**
 * Adds a property. A client's people add to their own; staff name the client. `price` is what people write ("450,000"), in
 * the client's currency unless another is named.
 * @throws invalid; conflict when that address is there already and no reference tells the two apart; not_found, forbidden
 */
export async function createProperty(
  ctx: Ctx,
  input: z.input<typeof createPropertyInput>,
): Promise<{ id: string; clientId: string }> {
  assertMayChangeOf(ctx, 'properties.write')
  const { clientId: wanted, price, ...fields } = createPropertyInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const owner = await readOwner(tx, wanted)
    const clientId = owner.id
    const currency = fields.currency ?? owner.currency
    const keys = addressKeys(fields)
    if (!fields.reference) await refuseTwin(tx, { clientId, ...keys })
    const id = randomUUID()
    const priceMinor = price === undefined ? fields.priceMinor : minorOf({ field: 'price', written: price, currency })
    const agentNumber = await numberOfClient(tx, { clientId, field: 'agentNumber', written: fields.agentNumber })
    const written = { ...fields, agentNumber, priceMinor, currency }
    const row = { ...written, ...keys, id, clientId, createdAt: tx.now, updatedAt: tx.now }
    await tx.db.property.createMany({ data: row as never }).catch(refuseReference)
    await audit(tx, {
      action: 'properties.create',
      subject: { kind: 'property', id, name: fields.address },
      clientId,
      changes: { address: [null, fields.address], city: [null, fields.city] },
    })
    return { id, clientId }
  })
}

type Address = { clientId: string; addressKey: string; cityKey: string }

/** Two that are called alike would have every caller asked which one they mean. */
async function refuseTwin(tx: Ctx, { clientId, addressKey, cityKey }: Address): Promise<void> {
  const where = { clientId, addressKey, cityKey, archivedAt: null }
  const twin = await tx.db.property.findFirst({ where, select: { id: true } })
  if (twin)
    throw conflict(
      'A property with this address is in the list already. Give this one a reference, or change that one.',
    )
}

/** @throws invalid for a reference that another one has */
export function refuseReference(thrown: unknown): never {
  if (isUniqueViolation(thrown)) throw invalid('reference', 'Another property has this reference')
  throw thrown
}
