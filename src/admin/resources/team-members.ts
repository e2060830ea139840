import { yesNoFilter } from '../choices.js'
import type { Row, Spec } from '../spec.js'
import { type AvailabilityRow, hoursTyped, specialDaysTyped, teamForms } from './team-member-form.js'

/** Who of a client takes appointments, tasks and leads. */
export const teamMembers: Spec = {
  model: 'TeamMember',
  one: 'Team member',
  many: 'Team members',
  group: 'Leads',
  icon: 'staff',
  // Names of people are common; where one is chosen, one has to see whose they are.
  titleOf: ({ name, business }) => [name, business].filter(Boolean).join(' · '),
  columns: [
    'id',
    'clientId',
    'name',
    'email',
    'number',
    'bufferBeforeMinutes',
    'bufferAfterMinutes',
    'takesAppointments',
    'isActive',
    'isDefault',
    'createdAt',
    'updatedAt',
  ],
  computed: {
    business: { needs: ['clientId'], value: ({ client }) => (client as Row | null)?.['businessName'] ?? null },
    hours: { needs: ['availability'], value: ({ availability }) => hoursTyped(availability as AvailabilityRow) },
    specialDays: {
      needs: ['availability'],
      value: ({ availability }) => specialDaysTyped(availability as AvailabilityRow),
    },
    times: {
      needs: ['availability'],
      value: ({ availability }) => (availability === null ? 'Like the business' : 'Times of their own'),
    },
  },
  linked: { clientId: { relation: 'client', title: 'businessName' } },
  list: [
    { name: 'name', label: 'Name', isSortable: true, under: 'email' },
    { name: 'clientId', label: 'Client' },
    { name: 'number', label: 'Number', kind: 'phone', from: 1100 },
    { name: 'times', label: 'Available' },
    { name: 'takesAppointments', label: 'Takes appointments', kind: 'check' },
    { name: 'isActive', label: 'Active', kind: 'check' },
  ],
  facts: [
    { name: 'clientId', label: 'Client' },
    { name: 'email', label: 'E-mail' },
    { name: 'number', label: 'Number', kind: 'phone' },
    { name: 'takesAppointments', label: 'Takes appointments', kind: 'yes-no' },
    { name: 'times', label: 'Available' },
    { name: 'bufferBeforeMinutes', label: 'Minutes kept free before' },
    { name: 'bufferAfterMinutes', label: 'Minutes kept free after' },
    { name: 'isActive', label: 'Active', kind: 'yes-no' },
    { name: 'isDefault', label: 'Stands for the business', kind: 'yes-no' },
    { name: 'createdAt', label: 'Added', kind: 'moment' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    yesNoFilter('isActive', 'Active', 'Active', 'Not active'),
    yesNoFilter('takesAppointments', 'Appointments', 'Takes appointments', 'Takes none'),
  ],
  search: ['name', 'email', 'number'],
  searchHint: 'Name, e-mail or number',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: {
    title: 'Nobody here yet',
    text: 'Callers are offered the times of a client’s team. Without one, those of the business hours.',
  },
  ...teamForms,
}
