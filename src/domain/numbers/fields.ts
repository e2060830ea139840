import { z } from 'zod'
import { emptyAsNull, optionalLine, phoneNumber } from '../../platform/fields.js'
import { businessHours } from '../hours/index.js'

/** Vapi fills in {{…}} and {%…%} in what an assistant says. */
const NO_LIQUID = /^(?:(?!\{\{|\{%).)*$/s

const greeting = optionalLine(500).refine(
  (text) => text === null || NO_LIQUID.test(text as string),
  'Please write it without {{ and {%',
) as z.ZodType<string | null>

export const voice = z.strictObject({
  provider: z.enum(['vapi', '11labs'], 'Please choose who makes the voice'),
  voiceId: z
    .string()
    .trim()
    .min(1, 'Please write the ID of the voice')
    .max(120, 'At most 120 characters')
    .regex(/^[\w.:-]+$/, 'An ID has letters, digits, dots and dashes only'),
})

/** What a client in self-service may say about a number of its own. */
export const ownFields = z.strictObject({
  label: optionalLine(80) as z.ZodType<string | null>,
  greeting,
  forwardTo: emptyAsNull(phoneNumber) as z.ZodType<string | null>,
  hours: businessHours.nullable(),
})

/** What staff may say. */
export const staffFields = ownFields.extend({ voice: voice.nullable(), isActive: z.boolean() })

export type NumberFields = z.infer<typeof staffFields>
