import { digitsFor } from './digits-for.js'
import { hoursFromTo } from './hours-from-to.js'
import type { SpokenLanguage } from './languages.js'
import { RestOfText } from './rest-of-text.js'
import { type Clock, TIME_WORDS, type TimeWords } from './time-words.js'

/** A weekday, from Monday = 1, and which one of them. */
export type SaidWeekday = {
  weekday: number
  which: 'coming' | 'this' | 'next' | 'of this week' | 'of next week' | 'a week later' | 'two weeks later'
}
export type PartOfDay = 'morning' | 'afternoon' | 'evening'

/** What words about time were heard in a text, before anybody asks which day that is. */
export type Heard = {
  /** Days and months; a year only where it was said. */
  dates: { day: number; month: number | undefined; year: number | undefined; isSwappable: boolean }[]
  daysAhead: number[]
  minutesAhead: number | undefined
  weekdays: SaidWeekday[]
  parts: PartOfDay[]
  at: Clock[]
  after: Clock | undefined
  before: Clock | undefined
  isSoon: boolean
  isWeekend: boolean
  isNextWeek: boolean
  isMidnight: boolean
  isNegated: boolean
  /** Something that looks like a time and is none, such as 25:00. */
  isNoTime: boolean
  isDoubtful: boolean
  /** "10 to 2": minutes before an hour, or from one hour to another. */
  isTenTo: boolean
  /** Yesterday, or another day that is over. */
  isPast: boolean
  /** No moment in particular: any weekday, the fifth to the seventh, in two or three hours. */
  isOpen: boolean
  /** Words that were not understood. */
  leftOver: readonly string[]
}

/** The words about time in a folded text of a language. */
export function hear(folded: string, language: SpokenLanguage): Heard {
  const words = TIME_WORDS[language]
  const text = new RestOfText(tidied(digitsFor(folded, language)))
  const isPast = text.drop(words.past)
  const isOpen = [words.openDay, severalDays(words), severalAhead(words)].map(text.drop).some(Boolean)
  const dates = datesIn(text, words)
  const minutesAhead = minutesAheadIn(text, words)
  const fromNow = daysFromNow(text, words)
  // "am Nachmittag" before "nach", "por la mañana" before "mañana".
  const soonAndParts = { isSoon: text.drop(words.soon), ...partsIn(text, words) }
  const days = daysIn(text, words)
  const clocks = clocksIn(text, words)
  const dayOfMonth = text.take(words.dayOfMonth).map((match) => Number(match.slice(1).find(Boolean)))
  const ofMonth = dayOfMonth.map((day) => ({ day, month: undefined, year: undefined, isSwappable: false }))
  const alone = clocks.at.length === 0 && !clocks.after && !clocks.before ? text.lonelyClock(words.filler) : undefined
  return {
    ...soonAndParts,
    ...days,
    ...clocks,
    at: alone ? [alone] : clocks.at,
    dates: [...dates, ...ofMonth],
    daysAhead: [...days.daysAhead, ...fromNow],
    minutesAhead,
    isNegated: text.has(words.not),
    isPast,
    isOpen,
    isDoubtful: clocks.isDoubtful || text.has(words.doubt),
    isNoTime: text.has('\\d{1,2}:\\d{1,2}'),
    leftOver: text.remaining(words.filler),
  }
}

/** "Montagmorgen" */
const GERMAN_PART =
  /\b(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(fruh|morgen|vormittag|mittag|nachmittag|abend)(?=s?\b)/g

const tidied = (text: string) =>
  text
    .replace(/\b([ap])\.? ?m\b\.?/g, '$1m')
    .replace(/\bo'? ?clock\b/g, 'oclock')
    .replace(/\b1st thing(?: (?:in|on)\b)?/g, ' ')
    .replace(/\bon the dot\b|\bmas o menos\b|\bplus ou moins\b|\ba eso de(?= la)|\bam besten\b/g, ' ')
    .replace(/\bcomo muy tarde\b/g, 'a mas tardar')
    .replace(GERMAN_PART, '$1 $2')
    .replace(/[!?¿¡;"“”()]|,(?!\d)|(?<=\p{L})\.(?=\s|$)/gu, ' ')
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()

const ISO = /(?<!\d)(20\d{2})-(\d{2})-(\d{2})(?!\d)/
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(20\d{2}|\d{2}))?(?![\d/])/

function datesIn(text: RestOfText, { dates, months, isSlashClear }: TimeWords): Heard['dates'] {
  const isClear = { isSwappable: false }
  const iso = text
    .take(ISO)
    .map(([, year, month, day]) => ({ day: Number(day), month: Number(month), year: Number(year), ...isClear }))
  const named = dates.flatMap((pattern) =>
    text.take(pattern).map(({ groups = {} }) => {
      const { d, m, n, y } = groups as Partial<Record<'d' | 'm' | 'n' | 'y', string>>
      const month = n ? Number(n) : 1 + months.findIndex((each) => new RegExp(`^(?:${each})$`).test(m ?? ''))
      return { day: Number(d), month, year: y ? Number(y) : undefined, ...isClear }
    }),
  )
  const slashed = text
    .take(SLASHED)
    .map(([, one, other, year]) => slashedDate([Number(one), Number(other)], year, isSlashClear))
  return [...iso, ...named, ...slashed]
}

function slashedDate([one, other]: [number, number], written: string | undefined, isDayFirst: boolean) {
  const year = written ? Number(written.length === 2 ? `20${written}` : written) : undefined
  const [day, month] = isDayFirst || one > 12 ? [one, other] : [other, one]
  return { day, month, year, isSwappable: !isDayFirst && one <= 12 && other <= 12 && one !== other }
}

/** "in 3 days", "3 days from now"; one of the two has the number. */
const aheadOf = (words: TimeWords, number: string, unit: string): string =>
  `(?:${words.in}) ${number} (?:${unit})${words.fromNow ? `|${number} (?:${unit}) (?:${words.fromNow})` : ''}`

const countOf = ([, first, second]: RegExpMatchArray) => {
  const said = first ?? second ?? ''
  return /^\d/.test(said) ? Number(said) : 1
}

/** "3 days from now": before "now" is taken for a word of its own. */
function daysFromNow(text: RestOfText, { fromNow, one, days, weeks }: TimeWords): number[] {
  if (!fromNow) return []
  const counted = (unit: string) => text.words(`(\\d+|${one}) (?:${unit}) (?:${fromNow})`).map(countOf)
  return [...counted(weeks).map((count) => count * 7), ...counted(days)]
}

function minutesAheadIn(text: RestOfText, words: TimeWords): number | undefined {
  const number = `(\\d+(?:\\.5)?|${words.one})`
  const after = (unit: string) => text.words(aheadOf(words, number, unit)).map(countOf)
  const [first] = [
    ...text.words(`(?:${words.in}) (?:${words.hourAndAHalf})`).map(() => 90),
    ...text.words(`(?:${words.in}) (?:${words.halfAnHour})`).map(() => 30),
    ...after(words.minutes),
    ...after(words.hours).map((hours) => hours * 60),
  ]
  return first
}

function partsIn(text: RestOfText, words: TimeWords): Pick<Heard, 'parts' | 'isMidnight'> {
  const names = ['afternoon', 'evening', 'morning'] as const
  return { parts: names.filter((name) => text.drop(words[name])), isMidnight: text.drop(words.midnight) }
}

type Days = Pick<Heard, 'daysAhead' | 'weekdays' | 'isWeekend' | 'isNextWeek'>

function daysIn(text: RestOfText, words: TimeWords): Days {
  const weekdays = words.weekdays.flatMap((name, index) => weekdayIn(text, words, { name, weekday: index + 1 }))
  const number = `(\\d+|${words.one})`
  const daysAhead = [
    ...words.ahead.flatMap(([said, days]) => text.words(said).flatMap(() => days)),
    ...text.words(`(?:${words.in}) ${number} (?:${words.weeks})`).map((match) => countOf(match) * 7),
    ...text.words(`(?:${words.in}) ${number} (?:${words.days})`).map(countOf),
    ...text.words(words.dayAfterTomorrow).map(() => 2),
    ...text.words(words.tomorrow).map(() => 1),
    ...text.words(words.today).map(() => 0),
  ]
  const isNextWeek = text.drop(words.nextWeek)
  const isWeekend = text.drop(words.weekend)
  const isThisWeek = text.drop(words.thisWeek)
  const which = isNextWeek ? ({ which: 'of next week' } as const) : isThisWeek && ({ which: 'of this week' } as const)
  return { daysAhead, isWeekend, isNextWeek, weekdays: weekdays.map((each) => ({ ...each, ...which })) }
}

function weekdayIn(
  text: RestOfText,
  words: TimeWords,
  { name, weekday }: { name: string; weekday: number },
): SaidWeekday[] {
  const { nextAfter, nextBefore, thisOne, twoWeeksLaterAfter, weekLaterAfter, weekLaterBefore } = words
  const those = (source: string, which: SaidWeekday['which']) => text.words(source).map(() => ({ weekday, which }))
  return [
    ...those(`(?:${name}) (?:${twoWeeksLaterAfter})`, 'two weeks later'),
    ...those(`(?:${weekLaterBefore}) (?:${name})|(?:${name}) (?:${weekLaterAfter})`, 'a week later'),
    ...those(
      nextAfter ? `(?:${nextBefore}) (?:${name})|(?:${name}) (?:${nextAfter})` : `(?:${nextBefore}) (?:${name})`,
      'next',
    ),
    ...those(`(?:${thisOne}) (?:${name})`, 'this'),
    ...those(name, 'coming'),
  ]
}

/** "March 5 to 7", "del 5 al 7 de marzo" */
function severalDays({ months, to, isSlashClear }: TimeWords): string {
  const month = `(?:${months.join('|')})`
  const day = '\\d{1,2}(?:\\.|st|nd|rd|th|er)?'
  const days = `${day} ?(?:-|${to}|al|au|bis zum) ?(?:the |el |le )?${day}`
  const monthLast = `${days} ?(?:of |de )?${month}`
  return isSlashClear ? monthLast : `${month} (?:the )?${days}(?! ?[ap]m|:)|${monthLast}`
}

/** "in 2 to 3 hours" */
const severalAhead = ({ in: ahead, to, minutes, hours, days, weeks }: TimeWords): string =>
  `(?:${ahead}) \\d+ ?(?:-|${to}|or|ou|oder|o) ?\\d+ (?:${minutes}|${hours}|${days}|${weeks})`

type Clocks = Pick<Heard, 'at' | 'after' | 'before' | 'isDoubtful' | 'isTenTo'>

function clocksIn(text: RestOfText, words: TimeWords): Clocks {
  const found: Clock[] = []
  const noon = new RegExp(`(?<![\\p{L}\\d])(?:${words.noon})(?![\\p{L}\\d])`)
  text.mark(noon, () => ({ hour: 12, minute: 0, isExact: true }), found)
  const hours = hoursFromTo(text, words)
  for (const { pattern, read } of words.clocks) text.mark(pattern, read, found)
  const clock = (letter: string | undefined) => found[(letter ?? '').charCodeAt(0) - 0x61]
  const ranges = words.between
    .flatMap((pattern) => text.take(new RegExp(pattern.replaceAll('@', '@([a-z])'))))
    .map(([, after, before]) => ({ after: clock(after), before: clock(before) }))
  const [range, ...others] = [...hours.filter((each) => each !== 'unclear'), ...ranges]
  // "2 or @": one of two times was read.
  const isTenTo = hours.includes('unclear')
  const isCut = text.has(
    `\\d{1,2} ?(?:or|ou|oder|o|u|y|und|et|and|-) ?@[a-z]|@[a-z] ?(?:or|ou|oder|o|u|-) ?\\d{1,2}(?!\\d)`,
  )
  const isDoubtful = isCut || text.has('\\d{1,2} ?- ?\\d{1,2}(?!\\d)')
  if (range) return { at: [], ...range, isTenTo, isDoubtful: isDoubtful || others.length > 0 || text.has('@') }
  const [after] = text.take(bounded(words.after, words.afterBehind))
  const [before] = text.take(bounded(words.before, words.beforeBehind))
  const at = text.take(/@([a-z])/).flatMap(([, letter]) => clock(letter) ?? [])
  return { at, after: clock(after?.[1] ?? after?.[2]), before: clock(before?.[1] ?? before?.[2]), isDoubtful, isTenTo }
}

const bounded = (before: string, behind: string) =>
  new RegExp(`(?<!\\p{L})(?:${before}) @([a-z])(?: (?:${behind}))?(?!\\p{L})|@([a-z]) (?:${behind})(?!\\p{L})`)
