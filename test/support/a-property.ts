import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import { addressKeys } from '../../src/domain/properties/address.js'
import type { Deps } from '../../src/platform/context.js'
import { NOW } from './builders.js'

type PropertyOver = Partial<Omit<Prisma.PropertyUncheckedCreateInput, 'features' | 'photoUrls'>> & {
  clientId: string
  features?: string[]
  photoUrls?: string[]
}

/** A house for sale. */
export function aProperty(deps: Deps, over: PropertyOver) {
  const { address = '123 Main Street', city = 'Springfield' } = over
  return deps.database.prisma.property.create({
    data: {
      id: randomUUID(),
      currency: 'USD',
      priceMinor: 45_000_000n,
      createdAt: NOW,
      ...over,
      address,
      city,
      ...addressKeys({ address, city }),
    },
  })
}

/** A flat of a property. */
export const aUnit = (
  deps: Deps,
  over: Partial<Prisma.UnitUncheckedCreateInput> & { clientId: string; propertyId: string },
) => deps.database.prisma.unit.create({ data: { id: randomUUID(), name: '4B', ...over } })
