import { z } from 'zod'
import { getEventBody, replayEvent } from '../../domain/inbound/index.js'
import { wordFilter, yesNoFilter } from '../choices.js'
import { oneOf, type Row, type Spec, verbAction } from '../spec.js'
import { EVENT_STATE, plainName } from '../words.js'

/** What Vapi sent, byte for byte, and what became of it. */
export const webhookEvents: Spec = {
  model: 'WebhookEvent',
  one: 'Webhook event',
  many: 'Webhook events',
  group: 'Agency',
  icon: 'events',
  titleOf: (params) => String(params['kind'] ?? 'Webhook event'),
  columns: [
    'id',
    'clientId',
    'type',
    'state',
    'attempts',
    'lastError',
    'deliveries',
    'bodyBytes',
    'isTest',
    'callKey',
    'headers',
    'receivedAt',
    'doneAt',
    'nextAt',
  ],
  computed: { kind: { needs: ['type', 'state'], value: kindOf } },
  linked: { clientId: { relation: 'client', title: 'businessName' } },
  list: [
    { name: 'receivedAt', label: 'Received', kind: 'moment', isSortable: true },
    { name: 'clientId', label: 'Client' },
    { name: 'kind', label: 'Kind' },
    { name: 'state', label: 'State', kind: 'word', words: EVENT_STATE },
    { name: 'isTest', label: 'Test', kind: 'check', from: 1100 },
    { name: 'deliveries', label: 'Deliveries', kind: 'number', from: 1100 },
    { name: 'bodyBytes', label: 'Size', kind: 'bytes', from: 1280 },
    { name: 'lastError', label: 'Error' },
  ],
  facts: [
    { name: 'receivedAt', label: 'Received', kind: 'moment' },
    { name: 'doneAt', label: 'Done', kind: 'moment' },
    { name: 'state', label: 'State', kind: 'word', words: EVENT_STATE },
    { name: 'lastError', label: 'Error' },
    { name: 'attempts', label: 'Attempts', kind: 'number' },
    { name: 'deliveries', label: 'Deliveries', kind: 'number' },
    { name: 'bodyBytes', label: 'Size', kind: 'bytes' },
    { name: 'isTest', label: 'Test event', kind: 'yes-no' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    wordFilter('state', 'State', EVENT_STATE),
    yesNoFilter('isTest', 'Test', 'Only tests', 'No tests'),
    { name: 'receivedAt', label: 'Day', kind: 'days' },
    {
      name: 'trouble',
      label: 'Trouble',
      kind: 'choice',
      choices: [{ value: 'yes', label: 'In error' }],
      isQuiet: true,
    },
  ],
  filterWhere: { trouble: { yes: { state: { in: ['DEAD', 'QUARANTINED'] } } } },
  search: ['type', 'callKey'],
  searchHint: 'Kind of event or Vapi call ID',
  sort: { by: 'receivedAt', direction: 'desc' },
  empty: { title: 'No events here', text: 'Vapi posts them to the webhook URL of a client.' },
  actions: [
    verbAction({
      name: 'readBody',
      kind: 'record',
      label: 'Show body',
      explain: 'The body may hold what callers said. That you read it is written to the audit log.',
      submit: 'Show body',
      isInline: true,
      input: z.object({}),
      run: async (ctx, ids) => {
        const { text, isUtf8 } = await getEventBody(ctx, { eventId: oneOf(ids) })
        return { message: 'This is noted in the audit log', kind: 'info', text, ...(!isUtf8 && { note: NOT_UTF8 }) }
      },
    }),
    verbAction({
      name: 'replay',
      kind: 'record',
      label: 'Apply again',
      explain: 'Works through this event once more. It is safe to repeat: a call is never counted twice.',
      submit: 'Apply again',
      isOffered: ({ state }) => state === 'DEAD' || state === 'DONE',
      input: z.object({}),
      run: async (ctx, ids) => {
        await replayEvent(ctx, { eventId: oneOf(ids) })
        return { message: 'It will be applied within a second', kind: 'good' }
      },
    }),
  ],
}

const NOT_UTF8 = 'This body is not UTF-8. Bytes that are no text are shown as \u{FFFD}.'

/** What the door could read but found no type in is stored as it came, and is not the same as what nobody can read. */
function kindOf(row: Row): string {
  if (row['type'] === 'unparsed' && row['state'] !== 'QUARANTINED') return 'No message type'
  return plainName(String(row['type']))
}
