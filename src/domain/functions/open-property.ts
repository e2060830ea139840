import type { Ctx } from '../../platform/context.js'
import { addressLine, findSpokenProperty, type PropertyRow, whichProperty } from '../properties/index.js'
import type { CallInHand } from './in-call-function.js'

const GONE: Partial<Record<PropertyRow['status'], string>> = {
  SOLD: 'is sold',
  LET: 'is let',
  OFF_MARKET: 'is off the market',
}

/** The property a caller means, as long as it can still be seen; else what the assistant should say. */
export async function openProperty(
  tx: Ctx,
  said: string,
  { clientId, language }: CallInHand,
): Promise<{ property: PropertyRow } | { ask: string; propertyId?: string }> {
  const found = whichProperty(await findSpokenProperty(tx, { clientId, said, language }))
  if ('ask' in found) return found
  const gone = GONE[found.property.status]
  if (!gone) return found
  const ask = `${addressLine(found.property)} ${gone} and cannot be seen any more. Tell the caller, and offer to look for another one.`
  return { ask, propertyId: found.property.id }
}
