import { z } from 'zod'
import {
  APPOINTMENT_KINDS,
  cancelAppointment,
  cancelAppointmentInput,
  confirmAppointment,
  listFreeTimes,
  markAppointment,
} from '../../domain/appointments/index.js'
import { readSpan } from '../../domain/periods/index.js'
import { changed, readAppointment } from './appointments.js'
import { period } from './asked.js'
import { cameled, snaked } from './names.js'
import { type Route, route } from './route.js'
import { clientId, id, instant, wordIn } from './shapes.js'

const DAYS = 24 * 3_600_000
const MOST_DAYS = 31

/** What comes before a decision, which is to know when somebody is free. It goes before /appointments/{id}. */
export const freeTimeRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/appointments/free-times',
    name: 'listFreeTimes',
    tag: changed.tag,
    summary: 'Times that can be had',
    description:
      'As the assistant would offer them: within the hours, the notice and the days ahead of the booking plan. At most a ' +
      'month at a time; without `from` from now on, without `to` a week.',
    scope: 'appointments:read',
    query: {
      kind: wordIn(APPOINTMENT_KINDS),
      ...period('Times that begin'),
      team_member_id: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(300).default(60).meta({ description: 'How many at most' }),
      client_id: clientId,
    },
    answer: z.object({
      data: z.array(z.object({ starts_at: instant, ends_at: instant, team_member_id: id })),
    }),
    tool: 'list_free_times',
    run: async ({ ctx, query }) => {
      const span = await readSpan(ctx, { from: query.from, to: query.to, clientId: query.client_id })
      const from = span.from ?? ctx.now
      const wanted = span.to ?? new Date(from.getTime() + 7 * DAYS)
      const to = new Date(Math.min(wanted.getTime(), from.getTime() + MOST_DAYS * DAYS))
      return { data: (await listFreeTimes(ctx, { ...cameled(query), from, to })).map((time) => snaked(time)) }
    },
  }),
]

export const appointmentDecisionRoutes: readonly Route[] = [
  route({
    ...changed,
    method: 'post',
    path: '/appointments/{id}/confirm',
    name: 'confirmAppointment',
    summary: 'Say that an appointment takes place, and who takes it',
    description: 'Without a team member the one it has takes it, or whoever is free. Safe to repeat.',
    body: z.strictObject({ team_member_id: z.uuid().optional() }).optional(),
    tool: 'confirm_appointment',
    hints: { isRepeatable: true },
    run: async ({ ctx, params, body }) => {
      const { team_member_id: teamMemberId } = body ?? {}
      await confirmAppointment(ctx, { id: params.id, ...(teamMemberId && { teamMemberId }) })
      return readAppointment(ctx, params)
    },
  }),
  route({
    ...changed,
    method: 'post',
    path: '/appointments/{id}/cancel',
    name: 'cancelAppointment',
    summary: 'Call an appointment off',
    description: 'Its time is free again. Safe to repeat.',
    body: z.strictObject({ reason: cancelAppointmentInput.shape.reason }).optional(),
    tool: 'cancel_appointment',
    hints: { isRepeatable: true, takesAway: true },
    run: async ({ ctx, params, body }) => {
      await cancelAppointment(ctx, { id: params.id, reason: body?.reason })
      return readAppointment(ctx, params)
    },
  }),
  route({
    ...changed,
    method: 'post',
    path: '/appointments/{id}/mark',
    name: 'markAppointment',
    summary: 'Say how an appointment went',
    description: 'Once it has begun; what was said by mistake can be said anew.',
    body: z.strictObject({ status: wordIn(['DONE', 'NO_SHOW']) }),
    tool: 'mark_appointment',
    hints: { isRepeatable: true, takesAway: true },
    run: async ({ ctx, params, body }) => {
      await markAppointment(ctx, { id: params.id, status: body.status })
      return readAppointment(ctx, params)
    },
  }),
]
