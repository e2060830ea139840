import { z } from 'zod'
import { bookInCall } from './book-in-call.js'
import { bookingFields, propertyField } from './booking-fields.js'
import { DEADLINE_MS, defineFunction } from './in-call-function.js'
import { openProperty } from './open-property.js'

const input = z.object({ property: propertyField, ...bookingFields })

/** Books a caller's visit to a property, pending until the client confirms it. */
export const scheduleViewing = defineFunction<z.infer<typeof input>>({
  name: 'schedule_viewing',
  label: 'Schedule a viewing',
  about: 'The assistant books a viewing of one of the properties at a free time of the team.',
  description:
    'Books a viewing of a property. Use it when the caller wants to see a property and has said which one and when. ' +
    'Ask for their name, and whether the number they are calling from is right, first. ' +
    'Say that it is booked only if the answer says so, and read back what was noted.',
  input,
  needs: ['properties', 'booking'],
  intent: 'schedule_viewing',
  outcome: 'VIEWING_SCHEDULED',
  effect: 'writes',
  deadlineMs: DEADLINE_MS,
  async run(tx, { property: said, ...booking }, call) {
    const found = await openProperty(tx, said, call)
    if ('ask' in found) return { say: found.ask, ...(found.propertyId && { propertyId: found.propertyId }) }
    return bookInCall(tx, { ...booking, kind: 'VIEWING', property: found.property }, call)
  },
})
