import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import type { Deps } from '../../src/platform/context.js'
import { NOW } from './builders.js'

/** An offer of $450,000. */
export function anOffer(
  deps: Deps,
  { conditions, ...over }: Partial<Prisma.OfferUncheckedCreateInput> & { clientId: string; conditions?: string },
) {
  const id = over.id ?? randomUUID()
  const place = { clientId: over.clientId, table: 'offers', column: 'conditions_sealed', id }
  const conditionsSealed = conditions ? deps.vault.seal(place, conditions) : null
  return deps.database.prisma.offer.create({
    data: { amountMinor: 45_000_000n, currency: 'USD', createdAt: NOW, ...over, id, conditionsSealed },
  })
}
