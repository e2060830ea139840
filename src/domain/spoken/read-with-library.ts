import { de, en, es, fr } from 'chrono-node'
import { DateTime } from 'luxon'
import { digitsFor } from './digits-for.js'
import type { Heard } from './heard.js'
import type { Speaking } from './resolve-when.js'

/** What a library for dates makes of words that our own rules know nothing of; only what it is certain of counts. */
export function readWithLibrary(said: string, { language, timeZone, now }: Speaking): Heard | undefined {
  // It takes the end of a day for the beginning of the next.
  if (/\bday\b/i.test(said)) return undefined
  const timezone = DateTime.fromJSDate(now, { zone: timeZone }).offset
  const text = digitsFor(said, language)
  const [found, ...more] = LIBRARY[language].parse(text, { instant: now, timezone }, { forwardDate: true })
  if (!found || more.length > 0 || found.end) return undefined
  const { start } = found
  const [day, month, year] = (['day', 'month', 'year'] as const).map((part) => start.get(part) ?? undefined)
  if (!(start.isCertain('day') || start.isCertain('weekday')) || day === undefined) return undefined
  const [hour, minute] = [start.get('hour') ?? 0, start.get('minute') ?? 0]
  const isExact = start.isCertain('meridiem')
  return {
    ...NOTHING,
    dates: [{ day, month, year, isSwappable: false }],
    at: start.isCertain('hour') ? [{ hour, minute, isExact }] : [],
  }
}

const LIBRARY = { en, es, fr, de }

const NOTHING: Heard = {
  dates: [],
  daysAhead: [],
  minutesAhead: undefined,
  weekdays: [],
  parts: [],
  at: [],
  after: undefined,
  before: undefined,
  isSoon: false,
  isWeekend: false,
  isNextWeek: false,
  isMidnight: false,
  isNegated: false,
  isNoTime: false,
  isDoubtful: false,
  isTenTo: false,
  isPast: false,
  isOpen: false,
  leftOver: 0,
}
