import type { BusinessHours } from '../../domain/hours/index.js'
import { hoursFromText, type WeekText, weekText } from '../../domain/numbers/index.js'
import type { Availability, TeamMemberRow } from '../../domain/team/index.js'
import { displayNumber } from '../../platform/phone.js'
import { textOf } from '../request.js'
import { DAYS } from './team.present.js'

/** What was typed about somebody, or what is kept. */
export type MemberForm = {
  name: string
  email: string
  number: string
  takesAppointments: boolean
  hasHours: boolean
  week: WeekText
  bufferBeforeMinutes: string
  bufferAfterMinutes: string
}

/** What the page can show an error beside. */
export const MEMBER_FIELDS = [
  'name',
  'email',
  'number',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  ...DAYS.map(([day]) => `hours_${day}`),
]

/** Somebody new. Whoever ticks "hours of their own" begins with the usual ones. */
export const newMember = (usual: BusinessHours['week']): MemberForm => ({
  name: '',
  email: '',
  number: '',
  takesAppointments: true,
  hasHours: false,
  week: weekText({ week: usual, closedOn: [] }),
  bufferBeforeMinutes: '0',
  bufferAfterMinutes: '0',
})

export const memberFormOf = (member: TeamMemberRow, usual: BusinessHours['week']): MemberForm => ({
  name: member.name,
  email: member.email ?? '',
  number: member.number ? displayNumber(member.number, 'none') : '',
  takesAppointments: member.takesAppointments,
  hasHours: member.availability !== null,
  week: weekText({ week: member.availability?.week ?? usual, closedOn: [] }),
  bufferBeforeMinutes: String(member.bufferBeforeMinutes),
  bufferAfterMinutes: String(member.bufferAfterMinutes),
})

export const typedMember = (body: unknown): MemberForm => ({
  name: textOf(body, 'name'),
  email: textOf(body, 'email'),
  number: textOf(body, 'number'),
  takesAppointments: textOf(body, 'takesAppointments') !== '',
  hasHours: textOf(body, 'hasHours') !== '',
  week: {
    ...(Object.fromEntries(DAYS.map(([day]) => [day, textOf(body, `hours_${day}`)])) as WeekText),
    closedOn: '',
  },
  bufferBeforeMinutes: textOf(body, 'bufferBeforeMinutes') || '0',
  bufferAfterMinutes: textOf(body, 'bufferAfterMinutes') || '0',
})

/** The same as the verbs take it; single days stay as they are. @throws invalid with the day of the week */
export const memberInput = ({ hasHours, week, ...form }: MemberForm, exceptions: Availability['exceptions'] = []) => ({
  ...form,
  availability: hasHours ? { week: hoursFromText(week).week, exceptions } : null,
})

export const presentMemberForm = (form: MemberForm, wrong: Record<string, string>) => ({
  ...form,
  wrong,
  days: DAYS.map(([day, label], index) => ({
    name: `hours_${day}`,
    label,
    type: 'text',
    value: form.week[day],
    wrong: wrong[`hours_${day}`],
    ...(index === 0 && { help: 'Such as 09:00-12:00, 13:00-17:00. Empty is closed.' }),
  })),
})
