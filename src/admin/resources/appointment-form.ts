import { createAppointment } from '../../domain/appointments/index.js'
import type { Ctx } from '../../platform/context.js'
import { choicesOf } from '../choices.js'
import { momentOf, timeZoneOf } from '../clock.js'
import { APPOINTMENT_KIND } from '../lead-words.js'
import { withRenamedFields } from '../renamed-fields.js'
import type { Row, Spec } from '../spec.js'
import type { Field, Section } from '../ui-types.js'

export const startsField: Field = {
  name: 'starts',
  label: 'Begins',
  kind: 'clock',
  isRequired: true,
  hint: 'On the clocks of the client’s zone',
}

export const minutesField: Field = { name: 'minutes', label: 'Minutes', kind: 'number' }

export const takerField: Field = {
  name: 'teamMemberId',
  label: 'Taken by',
  kind: 'client',
  of: 'TeamMember',
  hint: 'Of the client’s team',
}

const sections: Section[] = [
  {
    title: 'When',
    text: 'One made by hand is confirmed at once. What overlaps with another of the same person is refused.',
    fields: [
      { name: 'clientId', label: 'Client', kind: 'client', isRequired: true },
      {
        name: 'kind',
        label: 'What',
        kind: 'choice',
        choices: choicesOf(APPOINTMENT_KIND),
        initial: 'MEETING',
        isRequired: true,
      },
      startsField,
      { ...minutesField, hint: 'Empty: as the client’s booking times say' },
      { ...takerField, hint: 'Empty: whoever of the team is free' },
    ],
  },
  {
    title: 'With whom',
    fields: [
      { name: 'attendeeName', label: 'Name', kind: 'text' },
      { name: 'attendeeNumber', label: 'Number', kind: 'phone' },
      { name: 'attendeeEmail', label: 'E-mail', kind: 'email' },
      { name: 'leadId', label: 'Lead', kind: 'client', of: 'Lead', hint: 'Empty: found by the number' },
    ],
  },
  {
    title: 'Where',
    fields: [
      { name: 'propertyId', label: 'Property', kind: 'client', of: 'Property' },
      { name: 'place', label: 'Another place', kind: 'text' },
      { name: 'note', label: 'What for', kind: 'long' },
    ],
  },
]

export const appointmentForm: NonNullable<Spec['newForm']> = { sections, run: create }

async function create(ctx: Ctx, { starts, ...values }: Row): Promise<{ id: string; message: string }> {
  const timeZone = await timeZoneOf(ctx, values['clientId'])
  const startsAt = momentOf('starts', String(starts ?? ''), timeZone)
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''))
  const wanted = { ...given, startsAt } as Parameters<typeof createAppointment>[1]
  const { id } = await withRenamedFields({ startsAt: 'starts' }, () => createAppointment(ctx, wanted))
  return { id, message: 'The appointment is made' }
}
