import { getAppointment } from '../../domain/appointments/index.js'
import type { Ctx } from '../../platform/context.js'
import { wordFilter } from '../choices.js'
import { clockInWords, clockTyped } from '../clock.js'
import { APPOINTMENT_KIND, APPOINTMENT_SOURCE, APPOINTMENT_STATUS } from '../lead-words.js'
import type { PartView } from '../part-types.js'
import type { Row, Spec } from '../spec.js'
import { appointmentActions } from './appointment-actions.js'
import { appointmentForm } from './appointment-form.js'

const MINUTE_MS = 60_000

/** Viewings, tours and meetings of clients. */
export const appointments: Spec = {
  model: 'Appointment',
  one: 'Appointment',
  many: 'Appointments',
  group: 'Leads',
  icon: 'appointments',
  titleOf: ({ kind, attendeeName }) => {
    const what = APPOINTMENT_KIND[String(kind)]?.label ?? 'Appointment'
    return attendeeName ? `${what} with ${attendeeName}` : what
  },
  // A time that is only held for a caller is no appointment.
  only: { status: { not: 'HELD' } },
  columns: [
    'id',
    'clientId',
    'kind',
    'status',
    'source',
    'startsAt',
    'endsAt',
    'timeZone',
    'place',
    'teamMemberId',
    'leadId',
    'propertyId',
    'unitId',
    'attendeeName',
    'attendeeNumber',
    'attendeeEmail',
    'decidedBy',
    'decidedAt',
    'cancelReason',
    'createdAt',
    'updatedAt',
  ],
  computed: {
    there: { needs: ['startsAt', 'timeZone'], value: (row) => clockInWords(row['startsAt'], row['timeZone']) },
    thereShort: {
      needs: ['startsAt', 'timeZone'],
      value: (row) => clockInWords(row['startsAt'], row['timeZone'])?.split(', ').at(-1) ?? null,
    },
    starts: { needs: ['startsAt', 'timeZone'], value: (row) => clockTyped(row['startsAt'], row['timeZone']) },
    minutes: { needs: ['startsAt', 'endsAt'], value: minutesOf },
    length: { needs: ['startsAt', 'endsAt'], value: (row) => `${minutesOf(row)} minutes` },
    hasBegun: { needs: ['startsAt'], value: ({ startsAt }) => (startsAt as Date).getTime() <= Date.now() },
    found: {
      needs: ['confidence'],
      value: ({ confidence }) => (confidence === null ? null : `${Math.round(Number(confidence) * 100)} %`),
    },
  },
  linked: {
    clientId: { relation: 'client', title: 'businessName' },
    teamMemberId: { relation: 'teamMember', title: 'name' },
    leadId: { relation: 'lead', title: 'name', also: ['number', 'email'] },
    propertyId: { relation: 'property', title: 'address' },
    unitId: { relation: 'unit', title: 'name' },
  },
  list: [
    { name: 'startsAt', label: 'Begins', kind: 'moment', isSortable: true, under: 'thereShort' },
    { name: 'kind', label: 'What', kind: 'word', words: APPOINTMENT_KIND },
    { name: 'attendeeName', label: 'With' },
    { name: 'clientId', label: 'Client' },
    { name: 'teamMemberId', label: 'Taken by', links: 'TeamMember', from: 1100 },
    { name: 'status', label: 'Status', kind: 'word', words: APPOINTMENT_STATUS },
    { name: 'createdAt', label: 'Booked', kind: 'ago', isSortable: true, from: 1280 },
  ],
  facts: [
    { name: 'status', label: 'Status', kind: 'word', words: APPOINTMENT_STATUS, isTag: true },
    { name: 'clientId', label: 'Client' },
    { name: 'there', label: 'Begins, there' },
    { name: 'startsAt', label: 'Begins, here', kind: 'moment' },
    { name: 'length', label: 'Lasts' },
    { name: 'teamMemberId', label: 'Taken by', links: 'TeamMember' },
    { name: 'attendeeName', label: 'With' },
    { name: 'attendeeNumber', label: 'Number', kind: 'phone' },
    { name: 'attendeeEmail', label: 'E-mail' },
    { name: 'leadId', label: 'Lead', links: 'Lead' },
    { name: 'propertyId', label: 'Property', links: 'Property' },
    { name: 'unitId', label: 'Unit', links: 'Unit' },
    { name: 'place', label: 'Place' },
    { name: 'source', label: 'How it came', kind: 'word', words: APPOINTMENT_SOURCE },
    { name: 'found', label: 'Sure by' },
    { name: 'createdAt', label: 'Booked', kind: 'moment' },
    { name: 'decidedBy', label: 'Decided by' },
    { name: 'decidedAt', label: 'Decided', kind: 'moment' },
    { name: 'cancelReason', label: 'Cancelled because' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    wordFilter('status', 'Status', APPOINTMENT_STATUS),
    wordFilter('kind', 'What', APPOINTMENT_KIND),
    wordFilter('source', 'How it came', APPOINTMENT_SOURCE),
    { name: 'startsAt', label: 'Begins', kind: 'days' },
    { name: 'leadId', label: 'Lead', kind: 'text', isQuiet: true },
    { name: 'propertyId', label: 'Property', kind: 'text', isQuiet: true },
    { name: 'teamMemberId', label: 'Taken by', kind: 'text', isQuiet: true },
  ],
  search: ['attendeeName', 'attendeeNumber', 'attendeeEmail', 'place'],
  searchHint: 'Name, number, e-mail or place',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: {
    title: 'No appointments here',
    text: 'What callers book waits here to be confirmed; others are made by hand.',
  },
  details,
  newForm: appointmentForm,
  actions: appointmentActions,
}

function minutesOf({ startsAt, endsAt }: Row): number {
  return ((endsAt as Date).getTime() - (startsAt as Date).getTime()) / MINUTE_MS
}

/** What was said about it, and the call. */
async function details(ctx: Ctx, id: string): Promise<Row> {
  const { note, evidence, callId } = await getAppointment(ctx, { id })
  const parts: PartView[] = [
    ...(note ? [{ kind: 'text' as const, title: 'What for', text: note }] : []),
    ...(evidence ? [{ kind: 'text' as const, title: 'The words it was found in', text: `“${evidence}”` }] : []),
    ...(callId
      ? [
          {
            kind: 'links' as const,
            title: 'Where it came from',
            links: [{ label: 'The call', resource: 'Call', id: callId }],
          },
        ]
      : []),
  ]
  return { parts }
}
