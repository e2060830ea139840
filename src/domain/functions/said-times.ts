import { DateTime } from 'luxon'
import type { FreeTime } from '../appointments/index.js'
import { sayDay } from '../spoken/index.js'

type Where = { timeZone: string; now: Date }

/** "tomorrow, Thursday March 5, at 9:00 AM or 9:30 AM; or Friday March 6, at 9:00 AM": each day is said once. */
export function saidTimes(times: readonly FreeTime[], where: Where): string {
  const days = new Map<string, string[]>()
  for (const { startsAt } of times) {
    const local = DateTime.fromJSDate(startsAt, { zone: where.timeZone }).setLocale('en-US')
    const on = local.toISODate() ?? ''
    days.set(on, [...(days.get(on) ?? []), local.toFormat('h:mm a')])
  }
  return [...days].map(([on, clock]) => `${sayDay(on, where)}, at ${either(clock)}`).join('; or ')
}

const either = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
