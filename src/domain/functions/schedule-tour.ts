import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { type PropertyRow, searchProperties } from '../properties/index.js'
import { bookInCall } from './book-in-call.js'
import { bookingFields, propertyField } from './booking-fields.js'
import { type CallInHand, DEADLINE_MS, defineFunction } from './in-call-function.js'
import { openProperty } from './open-property.js'
import { spokenUnit } from './spoken-unit.js'

const input = z.object({
  property: propertyField.optional(),
  unit: z
    .string()
    .trim()
    .max(80, 'Give only the name of the unit.')
    .optional()
    .describe('The unit, if they named one.'),
  ...bookingFields,
})

/** Books a caller's tour of a building or of one unit of it, pending until the client confirms it. */
export const scheduleTour = defineFunction<z.infer<typeof input>>({
  name: 'schedule_tour',
  label: 'Schedule a tour',
  about: 'The assistant books a tour of a building or unit to let at a free time of the team.',
  description:
    'Books a tour of a building or unit that is to let. Use it when the caller wants to look round and has said when. ' +
    'Ask for their name, and whether the number they are calling from is right, first. ' +
    'Say that it is booked only if the answer says so, and read back what was noted.',
  input,
  needs: ['properties', 'booking'],
  intent: 'schedule_viewing',
  outcome: 'TOUR_SCHEDULED',
  effect: 'writes',
  deadlineMs: DEADLINE_MS,
  async run(tx, { property: said, unit: saidUnit, ...booking }, call) {
    const found = said ? await openProperty(tx, said, call) : await onlyProperty(tx, call)
    if ('ask' in found) return { say: found.ask, ...(found.propertyId && { propertyId: found.propertyId }) }
    const { property } = found
    const about = { ...booking, kind: 'TOUR', property } as const
    if (!saidUnit || !property) return bookInCall(tx, about, call)
    const chosen = await spokenUnit(tx, { said: saidUnit, property }, call)
    if ('ask' in chosen) return { say: chosen.ask, propertyId: property.id }
    return bookInCall(tx, { ...about, unit: chosen.unit }, call)
  },
})

type Found = { property: PropertyRow | undefined } | { ask: string; propertyId?: string }

/** Who lets one building need not be told which one; who lists none is told by a person. */
async function onlyProperty(tx: Ctx, { clientId }: CallInHand): Promise<Found> {
  const { properties, total } = await searchProperties(tx, { clientId, limit: 1 })
  if (total > 1) return { ask: 'Ask the caller which property they would like to see: house number, street and city.' }
  return { property: properties[0] }
}
