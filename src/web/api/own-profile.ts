import { z } from 'zod'
import { getClientProfile } from '../../domain/clients/index.js'
import { walledClient } from '../../platform/context.js'
import { forbidden } from '../../platform/errors.js'
import { snaked } from './names.js'
import { type Route, route } from './route.js'
import { id, instant, number, wordOut } from './shapes.js'

export const ownProfileRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/client',
    name: 'getOwnClient',
    tag: 'Clients',
    summary: 'The client whose key this is',
    description: 'Whatever the key is for. The agency’s keys ask for /clients/{id}.',
    scope: 'known',
    answer: z
      .object({
        id,
        business_name: z.string(),
        name: z.string(),
        email: z.string(),
        phone: number.nullable(),
        business_type: z.string().nullable(),
        service_hours: z.string().nullable(),
        time_zone: z.string().meta({ examples: ['America/New_York'] }),
        currency: z.string().length(3),
        email_notifications: z.boolean(),
        sms_notifications: z.boolean(),
        portal_access: wordOut(['READ_ONLY', 'SELF_SERVICE']).meta({
          description: 'read_only: keys change nothing either',
        }),
        created_at: instant,
      })
      .meta({ id: 'OwnClient' }),
    run: async ({ ctx }) => {
      if (walledClient(ctx.actor) === undefined)
        throw forbidden('This is for keys of a client. Ask for one of them: GET /clients/{id}.')
      return snaked(await getClientProfile(ctx))
    },
  }),
]
