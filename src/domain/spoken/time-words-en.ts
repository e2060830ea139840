import { AM_PM, clockAround, clockOf, numberAfter, WITH_COLON } from './clock-rules.js'
import type { TimeWords } from './time-words.js'

const months = [
  'jan(?:uary)?',
  'feb(?:ruary)?',
  'mar(?:ch)?',
  'apr(?:il)?',
  'may',
  'june?',
  'july?',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'oct(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
]
const month = `(?<m>${months.join('|')})\\b\\.?`
const NOT_A_TIME = 'st|nd|rd|th|days?|weeks?|months?|years?|people|persons?|minutes?|hours?|bed\\w*|%'

export const timeWordsEn: TimeWords = {
  today: 'today',
  tomorrow: 'tomorrow',
  dayAfterTomorrow: '(?:the )?day after tomorrow',
  weekdays: [
    'mon(?:day)?',
    'tue(?:s|sday)?',
    'wed(?:nesday)?',
    'thu(?:rs?|rsday)?',
    'fri(?:day)?',
    'sat(?:urday)?',
    'sun(?:day)?',
  ],
  months,
  thisOne: 'this(?: coming)?|coming|the coming',
  nextBefore: 'next',
  nextAfter: undefined,
  nextWeek: '(?:of |in )?(?:the )?(?:next|following) week',
  weekLaterBefore: '(?:a|1) week (?:from|after|on)',
  weekLaterAfter: 'week',
  weekend: '(?:this |next |on the |at the )?weekend',
  morning: '(?:in the |this )?mornings?',
  afternoon: '(?:in the |this )?afternoons?',
  evening: '(?:in the |this )?evenings?|tonight|at night',
  noon: '(?:12 )?(?:noon|midday)',
  midnight: '(?:12 )?midnight',
  after: 'after|any ?time after|from|later than|not before|past',
  before: 'before|by|until|till|no later than|earlier than',
  between: ['(?:between|from) @ (?:and|to|until|till|-) @', '@ ?(?:to|until|till|-) ?@'],
  to: 'to|until|till|thru|through',
  minutesTo: /^(?:5|10|20|25)$/,
  soon: 'as soon as possible|asap|right (?:now|away)|now|immediately',
  in: 'in|within',
  one: 'an?|1',
  minutes: 'min(?:ute)?s?',
  hours: 'h(?:ou)?rs?',
  days: 'days?',
  weeks: 'weeks?',
  halfAnHour: 'half an hour|a half hour',
  hourAndAHalf: 'an hour and a half',
  clocks: [
    { pattern: /\bhalf (?:past )?(\d{1,2})(?: ?(am|pm))?\b/, read: ([hour, half]) => clockAround(hour, 30, half) },
    {
      pattern: /\b(?:a )?quarter (?:past|after) (\d{1,2})(?: ?(am|pm))?\b/,
      read: ([hour, half]) => clockAround(hour, 15, half),
    },
    {
      pattern: /\b(?:a )?quarter (?:to|of|till|before) (\d{1,2})(?: ?(am|pm))?\b/,
      read: ([hour, half]) => clockAround(hour, -15, half),
    },
    {
      pattern: /\b(\d{1,2}) (?:minutes? )?past (\d{1,2})(?: ?(am|pm))?\b/,
      read: ([minutes, hour, half]) => clockAround(hour, Number(minutes), half),
    },
    {
      pattern: /(?<!\bfrom )\b(5|10|20|25) (?:minutes? )?to (\d{1,2})(?: ?(am|pm))?\b/,
      read: ([minutes, hour, half]) => clockAround(hour, -Number(minutes), half),
    },
    AM_PM,
    WITH_COLON,
    { pattern: /\b(\d{1,2})(?:[: ]?(\d{2}))? ?oclock\b/, read: ([hour, minute]) => clockOf(hour, minute) },
    numberAfter('at|after|before|by|until|till|around|about|from|between|past|to|and|or|@|-', NOT_A_TIME),
  ],
  dates: [
    new RegExp(`\\b${month} (?:the )?(?<d>\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (?<y>20\\d{2}))?(?!:)`),
    new RegExp(`\\b(?:the )?(?<d>\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month}(?:,? (?<y>20\\d{2}))?`),
  ],
  isSlashClear: false,
  dayOfMonth: /(?:\bthe |\bon |\| )(\d{1,2})(?:st|nd|rd|th)\b/,
  doubt: 'after|before|weeks?|following|last|next|half|quarter|every|each',
  fromNow: 'from (?:now|today)',
  past: '(?:the day before )?yesterday|last (?:weekend|week|night|month|year|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)|(?:this|the) past(?: week| month)?|previous|(?:\\d+|an?) (?:minute|hour|day|week|month|year)s? ago',
  openDay:
    'any(?: \\w+)? days?|anyday|(?:any |some |a )?(?:weekdays?|workdays?|working days?|business days?)|(?:whatever|whichever|every|each) day|(?:any|most|some) (?:mornings?|afternoons?|evenings?)',
  not: "not|except|but|isn't|can't|cannot|don't|never|unless|instead",
  filler:
    "on|at|in|the|a|an|of|for|to|about|around|maybe|perhaps|please|it|be|would|i|i'd|i'm|i'll|like|can|could|we|how|what|is|works?|good|fine|best|say|let's|lets|time|day|date|some|any|anytime|sometime|and|or|then|me|you|sharp|exactly|so|well|yes|ok|okay|uh|um",
}
