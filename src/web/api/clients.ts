import { z } from 'zod'
import { followClientsLater } from '../../domain/assistants/index.js'
import {
  clientFields,
  clientsBySetupStatus,
  createClient,
  generateWebhookTokens,
  getClient,
  getWebhookUrl,
  goingLive,
  listClients,
  rotateWebhookToken,
  setupStatus,
  updateClient,
  updateClientInput,
} from '../../domain/clients/index.js'
import { webhookHealth } from '../../domain/inbound/index.js'
import { notFound } from '../../platform/errors.js'
import { flag, searched } from './asked.js'
import { cameled, outside, snaked } from './names.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { byId, id, instant, number, wordIn, wordOut, wordsIn } from './shapes.js'

const TAG = 'Clients'
const STATUSES = setupStatus.options
const ACCESS = ['READ_ONLY', 'SELF_SERVICE'] as const

/** The agency's notes are in it: no route of a client's answers with it. */
const client = z
  .object({
    id,
    business_name: z.string(),
    name: z.string(),
    email: z.string().meta({ description: 'Also the login of its first user' }),
    phone: number.nullable(),
    business_type: z.string().nullable(),
    service_hours: z.string().nullable(),
    time_zone: z.string(),
    currency: z.string(),
    setup_status: wordOut(STATUSES),
    admin_notes: z.string().nullable().meta({ description: 'Never shown to the client' }),
    vapi_assistant_id: z.string().nullable().meta({ description: 'The assistant that usually answers, at Vapi' }),
    vapi_phone_number: number.nullable(),
    has_webhook_token: z.boolean(),
    has_vapi_key: z.boolean().meta({ description: 'It has an account of its own at Vapi' }),
    email_notifications: z.boolean(),
    sms_notifications: z.boolean(),
    portal_access: wordOut(ACCESS),
    is_active: z.boolean(),
    last_login_at: instant.nullable(),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Client' })

const { portalAccess: _portalAccess, ...plainFields } = clientFields.shape
const { email, name, businessName, ...optionalFields } = plainFields

const writable = {
  ...outside({
    email,
    name,
    businessName,
    ...optionalFields,
  }),
  portal_access: wordIn(ACCESS).optional(),
}

const read = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  snaked(await getClient(ctx, { id: params.id }))

const getRoute = route({
  method: 'get',
  path: '/clients/{id}',
  name: 'getClient',
  tag: TAG,
  summary: 'One client',
  scope: 'clients:read',
  params: byId,
  answer: client,
  volatile: ['last_login_at'],
  run: read,
})

const profiles: readonly Route[] = [
  route({
    method: 'get',
    path: '/clients',
    name: 'listClients',
    tag: TAG,
    summary: 'The agency’s clients, the newest first',
    scope: 'clients:read',
    query: {
      ...pageQuery('created_at'),
      text: searched(100).optional().meta({
        description: 'Part of an e-mail address, name, business or phone number, or an assistant’s ID at Vapi',
      }),
      setup_status: wordsIn(STATUSES).optional(),
      is_active: flag.optional(),
    },
    answer: pageOf(client),
    run: ({ ctx, query }) =>
      readPage(
        query,
        async (page) => {
          const { sort: _sort, ...filters } = cameled(query)
          const { clients: rows, next, previous } = await listClients(ctx, { ...filters, ...page })
          return { rows, next, previous }
        },
        snaked,
      ),
  }),
  getRoute,
  route({
    method: 'post',
    path: '/clients',
    name: 'createClient',
    tag: TAG,
    summary: 'Create a client and its first login',
    description: 'It sets its password through a link; a program never sets one. Next: its webhook token.',
    scope: 'clients:write',
    body: z.strictObject(writable),
    status: 201,
    answer: client,
    of: getRoute,
    run: async ({ ctx, body }) => read({ ctx, params: await createClient(ctx, cameled(body)) }),
  }),
  route({
    method: 'patch',
    path: '/clients/{id}',
    name: 'updateClient',
    tag: TAG,
    summary: 'Change what is known and decided about a client',
    description:
      'Only the fields that are sent change. It becomes live once a test call of what is published was passed, or for a reason. A deactivated client’s people and keys are refused at once.',
    scope: 'clients:write',
    params: byId,
    body: z
      .strictObject({ ...writable, setup_status: wordIn(STATUSES).optional(), is_active: z.boolean().optional() })
      .partial()
      .extend({ reason: updateClientInput.shape.reason.meta({ description: 'Why it goes live without a test call' }) }),
    answer: client,
    of: getRoute,
    run: async ({ ctx, params, body }) => {
      const { reason, ...changes } = cameled(body)
      const { id: clientId } = await getClient(ctx, params)
      await updateClient(ctx, { id: clientId, changes, reason })
      if ('isActive' in changes || 'timeZone' in changes) await followClientsLater(ctx, [clientId])
      return read({ ctx, params })
    },
  }),
]

const webhookAddress = z.object({
  url: z.string().meta({ description: 'The address to paste into Vapi. Whoever knows it can report calls.' }),
  is_new: z.boolean(),
  old_ends_at: instant.nullable().meta({ description: 'Until when the address before it is honoured' }),
})

const onboarding: readonly Route[] = [
  route({
    method: 'post',
    path: '/clients/{id}/webhook-token',
    name: 'generateWebhookToken',
    tag: TAG,
    summary: 'Give a client a webhook address, or read the one it has',
    description:
      'Safe to repeat: who has a token keeps it. The setup status of one who had not started becomes token_generated.',
    scope: 'clients:write',
    params: byId,
    body: z.strictObject({}).optional(),
    answer: webhookAddress,
    run: async ({ ctx, params }) => {
      const { id: clientId } = await getClient(ctx, params)
      const { generated } = await generateWebhookTokens(ctx, { clientIds: [clientId] })
      const url = await getWebhookUrl(ctx, { clientId })
      if (url === undefined) throw notFound('Webhook address')
      return { url, is_new: generated.length > 0, old_ends_at: null }
    },
  }),
  route({
    method: 'post',
    path: '/clients/{id}/webhook-token/rotate',
    name: 'rotateWebhookToken',
    tag: TAG,
    summary: 'Replace a client’s webhook address',
    description: 'The old one works for some more hours, 24 unless said otherwise, so that Vapi can be told meanwhile.',
    scope: 'clients:write',
    params: byId,
    body: z.strictObject({ grace_hours: z.number().int().min(0).max(720).optional() }).optional(),
    answer: webhookAddress,
    run: async ({ ctx, params, body }) => {
      const { id: clientId } = await getClient(ctx, params)
      const graceHours = body?.grace_hours
      const rotated = await rotateWebhookToken(ctx, { clientId, ...(graceHours !== undefined && { graceHours }) })
      return { url: rotated.url, is_new: true, old_ends_at: rotated.oldEndsAt }
    },
  }),
  route({
    method: 'get',
    path: '/clients/{id}/status',
    name: 'getClientStatus',
    tag: TAG,
    summary: 'Where a client’s onboarding stands, and how its webhook is doing',
    scope: 'clients:read',
    params: byId,
    answer: z
      .object({
        setup_status: wordOut(STATUSES),
        has_webhook_token: z.boolean(),
        has_passed_test_call: z.boolean().meta({ description: 'Of what is published now: it may go live by itself' }),
        last_test_call_at: instant.nullable(),
        events: z.object({
          last_event_at: instant.nullable(),
          received_in_hour: z.number().int(),
          received_in_day: z.number().int(),
          applied_in_day: z.number().int(),
          waiting: z.number().int(),
          dead: z.number().int(),
          unreadable: z.number().int(),
          wrong_signature: z.number().int(),
          too_large: z.number().int(),
          silent_since: instant.nullable(),
          last_error: z.object({ at: instant, text: z.string() }).nullable(),
        }),
      })
      .meta({ id: 'ClientStatus' }),
    run: async ({ ctx, params }) => {
      const { id: clientId, setupStatus: standing, hasWebhookToken } = await getClient(ctx, params)
      const { hasPassed, lastTestCall } = await goingLive(ctx, { clientId })
      return {
        setup_status: standing,
        has_webhook_token: hasWebhookToken,
        has_passed_test_call: hasPassed,
        last_test_call_at: lastTestCall?.createdAt ?? null,
        events: snaked(await webhookHealth(ctx, { clientId })),
      }
    },
  }),
  route({
    method: 'get',
    path: '/clients/by-setup-status',
    name: 'countClientsBySetupStatus',
    tag: TAG,
    summary: 'How many active clients stand where in their onboarding',
    scope: 'clients:read',
    answer: z.object({ data: z.array(z.object({ setup_status: wordOut(STATUSES), clients: z.number().int() })) }),
    run: async ({ ctx }) => ({
      data: Object.entries(await clientsBySetupStatus(ctx)).map(([setup_status, clients]) => ({
        setup_status,
        clients,
      })),
    }),
  }),
]

/** What has a word of its own comes before /clients/{id}. */
export const clientRoutes: readonly Route[] = [...onboarding, ...profiles]
