import { z } from 'zod'
import { emailAddress, emptyAsNull, line, optionalLine, optionalText, writtenNumber } from '../../platform/fields.js'
import { AREA_UNITS, LISTINGS, PROPERTY_STATUSES, UNIT_STATUSES } from './types.js'

/** A whole number, also as a form sends it; empty is null. */
const wholeNumber = (max: number, message: string) =>
  emptyAsNull(z.coerce.number(message).int(message).min(0, message).max(max, message)) as z.ZodType<number | null>

const halves = emptyAsNull(
  z.coerce
    .number('Please write a number such as 2 or 2.5')
    .min(0, 'Please write a number such as 2 or 2.5')
    .max(99, 'At most 99')
    .multipleOf(0.5, 'Please write a number such as 2 or 2.5'),
) as z.ZodType<number | null>

/** Several values, also as one text with a line or a comma between them. */
const several = (one: z.ZodType<string, string>, split: RegExp, most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(split) : (value ?? [])),
    z
      .array(z.string())
      .transform((values) => [...new Set(values.map((value) => value.trim()).filter(Boolean))])
      .pipe(z.array(one).max(most, `At most ${most}`)),
  ) as unknown as z.ZodType<string[]>

const photoUrl = z
  .url({ protocol: /^https$/, message: 'Please write addresses that begin with https://' })
  .max(2_000, 'At most 2,000 characters each')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Please use plain text')

export const currencyCode = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'Please choose a currency such as USD')

/** In minor units, for those who know them. */
const minor = z
  .union([z.bigint(), z.number().int()])
  .transform(BigInt)
  .refine((amount) => amount >= 0n && amount <= 10n ** 15n, 'Please write an amount such as 450,000')
  .nullable()

/** As people write it; what it comes to depends on the currency. It goes before the minor units. */
const price = z.union([z.string().trim().max(40, 'Please write an amount such as 450,000'), z.number()]).nullable()

const nullable = (field: z.ZodType) => field as z.ZodType<string | null>

/** What is said about a property. Numbers, lists and amounts may come as text, as forms and files have them. */
export const propertyFields = z.strictObject({
  reference: nullable(optionalLine(60)),
  address: line(200),
  city: line(120),
  postcode: nullable(optionalLine(20)),
  listing: z.enum(LISTINGS, 'Please choose for sale or to rent'),
  status: z.enum(PROPERTY_STATUSES, 'Please choose a status'),
  price,
  priceMinor: minor,
  currency: currencyCode,
  bedrooms: wholeNumber(99, 'Please write a whole number up to 99'),
  bathrooms: halves,
  area: wholeNumber(10_000_000, 'Please write a whole number'),
  areaUnit: z.string().pipe(z.enum(AREA_UNITS, 'Please choose square feet or square metres')),
  description: nullable(optionalText(5_000)),
  features: several(line(80), /[,;\n]/, 50),
  photoUrls: several(photoUrl, /[\s,]+/, 50),
  agentName: nullable(optionalLine(120)),
  /** Without a country code it is one of the client's country. */
  agentNumber: nullable(emptyAsNull(writtenNumber)),
  agentEmail: nullable(emptyAsNull(emailAddress)),
})

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Please choose a day')
  .refine((on) => on >= '1900' && new Date(`${on}T00:00:00Z`).toJSON()?.slice(0, 10) === on, 'Please choose a day')

/** What is said about a unit. */
export const unitFields = z.strictObject({
  name: line(40),
  floorPlan: nullable(optionalLine(80)),
  bedrooms: wholeNumber(99, 'Please write a whole number up to 99'),
  rent: price,
  rentMinor: minor,
  availableOn: nullable(emptyAsNull(day)),
  status: z.enum(UNIT_STATUSES, 'Please choose a status'),
})
