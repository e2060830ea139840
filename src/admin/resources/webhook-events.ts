import { z } from 'zod'
import { getEventBody, MOST_REPLAYED } from '../../domain/inbound/index.js'
import { wordFilter, yesNoFilter } from '../choices.js'
import { oneOf, type Row, type Spec, verbAction } from '../spec.js'
import { EVENT_SOURCE, EVENT_STANDING, EVENT_STATE, plainName, QUARANTINE_CAUSE } from '../words.js'
import { olderThan, TYPE_CHOICES, TYPE_WHERE } from './event-filters.js'
import { replayActions } from './replay-actions.js'

/** What Vapi sent, byte for byte, and what became of it. */
export const webhookEvents: Spec = {
  model: 'WebhookEvent',
  one: 'Webhook event',
  many: 'Webhook events',
  group: 'Operations',
  icon: 'events',
  titleOf: (params) => String(params['kind'] ?? 'Webhook event'),
  columns: [
    'id',
    'clientId',
    'type',
    'state',
    'cause',
    'source',
    'attempts',
    'lastError',
    'deliveries',
    'bodyBytes',
    'isTest',
    'callKey',
    'headers',
    'sentAt',
    'receivedAt',
    'doneAt',
    'nextAt',
  ],
  computed: {
    kind: { needs: ['type', 'state'], value: kindOf },
    standing: { needs: ['state', 'cause'], value: standingOf },
    problem: { needs: ['lastError'], value: ({ lastError }) => shortened(lastError) },
  },
  linked: { clientId: { relation: 'client', title: 'businessName' } },
  list: [
    { name: 'receivedAt', label: 'Received', kind: 'ago', isSortable: true },
    { name: 'clientId', label: 'Client' },
    { name: 'kind', label: 'Kind' },
    { name: 'standing', label: 'State', kind: 'word', words: EVENT_STANDING },
    { name: 'problem', label: 'Error' },
    { name: 'attempts', label: 'Attempts', kind: 'number', from: 1280 },
    { name: 'deliveries', label: 'Deliveries', kind: 'number', from: 1280 },
  ],
  facts: [
    { name: 'receivedAt', label: 'Received', kind: 'moment' },
    { name: 'sentAt', label: 'Sent', kind: 'moment' },
    { name: 'doneAt', label: 'Done', kind: 'moment' },
    { name: 'state', label: 'State', kind: 'word', words: EVENT_STATE },
    { name: 'cause', label: 'Set aside for', kind: 'word', words: QUARANTINE_CAUSE },
    { name: 'lastError', label: 'Error' },
    { name: 'attempts', label: 'Attempts', kind: 'number' },
    { name: 'deliveries', label: 'Deliveries', kind: 'number' },
    { name: 'source', label: 'Came from', kind: 'word', words: EVENT_SOURCE },
    { name: 'callKey', label: 'Vapi call ID' },
    { name: 'bodyBytes', label: 'Size', kind: 'bytes' },
    { name: 'isTest', label: 'Test event', kind: 'yes-no' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    wordFilter('state', 'State', EVENT_STATE),
    wordFilter('cause', 'Set aside for', QUARANTINE_CAUSE),
    { name: 'type', label: 'Kind', kind: 'choice', choices: TYPE_CHOICES },
    wordFilter('source', 'Came from', EVENT_SOURCE),
    { name: 'age', label: 'Age', kind: 'choice', choices: olderThan.choices },
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
  filterWhere: {
    trouble: { yes: { state: { in: ['DEAD', 'QUARANTINED'] } } },
    type: TYPE_WHERE,
    age: olderThan.where,
  },
  search: ['type', 'callKey', 'lastError'],
  searchHint: 'Kind of event, Vapi call ID or error',
  sort: { by: 'receivedAt', direction: 'desc' },
  empty: { title: 'No events here', text: 'Vapi posts them to the webhook URL of a client.' },
  // What waits is applied anyway.
  among: { where: { state: { not: 'READY' } }, most: MOST_REPLAYED },
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
    ...replayActions,
  ],
}

const NOT_UTF8 = 'This body is not UTF-8. Bytes that are no text are shown as \u{FFFD}.'

/** What the door could read but found no type in is stored as it came, and is not the same as what nobody can read. */
function kindOf(row: Row): string {
  if (row['type'] === 'unparsed' && row['state'] !== 'QUARANTINED') return 'No message type'
  return plainName(String(row['type']))
}

const MOST_OF_ERROR = 90

/** As much as a row of a list can hold; all of it is on the event's own page. */
function shortened(text: unknown): string | null {
  if (typeof text !== 'string') return null
  return text.length > MOST_OF_ERROR ? `${text.slice(0, MOST_OF_ERROR)} …` : text
}

function standingOf({ state, cause }: Row): unknown {
  return state === 'QUARANTINED' && cause ? cause : state
}
