import { z } from 'zod'
import { getForwarding, OWN_EVENT_TYPES, resendForwarding, resendForwardings } from '../../domain/forwarding/index.js'
import type { Ctx } from '../../platform/context.js'
import { wordFilter } from '../choices.js'
import { oneOf, type Row, type Spec, verbAction } from '../spec.js'
import { FORWARDING_STATE, plainName } from '../words.js'

/** Events on their way to clients' URLs, and those that arrived. */
export const forwardings: Spec = {
  model: 'Forwarding',
  one: 'Forwarded event',
  many: 'Forwarded events',
  group: 'Operations',
  icon: 'sent',
  titleOf: (params) => String(params['kind'] ?? 'Forwarded event'),
  columns: [
    'id',
    'clientId',
    'urlId',
    'eventId',
    'type',
    'state',
    'attempts',
    'nextAt',
    'lastStatus',
    'lastError',
    'createdAt',
    'deliveredAt',
  ],
  computed: { kind: { needs: ['type'], value: ({ type }) => kindOfEvent(String(type)) } },
  linked: {
    clientId: { relation: 'client', title: 'businessName' },
    urlId: { relation: 'url', title: 'url' },
  },
  list: [
    { name: 'createdAt', label: 'Came in', kind: 'moment', isSortable: true },
    { name: 'clientId', label: 'Client' },
    { name: 'kind', label: 'Kind' },
    { name: 'urlId', label: 'To', links: 'ForwardingUrl', from: 1280 },
    { name: 'state', label: 'State', kind: 'word', words: FORWARDING_STATE },
    { name: 'attempts', label: 'Tries', kind: 'number', from: 1100 },
    { name: 'lastError', label: 'Error' },
  ],
  facts: [
    { name: 'urlId', label: 'To', links: 'ForwardingUrl' },
    { name: 'type', label: 'Type' },
    { name: 'createdAt', label: 'Came in', kind: 'moment' },
    { name: 'deliveredAt', label: 'Delivered', kind: 'moment' },
    { name: 'nextAt', label: 'Next try', kind: 'moment' },
    { name: 'attempts', label: 'Tries', kind: 'number' },
    { name: 'lastStatus', label: 'Last answer', kind: 'number' },
    { name: 'lastError', label: 'Error' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    wordFilter('state', 'State', FORWARDING_STATE),
    { name: 'createdAt', label: 'Day', kind: 'days' },
    { name: 'urlId', label: 'URL', kind: 'text', isQuiet: true },
  ],
  search: ['type', 'lastError'],
  searchHint: 'Kind of event or error',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: { title: 'Nothing forwarded yet', text: 'Events of clients that have a forwarding URL appear here.' },
  details,
  actions: [
    verbAction({
      name: 'resend',
      kind: 'record',
      label: 'Send again',
      explain:
        'Sends this event once more under the same ID, with all its tries before it. One that waits is sent now.',
      submit: 'Send again',
      input: z.object({}),
      run: async (ctx, ids) => {
        await resendForwarding(ctx, { id: oneOf(ids) })
        return { message: 'It is on its way', kind: 'good' }
      },
    }),
    verbAction({
      name: 'resendAll',
      kind: 'bulk',
      label: 'Send again',
      explain: 'Sends these events once more. Those whose URL is paused or off are left alone.',
      submit: 'Send again',
      input: z.object({}),
      run: async (ctx, ids) => {
        const { queued, refused } = await resendForwardings(ctx, { ids: [...ids] })
        const left = refused > 0 ? `; ${refused} not, because their URL takes nothing now` : ''
        return { message: `${queued} on the way${left}`, kind: queued > 0 ? 'good' : 'bad' }
      },
    }),
  ],
}

/** Its tries, and how the last answer begins. */
async function details(ctx: Ctx, id: string): Promise<Row> {
  const { tries, answer, messageId } = await getForwarding(ctx, { id })
  return { tries, answer, messageId }
}

/** Events of ours by their name, Vapi's by the word Vapi has for them. */
export const kindOfEvent = (type: string): string =>
  OWN_EVENT_TYPES.find((own) => own.type === type)?.label ?? plainName(type)
