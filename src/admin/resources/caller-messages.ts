import { z } from 'zod'
import { getCallerMessage, markMessagesHandled } from '../../domain/messages/index.js'
import type { Ctx } from '../../platform/context.js'
import { displayNumber } from '../../platform/phone.js'
import { yesNoFilter } from '../choices.js'
import { type Row, type Spec, type VerbAction, verbAction } from '../spec.js'

/** What callers asked assistants to pass on, of every client. */
export const callerMessages: Spec = {
  model: 'CallerMessage',
  one: 'Message',
  many: 'Messages',
  group: 'Leads',
  icon: 'messages',
  titleOf: ({ callerName, callerNumber }) =>
    String(callerName || (callerNumber ? displayNumber(String(callerNumber)) : 'Unknown caller')),
  columns: [
    'id',
    'clientId',
    'callerName',
    'callerNumber',
    'forWhom',
    'isUrgent',
    'leadId',
    'readAt',
    'createdAt',
    'handledAt',
    'handledBy',
  ],
  computed: {
    isHandled: { needs: ['handledAt'], value: (row) => row['handledAt'] != null },
    isRead: { needs: ['readAt'], value: (row) => row['readAt'] != null },
  },
  linked: {
    clientId: { relation: 'client', title: 'businessName' },
    leadId: { relation: 'lead', title: 'name', also: ['number', 'email'] },
  },
  list: [
    { name: 'createdAt', label: 'When', kind: 'moment', isSortable: true },
    { name: 'clientId', label: 'Client' },
    { name: 'callerName', label: 'From' },
    { name: 'callerNumber', label: 'Call back', kind: 'phone' },
    { name: 'forWhom', label: 'For', from: 1100 },
    { name: 'isUrgent', label: 'Urgent', kind: 'check' },
    { name: 'isRead', label: 'Read', kind: 'check', from: 1280 },
    { name: 'isHandled', label: 'Handled', kind: 'check' },
  ],
  facts: [
    { name: 'createdAt', label: 'When', kind: 'moment' },
    { name: 'clientId', label: 'Client' },
    { name: 'callerName', label: 'From' },
    { name: 'callerNumber', label: 'Call back', kind: 'phone' },
    { name: 'forWhom', label: 'For' },
    { name: 'leadId', label: 'Lead', links: 'Lead' },
    { name: 'isUrgent', label: 'Urgent', kind: 'yes-no' },
    { name: 'readAt', label: 'Read by the client', kind: 'moment' },
    { name: 'handledAt', label: 'Handled', kind: 'moment' },
    { name: 'handledBy', label: 'Handled by' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    {
      name: 'state',
      label: 'State',
      kind: 'choice',
      choices: [
        { value: 'waiting', label: 'To do' },
        { value: 'handled', label: 'Handled' },
      ],
    },
    yesNoFilter('isRead', 'Read', 'Read', 'Not read'),
    yesNoFilter('isUrgent', 'Urgent', 'Urgent', 'Not urgent'),
    { name: 'createdAt', label: 'Day', kind: 'days' },
  ],
  filterWhere: {
    state: { waiting: { handledAt: null }, handled: { handledAt: { not: null } } },
    isRead: { true: { readAt: { not: null } }, false: { readAt: null } },
  },
  search: ['callerName', 'callerNumber', 'forWhom'],
  searchHint: 'Caller, number or for whom',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: { title: 'No messages here', text: 'Assistants write down here what callers want passed on.' },
  details: messageDetails,
  actions: [
    mark('markHandled', 'record', true),
    mark('markWaiting', 'record', false),
    mark('markHandledAll', 'bulk', true),
  ],
}

/** The text is opened for the message's own page only. */
async function messageDetails(ctx: Ctx, id: string): Promise<Row> {
  const { text, callId } = await getCallerMessage(ctx, { id })
  return { text, callId }
}

function mark(name: string, kind: 'record' | 'bulk', isHandled: boolean): VerbAction {
  const label = isHandled ? 'Mark as handled' : 'Put back among those to do'
  return verbAction({
    name,
    kind,
    label,
    explain: isHandled ? 'The client sees in its portal that you took care of it.' : 'It waits to be handled again.',
    submit: label,
    ...(kind === 'record' && { isOffered: (params: Row) => (params['handledAt'] == null) === isHandled }),
    input: z.object({}),
    run: async (ctx, ids) => {
      const { changed } = await markMessagesHandled(ctx, { ids: [...ids], isHandled })
      const words = changed === 1 ? '1 message is' : `${changed} messages are`
      return { message: isHandled ? `${words} handled` : `${words} to do again`, kind: 'good' }
    },
  })
}
