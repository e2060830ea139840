import { AM_PM, clockAround, clockOf, numberAfter, WITH_COLON } from './clock-rules.js'
import type { Clock, TimeWords } from './time-words.js'

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
  weekLaterBefore: '(?:a|1) week(?: from| after| on)?(?: this| this coming)?',
  weekLaterAfter: 'week',
  twoWeeksLaterAfter: 'fortnight',
  thisWeek: '(?:of )?this week',
  ahead: [
    ["(?:in )?(?:a|1) fortnight(?:'?s time)?(?: from (?:now|today)| today)?", [14]],
    ["in (?:a|1) week'?s? time|(?:a|1) week (?:from )?today|today week", [7]],
    ['(?:a|1) week (?:from )?tomorrow|tomorrow week', [8]],
    ["(?:in )?2 weeks'? (?:time|today|from today)", [14]],
    ['2 weeks (?:from )?tomorrow', [15]],
    ["in 3 days'? time", [3]],
  ],
  weekend: '(?:this |next |on the |at the )?weekend',
  morning: '(?:in the |this )?mornings?',
  afternoon: '(?:in the |this )?afternoons?',
  evening: '(?:in the |this |at )?(?:evenings?|nights?)|tonight',
  noon: '(?:12 )?(?:noon|midday)',
  midnight: '(?:12 )?midnight',
  after: 'after|any ?time after|from|later than|not before|past',
  before: 'before|by|until|till|no later than|earlier than',
  afterBehind: 'onwards?|or (?:later|after)|and later',
  beforeBehind: 'or (?:before|earlier|sooner)|at the latest',
  between: ['(?:between|from) @ (?:and|to|until|till|-) @', '@ ?(?:to|until|till|-) ?@'],
  to: 'to|until|till|thru|through',
  minutesTo: /^(?:5|10|20|25)$/,
  soon: 'as soon as (?:possible|you can)|asap|right (?:now|away)|now|immediately|(?:the |your )?(?:next|1st|earliest|soonest) (?:available|possible|free)(?: (?:time|slot|appointment))?',
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
    {
      pattern: /\b(\d{1,2})(?:[:. ]?(\d{2}))?(?: ?(am|pm))? ?-?ish\b/,
      read: ([hour, minute, half]) => clockOf(hour, minute, half),
    },
    {
      pattern: /\b(\d{1,2})(\d{2}) hours\b/,
      read: ([hour, minute]) => exactly(clockOf(hour, minute)),
    },
    AM_PM,
    { pattern: /\b(\d{1,2}) ?h ?(\d{2})?\b/, read: ([hour, minute]) => clockOf(hour, minute) },
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
    'any(?: \\w+)? days?|anyday|some ?day|(?:any|some) (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:any |some |a )?(?:weekdays?|workdays?|working days?|business days?)|(?:whatever|whichever|every|each) day|(?:any|most|some) (?:mornings?|afternoons?|evenings?)',
  not: "not|except|but|isn't|can't|cannot|don't|never|unless|instead",
  filler:
    "on|at|in|the|a|an|of|for|to|about|around|approximately|roughly|maybe|perhaps|possibly|ideally|preferably|please|it|its|it's|that|that's|be|would|will|should|i|i'd|i'm|i'll|like|love|prefer|want|need|can|could|we|we'd|you|your|us|me|how|what|is|are|if|do|does|works?|suits?|good|great|perfect|fine|best|say|let's|lets|time|some|any|anytime|sometime|and|or|then|sharp|exactly|just|actually|so|well|yes|yeah|sure|ok|okay|uh|um|er|hi|hello|thanks|thank|with|here|there|come|coming|by|over|see|have|get|make|book|schedule|set|up|appointment|viewing|tour|visit|meeting|call|callback|back|available|free|possible",
}

/** "1500 hours" leaves no doubt. */
const exactly = (clock: Clock | undefined) => clock && { ...clock, isExact: true }
