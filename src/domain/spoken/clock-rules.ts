import type { Clock, ClockRule } from './time-words.js'

// Ways to say a time of day that several languages share.

/** Undefined when no clock shows it. "05:00" and "17:00" leave no doubt, "5:00" does. */
export function clockOf(hour: string | undefined, minute: string | undefined, half?: string): Clock | undefined {
  const [h, m] = [Number(hour), Number(minute ?? 0)]
  if (!hour || h > 23 || m > 59) return undefined
  if (half && h >= 1 && h <= 12) return { hour: (h % 12) + (half.startsWith('p') ? 12 : 0), minute: m, isExact: true }
  return { hour: h, minute: m, isExact: h > 12 || h === 0 || /^0\d$/.test(hour) }
}

/** So many minutes away from an hour: 15 for quarter past, -15 for quarter to. */
export function clockAround(hour: string | undefined, minutes: number, half?: string): Clock | undefined {
  const clock = clockOf(hour, '0', half)
  if (!clock || minutes < -59 || minutes > 59) return undefined
  if (minutes >= 0) return { ...clock, minute: minutes }
  // An hour before one is twelve, unless the hour is one of twenty-four.
  const before = clock.isExact ? (clock.hour + 23) % 24 : clock.hour === 1 ? 12 : clock.hour - 1
  return { ...clock, hour: before, minute: 60 + minutes }
}

export const WITH_COLON: ClockRule = {
  pattern: /(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2})? ?(am|pm)?(?!\w)/,
  read: ([hour, minute, half]) => clockOf(hour, minute, half),
}

export const AM_PM: ClockRule = {
  pattern: /\b(\d{1,2})(?:[.: ]?(\d{2}))? ?(am|pm)\b/,
  read: ([hour, minute, half]) => clockOf(hour, minute, half),
}

/** A bare number after a word such as "at": "at 5", "at 230", "at 5 30". */
export const numberAfter = (words: string, butNotBefore: string): ClockRule => ({
  pattern: new RegExp(
    `(?<=\\b(?:${words}) )(\\d{1,2})(?: ?(\\d{2}))?(?![\\d/]|[.,]\\d|(?: |-)?(?:${butNotBefore})\\b)\\b`,
  ),
  read: ([hour, minute]) => clockOf(hour, minute),
})
