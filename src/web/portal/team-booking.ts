import type { BookingPlanRow } from '../../domain/team/index.js'
import { textOf } from '../request.js'
import { counted } from './times.present.js'

const NUMBERS = [
  'viewingMinutes',
  'tourMinutes',
  'meetingMinutes',
  'stepMinutes',
  'minimumNoticeMinutes',
  'daysAhead',
] as const

export type BookingForm = Record<(typeof NUMBERS)[number], string> & { bookDirectly: boolean; bookOnHolidays: boolean }
export const BOOKING_FIELDS: readonly string[] = NUMBERS

const STEPS = [5, 10, 15, 20, 30, 45, 60, 90, 120]
const HOUR = 60
const DAY = 24 * HOUR
const NOTICES = [0, 30, HOUR, 2 * HOUR, 4 * HOUR, 12 * HOUR, DAY, 2 * DAY, 3 * DAY, 7 * DAY]

export const bookingFormOf = (plan: BookingPlanRow): BookingForm => ({
  ...(Object.fromEntries(NUMBERS.map((name) => [name, String(plan[name])])) as Record<
    (typeof NUMBERS)[number],
    string
  >),
  bookDirectly: plan.bookDirectly,
  bookOnHolidays: plan.bookOnHolidays,
})

export const typedBooking = (body: unknown): BookingForm => ({
  ...(Object.fromEntries(NUMBERS.map((name) => [name, textOf(body, name)])) as Record<
    (typeof NUMBERS)[number],
    string
  >),
  bookDirectly: textOf(body, 'bookDirectly') !== '',
  bookOnHolidays: textOf(body, 'bookOnHolidays') !== '',
})

/** How times are offered, as a form and in words for those who only read it. */
export function presentBooking(form: BookingForm, wrong: Record<string, string> = {}) {
  return {
    ...form,
    wrong,
    lengths: [
      { name: 'viewingMinutes', label: 'A viewing' },
      { name: 'tourMinutes', label: 'A tour' },
      { name: 'meetingMinutes', label: 'A meeting' },
    ].map((field) => ({
      ...field,
      value: form[field.name as (typeof NUMBERS)[number]],
      wrong: wrong[field.name],
    })),
    steps: choices(STEPS, form.stepMinutes, minutesInWords),
    notices: choices(NOTICES, form.minimumNoticeMinutes, noticeInWords),
    facts: [
      { label: 'A viewing', value: minutesInWords(Number(form.viewingMinutes)) },
      { label: 'A tour', value: minutesInWords(Number(form.tourMinutes)) },
      { label: 'A meeting', value: minutesInWords(Number(form.meetingMinutes)) },
      { label: 'Times are offered every', value: minutesInWords(Number(form.stepMinutes)) },
      { label: 'At the earliest', value: noticeInWords(Number(form.minimumNoticeMinutes)) },
      { label: 'At the latest', value: `${counted(Number(form.daysAhead), 'day')} ahead` },
      { label: 'Booked on the phone', value: form.bookDirectly ? 'Confirmed at once' : 'Waits for you to confirm' },
      { label: 'On public holidays', value: form.bookOnHolidays ? 'Booked like other days' : 'Nothing is booked' },
    ],
  }
}

/** The usual ones, and among them the one that was set elsewhere. */
const choices = (usual: readonly number[], chosen: string, words: (minutes: number) => string) => {
  const own = Number.isInteger(Number(chosen)) && chosen !== '' ? [Number(chosen)] : []
  return [...new Set([...usual, ...own])]
    .sort((one, other) => one - other)
    .map((minutes) => ({ value: String(minutes), label: words(minutes), isChosen: String(minutes) === chosen }))
}

function minutesInWords(minutes: number): string {
  if (minutes >= HOUR && minutes % HOUR === 0) return counted(minutes / HOUR, 'hour')
  return minutes > HOUR
    ? `${counted(Math.floor(minutes / HOUR), 'hour')} ${minutes % HOUR} minutes`
    : counted(minutes, 'minute')
}

function noticeInWords(minutes: number): string {
  if (minutes === 0) return 'At once'
  return `${minutes >= DAY && minutes % DAY === 0 ? counted(minutes / DAY, 'day') : minutesInWords(minutes)} from now`
}
