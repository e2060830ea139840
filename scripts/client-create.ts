import { createClient, generateWebhookTokens, getWebhookUrl } from '../src/domain/clients/index.js'
import { given } from '../src/platform/fields.js'
import { text } from './flags.js'
import { command } from './support.js'

const OPTIONS = {
  email: { type: 'string' },
  name: { type: 'string' },
  business: { type: 'string' },
  phone: { type: 'string' },
  'time-zone': { type: 'string' },
  password: { type: 'string' },
  token: { type: 'boolean' },
} as const

/** npm run client:create -- --email … --name … --business … [--token] [--phone …] [--time-zone …] [--password …] */
export const main = command('client-create', OPTIONS, async (ctx, values) => {
  const { id } = await createClient(ctx, {
    email: text(values, 'email') ?? '',
    name: text(values, 'name') ?? '',
    businessName: text(values, 'business') ?? '',
    ...given({
      phone: text(values, 'phone'),
      timeZone: text(values, 'time-zone'),
      password: text(values, 'password'),
    }),
  })
  if (values['token']) await generateWebhookTokens(ctx, { clientIds: [id] })
  const webhookUrl = await getWebhookUrl(ctx, { clientId: id })
  const says = [`Created the client ${id}.`, ...(webhookUrl ? [`Webhook URL for Vapi: ${webhookUrl}`] : [])]
  return { says: says.join('\n'), data: { id, webhookUrl: webhookUrl ?? null } }
})
