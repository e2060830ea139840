import { z } from 'zod'
import { emailAddress, emptyAsNull, line, writtenNumber } from '../../platform/fields.js'
import { availabilityField } from './availability.js'

const bufferMinutes = z.coerce
  .number('Please write minutes, such as 15')
  .int('Please write whole minutes')
  .min(0, 'At least 0 minutes')
  .max(240, 'At most 240 minutes')

/** What a person writes about somebody of the team. */
export const memberFields = z.object({
  name: line(120),
  email: emptyAsNull(emailAddress) as z.ZodType<string | null>,
  /** Without a country code it is one of the client's country. */
  number: emptyAsNull(writtenNumber) as z.ZodType<string | null>,
  availability: availabilityField.nullable(),
  bufferBeforeMinutes: bufferMinutes,
  bufferAfterMinutes: bufferMinutes,
  takesAppointments: z.boolean(),
})
