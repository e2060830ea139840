import { clockOf } from './clock-rules.js'
import type { RestOfText } from './rest-of-text.js'
import type { Clock, TimeWords } from './time-words.js'

const HOUR = '(\\d{1,2})(?:[:.h](\\d{2}))?(?: ?(?:uhr|heures?|horas?|oclock|h)(?!\\p{L}))? ?(am|pm)?'
const NO_TIME =
  '(?: |-)?(?:st|nd|rd|th|days?|weeks?|months?|years?|people|persons?|minutes?|hours?|bed\\w*|dias?|semanas?|personas?|minutos?|jours?|semaines?|personnes?|tagen?|wochen?|stunden?|minuten|personen|zimmer|%)(?!\\p{L})'

type Hours = { after: Clock | undefined; before: Clock | undefined }

/**
 * Times from one hour to another, before their numbers are taken for one time each: "10 to 12", "2-4pm", "de 9 a 11". Minutes
 * to an hour, as in "at 10 to 12", are left where they are; "10 to 2" could be either and is 'unclear'.
 */
export function hoursFromTo(text: RestOfText, words: TimeWords): (Hours | 'unclear')[] {
  const said = `(?<!\\d|[:.,/-]|(?<!\\p{L})(?:${words.in}) )(at )?(from |between )?(?:(?:desde|de|entre|von) )?(?:las? )?${HOUR} ?(?:-|${words.to}) ?(?:las? )?${HOUR}(?!\\d|[:/-]|\\p{L}|${NO_TIME})`
  return text.takeIf(new RegExp(said), (groups) => read(groups, words))
}

function read([all = '', at, from, ...clocks]: (string | undefined)[], { minutesTo }: TimeWords) {
  const [hour, minute, half, toHour, toMinute, toHalf] = clocks
  const [after, before] = [clockOf(hour, minute, half), clockOf(toHour, toMinute, toHalf)]
  const isMinutes = !from && !minute && !half && !all.includes('-') && Boolean(minutesTo?.test(hour ?? ''))
  if (isMinutes && (at || Number(toHour) < Number(hour))) {
    return !at && hour === '10' && Number(toHour) <= LAST_OF_TEN ? 'unclear' : undefined
  }
  return after && before && !AT_ONE.test(all) ? { after, before } : undefined
}

/** "le 15 à dix heures", "el 15 a las diez": a day and a time of it, not two times. */
const AT_ONE = /^(?!.*\b(?:de|desde|entre) )\D*\d{1,2} al? (?:las? )?\d/

/** Nobody is free from ten to eight, but many are from ten to five. */
const LAST_OF_TEN = 7
