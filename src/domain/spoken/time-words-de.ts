import { clockAround, clockOf, numberAfter, WITH_COLON } from './clock-rules.js'
import type { TimeWords } from './time-words.js'

const months = [
  'januar|janner|jan',
  'februar|feber|feb',
  'marz|maerz',
  'april|apr',
  'mai',
  'juni',
  'juli',
  'august|aug',
  'september|sept?',
  'oktober|okt',
  'november|nov',
  'dezember|dez',
]
const DAYS = 'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag'

export const timeWordsDe: TimeWords = {
  today: 'heute',
  tomorrow: 'morgen',
  dayAfterTomorrow: '(?:ubermorgen|uebermorgen)',
  weekdays: [
    'montags?',
    'dienstags?',
    'mittwochs?',
    'donnerstags?',
    'freitags?',
    '(?:samstags?|sonnabends?)',
    'sonntags?',
  ],
  months,
  thisOne: 'diese[nrsm]?|kommende[nrsm]?',
  nextBefore: '(?:nachste|naechste)[nrsm]?',
  nextAfter: undefined,
  nextWeek: '(?:in der |der )?(?:nachste|naechste|kommende)[nr]? woche',
  weekLaterBefore: '(?:eine|1) woche nach',
  weekLaterAfter: 'in (?:einer|1) woche|in 8 tagen',
  twoWeeksLaterAfter: 'in (?:2|zwei) wochen|in 14 tagen',
  thisWeek: '(?:in )?diese[rn]? woche',
  ahead: [
    ['heute in (?:(?:einer|1) woche|8 tagen)', [7]],
    ['morgen in (?:(?:einer|1) woche|8 tagen)', [8]],
    ['heute in (?:2 wochen|14 tagen)', [14]],
    ['morgen in (?:2 wochen|14 tagen)', [15]],
    ['in 8 tagen', [7, 8]],
  ],
  weekend: '(?:am |dieses |nachstes )?wochenende',
  morning: `(?:am )?vormittags?|(?:am |in der )?fruh(?:e)?|fruhmorgens|morgens|am morgen|(?<=\\b(?:heute|${DAYS}) )morgen`,
  afternoon: '(?:am )?nachmittags?',
  evening: '(?:am |in der )?(?:abends?|nachts?)',
  noon: '(?:am |zu |um 12 uhr )?mittags?',
  midnight: '(?:um )?mitternacht',
  after: 'nach|ab|fruhestens(?: um)?|spater als',
  before: 'vor|bis|spatestens(?: um)?|fruher als',
  afterBehind: 'oder (?:spater|danach)|und spater',
  beforeBehind: 'oder (?:fruher|vorher)|spatestens',
  between: ['(?:zwischen|von) @ (?:und|bis) @', '@ ?(?:bis|-) ?@'],
  to: 'bis',
  minutesTo: undefined,
  soon: 'so bald wie moglich|sobald wie moglich|so schnell wie moglich|sofort|jetzt|gleich',
  in: 'in|innerhalb von',
  one: 'eine[rmn]?|1',
  minutes: 'minuten?',
  hours: 'stunden?',
  days: 'tage?n?',
  weeks: 'wochen?',
  halfAnHour: 'einer halben stunde',
  hourAndAHalf: '1\\.5 stunden',
  clocks: [
    { pattern: /\b(5|10) vor halb (\d{1,2})\b/, read: ([minutes, hour]) => halfTo(hour, -Number(minutes)) },
    { pattern: /\b(5|10) nach halb (\d{1,2})\b/, read: ([minutes, hour]) => halfTo(hour, Number(minutes)) },
    { pattern: /\bhalb (\d{1,2})\b/, read: ([hour]) => halfTo(hour, 0) },
    { pattern: /\bdreiviertel (\d{1,2})\b/, read: ([hour]) => clockAround(hour, -15) },
    { pattern: /\bviertel (?:nach|uber) (\d{1,2})\b/, read: ([hour]) => clockAround(hour, 15) },
    { pattern: /\bviertel vor (\d{1,2})\b/, read: ([hour]) => clockAround(hour, -15) },
    {
      pattern: /\b(5|10|20|25) (?:minuten )?nach (\d{1,2})\b/,
      read: ([minutes, hour]) => clockAround(hour, Number(minutes)),
    },
    {
      pattern: /\b(5|10|20|25) (?:minuten )?vor (\d{1,2})\b/,
      read: ([minutes, hour]) => clockAround(hour, -Number(minutes)),
    },
    {
      pattern: /\b(\d{1,2}|ein)(?:[:.](\d{2}))? ?(?:uhr|h\b)(?: (\d{1,2})(?!\d|\.))?/,
      read: ([hour, minute, spoken]) => clockOf(hour === 'ein' ? '1' : hour, minute ?? spoken),
    },
    WITH_COLON,
    { pattern: /(?<=\bum )(\d{1,2})\.(\d{2})\b/, read: ([hour, minute]) => clockOf(hour, minute) },
    numberAfter(
      'um|ab|nach|vor|gegen|bis|zwischen|und|von|so|oder|circa|ca|etwa',
      'tagen?|wochen?|monate?n?|personen|minuten|jahre?n?|zimmer|\\.',
    ),
  ],
  dates: [
    new RegExp(`\\b(?<d>\\d{1,2})\\.? (?<m>${months.join('|')})\\b\\.?(?: (?<y>20\\d{2}))?`),
    /\b(?<d>\d{1,2})\.\s?(?<n>\d{1,2})\.(?<y>20\d{2})?/,
  ],
  isSlashClear: true,
  dayOfMonth: /\b(?:am|den|der) (\d{1,2})\.|\b(\d{1,2})\.(?!\d)/,
  doubt: 'nach|vor|wochen?|nachste\\w*|letzte\\w*|halb|viertel|jede\\w*',
  fromNow: undefined,
  past: '(?:vor)?gestern|(?:letzte|vergangene|vorige)[nrsm]? (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|woche|monat|nacht)|vor (?:\\d+|eine[rmn]?) (?:minute|stunde|tag|woche|monat|jahr)(?:e?n)?',
  openDay:
    'eines tages|irgendwann|(?:an )?(?:jede[mnrs]?|(?:einem )?beliebige[mnrs]?|irgendeine[mnrs]?|egal (?:an )?welche[mnrs]?) (?:tag|wochentag|werktag|morgen|vormittag|nachmittag|abend)|unter der woche|werktags|wochentags|an (?:wochentagen|werktagen|einem wochentag|einem werktag)|(?:der )?tag ist egal',
  not: 'nicht|ausser|aber|nie|niemals|kein\\w*',
  filler:
    'am|an|im|in|um|der|die|das|den|dem|so|gegen|rund|ca|circa|zirka|etwa|ungefahr|vielleicht|eventuell|bitte|ware|wurde|geht|ginge|gut|gerne?|lieber|ich|wir|sie|mochte|mochten|will|hatte|habe|kann|konnte|konnen|es|ist|passt|passen|mir|uns|uhr|und|oder|zeit|ja|dann|also|mal|doch|auch|zum|zur|fur|mit|bei|ein|einen|einem|eine|termin|besichtigung|besuch|ruckruf|anruf|anrufen|zuruckrufen|komme|kommen|vorbei|vorbeikommen|moglich|frei|genau|punkt|rum|herum|hier|da|danke|hallo',
}

/** "halb vier" is half past three. */
function halfTo(hour: string | undefined, minutes: number) {
  const clock = clockAround(hour, -30)
  return clock && { ...clock, minute: clock.minute + minutes }
}
