import { DateTime } from 'luxon'
import { z } from 'zod'
import { type BusinessHours, businessHours, type OpenRange, WEEKDAYS } from '../hours/index.js'

/** When a member of the team takes appointments. A day that is an exception has its own ranges; none is a day off. */
export type Availability = { week: BusinessHours['week']; exceptions: { on: string; ranges: OpenRange[] }[] }

const hoursShape = (businessHours as unknown as z.ZodObject).shape as {
  week: z.ZodType<BusinessHours['week']>
  closedOn: z.ZodType<string[]>
}

const MOST_EXCEPTIONS = 200

const exception = z.strictObject({ on: z.string(), ranges: z.unknown() }).transform(({ on, ranges }, context) => {
  const day = hoursShape.closedOn.safeParse([on])
  if (!day.success) context.addIssue({ code: 'custom', path: ['on'], message: 'Please write days as 2026-12-25' })
  // The ranges of one day, by the same rules as those of a week.
  const read = hoursShape.week.safeParse({ mon: ranges })
  for (const { message } of read.error?.issues ?? []) context.addIssue({ code: 'custom', path: ['ranges'], message })
  return { on, ranges: read.data?.mon ?? [] }
})

export const availabilityField: z.ZodType<Availability> = z.strictObject({
  week: hoursShape.week,
  exceptions: z
    .array(exception)
    .max(MOST_EXCEPTIONS, `At most ${MOST_EXCEPTIONS} days`)
    .refine((days) => new Set(days.map(({ on }) => on)).size === days.length, 'The same day stands here twice')
    .transform((days) => [...days].sort((one, other) => one.on.localeCompare(other.on))),
}) as z.ZodType<Availability>

/** What holds for a business that never said when it is open: nobody is offered three in the morning. */
export const ORDINARY_WEEK: BusinessHours['week'] = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [{ from: '09:00', to: '17:00' }]]),
)

/**
 * The ranges in which somebody takes appointments that begin on a day such as '2026-03-05'. An exception of their own
 * decides; else a closed day of the business is one of theirs too; else their week, or the week of the business.
 */
export function rangesOf(availability: Availability | null, business: BusinessHours | null, on: string): OpenRange[] {
  const special = availability?.exceptions.find((exception) => exception.on === on)
  if (special) return special.ranges
  if (business?.closedOn.includes(on)) return []
  const week = availability?.week ?? business?.week ?? ORDINARY_WEEK
  return week[WEEKDAYS[DateTime.fromISO(on).weekday - 1] ?? 'mon'] ?? []
}
