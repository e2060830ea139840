import { WEEKDAYS, type Weekday } from '../../domain/hours/index.js'
import { weekText } from '../../domain/numbers/index.js'
import type { Availability, TeamMemberRow } from '../../domain/team/index.js'
import { displayNumber } from '../../platform/phone.js'
import { counted, dayInWords } from './times.present.js'
import type { Tag } from './words.present.js'

export const TEAM = '/settings/team'

export const DAYS = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
] as const

/** Somebody of the team as the list shows them. */
export function presentMember(member: TeamMemberRow) {
  return {
    id: member.id,
    href: `${TEAM}/${member.id}`,
    name: member.name,
    tag: tagOf(member),
    isActive: member.isActive,
    reach: [member.email, member.number && displayNumber(member.number)].filter(Boolean).join(' · '),
    hours: hoursInWords(member.availability),
    buffers: buffersInWords(member),
    daysOff: member.availability?.exceptions.length ?? 0,
  }
}

function tagOf({ isActive, takesAppointments, isDefault }: TeamMemberRow): Tag | undefined {
  if (!isActive) return { text: 'Left', tone: 'none' }
  if (!takesAppointments) return { text: 'No appointments', tone: 'none' }
  return isDefault ? { text: 'Your business', tone: 'info' } : undefined
}

/** 'Mon to Fri 09:00-17:00, Sat 10:00-14:00': days next to each other with the same times stand together. */
export function hoursInWords(availability: Availability | null): string {
  if (!availability) return 'Your opening hours'
  const text = weekText({ week: availability.week, closedOn: [] })
  const runs: { from: Weekday; to: Weekday; times: string }[] = []
  for (const [index, day] of WEEKDAYS.entries()) {
    const [last, times] = [runs.at(-1), text[day]]
    if (!times) continue
    if (last && last.times === times && last.to === WEEKDAYS[index - 1]) last.to = day
    else runs.push({ from: day, to: day, times })
  }
  return runs.map(runInWords).join('\n') || 'Never'
}

const runInWords = ({ from, to, times }: { from: Weekday; to: Weekday; times: string }) =>
  `${shortDay(from)}${from === to ? '' : ` to ${shortDay(to)}`} ${times.replaceAll('-', ' – ')}`
const shortDay = (day: Weekday) => `${day.charAt(0).toUpperCase()}${day.slice(1)}`

function buffersInWords({ bufferBeforeMinutes: before, bufferAfterMinutes: after }: TeamMemberRow): string {
  if (before === 0 && after === 0) return 'None'
  if (before === after) return `${counted(before, 'minute')} before and after`
  const parts = [before > 0 && `${counted(before, 'minute')} before`, after > 0 && `${counted(after, 'minute')} after`]
  return parts.filter(Boolean).join(', ')
}

/** Days that differ from the week; those that are over are left out. */
export function presentExceptions(availability: Availability | null, today: string) {
  const text = (ranges: Availability['exceptions'][number]['ranges']) =>
    ranges.map(({ from, to }) => `${from} – ${to}`).join(', ')
  return (availability?.exceptions ?? [])
    .filter(({ on }) => on >= today)
    .map(({ on, ranges }) => ({
      on,
      day: dayInWords(on, 'cccc, d LLLL yyyy'),
      times: text(ranges) || 'Not there',
    }))
}
