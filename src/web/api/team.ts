import { z } from 'zod'
import {
  createTeamMember,
  createTeamMemberInput,
  getTeamMember,
  listTeam,
  type TeamMemberRow,
  updateTeamMember,
} from '../../domain/team/index.js'
import { given } from '../../platform/fields.js'
import { range, weekOf, weekOut } from './hours.js'
import { cameled, outside, snaked } from './names.js'
import { whichClient } from './own-client.js'
import { type Route, route } from './route.js'
import { byId, clientId, id, number } from './shapes.js'

const TAG = 'Team'

const member = z
  .object({
    id,
    client_id: id,
    name: z.string(),
    email: z.string().nullable(),
    number: number.nullable(),
    availability: z
      .object({
        week: weekOf(z.array(range)),
        exceptions: z
          .array(z.object({ on: z.string(), ranges: z.array(range) }))
          .meta({ description: 'Single days with times of their own; one without any is a day off' }),
      })
      .nullable()
      .meta({ description: 'When they take appointments; null is the business hours of the client' }),
    takes_appointments: z.boolean(),
    buffer_before_minutes: z.number().int(),
    buffer_after_minutes: z.number().int(),
    is_active: z.boolean().meta({ description: 'False once they left' }),
    is_default: z.boolean().meta({ description: 'Stands for the business while nobody is named' }),
  })
  .meta({ id: 'TeamMember' })

const present = ({ availability, ...one }: TeamMemberRow) => ({
  ...snaked(one),
  availability: availability && { week: weekOut(availability.week), exceptions: availability.exceptions },
})

const rangesIn = z.array(z.strictObject(range.shape))
const buffer = z
  .number('Please write minutes, such as 15')
  .int('Please write whole minutes')
  .min(0, 'At least 0 minutes')
  .max(240, 'At most 240 minutes')

const { email, number: numberField, takesAppointments } = createTeamMemberInput.shape

const writable = {
  ...outside({ email, number: numberField, takesAppointments }),
  buffer_before_minutes: buffer.optional().meta({ description: 'Kept free before each appointment' }),
  buffer_after_minutes: buffer.optional(),
  availability: z
    .strictObject({
      week: weekOf(rangesIn.optional()).meta({ description: 'A day left out is a day off' }),
      exceptions: z
        .array(z.strictObject({ on: z.string(), ranges: rangesIn }))
        .default([])
        .meta({ description: 'Days such as 2026-12-25 with times of their own; without any it is a day off' }),
    })
    .nullable()
    .optional()
    .meta({ description: 'Replaced whole; null is the business hours of the client' }),
}

const getRoute = route({
  method: 'get',
  path: '/team/{id}',
  name: 'getTeamMember',
  tag: TAG,
  summary: 'One person of a client’s team',
  scope: 'appointments:read',
  params: byId,
  answer: member,
  run: async ({ ctx, params }) => present(await getTeamMember(ctx, params)),
})

export const teamRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/team',
    name: 'listTeam',
    tag: TAG,
    summary: 'The people of a client who take appointments, tasks and leads',
    description: 'All of them, a hundred at most, those who work there first, so that `next` is always null.',
    scope: 'appointments:read',
    query: { client_id: clientId },
    answer: z.object({ data: z.array(member), next: z.null() }),
    tool: 'list_team',
    run: async ({ ctx, query }) => {
      const { client_id } = query
      // Another client's id finds nobody.
      const of = client_id === undefined ? whichClient(ctx, undefined) : { clientId: client_id }
      return { data: (await listTeam(ctx, of)).map(present), next: null }
    },
  }),
  getRoute,
  route({
    method: 'post',
    path: '/team',
    name: 'createTeamMember',
    tag: TAG,
    summary: 'Add somebody who takes appointments, tasks and leads',
    description: 'From then on callers are offered their times instead of those of the business as a whole.',
    scope: 'appointments:write',
    body: z.strictObject({ name: createTeamMemberInput.shape.name, ...writable, client_id: clientId }),
    status: 201,
    answer: member,
    of: getRoute,
    run: async ({ ctx, body }) => {
      const { client_id, name, ...fields } = body
      const of = whichClient(ctx, client_id)
      const made = await createTeamMember(ctx, { ...of, name, ...given(cameled(fields)) })
      return present(await getTeamMember(ctx, made))
    },
  }),
  route({
    method: 'patch',
    path: '/team/{id}',
    name: 'updateTeamMember',
    tag: TAG,
    summary: 'Change what is known of somebody, when they are there, or that they left',
    description: 'Only what is sent changes. What they took stays theirs, and appointments keep their buffers.',
    scope: 'appointments:write',
    params: byId,
    body: z.strictObject({ name: createTeamMemberInput.shape.name, ...writable, is_active: z.boolean() }).partial(),
    answer: member,
    of: getRoute,
    run: async ({ ctx, params, body }) => {
      await updateTeamMember(ctx, { ...params, ...given(cameled(body)) })
      return present(await getTeamMember(ctx, params))
    },
  }),
]
