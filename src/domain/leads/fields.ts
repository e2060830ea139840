import { z } from 'zod'
import { emailAddress, emptyAsNull, optionalLine, optionalText, timeZoneName } from '../../platform/fields.js'

const calendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Please write the day as 2026-03-05')

export const qualificationFields = z.strictObject({
  budgetMinor: emptyAsNull(
    z.coerce
      .bigint()
      .min(0n, 'Please write an amount')
      .max(10n ** 15n),
  ).optional(),
  currency: emptyAsNull(z.string().regex(/^[A-Z]{3}$/, 'Please write a currency such as USD')).optional(),
  moveInOn: emptyAsNull(calendarDay).optional(),
  bedrooms: emptyAsNull(z.coerce.number().int().min(0).max(50)).optional(),
  sizeArea: optionalLine(120).optional(),
  needs: optionalText(1_000).optional(),
  timeframe: optionalLine(120).optional(),
})

/** The longest note about a lead, and of its history. */
export const MOST_NOTE = 4_000

/** What a person may write down about a lead; '' and null empty a field. */
export const leadFields = z.strictObject({
  name: optionalLine(120).optional(),
  email: emptyAsNull(emailAddress).optional(),
  /** As people write it; the client's own country is taken where none is said. */
  number: optionalLine(40).optional(),
  timeZone: emptyAsNull(timeZoneName).optional(),
  assigneeId: emptyAsNull(z.uuid()).optional(),
  note: optionalText(MOST_NOTE).optional(),
  customFields: z
    .record(z.string().trim().min(1).max(60), z.string().trim().max(500))
    .refine((fields) => Object.keys(fields).length <= 30, 'At most 30 fields')
    .optional(),
  qualification: qualificationFields.optional(),
})

/** What of it was given, with the types that preprocessing hides. */
export type LeadFields = {
  name?: string | null | undefined
  email?: string | null | undefined
  number?: string | null | undefined
  timeZone?: string | null | undefined
  assigneeId?: string | null | undefined
  note?: string | null | undefined
  customFields?: Record<string, string> | undefined
  qualification?: Record<string, unknown> | undefined
}
