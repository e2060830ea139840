import type { FreeTime } from '../../domain/appointments/index.js'
import type { BookingPlanRow, TeamMemberRow } from '../../domain/team/index.js'
import { textOf } from '../request.js'
import { KINDS, type Kind } from './appointments.present.js'
import { type Clock, counted } from './times.present.js'

export const BOOKING_FIELDS = [
  'kind',
  'teamMemberId',
  'on',
  'startsAt',
  'time',
  'minutes',
  'attendeeName',
  'attendeeNumber',
  'attendeeEmail',
  'place',
  'note',
  'leadId',
  'propertyId',
] as const

/** What was typed about an appointment; startsAt is one of the offered times, or 'own' for that of `on` and `time`. */
export type BookingForm = Record<(typeof BOOKING_FIELDS)[number], string>

export const bookingForm = (source: unknown): BookingForm =>
  Object.fromEntries(BOOKING_FIELDS.map((name) => [name, textOf(source, name)])) as BookingForm

/** Times that are free on a day, or where there are none the next ones. */
export type Times = { day: readonly FreeTime[]; next: readonly FreeTime[] }

type Form = Pick<BookingForm, 'on' | 'startsAt' | 'time' | 'minutes'>
type Around = { clock: Clock; kind: Kind; plan: BookingPlanRow; wrong: Record<string, string> }

/** Times to choose from, and a time of one's own. */
export function presentTimes({ day, next }: Times, form: Form, { clock, kind, plan, wrong }: Around) {
  const usual = plan[LENGTHS[kind]]
  const label = (time: FreeTime) => (day.length > 0 ? clock.time(time.startsAt) : clock.dayAndTime(time.startsAt))
  return {
    on: form.on,
    ownTime: form.time,
    minutes: form.minutes,
    areDays: day.length === 0,
    isOwn: form.startsAt === 'own',
    choices: [...day, ...next].map((time) => ({
      value: choiceValue(time),
      label: label(time),
      isChosen: choiceValue(time) === form.startsAt,
    })),
    says: says({ day, next }, form.on && clock.calendarDay(form.on)),
    minutesHelp: `Empty: ${counted(usual, 'minute')}, as usual for ${KIND_WORDS[kind]}.`,
    wrong,
  }
}

const LENGTHS = { VIEWING: 'viewingMinutes', TOUR: 'tourMinutes', MEETING: 'meetingMinutes' } as const
const KIND_WORDS = { VIEWING: 'a viewing', TOUR: 'a tour', MEETING: 'a meeting' } as const

function says({ day, next }: Times, on: string): string {
  if (day.length > 0) return `${counted(day.length, 'time')} free on ${on}, as your assistant would offer them.`
  if (next.length > 0)
    return `Nothing is free ${on ? `on ${on}` : 'that day'} within your booking times. These come next:`
  return 'Nothing is free within your booking times. Choose a time of your own.'
}

const choiceValue = ({ startsAt, teamMemberId }: FreeTime) => `${startsAt.toISOString()} ${teamMemberId}`

/** An offered time as the form sends it back. */
export function offeredTime(value: string): { startsAt: Date; teamMemberId: string } | undefined {
  const [iso = '', teamMemberId = ''] = value.split(' ')
  const startsAt = new Date(iso)
  return Number.isNaN(startsAt.getTime()) || !iso.endsWith('Z') ? undefined : { startsAt, teamMemberId }
}

/** Those who can take it, and whoever takes it now. */
export const takers = (team: readonly TeamMemberRow[], chosenId: string) =>
  team
    .filter(({ id, isActive, takesAppointments }) => (isActive && takesAppointments) || id === chosenId)
    .map(({ id, name }) => ({ value: id, label: name, isChosen: id === chosenId }))

/** The rest of the form; `about` says whose lead or which property it is for. */
export const presentBookingForm = (
  form: BookingForm,
  { team, about }: { team: readonly TeamMemberRow[]; about: string | undefined },
) => ({
  ...form,
  about,
  kinds: Object.entries(KINDS).map(([value, label]) => ({ value, label, isChosen: value === form.kind })),
  people: takers(team, form.teamMemberId),
  kept: (['leadId', 'propertyId'] as const).flatMap((name) => (form[name] ? [{ name, value: form[name] }] : [])),
})
