import { z } from 'zod'
import {
  addSuppression,
  addSuppressionInput,
  getSuppression,
  liftSuppression,
  liftSuppressionInput,
  listSuppressions,
  type SuppressionRow,
} from '../../domain/suppressions/index.js'
import { searched } from './asked.js'
import { cameled, outside, snaked } from './names.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { byId, clientId, id, instant, number, wordOut } from './shapes.js'

const TAG = 'Do not call'

const suppression = z
  .object({
    id,
    client_id: id,
    number,
    source: wordOut(['CALL', 'TRANSCRIPT', 'PERSON', 'API', 'CSV']),
    reason: z.string().nullable(),
    evidence: z.string().nullable().meta({ description: 'The words that asked for it' }),
    lead: z.object({ id, name: z.string().nullable() }).nullable(),
    call_id: id.nullable().meta({ description: 'The call on which it was asked for' }),
    created_by: z.string().nullable(),
    created_at: instant,
    lifted_at: instant.nullable().meta({ description: 'Since then it may be called again; null while it is in force' }),
    lifted_by: z.string().nullable(),
    lifted_reason: z.string().nullable(),
  })
  .meta({ id: 'Suppression' })

const present = ({ callId, ...one }: SuppressionRow) => ({ ...snaked(one), call_id: callId ?? null })

const read = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  present(await getSuppression(ctx, params))

const getRoute = route({
  method: 'get',
  path: '/suppressions/{id}',
  name: 'getSuppression',
  tag: TAG,
  summary: 'One number that must not be called, or might not',
  scope: 'suppressions:read',
  params: byId,
  answer: suppression,
  run: read,
})

const SHOW = { in_force: 'in force', lifted: 'lifted', all: 'all' } as const

export const suppressionRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/suppressions',
    name: 'listSuppressions',
    tag: TAG,
    summary: 'Numbers that must not be called, the newest first',
    scope: 'suppressions:read',
    query: {
      ...pageQuery('created_at'),
      show: z.enum(['in_force', 'lifted', 'all']).default('in_force'),
      text: searched(60).optional().meta({ description: 'Part of a number' }),
      client_id: clientId,
    },
    answer: pageOf(suppression),
    tool: 'list_suppressions',
    run: ({ ctx, query }) =>
      readPage(
        query,
        async (page) => {
          const { sort: _sort, show, ...wanted } = cameled(query)
          const found = await listSuppressions(ctx, { ...wanted, ...page, show: SHOW[show] })
          return { rows: found.suppressions, next: found.next, previous: found.previous }
        },
        present,
      ),
  }),
  getRoute,
  route({
    method: 'post',
    path: '/suppressions',
    name: 'addSuppression',
    tag: TAG,
    summary: 'Say that a number must not be called',
    description: 'The lead behind it becomes do_not_call and its consent to calls is taken back.',
    scope: 'suppressions:write',
    body: z.strictObject({
      ...outside({ number: addSuppressionInput.shape.number, reason: addSuppressionInput.shape.reason }),
      client_id: clientId,
    }),
    status: 201,
    answer: suppression,
    of: getRoute,
    tool: 'suppress_number',
    run: async ({ ctx, body }) => read({ ctx, params: await addSuppression(ctx, cameled(body)) }),
  }),
  route({
    method: 'post',
    path: '/suppressions/{id}/lift',
    name: 'liftSuppression',
    tag: TAG,
    summary: 'Say, with a reason, that a number may be called again',
    description: 'The row stays as proof. Safe to repeat: the first reason stays.',
    scope: 'suppressions:write',
    params: byId,
    body: z.strictObject({ reason: liftSuppressionInput.shape.reason }),
    answer: suppression,
    of: getRoute,
    run: async ({ ctx, params, body }) => {
      await liftSuppression(ctx, { id: params.id, reason: body.reason })
      return read({ ctx, params })
    },
  }),
]
