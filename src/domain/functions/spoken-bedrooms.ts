import { z } from 'zod'
import { resolveCount } from '../spoken/index.js'
import type { CallInHand } from './in-call-function.js'

const ASK = 'Ask the caller how many bedrooms they need.'

export const bedroomsField = z.union([z.string().trim().max(60, ASK), z.number()], ASK).optional()

/** How many bedrooms were said; empty where nothing was. */
export function spokenBedrooms(
  said: string | number | undefined,
  { language }: Pick<CallInHand, 'language'>,
): { bedrooms?: number } | { ask: string } {
  if (said === undefined) return {}
  const bedrooms = resolveCount(said, language)
  return bedrooms === undefined ? { ask: ASK } : { bedrooms }
}
