import { publicHolidayOn } from '../holidays/index.js'
import type { Availability, BookingPlanRow, Takers } from '../team/index.js'

type Offering = { timeZone: string; plan: Pick<BookingPlanRow, 'bookOnHolidays'> }

/** The public holiday that keeps somebody from taking appointments; who has hours of their own for that day takes them. */
export function holidayFor(
  { timeZone, plan }: Offering,
  on: string,
  { availability }: { availability: Availability | null },
): string | undefined {
  if (plan.bookOnHolidays || availability?.exceptions.some((exception) => exception.on === on)) return undefined
  return publicHolidayOn(on, timeZone)
}

/** The public holiday that keeps everybody from it. */
export function holidayForAll(calendar: Offering & { takers: Takers }, on: string): string | undefined {
  const names = calendar.takers.members.map((member) => holidayFor(calendar, on, member))
  return names.every((name) => name !== undefined) ? names[0] : undefined
}
