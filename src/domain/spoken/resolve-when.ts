import { DateTime } from 'luxon'
import { fold } from './fold.js'
import { type Heard, hear } from './heard.js'
import { SPOKEN_LANGUAGES, type SpokenLanguage } from './languages.js'
import { localMoments } from './local-moment.js'
import { withDaysOfCountry, withNamedDays } from './named-days.js'
import { readIso } from './read-iso.js'
import { sayDay, sayMoment } from './say-moment.js'
import { sayMinutes, settleBounds, settleClock } from './settle-clock.js'
import { settleDay } from './settle-day.js'
import { wordsOfZone, zoneSaid } from './zone-said.js'

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
 * is over, what could be two moments or none in particular, what is on other clocks than the speaker's, what a clock skips
 * or shows twice, and every text with words that were not understood has to be asked back. From one hour to another is a
 * day with bounds.
 */
export function resolveWhen(said: string, speaking: Speaking): When {
  const text = said.slice(0, LONGEST).trim()
  return writtenMoment(text, speaking) ?? meant(text, speaking, (heard) => notUnderstood(heard, text))
}

/** The same in running speech, which is full of words that say nothing about time: only for a sentence that names a day. */
export const resolveWhenInPassing = (sentence: string, speaking: Speaking): When =>
  meant(sentence.slice(0, LONGEST).trim(), speaking, () => undefined)

function meant(text: string, speaking: Speaking, doubt: (heard: Heard) => string | undefined): When {
  const heard = bestHeard(text, speaking)
  if (!heard) return unclear(WHICH)
  const ask = askBack(heard) ?? doubt(heard) ?? (heard.isDoubtful ? WHICH : undefined)
  return ask ? unclear(ask) : inOurZone(settled(heard, speaking), text, speaking)
}

function askBack(heard: Heard): string | undefined {
  if (heard.isNegated) return 'Ask the caller which day and what time suits them, not which does not.'
  if (heard.isNoTime) return 'There is no such time. Ask the caller for the time again.'
  if (heard.isPast) return 'That day has already passed. Ask the caller for another day or time.'
  if (heard.isOpen) return 'Ask the caller which day and what time suits them.'
  return heard.isTenTo ? TEN_TO : undefined
}

/** Words left over mean ask: one of them may have named another day. */
function notUnderstood({ leftOver }: Heard, text: string): string | undefined {
  const ofZone = wordsOfZone(text)
  const words = leftOver.filter((word) => !ofZone.includes(word))
  if (words.length === 0) return undefined
  const said = words.join(' ').slice(0, 60)
  return `Ask the caller which day and what time they mean: “${said}” was not understood. Leave out what is about something else.`
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

/** As the language that leaves the fewest words over understands it: assistants translate what callers say, or do not. */
function bestHeard(text: string, speaking: Speaking): Heard | undefined {
  const languages = [speaking.language, ...SPOKEN_LANGUAGES.filter((other) => other !== speaking.language)]
  const best = (folded: string): Heard | undefined => {
    const all = languages.map((each) => hear(folded, each)).filter(saysSomething)
    return all.sort((one, other) => one.leftOver.length - other.leftOver.length)[0]
  }
  const named = withNamedDays(fold(text), speaking)
  const heard = best(named)
  if (heard && heard.leftOver.length === 0) return heard
  const ofCountry = withDaysOfCountry(named, speaking)
  return ofCountry === named ? heard : best(ofCountry)
}

const saysSomething = (heard: Heard): boolean =>
  [heard.dates, heard.daysAhead, heard.weekdays, heard.parts, heard.at].some((found) => found.length > 0) ||
  [heard.after, heard.before, heard.minutesAhead].some((found) => found !== undefined) ||
  [heard.isPast, heard.isOpen, heard.isTenTo, heard.isSoon, heard.isWeekend, heard.isNextWeek, heard.isMidnight].some(
    Boolean,
  )

/** As programs write it: 2026-03-06T14:00. */
function writtenMoment(text: string, speaking: Speaking): When | undefined {
  const iso = readIso(text, speaking)
  if (!iso) return undefined
  if (iso.kind === 'unclear') return unclear(iso.ask ?? WHICH)
  if (iso.kind === 'moment') return aMoment(iso.at, speaking)
  return iso.minutes === undefined
    ? aDay(iso.on, { after: undefined, before: undefined }, speaking)
    : onClock({ on: iso.on, minutes: iso.minutes }, speaking)
}

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
