import { z } from 'zod'
import { followClientsLater } from '../../domain/assistants/index.js'
import {
  generateWebhookTokens,
  getWebhookUrl,
  rotateWebhookToken,
  sendSetPasswordLink,
  setClientPassword,
  setClientsActive,
  setSetupStatus,
} from '../../domain/clients/index.js'
import { sendTestEvent } from '../../domain/inbound/index.js'
import { startImpersonation } from '../../domain/sessions/index.js'
import type { Ctx } from '../../platform/context.js'
import { choicesOf } from '../choices.js'
import { oneOf, type VerbAction, verbAction } from '../spec.js'
import type { Field, Said } from '../ui-types.js'
import { SETUP_STATUS } from '../words.js'
import { updateAnswering } from './answering.js'
import { updateBooking } from './booking.js'
import { signingActions } from './signing-actions.js'
import { vapiKeyActions } from './vapi-key-actions.js'

const nothing = z.object({})
const status = z.enum(['NOT_STARTED', 'TOKEN_GENERATED', 'VAPI_AGENT_CONFIGURED', 'CLIENT_NOTIFIED', 'LIVE'])

const generateToken = verbAction({
  name: 'generateToken',
  kind: 'record',
  label: 'Generate Vapi webhook token',
  refusesItself: true,
  explain: 'Makes the URL that Vapi reports this client’s calls to. The setup status becomes “Token generated”.',
  submit: 'Generate token',
  isOffered: ({ hasToken }) => hasToken === false,
  input: nothing,
  run: async (ctx, ids) => {
    const { generated } = await generateWebhookTokens(ctx, { clientIds: [...ids] })
    if (generated.length === 0) return { message: 'This client already has a token; nothing changed', kind: 'info' }
    const url = await getWebhookUrl(ctx, { clientId: oneOf(ids) })
    const secret = {
      label: 'Webhook URL for Vapi',
      value: url ?? '',
      hint: 'Paste it into Vapi as the Server URL of the assistant.',
    }
    return { message: 'Token generated', kind: 'good', secret }
  },
})

const generateTokens = verbAction({
  name: 'generateTokens',
  kind: 'bulk',
  label: 'Generate Vapi webhook token',
  refusesItself: true,
  explain: 'Makes a webhook URL for each of these clients that has none. Those who have one keep it.',
  submit: 'Generate tokens',
  input: nothing,
  run: async (ctx, ids) => {
    const { generated, skipped } = await generateWebhookTokens(ctx, { clientIds: [...ids] })
    const made = `${counted(generated.length, 'token')} generated`
    if (skipped.length === 0) return { message: made, kind: 'good' }
    const names = skipped.map(({ businessName }) => businessName).join(', ')
    return {
      message: `${made}. Skipped, because they have one already: ${names}`,
      kind: generated.length > 0 ? 'good' : 'info',
    }
  },
})

const rotateToken = verbAction({
  name: 'rotateToken',
  kind: 'record',
  label: 'Rotate webhook token',
  explain:
    'Makes a new webhook URL. Assistants and numbers published here get it by themselves; paste it into Vapi for all others before the old one stops working, or calls will be missed.',
  fields: [
    {
      name: 'graceHours',
      label: 'The old URL keeps working for (hours)',
      kind: 'number',
      initial: '24',
      isRequired: true,
      hint: '0 ends it at once; at most 720, which is 30 days',
    },
  ],
  submit: 'Rotate token',
  isDanger: true,
  isOffered: ({ hasToken }) => hasToken === true,
  input: z.object({ graceHours: z.number('Please write a number of hours').int().min(0).max(720) }),
  run: async (ctx, ids, { graceHours }) => {
    const clientId = oneOf(ids)
    await rotateWebhookToken(ctx, { clientId, graceHours })
    await followClientsLater(ctx, [clientId])
    const url = await getWebhookUrl(ctx, { clientId })
    const old =
      graceHours === 0 ? 'The old URL no longer works.' : `The old URL works for ${counted(graceHours, 'more hour')}.`
    return {
      message: 'Token rotated',
      kind: 'good',
      secret: {
        label: 'New webhook URL for Vapi',
        value: url ?? '',
        hint: `What was published here gets it by itself; paste it into Vapi for all else. ${old}`,
      },
    }
  },
})

const reasonField: Field = {
  name: 'reason',
  label: 'Why it goes live without a passed test call',
  kind: 'text',
  hint: 'Only needed for “Live” while no test call has passed; kept in the history',
}
const reason = z.string().nullish()

const setStatus = verbAction({
  name: 'setStatus',
  kind: 'record',
  label: 'Change setup status',
  fields: [
    { name: 'status', label: 'Setup status', kind: 'choice', choices: choicesOf(SETUP_STATUS), isRequired: true },
    reasonField,
  ],
  submit: 'Change',
  isInline: true,
  input: z.object({ status, reason }),
  run: async (ctx, ids, input) => {
    await setSetupStatus(ctx, { clientIds: [...ids], ...input })
    return { message: `Setup status is now “${SETUP_STATUS[input.status]?.label}”`, kind: 'good' }
  },
})

const markLive = verbAction({
  name: 'markLive',
  kind: 'bulk',
  label: 'Mark live',
  explain: 'Sets the setup status of these clients to “Live”. Each needs a passed test call, or a reason.',
  fields: [{ ...reasonField, label: 'Why they go live without a passed test call' }],
  submit: 'Mark live',
  input: z.object({ reason }),
  run: async (ctx, ids, input) => {
    const { changed, unchanged } = await setSetupStatus(ctx, { clientIds: [...ids], status: 'LIVE', ...input })
    return { message: summary(changed.length, 'client', 'marked live', unchanged.length), kind: 'good' }
  },
})

const testEvent = verbAction({
  name: 'sendTestEvent',
  kind: 'record',
  label: 'Send test event',
  explain: 'Posts a sample report to this client’s webhook URL, through the same door Vapi uses. It makes no call.',
  submit: 'Send test event',
  isInline: true,
  isOffered: ({ hasToken }) => hasToken === true,
  input: nothing,
  run: async (ctx, ids) => saidOfTest(await sendTestEvent(ctx, { clientId: oneOf(ids) })),
})

const openPortal = verbAction({
  name: 'openPortal',
  kind: 'record',
  label: 'Open portal as this client',
  explain: 'Opens the portal in a new tab as this client sees it, for 30 minutes. The client can read who did and why.',
  fields: [
    {
      name: 'reason',
      label: 'Why',
      kind: 'text',
      isRequired: true,
      hint: 'Such as: asked on the phone about Tuesday’s call',
    },
  ],
  submit: 'Open portal',
  input: z.object({ reason: z.string('Please say in a few words why') }),
  run: async (ctx, ids, { reason }) => {
    const { url } = await startImpersonation(ctx, { clientId: oneOf(ids), reason })
    return { message: 'The portal opens in a new tab', kind: 'good', open: url }
  },
})

const setPassword = verbAction({
  name: 'setPassword',
  kind: 'record',
  label: 'Set password',
  explain: 'Gives the client’s first login a new password and ends its sessions.',
  fields: [
    { name: 'password', label: 'New password', kind: 'new-password', isRequired: true, hint: 'At least 10 characters' },
  ],
  submit: 'Set password',
  input: z.object({ password: z.string('Please fill this in') }),
  run: async (ctx, ids, { password }) => {
    await setClientPassword(ctx, { clientId: oneOf(ids), password })
    return { message: 'Password set', kind: 'good' }
  },
})

const sendPasswordLink = verbAction({
  name: 'sendPasswordLink',
  kind: 'record',
  label: 'Send set-password link',
  explain: 'Mails the client a link with which they choose their own password.',
  submit: 'Send link',
  isOffered: ({ isActive }) => isActive === true,
  input: nothing,
  run: async (ctx, ids) => saidOfLink(ctx, await sendSetPasswordLink(ctx, { clientId: oneOf(ids) })),
})

/** The link is shown once, for when the mail does not arrive; without a mail server it is the only way it gets there. */
export function saidOfLink(ctx: Ctx, { sentTo, url }: { sentTo: string; url: string }): Said {
  const hint = 'Shown only now. It works once.'
  if (ctx.config.smtpUrl) {
    return { message: `Sent to ${sentTo}`, kind: 'good', secret: { label: 'The same link', value: url, hint } }
  }
  return {
    message: `Mail is not set up, so nothing was sent. Please give ${sentTo} this link.`,
    kind: 'info',
    secret: { label: `The link for ${sentTo}`, value: url, hint: `Mail is not set up: hand it over yourself. ${hint}` },
  }
}

const activity = (isActive: boolean, kind: 'record' | 'bulk'): VerbAction => {
  const [verb, done] = isActive ? ['Activate', 'activated'] : ['Deactivate', 'deactivated']
  return verbAction({
    name: `${isActive ? 'activate' : 'deactivate'}${kind === 'bulk' ? 'All' : ''}`,
    kind,
    label: verb,
    explain: isActive
      ? 'People of the client can sign in again.'
      : 'Nobody of the client can sign in any more, and open sessions end. Calls are still recorded.',
    submit: verb,
    isDanger: !isActive,
    ...(kind === 'record' && { isOffered: (params) => params['isActive'] === !isActive }),
    input: nothing,
    run: async (ctx, ids) => {
      const { changed, unchanged } = await setClientsActive(ctx, { clientIds: [...ids], isActive })
      await followClientsLater(
        ctx,
        changed.map(({ id }) => id),
      )
      return { message: summary(changed.length, 'client', done, unchanged.length), kind: 'good' }
    },
  })
}

/** In the order of the menu. */
export const clientActions: readonly VerbAction[] = [
  openPortal,
  generateToken,
  rotateToken,
  setStatus,
  testEvent,
  setPassword,
  sendPasswordLink,
  activity(true, 'record'),
  activity(false, 'record'),
  ...signingActions,
  ...vapiKeyActions,
  updateAnswering,
  updateBooking,
  generateTokens,
  markLive,
  activity(true, 'bulk'),
  activity(false, 'bulk'),
]

function saidOfTest(result: Awaited<ReturnType<typeof sendTestEvent>>): Said {
  return { message: result.message, kind: result.isOk ? 'good' : 'bad' }
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const summary = (changed: number, noun: string, done: string, unchanged: number) =>
  `${counted(changed, noun)} ${done}${unchanged > 0 ? `; ${unchanged} already ${unchanged === 1 ? 'was' : 'were'}` : ''}`
