import { z } from 'zod'
import {
  deleteForwardingUrl,
  resendFailedForwardings,
  rotateForwardingSecret,
  sendTestForwarding,
  switchForwardingUrl,
} from '../../domain/forwarding/index.js'
import { oneOf, type VerbAction, verbAction } from '../spec.js'

const nothing = z.object({})
const DAY_MS = 86_400_000

const sendTest = verbAction({
  name: 'sendTest',
  kind: 'record',
  label: 'Send a test',
  explain: 'Posts a signed test event there at once and shows what comes back. It takes up to 15 seconds.',
  submit: 'Send a test',
  isInline: true,
  input: nothing,
  run: async (ctx, ids) => {
    const { isDelivered, message, answer } = await sendTestForwarding(ctx, { id: oneOf(ids) })
    return { message, kind: isDelivered ? 'good' : 'bad', text: answer || 'The answer was empty.' }
  },
})

const switchOn = verbAction({
  name: 'switchOn',
  kind: 'record',
  label: 'Switch on',
  explain: 'Events go there again from now on, and what waited for it is sent.',
  submit: 'Switch on',
  isOffered: ({ state }) => state !== 'ACTIVE',
  input: nothing,
  run: async (ctx, ids) => {
    const { waiting } = await switchForwardingUrl(ctx, { id: oneOf(ids), isOn: true })
    return { message: waiting > 0 ? `Switched on. ${events(waiting)} on the way` : 'Switched on', kind: 'good' }
  },
})

const switchOff = verbAction({
  name: 'switchOff',
  kind: 'record',
  label: 'Switch off',
  explain: 'Nothing is sent there until it is switched on again, and what happens meanwhile is not kept for it.',
  submit: 'Switch off',
  isDanger: true,
  isOffered: ({ state }) => state !== 'OFF',
  input: nothing,
  run: async (ctx, ids) => {
    await switchForwardingUrl(ctx, { id: oneOf(ids), isOn: false })
    return { message: 'Switched off', kind: 'good' }
  },
})

const resendFailed = verbAction({
  name: 'resendFailed',
  kind: 'record',
  label: 'Send again what failed',
  explain: 'Sends what was given up after eight tries, the oldest first, at most 1,000 at once.',
  fields: [
    {
      name: 'days',
      label: 'That came in during',
      kind: 'choice',
      initial: '1',
      choices: [
        { value: '1', label: 'the last 24 hours' },
        { value: '7', label: 'the last 7 days' },
        { value: 'all', label: 'all days' },
      ],
      isRequired: true,
    },
  ],
  submit: 'Send again',
  isOffered: ({ state }) => state === 'ACTIVE',
  input: z.object({ days: z.enum(['1', '7', 'all'], 'Please choose') }),
  run: async (ctx, ids, { days }) => {
    const since = days === 'all' ? {} : { since: new Date(ctx.now.getTime() - Number(days) * DAY_MS) }
    const { queued, left } = await resendFailedForwardings(ctx, { urlId: oneOf(ids), ...since })
    if (queued === 0) return { message: 'Nothing had failed in that time', kind: 'info' }
    const more = left > 0 ? `. ${events(left)} more failed: repeat this once these are through` : ''
    return { message: `${events(queued)} on the way again${more}`, kind: 'good' }
  },
})

const newSecret = verbAction({
  name: 'newSecret',
  kind: 'record',
  label: 'Make a new secret',
  explain: 'You get a new signing secret to hand over, shown once. For 24 hours the one before signs as well.',
  submit: 'Make a new secret',
  input: nothing,
  run: async (ctx, ids) => {
    const { secret } = await rotateForwardingSecret(ctx, { id: oneOf(ids) })
    const hint = 'Shown only now. Whoever builds the other end checks signatures with it (standardwebhooks.com).'
    return { message: 'New secret made', kind: 'good', secret: { label: 'Signing secret', value: secret, hint } }
  },
})

const remove = verbAction({
  name: 'remove',
  kind: 'record',
  label: 'Delete',
  explain: 'The address, its secret and its log are gone for good. What is on its way is not sent.',
  submit: 'Delete for good',
  isDanger: true,
  input: nothing,
  run: async (ctx, ids) => {
    await deleteForwardingUrl(ctx, { id: oneOf(ids) })
    return { message: 'Deleted', kind: 'good' }
  },
})

/** In the order of the menu. */
export const forwardingUrlActions: readonly VerbAction[] = [
  sendTest,
  switchOn,
  resendFailed,
  newSecret,
  switchOff,
  remove,
]

const events = (count: number) => `${count.toLocaleString('en')} event${count === 1 ? '' : 's'}`
