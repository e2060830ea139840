import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { given } from '../../platform/fields.js'
import { audit, type Changes, changesOf } from '../audit/index.js'
import { numberOfClient } from '../clients/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { addressKeys } from './address.js'
import { refuseReference } from './create-property.js'
import { propertyFields } from './fields.js'
import { minorOf } from './minor-of.js'
import { readProperty } from './property-row.js'
import type { PropertyRow } from './types.js'

export const updatePropertyInput = propertyFields
  .partial()
  .extend({ id: z.string(), /** The updatedAt that the form showed. */ expectedUpdatedAt: z.coerce.date().optional() })

/**
 * Changes what is said about a property; what is not named stays.
 * @throws invalid, not_found, forbidden; conflict when somebody else changed it since expectedUpdatedAt
 */
export async function updateProperty(ctx: Ctx, input: z.input<typeof updatePropertyInput>): Promise<void> {
  assertMayChangeOf(ctx, 'properties.write')
  const { id, expectedUpdatedAt, price, ...rest } = updatePropertyInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const before = await readProperty(tx, id)
    if (expectedUpdatedAt && expectedUpdatedAt.getTime() !== before.updatedAt.getTime()) throw changedMeanwhile()
    const currency = rest.currency ?? before.currency
    const { clientId } = before
    const agentNumber = await numberOfClient(tx, { clientId, field: 'agentNumber', written: rest.agentNumber })
    const wanted = {
      ...given({ ...rest, agentNumber }),
      ...(price !== undefined && { priceMinor: minorOf({ field: 'price', written: price, currency }) }),
    } as Partial<PropertyRow>
    const changes = changesOf<object>(inWords(before), inWords(wanted))
    if (Object.keys(changes).length === 0) return
    const { address = before.address, city = before.city } = wanted
    const { count } = await tx.db.property
      .updateMany({
        where: { id, clientId, updatedAt: before.updatedAt },
        data: { ...wanted, ...addressKeys({ address, city }), updatedAt: later(tx.now, before.updatedAt) } as never,
      })
      .catch(refuseReference)
    if (count === 0) throw changedMeanwhile()
    await audit(tx, {
      action: 'properties.update',
      subject: { kind: 'property', id, name: address },
      clientId,
      changes: inShort(changes),
    })
  })
}

const changedMeanwhile = () => conflict('Somebody else changed this property. Load it again and repeat your change.')

/** Two changes within a millisecond still differ. */
const later = (now: Date, before: Date) => new Date(Math.max(now.getTime(), before.getTime() + 1))

/** JSON, which changes are compared and kept as, knows no large numbers. */
const inWords = <T extends { priceMinor?: bigint | null }>(fields: T) =>
  'priceMinor' in fields ? { ...fields, priceMinor: fields.priceMinor?.toString() ?? null } : fields

/** Of long texts and lists that they changed: the property's page shows them. */
const inShort = (changes: Changes): Changes =>
  Object.fromEntries(
    Object.entries(changes).map(([field, pair]) =>
      ['description', 'features', 'photoUrls'].includes(field) ? [field, ['…', '…'] as const] : [field, pair],
    ),
  )
