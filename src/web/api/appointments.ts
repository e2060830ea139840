import { z } from 'zod'
import {
  APPOINTMENT_KINDS,
  APPOINTMENT_STATUSES,
  type AppointmentRow,
  createAppointment,
  createAppointmentInput,
  getAppointment,
  listAppointments,
  listAppointmentsInput,
  moveAppointment,
  updateAppointment,
  updateAppointmentInput,
} from '../../domain/appointments/index.js'
import { readSpan } from '../../domain/periods/index.js'
import type { Ctx } from '../../platform/context.js'
import { flag, moment, period } from './asked.js'
import { cameled, outside, snaked } from './names.js'
import { assertSameOrder, pageOf, pageQuery } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { byId, clientId, id, instant, number, wordIn, wordOut, wordsIn } from './shapes.js'

const TAG = 'Appointments'

const appointment = z
  .object({
    id,
    client_id: id,
    kind: wordOut(APPOINTMENT_KINDS),
    service: z.string().nullable().meta({ description: 'What it is for, as the list of services calls it' }),
    status: wordOut(APPOINTMENT_STATUSES).meta({ description: 'A pending one waits for somebody to confirm it' }),
    source: wordOut(['FUNCTION', 'REPORT', 'TRANSCRIPT', 'PERSON', 'API']).meta({
      description: 'Booked in a call (function), found in what was said on one (report, transcript), or entered',
    }),
    starts_at: instant,
    ends_at: instant,
    time_zone: z.string(),
    place: z.string().nullable(),
    team_member: z.object({ id, name: z.string() }).nullable(),
    lead: z.object({ id, name: z.string().nullable() }).nullable(),
    property: z.object({ id, address: z.string() }).nullable(),
    unit: z.object({ id, name: z.string() }).nullable(),
    call_id: id.nullable().meta({ description: 'The call it was made on' }),
    attendee_name: z.string().nullable(),
    attendee_number: number.nullable(),
    attendee_email: z.string().nullable(),
    note: z.string().nullable(),
    evidence: z.string().nullable().meta({ description: 'The words it was found in, where nobody booked it' }),
    confidence: z.number().nullable(),
    decided_by: z.string().nullable(),
    decided_at: instant.nullable(),
    cancel_reason: z.string().nullable(),
    created_at: instant,
  })
  .meta({ id: 'Appointment' })

const present = ({ callId, updatedAt: _updatedAt, ...one }: AppointmentRow) => ({
  ...snaked(one),
  call_id: callId ?? null,
})

/** One appointment, as every answer about it tells it. */
export const readAppointment = async (ctx: Ctx, of: { id: string }) => present(await getAppointment(ctx, of))

const read = ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) => readAppointment(ctx, params)

const getRoute = route({
  method: 'get',
  path: '/appointments/{id}',
  name: 'getAppointment',
  tag: TAG,
  summary: 'One appointment',
  scope: 'appointments:read',
  params: byId,
  answer: appointment,
  tool: 'get_appointment',
  run: read,
})

/** What the routes that change one have in common. */
export const changed = {
  tag: TAG,
  scope: 'appointments:write',
  params: byId,
  answer: appointment,
  of: getRoute,
} as const

const { kind: _kind, startsAt: _startsAt, clientId: _client, ...told } = createAppointmentInput.shape
const { id: _id, ...toldAnew } = updateAppointmentInput.shape
const { minutes, teamMemberId } = told
const { limit, cursor } = pageQuery('starts_at')
const { leadId, propertyId, teamMemberId: takenBy } = listAppointmentsInput.shape

export const appointmentRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/appointments',
    name: 'listAppointments',
    tag: TAG,
    summary: 'Appointments in the order they begin',
    scope: 'appointments:read',
    query: {
      ...{ limit, cursor },
      sort: z
        .enum(['starts_at', '-starts_at'])
        .default('starts_at')
        .meta({ description: 'With a minus the latest first' }),
      ...period('Those that begin'),
      is_over: flag.optional().meta({ description: 'Whether their time has passed' }),
      status: wordsIn(APPOINTMENT_STATUSES).optional(),
      kind: wordsIn(APPOINTMENT_KINDS).optional(),
      ...outside({ leadId, propertyId, teamMemberId: takenBy }),
      client_id: clientId,
    },
    answer: pageOf(appointment),
    tool: 'list_appointments',
    run: async ({ ctx, query }) => {
      const { sort, from, to, ...filters } = cameled(query)
      assertSameOrder(query.cursor, sort === '-starts_at')
      const order = sort === 'starts_at' ? 'soonest' : 'latest'
      const span = await readSpan(ctx, { from, to, clientId: filters.clientId })
      const { appointments, next = null } = await listAppointments(ctx, { ...filters, ...span, order })
      return { data: appointments.map(present), next }
    },
  }),
  getRoute,
  route({
    method: 'post',
    path: '/appointments',
    name: 'createAppointment',
    tag: TAG,
    summary: 'Enter an appointment that was agreed on',
    description:
      'It is confirmed at once. Hours and notice are not asked about, but nobody is in two places: a time that is taken is ' +
      'refused. Without minutes it lasts as long as the booking plan says for its kind, and without a team member whoever is ' +
      'free takes it.',
    scope: 'appointments:write',
    body: z.strictObject({
      ...{ kind: wordIn(APPOINTMENT_KINDS), starts_at: moment },
      ...outside(told),
      client_id: clientId,
    }),
    status: 201,
    answer: appointment,
    of: getRoute,
    tool: 'create_appointment',
    run: async ({ ctx, body }) => readAppointment(ctx, await createAppointment(ctx, cameled(body))),
  }),
  route({
    ...changed,
    method: 'patch',
    path: '/appointments/{id}',
    name: 'updateAppointment',
    summary: 'Move an appointment, or change what is said about it',
    description: 'Only the fields that are sent change; null empties one. Pending stays pending.',
    body: z.strictObject({
      starts_at: moment.optional(),
      ...outside({ minutes, teamMemberId, ...toldAnew }),
    }),
    tool: 'move_appointment',
    run: async ({ ctx, params, body }) => {
      const { starts_at, minutes, team_member_id, ...rest } = body
      if (Object.keys(rest).length > 0) await updateAppointment(ctx, { ...cameled(rest), id: params.id })
      if (starts_at || minutes !== undefined || team_member_id !== undefined) {
        const startsAt = starts_at ?? (await getAppointment(ctx, params)).startsAt
        await moveAppointment(ctx, { id: params.id, startsAt, minutes, teamMemberId: team_member_id })
      }
      return read({ ctx, params })
    },
  }),
]
