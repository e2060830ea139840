import { DateTime } from 'luxon'
import { type Heard, hear } from './heard.js'
import { SPOKEN_LANGUAGES, type SpokenLanguage } from './languages.js'
import { localMoments } from './local-moment.js'
import { readWithLibrary } from './read-with-library.js'
import { sayDay, sayMoment } from './say-moment.js'
import { sayMinutes, settleBounds, settleClock } from './settle-clock.js'
import { settleDay } from './settle-day.js'
import { zoneSaid } from './zone-said.js'

/** Who speaks when: their language, an IANA name of their zone, and the moment they say it. */
export type Speaking = { language: SpokenLanguage; timeZone: string; now: Date }

/** What words about time mean. `on` is a day such as 2026-03-05; `after` and `before` are times of it such as 17:00. */
export type When =
  | { kind: 'at'; at: Date; said: string }
  | { kind: 'day'; on: string; after?: string; before?: string; said: string }
  /** A sentence that tells the assistant what to ask back. */
  | { kind: 'unclear'; ask: string }

const unclear = (ask: string): When => ({ kind: 'unclear', ask })
const WHICH = 'Ask the caller which day and what time they mean.'
const TEN_TO = 'Ask the caller whether they mean ten minutes before the hour, or any time from ten o’clock until then.'
const LONGEST = 300

/**
 * A moment as people say it, in one of four languages or as ISO 8601 (without a zone: the speaker's). It never guesses: what
 * is over, what could be two moments or none in particular, what is on other clocks than the speaker's, and what a clock skips
 * or shows twice has to be asked back. From one hour to another is a day with bounds.
 */
export function resolveWhen(said: string, speaking: Speaking): When {
  const text = said.slice(0, LONGEST).trim()
  const iso = isoMoment(text, speaking)
  if (iso) return iso
  const heard = bestHeard(text, speaking.language) ?? readWithLibrary(text, speaking)
  if (!heard) return unclear(WHICH)
  if (heard.isNegated) return unclear('Ask the caller which day and what time suits them, not which does not.')
  if (heard.isNoTime) return unclear('There is no such time. Ask the caller for the time again.')
  if (heard.isPast) return unclear('That day has already passed. Ask the caller for another day or time.')
  if (heard.isOpen) return unclear('Ask the caller which day and what time suits them.')
  if (heard.isTenTo) return unclear(TEN_TO)
  if (heard.isDoubtful) return unclear(WHICH)
  return inOurZone(settled(heard, speaking), text, speaking)
}

/** A time in another zone, such as "3pm Pacific time", is asked back: it may be a slip. */
function inOurZone(when: When, text: string, { timeZone }: Speaking): When {
  const zone = when.kind === 'unclear' ? undefined : zoneSaid(text)
  if (when.kind === 'unclear' || zone === undefined) return when
  const at =
    when.kind === 'at' ? DateTime.fromJSDate(when.at) : DateTime.fromISO(`${when.on}T12:00`, { zone: timeZone })
  if (zone && at.setZone(zone).offset === at.setZone(timeZone).offset) return when
  return unclear(`Ask the caller what time that is where the business is, on the clocks of ${timeZone}.`)
}

const ISO = /^(20\d{2}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i

function isoMoment(text: string, speaking: Speaking): When | undefined {
  const [, on, hour, minute, offset] = ISO.exec(text) ?? []
  if (!on || isHoursFromTo(text, offset)) return undefined
  if (!DateTime.fromISO(on).isValid || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return unclear(WHICH)
  if (hour === undefined) return aDay(on, { after: undefined, before: undefined }, speaking)
  if (offset) return aMoment(new Date(text.replace(' ', 'T')), speaking)
  return onClock({ on, minutes: Number(hour) * 60 + Number(minute) }, speaking)
}

/** In "2026-03-06 09:00-11:00" the end is no distance from Greenwich; after a "T" it is one. */
const isHoursFromTo = (text: string, offset = '') => offset.startsWith('-') && /^\S+ /.test(text)

/** As the language that leaves the fewest words over understands it: assistants translate what callers say, or do not. */
function bestHeard(text: string, language: SpokenLanguage): Heard | undefined {
  const languages = [language, ...SPOKEN_LANGUAGES.filter((other) => other !== language)]
  const all = languages.map((each) => hear(text, each)).filter(saysSomething)
  return all.sort((one, other) => one.leftOver - other.leftOver)[0]
}

const saysSomething = (heard: Heard): boolean =>
  [heard.dates, heard.daysAhead, heard.weekdays, heard.parts, heard.at].some((found) => found.length > 0) ||
  [heard.after, heard.before, heard.minutesAhead].some((found) => found !== undefined) ||
  [heard.isPast, heard.isOpen, heard.isTenTo, heard.isSoon, heard.isWeekend, heard.isNextWeek, heard.isMidnight].some(
    Boolean,
  )

function settled(heard: Heard, speaking: Speaking): When {
  const day = settleDay(heard, speaking)
  if (day.ask !== undefined) return unclear(day.ask)
  const isTimed = heard.at.length > 0 || heard.after || heard.before || heard.parts.length > 0
  if (heard.isMidnight)
    return unclear('Ask the caller for the day and time: midnight could be the beginning or the end of a day.')
  if (!day.on && !isTimed) return soon(heard, speaking)
  const on = day.on ?? DateTime.fromJSDate(speaking.now, { zone: speaking.timeZone }).toISODate() ?? ''
  return heard.at.length > 0 ? atClock(on, heard, speaking) : bounded(on, heard, speaking)
}

function soon({ minutesAhead, isSoon }: Heard, speaking: Speaking): When {
  const minutes = minutesAhead ?? (isSoon ? 0 : undefined)
  if (minutes === undefined || minutes > 60 * 24 * 365) return unclear(WHICH)
  const from = minutes === 0 ? speaking.now.getTime() : Math.ceil(speaking.now.getTime() / 60_000) * 60_000
  return aMoment(new Date(from + minutes * 60_000), speaking)
}

function atClock(on: string, { at, parts }: Heard, speaking: Speaking): When {
  const settledClocks = at.map((clock) => settleClock(clock, parts.length === 1 ? parts[0] : undefined))
  const minutes = new Set<number>()
  for (const each of settledClocks) {
    if (each === 'contradiction')
      return unclear('Ask the caller for the time again: it does not fit the part of the day.')
    if ('readings' in each) return unclear(`Ask the caller whether they mean ${each.readings.join(' or ')}.`)
    minutes.add(each.minutes)
  }
  const [only = 0, ...others] = minutes
  if (others.length > 0) return unclear(`Ask the caller for one time: ${[...minutes].map(sayMinutes).join(' or ')}.`)
  return onClock({ on, minutes: only }, speaking)
}

function bounded(on: string, heard: Heard, speaking: Speaking): When {
  const bounds = settleBounds(heard)
  return 'ask' in bounds ? unclear(bounds.ask) : aDay(on, bounds, speaking)
}

function onClock({ on, minutes }: { on: string; minutes: number }, speaking: Speaking): When {
  const { moments, isSkipped } = localMoments(
    { on, hour: Math.floor(minutes / 60), minute: minutes % 60 },
    speaking.timeZone,
  )
  const [first, second] = moments
  if (first && !second) return aMoment(first, speaking)
  const isos = moments.map((at) => DateTime.fromJSDate(at, { zone: speaking.timeZone }))
  const names = isos.map(
    (at) => `${at.setLocale('en-US').toFormat('h:mm a ZZZZ')} (${at.toFormat("yyyy-MM-dd'T'HH:mmZZ")})`,
  )
  const why = isSkipped ? 'is skipped' : 'comes twice'
  return unclear(
    `${sayMinutes(minutes)} ${why} on ${sayDay(on, speaking)}, because the clocks change. Ask the caller whether they mean ${names.join(' or ')}.`,
  )
}

function aMoment(at: Date, speaking: Speaking): When {
  if (Number.isNaN(at.getTime())) return unclear(WHICH)
  const said = sayMoment(at, speaking)
  if (at < speaking.now) return unclear(`${said}, has already passed. Ask the caller for another day or time.`)
  return { kind: 'at', at, said }
}

type Minutes = { after: number | undefined; before: number | undefined }

function aDay(on: string, { after, before }: Minutes, speaking: Speaking): When {
  const now = DateTime.fromJSDate(speaking.now, { zone: speaking.timeZone })
  const today = now.toISODate() ?? ''
  const said = `${sayDay(on, speaking)}${boundsInWords({ after, before })}`
  const isOver = on < today || (on === today && before !== undefined && before <= now.hour * 60 + now.minute)
  if (isOver) return unclear(`${said}, has already passed. Ask the caller for another day or time.`)
  return {
    kind: 'day',
    on,
    ...(after !== undefined && { after: clockTime(after) }),
    ...(before !== undefined && { before: clockTime(before) }),
    said,
  }
}

function boundsInWords({ after, before }: Minutes): string {
  if (after !== undefined && before !== undefined) return `, between ${sayMinutes(after)} and ${sayMinutes(before)}`
  if (after !== undefined) return `, after ${sayMinutes(after)}`
  return before !== undefined ? `, before ${sayMinutes(before)}` : ''
}

const clockTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
