import type { SpokenLanguage } from './languages.js'
import { timeWordsDe } from './time-words-de.js'
import { timeWordsEn } from './time-words-en.js'
import { timeWordsEs } from './time-words-es.js'
import { timeWordsFr } from './time-words-fr.js'

/** A time of day as it was said. Not exact: whether before or after noon was not said. */
export type Clock = { hour: number; minute: number; isExact: boolean }

export type ClockRule = {
  pattern: RegExp
  /** Undefined when the numbers are no time after all. */
  read(groups: (string | undefined)[]): Clock | undefined
}

/** How a language speaks about time: pieces of patterns for folded text with digits for number words. */
export type TimeWords = {
  today: string
  tomorrow: string
  dayAfterTomorrow: string
  /** From Monday, and from January. */
  weekdays: readonly string[]
  months: readonly string[]
  /** Stands before a weekday: the coming one; the one after, or the coming one: who knows. */
  thisOne: string
  nextBefore: string
  nextAfter: string | undefined
  /** Around a weekday: in the week that comes, and a week after the coming one. */
  nextWeek: string
  weekLaterBefore: string
  weekLaterAfter: string
  twoWeeksLaterAfter: string
  thisWeek: string
  /** Other ways to say how many days ahead; two numbers are two days that some mean by it. */
  ahead: readonly (readonly [said: string, days: readonly number[]])[]
  weekend: string
  morning: string
  afternoon: string
  evening: string
  noon: string
  midnight: string
  after: string
  before: string
  /** Behind a time: from then on, and until then. */
  afterBehind: string
  beforeBehind: string
  /** "@" stands for a time. */
  between: readonly string[]
  /** Between the numbers of "9 to 11". */
  to: string
  /** These minutes before the hour, where no "at" says so, could also be the first of two hours: "10 to 2". */
  minutesTo: RegExp | undefined
  soon: string
  in: string
  one: string
  minutes: string
  hours: string
  days: string
  weeks: string
  halfAnHour: string
  hourAndAHalf: string
  clocks: readonly ClockRule[]
  /** A day and a month: groups d, m and y. */
  dates: readonly RegExp[]
  /** "03/04" is the fourth of March to some. */
  isSlashClear: boolean
  /** "the 15th": the day in the first group. */
  dayOfMonth: RegExp
  not: string
  /** Left over, they say that something about time was not understood. */
  doubt: string
  /** Yesterday, last Monday, two days ago. */
  past: string
  /** Any weekday: no day in particular. */
  openDay: string
  /** Behind a number of days or weeks. */
  fromNow: string | undefined
  filler: string
}

export const TIME_WORDS: Record<SpokenLanguage, TimeWords> = {
  en: timeWordsEn,
  es: timeWordsEs,
  fr: timeWordsFr,
  de: timeWordsDe,
}
