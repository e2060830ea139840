import type { Ctx } from '../../platform/context.js'
import { addressLine, availableUnits, type PropertyRow, type UnitRow } from '../properties/index.js'
import { digitsFor } from '../spoken/index.js'
import type { CallInHand } from './in-call-function.js'

const READ_OUT = 3

/** The unit a caller means, among those of a property that can be had; else what the assistant should ask. */
export async function spokenUnit(
  tx: Ctx,
  { said, property }: { said: string; property: PropertyRow },
  { clientId, language }: CallInHand,
): Promise<{ unit: UnitRow } | { ask: string }> {
  const units = await availableUnits(tx, { clientId, propertyId: property.id })
  const wanted = [keyOf(said), keyOf(digitsFor(said, language))]
  const meant = units.filter(({ name }) => wanted.includes(keyOf(name)))
  const [unit] = meant
  if (unit && meant.length === 1) return { unit }
  const names = units.slice(0, READ_OUT).map(({ name }) => name)
  const others =
    names.length > 0 ? `free are ${names.join(', ')}${units.length > READ_OUT ? ' and others' : ''}` : 'none is free'
  return {
    ask: `There is no free unit of that name at ${addressLine(property)}; ${others}. Ask the caller which they mean.`,
  }
}

/** "Unit 2-B", "apartment 2 b" and "2B" are one. */
const keyOf = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\b(?:unit|apartment|apt|flat|suite|number|no|piso|apartamento|appartement|wohnung)\b/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
