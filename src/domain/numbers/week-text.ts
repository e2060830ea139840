import { DomainError } from '../../platform/errors.js'
import { type BusinessHours, businessHours, type OpenRange, WEEKDAYS, type Weekday } from '../hours/index.js'

/** Hours as one line a day, for forms without more to offer: "09:00-12:00, 13:00-17:00"; an empty day is closed. */
export type WeekText = Record<Weekday, string> & { closedOn: string }

export function weekText(hours: BusinessHours | null): WeekText {
  const days = WEEKDAYS.map((day) => [day, (hours?.week[day] ?? []).map(({ from, to }) => `${from}-${to}`).join(', ')])
  return { ...Object.fromEntries(days), closedOn: (hours?.closedOn ?? []).join(', ') } as WeekText
}

/** The hours of such a form. @throws invalid with the day: "hours_mon", "hours_closedOn" */
export function hoursFromText(text: WeekText): BusinessHours {
  const week = Object.fromEntries(WEEKDAYS.map((day) => [day, rangesIn(text[day])]))
  const closedOn = text.closedOn.split(/[\s,;]+/).filter(Boolean)
  const parsed = businessHours.safeParse({ week, closedOn })
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path, message }) => [
    `hours_${path[0] === 'week' ? String(path[1]) : 'closedOn'}`,
    message,
  ])
  throw new DomainError('invalid', 'Please check the hours', { fields: Object.fromEntries(fields.reverse()) })
}

/** Whatever is no time is refused with words by the rules of hours. */
function rangesIn(line: string): OpenRange[] {
  return line
    .split(/[,;]+/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [from = '', to = ''] = part.split(/-|–|to/).map((time) => withZero(time.trim()))
      return { from, to }
    })
}

/** "9:00" is "09:00", "9" is "09:00". */
const withZero = (time: string) => {
  const [hour = '', minute = '00'] = time.split(':')
  return /^\d{1,2}$/.test(hour) ? `${hour.padStart(2, '0')}:${minute}` : time
}
