import { z } from 'zod'
import {
  createForwardingUrl,
  deleteForwardingUrl,
  type ForwardingUrlLine,
  getForwardingUrl,
  pageOfForwardingUrls,
  resendFailedForwardings,
  rotateForwardingSecret,
  sendTestForwarding,
  switchForwardingUrl,
  updateForwardingUrl,
  urlFields,
} from '../../domain/forwarding/index.js'
import { makeLimiter } from '../../platform/limiter.js'
import { assertMayBeTold } from './event-scopes.js'
import { snaked } from './names.js'
import { refuseOtherClient } from './own-client.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { byId, clientId, id, instant, wordOut } from './shapes.js'

const TAG = 'Webhooks'

const webhook = z
  .object({
    id,
    client_id: id,
    url: z.string(),
    description: z.string().nullable(),
    types: z.array(z.string()).meta({ description: 'What it is told of; an empty list is everything' }),
    state: wordOut(['ACTIVE', 'PAUSED', 'OFF']).meta({ description: 'Paused by us when nothing arrives for a day' }),
    failing_since: instant.nullable(),
    old_secret_until: instant.nullable().meta({ description: 'Until then the secret before signs as well' }),
    last_day: z.object({ delivered: z.number(), waiting: z.number(), failed: z.number() }),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Webhook' })

const present = ({ previousUntil, ...line }: ForwardingUrlLine) => ({
  ...snaked(line),
  old_secret_until: previousUntil,
})

const secret = z
  .string()
  .meta({ description: 'Signs every delivery (Standard Webhooks). Shown this once.', examples: ['whsec_…'] })

const read = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  present(await getForwardingUrl(ctx, { id: params.id }))

const getRoute = route({
  method: 'get',
  path: '/webhooks/{id}',
  name: 'getWebhook',
  tag: TAG,
  summary: 'One address that is told what happens',
  scope: 'webhooks:read',
  params: byId,
  answer: webhook,
  volatile: ['last_day', 'failing_since'],
  run: read,
})

const { url, types } = urlFields.shape
const description = z.string().max(120).nullable().optional()

export const webhookRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/webhooks',
    name: 'listWebhooks',
    tag: TAG,
    summary: 'Addresses that are told what happens',
    scope: 'webhooks:read',
    query: { ...pageQuery('created_at'), client_id: clientId },
    answer: pageOf(webhook),
    run: ({ ctx, query }) =>
      readPage(
        query,
        async (page) => {
          const { urls: rows, ...links } = await pageOfForwardingUrls(ctx, { ...page, clientId: query.client_id })
          return { rows, ...links }
        },
        present,
      ),
  }),
  getRoute,
  route({
    method: 'post',
    path: '/webhooks',
    name: 'createWebhook',
    tag: TAG,
    summary: 'Have an address told what happens from now on',
    description:
      'At most five of a client. Keep the secret: deliveries are signed with it, and it is not shown again. A key has to be for reading what the types are of: calls:read for call.completed and all that Vapi tells, leads:read for lead.created, and so on.',
    scope: 'webhooks:write',
    body: z.strictObject({ url, description, types: types.default([]), client_id: clientId }),
    status: 201,
    answer: webhook.extend({ secret }).meta({ id: 'NewWebhook' }),
    of: getRoute,
    run: async ({ ctx, body, caller }) => {
      const { client_id: forClient, ...fields } = body
      assertMayBeTold(caller, fields.types)
      refuseOtherClient(ctx, forClient)
      const wanted = { ...fields, description: fields.description ?? null, ...(forClient && { clientId: forClient }) }
      const made = await createForwardingUrl(ctx, wanted)
      return { ...(await read({ ctx, params: made })), secret: made.secret }
    },
  }),
  route({
    method: 'patch',
    path: '/webhooks/{id}',
    name: 'updateWebhook',
    tag: TAG,
    summary: 'Change an address, what it is told of, or switch it on or off',
    description:
      'What waited is sent once it is on. What happens while it is off is not kept for it. To change the address or the types, a key has to be for reading what the types are of.',
    scope: 'webhooks:write',
    params: byId,
    body: z.strictObject({
      url: url.optional(),
      description,
      types: types.optional(),
      is_on: z.boolean().optional(),
    }),
    answer: webhook,
    of: getRoute,
    run: async ({ ctx, params, body, caller }) => {
      const { is_on: isOn, ...fields } = body
      const { id: known, types: before } = await getForwardingUrl(ctx, { id: params.id })
      if (fields.url !== undefined || fields.types) assertMayBeTold(caller, fields.types ?? before)
      if (Object.keys(fields).length > 0) await updateForwardingUrl(ctx, { ...fields, id: known })
      if (isOn !== undefined) await switchForwardingUrl(ctx, { id: known, isOn })
      return read({ ctx, params })
    },
  }),
  route({
    method: 'delete',
    path: '/webhooks/{id}',
    name: 'deleteWebhook',
    tag: TAG,
    summary: 'Delete an address for good, with its secret and its log',
    scope: 'webhooks:write',
    params: byId,
    of: getRoute,
    run: async ({ ctx, params }) => {
      const { id: known } = await getForwardingUrl(ctx, { id: params.id })
      await deleteForwardingUrl(ctx, { id: known })
    },
  }),
  route({
    method: 'post',
    path: '/webhooks/{id}/secret',
    name: 'rotateWebhookSecret',
    tag: TAG,
    summary: 'A new signing secret',
    description:
      'For 24 hours the one before signs as well, so that the receiver can be changed without losing anything.',
    scope: 'webhooks:write',
    params: byId,
    answer: z.object({ secret, old_secret_until: instant }),
    run: async ({ ctx, params }) => {
      const { id: known } = await getForwardingUrl(ctx, { id: params.id })
      const made = await rotateForwardingSecret(ctx, { id: known })
      return { secret: made.secret, old_secret_until: made.oldEndsAt }
    },
  }),
  route({
    method: 'post',
    path: '/webhooks/{id}/test',
    name: 'testWebhook',
    tag: TAG,
    summary: 'Send a signed test event now, and see what it is answered',
    description:
      'Takes up to 15 seconds, ten times a minute. It is in no log and does not count for how the address is doing.',
    scope: 'webhooks:write',
    params: byId,
    effects: 'outside',
    answer: z.object({
      is_delivered: z.boolean(),
      status: z.number().int().nullable(),
      duration_ms: z.number(),
      answer: z.string().meta({ description: 'How the answer begins' }),
      message: z.string(),
    }),
    run: async ({ ctx, deps, params }) => {
      const { id: known, clientId: owner } = await getForwardingUrl(ctx, { id: params.id })
      await makeLimiter(deps.database, { name: 'forwarding-test', tries: 10, seconds: 60 }).count(owner)
      return snaked(await sendTestForwarding(ctx, { id: known }))
    },
  }),
  route({
    method: 'post',
    path: '/webhooks/{id}/resend-failed',
    name: 'resendFailedDeliveries',
    tag: TAG,
    summary: 'Send again what failed for good on its way to an address',
    description: 'The oldest first, at most 1,000 at once.',
    scope: 'webhooks:write',
    params: byId,
    body: z.strictObject({ since: z.iso.datetime({ offset: true }).optional() }).optional(),
    answer: z.object({ queued: z.number().int(), left: z.number().int() }),
    run: async ({ ctx, params, body }) => {
      const { id: known } = await getForwardingUrl(ctx, { id: params.id })
      return resendFailedForwardings(ctx, { urlId: known, ...(body?.since && { since: new Date(body.since) }) })
    },
  }),
]
