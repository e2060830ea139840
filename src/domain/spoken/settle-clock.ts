import type { Heard, PartOfDay } from './heard.js'
import type { Clock } from './time-words.js'

/** Minutes of a day, or the two times that could have been meant, as an assistant says them, or a contradiction. */
export type SettledClock = { minutes: number } | { readings: [string, string] } | 'contradiction'

/** Between these hours a bare "at five" means one time only. */
const [FIRST_HOUR, LAST_HOUR] = [8, 19]

/** Before or after noon: as it was said, else as the part of the day says, else the one that is not in the night. */
export function settleClock({ hour, minute, isExact }: Clock, part: PartOfDay | undefined): SettledClock {
  const of = (chosen: number): SettledClock => ({ minutes: chosen * 60 + minute })
  if (isExact) return part && !fits(hour, part) ? 'contradiction' : of(hour)
  const twoReadings = [hour % 12, (hour % 12) + 12]
  const [only, other] = part
    ? twoReadings.filter((each) => fits(each, part))
    : twoReadings.filter((each) => each >= FIRST_HOUR && each < LAST_HOUR)
  if (only !== undefined && other === undefined) return of(only)
  return { readings: twoReadings.map((each) => sayMinutes(each * 60 + minute)) as [string, string] }
}

const fits = (hour: number, part: PartOfDay) =>
  ({ morning: hour < 12, afternoon: hour >= 12 && hour < 22, evening: hour >= 16 })[part]

/** When parts of the day begin and end. */
const PARTS: Record<PartOfDay, { after: number; before: number }> = {
  morning: { after: 8 * 60, before: 12 * 60 },
  afternoon: { after: 12 * 60, before: 17 * 60 },
  evening: { after: 17 * 60, before: 21 * 60 },
}

/** The bounds of a day in minutes, or what to ask. */
export type Bounds = { after: number | undefined; before: number | undefined } | { ask: string }

/** "after five", "between two and four", "in the morning". */
export function settleBounds({ after, before, parts }: Heard): Bounds {
  const part = parts.length === 1 ? parts[0] : undefined
  if (parts.length > 1) return { ask: `Ask the caller whether they mean the ${parts.join(' or the ')}.` }
  const [from, to] = [
    after && settleClock(likeEnd(after, before), part),
    before && settleClock(likeStart(before, after), part),
  ]
  for (const each of [from, to]) {
    if (each === 'contradiction')
      return { ask: 'Ask the caller for the time again: it does not fit the part of the day.' }
    if (each && 'readings' in each) return { ask: `Ask the caller whether they mean ${each.readings.join(' or ')}.` }
  }
  const [start, end] = [from, to].map((each) =>
    each && typeof each !== 'string' && 'minutes' in each ? each.minutes : undefined,
  )
  if (start !== undefined && end !== undefined && start >= end) {
    return { ask: 'Ask the caller from when to when: the end is before the beginning.' }
  }
  const whole = part ? PARTS[part] : undefined
  return {
    after: start ?? whole?.after,
    before: end ?? (start !== undefined && whole && start >= whole.before ? undefined : whole?.before),
  }
}

/** "from two to four pm", "six to eight am": what is said at the end holds for both. */
function likeEnd(start: Clock, end: Clock | undefined): Clock {
  if (start.isExact || !end?.isExact) return start
  if (end.hour < 12) return start.hour <= end.hour ? { ...start, isExact: true } : start
  const afternoon = (start.hour % 12) + 12
  const isBefore = afternoon * 60 + start.minute < end.hour * 60 + end.minute
  return isBefore ? { ...start, hour: afternoon, isExact: true } : start
}

/** "seven pm to nine" */
function likeStart(end: Clock, start: Clock | undefined): Clock {
  const isEvening = start?.isExact && start.hour > 12 && !end.isExact && (end.hour % 12) + 12 > start.hour
  return isEvening ? { ...end, hour: (end.hour % 12) + 12, isExact: true } : end
}

/** "2:30 PM" */
export const sayMinutes = (minutes: number): string => {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`
}
