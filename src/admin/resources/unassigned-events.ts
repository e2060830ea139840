import { z } from 'zod'
import { assignUnassigned, discardUnassigned, getUnassignedBody } from '../../domain/unassigned/index.js'
import type { Ctx } from '../../platform/context.js'
import { displayNumber } from '../../platform/phone.js'
import { oneOf, type Row, type Spec, type VerbAction, verbAction } from '../spec.js'
import type { Field, Said } from '../ui-types.js'
import { plainName } from '../words.js'

const clientField: Field = { name: 'clientId', label: 'Client', kind: 'client', isRequired: true }
const numberField: Field = {
  name: 'number',
  label: 'Phone number',
  kind: 'phone',
  hint: 'Only where Vapi named a number by its ID alone',
}
const chosenClient = z.object({ clientId: z.string('Please choose a client'), number: z.string().nullish() })

const assign = (kind: 'record' | 'bulk'): VerbAction =>
  verbAction({
    name: kind === 'bulk' ? 'assignAll' : 'assign',
    kind,
    label: 'Assign to client',
    explain:
      'The client gets the assistant these events name, or else the phone number. Everything waiting that names the same moves to the client, and later deliveries find it by themselves.',
    fields: [clientField, numberField],
    submit: 'Assign',
    input: chosenClient,
    run: async (ctx, ids, { clientId, number }) =>
      saidOfMove(await assignUnassigned(ctx, { eventIds: [...ids], clientId, number: number ?? null })),
  })

const discard = (kind: 'record' | 'bulk'): VerbAction =>
  verbAction({
    name: kind === 'bulk' ? 'discardAll' : 'discard',
    kind,
    label: 'Discard',
    explain:
      'What is discarded is gone for good: no client will ever get it. What is sent from now on waits here again.',
    fields: [
      {
        name: 'isEverything',
        label: 'Everything the same assistant or number sent',
        kind: 'yes-no',
        hint: 'Not only what is chosen here',
      },
    ],
    submit: 'Discard for good',
    isDanger: true,
    input: z.object({ isEverything: z.boolean().default(false) }),
    run: async (ctx, ids, { isEverything }) => {
      const { discarded } = await discardUnassigned(ctx, { eventIds: [...ids], isEverything })
      return { message: `${counted(discarded)} discarded`, kind: 'good' }
    },
  })

const readBody = verbAction({
  name: 'readBody',
  kind: 'record',
  label: 'Show body',
  explain: 'The body may hold what callers said. That you read it is written to the audit log.',
  submit: 'Show body',
  isInline: true,
  input: z.object({}),
  run: async (ctx: Ctx, ids): Promise<Said> => {
    const { text, isUtf8 } = await getUnassignedBody(ctx, { eventId: oneOf(ids) })
    return { message: 'This is noted in the audit log', kind: 'info', text, ...(!isUtf8 && { note: NOT_UTF8 }) }
  },
})

const NOT_UTF8 = 'This body is not UTF-8. Bytes that are no text are shown as \u{FFFD}.'

/** What came to the organisation's URL and names no assistant or number of ours. */
export const unassignedEvents: Spec = {
  model: 'UnassignedEvent',
  one: 'Unassigned event',
  many: 'Unassigned',
  group: 'Operations',
  icon: 'unassigned',
  titleOf: (params) => String(params['kind'] ?? 'Unassigned event'),
  columns: [
    'id',
    'type',
    'vapiAssistantId',
    'vapiPhoneNumberId',
    'number',
    'callKey',
    'deliveries',
    'bodyBytes',
    'headers',
    'sentAt',
    'receivedAt',
  ],
  computed: {
    kind: { needs: ['type'], value: ({ type }) => (type === 'unparsed' ? 'No message type' : plainName(String(type))) },
    names: { needs: ['vapiAssistantId', 'vapiPhoneNumberId', 'number'], value: namesOf },
  },
  list: [
    { name: 'receivedAt', label: 'Received', kind: 'moment', isSortable: true },
    { name: 'kind', label: 'Kind' },
    { name: 'names', label: 'What it names' },
    { name: 'deliveries', label: 'Deliveries', kind: 'number', from: 1100 },
    { name: 'bodyBytes', label: 'Size', kind: 'bytes', from: 1280 },
  ],
  facts: [
    { name: 'receivedAt', label: 'Received', kind: 'moment' },
    { name: 'sentAt', label: 'Sent', kind: 'moment' },
    { name: 'vapiAssistantId', label: 'Assistant ID in Vapi' },
    { name: 'number', label: 'Phone number', kind: 'phone' },
    { name: 'vapiPhoneNumberId', label: 'Number ID in Vapi' },
    { name: 'callKey', label: 'Call ID in Vapi' },
    { name: 'deliveries', label: 'Deliveries', kind: 'number' },
    { name: 'bodyBytes', label: 'Size', kind: 'bytes' },
  ],
  filters: [
    {
      name: 'naming',
      label: 'Names',
      kind: 'choice',
      choices: [
        { value: 'assistant', label: 'An assistant' },
        { value: 'number', label: 'Only a number' },
        { value: 'nothing', label: 'Nothing' },
      ],
    },
    { name: 'receivedAt', label: 'Day', kind: 'days' },
  ],
  filterWhere: {
    naming: {
      assistant: { vapiAssistantId: { not: null } },
      number: { vapiAssistantId: null, OR: [{ vapiPhoneNumberId: { not: null } }, { number: { not: null } }] },
      nothing: { vapiAssistantId: null, vapiPhoneNumberId: null, number: null },
    },
  },
  search: ['type', 'vapiAssistantId', 'vapiPhoneNumberId', 'number', 'callKey'],
  searchHint: 'Assistant ID, number, kind or call ID',
  sort: { by: 'receivedAt', direction: 'desc' },
  empty: {
    title: 'Nothing is unassigned',
    text: 'What comes to the organisation’s webhook URL and names no assistant or number of a client waits here.',
  },
  actions: [assign('record'), readBody, discard('record'), assign('bulk'), discard('bulk')],
}

/** The assistant or else the number: what an assignment would go by. */
function namesOf({ vapiAssistantId, vapiPhoneNumberId, number }: Row): string {
  if (vapiAssistantId) return `Assistant ${vapiAssistantId}`
  if (number) return `Number ${displayNumber(String(number))}`
  return vapiPhoneNumberId ? `Number ID ${vapiPhoneNumberId}` : 'Nothing'
}

function saidOfMove({ moved, left, businessName }: { moved: number; left: number; businessName: string }): Said {
  const done = `${counted(moved)} moved to ${businessName}`
  if (left === 0) return { message: done, kind: 'good' }
  return { message: `${done}; ${left.toLocaleString('en')} more will follow within minutes`, kind: 'info' }
}

const counted = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'event' : 'events'}`
