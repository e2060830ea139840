import { type Availability, createTeamMember, getTeamMember, updateTeamMember } from '../../domain/team/index.js'
import type { Ctx } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { withRenamedFields } from '../renamed-fields.js'
import type { Row, Spec } from '../spec.js'
import type { Field, Section } from '../ui-types.js'

export type AvailabilityRow = Availability | null

const person: Section = {
  title: 'Who it is',
  fields: [
    { name: 'name', label: 'Name', kind: 'text', isRequired: true },
    { name: 'email', label: 'E-mail', kind: 'email' },
    { name: 'number', label: 'Number', kind: 'phone' },
  ],
}

const minutes = (name: string, label: string): Field => ({
  name,
  label,
  kind: 'number',
  initial: '0',
  isRequired: true,
})

const times: Section = {
  title: 'When they take appointments',
  text: 'Times are those of the client’s zone.',
  fields: [
    {
      name: 'takesAppointments',
      label: 'Takes appointments',
      kind: 'yes-no',
      initial: true,
      hint: 'Callers are offered their times; without it only tasks and leads',
    },
    {
      name: 'hours',
      label: 'Available',
      kind: 'week',
      choices: [{ value: '', label: 'When the business is open' }],
    },
    {
      name: 'specialDays',
      label: 'Days with other times',
      kind: 'rows',
      row: 'day',
      isTyped: true,
      hint: 'Two rows of one day are two times on it. A day off stands among the closed days above.',
      columns: [
        { name: 'on', label: 'Day', type: 'date', isRequired: true },
        { name: 'from', label: 'From', type: 'time', isRequired: true },
        { name: 'to', label: 'Until', type: 'time', isRequired: true },
      ],
    },
    minutes('bufferBeforeMinutes', 'Minutes kept free before'),
    minutes('bufferAfterMinutes', 'Minutes kept free after'),
  ],
}

const works: Section = {
  title: 'Whether they work there',
  fields: [
    {
      name: 'isActive',
      label: 'Active',
      kind: 'yes-no',
      hint: 'Once they left: what they took stays theirs, nothing new comes',
    },
  ],
}

const whose: Section = {
  title: 'Whose team',
  fields: [{ name: 'clientId', label: 'Client', kind: 'client', isRequired: true }],
}

const NAMES = { availability: 'hours' }

export const teamForms: Pick<Spec, 'newForm' | 'editForm'> = {
  newForm: {
    sections: [whose, person, times],
    run: async (ctx: Ctx, values: Row) => {
      const { hours, specialDays, ...fields } = values
      const availability = availabilityOf(hours, specialDays)
      const given = { ...fields, availability } as Parameters<typeof createTeamMember>[1]
      const { id } = await withRenamedFields(NAMES, () => createTeamMember(ctx, given))
      return { id, message: `${fields['name']} was added` }
    },
  },
  editForm: {
    sections: [person, times, works],
    comparesUpdatedAt: true,
    run: async (ctx: Ctx, id: string, changes: Row) => {
      if (Object.keys(changes).length === 0) return 'Nothing was different'
      const { hours, specialDays, ...fields } = changes
      const isAboutTimes = hours !== undefined || specialDays !== undefined
      const before = isAboutTimes ? (await getTeamMember(ctx, { id })).availability : null
      const availability = availabilityOf(
        hours === undefined ? hoursTyped(before) : hours,
        specialDays === undefined ? specialDaysTyped(before) : specialDays,
      )
      const given = { id, ...fields, ...(isAboutTimes && { availability }) }
      await withRenamedFields(NAMES, () => updateTeamMember(ctx, given as Parameters<typeof updateTeamMember>[1]))
      return 'Saved'
    },
  },
}

type Hours = { week: Availability['week']; closedOn: string[] }

/** The week and the days off, as the field of a week has them. */
export function hoursTyped(availability: AvailabilityRow): string | null {
  if (!availability) return null
  const closedOn = availability.exceptions.filter(({ ranges }) => ranges.length === 0).map(({ on }) => on)
  return JSON.stringify({ week: availability.week, closedOn } satisfies Hours)
}

/** Days with times of their own, a row for each time. */
export function specialDaysTyped(availability: AvailabilityRow): string | null {
  const rows = (availability?.exceptions ?? []).flatMap(({ on, ranges }) =>
    ranges.map(({ from, to }) => ({ on, from, to })),
  )
  return rows.length > 0 ? JSON.stringify({ rows, pasted: '' }) : null
}

/** Both fields as one. @throws invalid for days with other times than a week that was not said */
function availabilityOf(hours: unknown, specialDays: unknown): AvailabilityRow {
  const week = read<Hours>('hours', hours)
  const rows = read<{ rows: Record<string, string>[] }>('specialDays', specialDays)?.rows ?? []
  if (!week) {
    if (rows.length > 0) throw invalid('specialDays', 'Say their week as well, or they are available like the business')
    return null
  }
  const days = new Map(week.closedOn.map((on) => [on, [] as Record<string, string>[]]))
  for (const { on = '', from = '', to = '' } of rows) days.set(on, [...(days.get(on) ?? []), { from, to }])
  const exceptions = [...days].map(([on, ranges]) => ({ on, ranges }))
  // The verb reads it by its own rules.
  return { week: week.week, exceptions } as Availability
}

function read<T>(field: string, text: unknown): T | undefined {
  if (typeof text !== 'string') return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    throw invalid(field, 'This cannot be read')
  }
}
