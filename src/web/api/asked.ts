import { z } from 'zod'
import { moment as dayOrMoment } from '../../platform/moment.js'

// What requests are made of, where a verb takes what JSON and queries cannot say.

/** Beyond these no calendar of ours goes, nor the one of the database. */
const [FIRST, LAST] = [Date.UTC(1970, 0, 1), Date.UTC(2200, 0, 1)]

/** A moment with its offset, as a Date. */
export const moment = z.iso
  .datetime({ offset: true, error: 'Please write a moment with its offset, such as 2026-03-04T14:12:00+01:00' })
  .refine((text) => Date.parse(text) >= FIRST && Date.parse(text) < LAST, 'Please write a moment after 1970')
  .transform((text) => new Date(text))
  .meta({ examples: ['2026-03-04T14:12:00+01:00'] })

/**
 * The period of a list: the same words, with the same meaning, wherever there is one. The verb reads days in the right zone.
 * @param happened what is within it, such as “Calls that began”
 */
export const period = (happened: string) => ({
  from: dayOrMoment.optional().meta({
    description: `${happened} then or later: an instant, or a day in the client’s zone (the agency’s where no client is meant)`,
    examples: ['2026-03-01'],
  }),
  to: dayOrMoment.optional().meta({
    description: `${happened} earlier: an instant, which is not part of the period, or a day, which is`,
    examples: ['2026-03-31'],
  }),
})

/** Yes or no in a query. */
export const flag = z.enum(['true', 'false'], 'Please write true or false').transform((word) => word === 'true')

/** Text to look for; no column holds a NUL, and to ask for one is an error of the database. */
export const searched = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters`)
    .refine((text) => !text.includes('\0'), 'Please use plain text')

/** Money in a request. */
export const moneyIn = z
  .strictObject({
    amount_minor: z.number().int().min(0).max(1e15),
    currency: z.string().regex(/^[A-Z]{3}$/, 'Please write a currency such as USD'),
  })
  .meta({ id: 'MoneyIn', description: 'Whole minor units of a currency: 120000 USD is 1,200 dollars' })
