import { z } from 'zod'
import {
  emailAddress,
  emptyAsNull,
  line,
  optionalLine,
  optionalText,
  phoneNumber,
  timeZoneName,
} from '../../platform/fields.js'

const UUID = /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** The id itself, or the address of the assistant's page in Vapi's dashboard, which ends in it. */
const assistantId = z.string().transform((raw, context) => {
  const id = UUID.exec(raw)?.[0].toLowerCase()
  if (!id) context.addIssue('Please paste the assistant’s id, or the address of its page in Vapi')
  return id ?? z.NEVER
})

const currencyCode = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'Please choose a currency such as USD')

export const setupStatus = z.enum([
  'NOT_STARTED',
  'TOKEN_GENERATED',
  'VAPI_AGENT_CONFIGURED',
  'CLIENT_NOTIFIED',
  'LIVE',
])

/** What staff fill in about a client, when it is created and later. */
export const clientFields = z.strictObject({
  /** Also the login of the client's first user. */
  email: emailAddress,
  name: line(120),
  businessName: line(160),
  phone: emptyAsNull(phoneNumber).optional(),
  businessType: optionalLine(120).optional(),
  serviceHours: optionalText(500).optional(),
  timeZone: timeZoneName.optional(),
  vapiAssistantId: emptyAsNull(assistantId).optional(),
  vapiPhoneNumber: emptyAsNull(phoneNumber).optional(),
  adminNotes: optionalText(10_000).optional(),
  currency: currencyCode.optional(),
  emailNotifications: z.boolean().optional(),
  smsNotifications: z.boolean().optional(),
  portalAccess: z.enum(['READ_ONLY', 'SELF_SERVICE']).optional(),
})

/** A list of clients that were ticked; the whole list is refused when one of them does not exist. */
export const clientIds = z
  .array(z.uuid())
  .min(1, 'Please choose at least one client')
  .max(500, 'Please choose at most 500 clients at a time')
  .transform((ids) => [...new Set(ids)])
