import { DateTime } from 'luxon'
import type { Ctx } from '../../platform/context.js'
import { conflict, DomainError } from '../../platform/errors.js'
import {
  bookable,
  type FreeTime,
  type FreeTimesInput,
  freeTimes,
  minutesOf,
  offered,
  readCalendar,
} from './free-times.js'
import { holidayForAll } from './holiday-for.js'

/**
 * Why a caller cannot have a time. 'not_offered': nobody takes appointments then, or it lies between two steps;
 * 'nobody': nobody takes any at all.
 */
export type WhyNot = 'taken' | 'not_offered' | 'holiday' | 'too_soon' | 'too_far' | 'nobody'
/** `holiday` is what that day is called in English. */
export type Refused = { reason: WhyNot; next: FreeTime[]; holiday?: string }

const MOST_NEXT = 3
const A_DAY = 300

const WORDS: Record<WhyNot, string> = {
  taken: 'That time is taken.',
  not_offered: 'Nothing can be booked at that time.',
  holiday: 'That day is a public holiday.',
  too_soon: 'That is too soon to be booked.',
  too_far: 'That is too far ahead to be booked.',
  nobody: 'Nobody takes appointments at the moment.',
}

type Wanted = Omit<FreeTimesInput, 'from' | 'to' | 'limit'> & { startsAt: Date }

/** Why somebody cannot have a time, and the free times nearest to it, at most three. */
export async function whyNot(tx: Ctx, { startsAt, ...wanted }: Wanted): Promise<Refused> {
  const calendar = await readCalendar(tx, wanted.clientId, wanted.teamMemberId)
  const { earliest, latest } = bookable(calendar, tx.now)
  const next = await nearest(tx, { ...wanted, startsAt }, calendar.timeZone)
  if (calendar.takers.members.length === 0) return { reason: 'nobody', next }
  if (startsAt < earliest) return { reason: 'too_soon', next }
  if (startsAt > latest) return { reason: 'too_far', next }
  const minutes = wanted.minutes ?? minutesOf(calendar.plan, wanted.kind)
  const isOffered = [...offered(calendar, minutes, { from: startsAt, to: startsAt })].length > 0
  const on = DateTime.fromJSDate(startsAt, { zone: calendar.timeZone }).toISODate() ?? ''
  const holiday = isOffered ? undefined : holidayForAll(calendar, on)
  if (holiday) return { reason: 'holiday', next, holiday }
  return { reason: isOffered ? 'taken' : 'not_offered', next }
}

/** The public holiday on which nobody of a client takes appointments. */
export const holidayOn = async (tx: Ctx, clientId: string, on: string): Promise<string | undefined> =>
  holidayForAll(await readCalendar(tx, clientId), on)

/** Refuses a time in words. @throws conflict, which refusedTime reads */
export async function refuseTime(tx: Ctx, wanted: Wanted): Promise<never> {
  const refused = await whyNot(tx, wanted)
  throw conflict(WORDS[refused.reason], refused)
}

/** Of the same day, else those that come next. */
async function nearest(tx: Ctx, { startsAt, ...wanted }: Wanted, timeZone: string): Promise<FreeTime[]> {
  const day = DateTime.fromJSDate(startsAt, { zone: timeZone })
  const [from, to] = [day.startOf('day').toJSDate(), day.endOf('day').toJSDate()]
  const sameDay = await freeTimes(tx, { ...wanted, from, to, limit: A_DAY })
  if (sameDay.length === 0) return freeTimes(tx, { ...wanted, from, to: FAR, limit: MOST_NEXT })
  const away = (time: FreeTime) => Math.abs(time.startsAt.getTime() - startsAt.getTime())
  const closest = sameDay.toSorted((one, other) => away(one) - away(other)).slice(0, MOST_NEXT)
  return closest.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
}

/** How far ahead is for the booking plan to say. */
const FAR = new Date(8.64e15)

/** What a refused booking could be instead; undefined when it was refused for something else. */
export function refusedTime(thrown: unknown): Refused | undefined {
  if (!(thrown instanceof DomainError)) return undefined
  const { reason, next, holiday } = thrown.details as Partial<Refused>
  return reason && next && { reason, next, ...(holiday && { holiday }) }
}
