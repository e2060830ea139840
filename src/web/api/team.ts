import { z } from 'zod'
import { getTeamMember, listTeam, type TeamMemberRow } from '../../domain/team/index.js'
import { walledClient } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { snaked } from './names.js'
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
    takes_appointments: z.boolean(),
    buffer_before_minutes: z.number().int(),
    buffer_after_minutes: z.number().int(),
    is_active: z.boolean().meta({ description: 'False once they left' }),
    is_default: z.boolean().meta({ description: 'Stands for the business while nobody is named' }),
  })
  .meta({ id: 'TeamMember' })

const present = (one: TeamMemberRow) => snaked(one)

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
      const asked = query.client_id
      if (!walledClient(ctx.actor) && !asked) throw invalid('clientId', 'Please say which client')
      return { data: (await listTeam(ctx, { ...(asked && { clientId: asked }) })).map(present), next: null }
    },
  }),
  route({
    method: 'get',
    path: '/team/{id}',
    name: 'getTeamMember',
    tag: TAG,
    summary: 'One person of a client’s team',
    scope: 'appointments:read',
    params: byId,
    answer: member,
    run: async ({ ctx, params }) => present(await getTeamMember(ctx, params)),
  }),
]
