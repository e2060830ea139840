import { addNumber, BROKEN_STATUSES, listNumbers } from '../../domain/numbers/index.js'
import type { Ctx } from '../../platform/context.js'
import { wordFilter } from '../choices.js'
import { NUMBER_PROVIDER, NUMBER_STATE } from '../number-words.js'
import type { Row, Spec } from '../spec.js'
import { phoneNumberActions } from './phone-number-actions.js'
import { editSections, formOf, newSections, updatePhoneNumber } from './phone-number-form.js'

const COUNTRIES = ['US', 'CA', 'GB', 'IE', 'ES', 'FR', 'DE', 'AT', 'CH', 'MX', 'AU']
const nameOf = new Intl.DisplayNames(['en'], { type: 'region' })

/** Numbers we may use; those of no client are in the pool. */
export const phoneNumbers: Spec = {
  model: 'PhoneNumber',
  one: 'Phone number',
  many: 'Phone numbers',
  group: 'Agency',
  icon: 'numbers',
  titleOf: (params) => String(params['number'] ?? ''),
  columns: [
    'id',
    'number',
    'label',
    'clientId',
    'assistantId',
    'provider',
    'vapiPhoneNumberId',
    'vapiStatus',
    'seenAtVapiAt',
    'isPrimary',
    'isActive',
    'greeting',
    'forwardTo',
    'country',
    'areaCode',
    'assignedAt',
    'restsUntil',
    'createdAt',
    'updatedAt',
  ],
  computed: formOf,
  alongside: {
    names: ['state', 'stateWords', 'answers', 'calls', 'minutes', 'cost'],
    read: alongside,
  },
  linked: {
    clientId: { relation: 'client', title: 'businessName' },
    assistantId: { relation: 'assistant', title: 'name' },
  },
  list: [
    { name: 'number', label: 'Number', kind: 'phone', isSortable: true, under: 'label' },
    { name: 'state', label: 'State', kind: 'word', words: NUMBER_STATE },
    { name: 'stateWords', label: 'What is up', from: 1100 },
    { name: 'clientId', label: 'Client' },
    { name: 'assistantId', label: 'Assistant', links: 'Assistant' },
    { name: 'isPrimary', label: 'Primary', kind: 'check', from: 1280 },
    { name: 'calls', label: 'Calls' },
    { name: 'minutes', label: 'Minutes', from: 1100 },
    { name: 'cost', label: 'Cost', from: 1100 },
  ],
  facts: [
    { name: 'state', label: 'State', kind: 'word', words: NUMBER_STATE },
    { name: 'stateWords', label: 'What is up' },
    { name: 'label', label: 'Friendly name' },
    { name: 'clientId', label: 'Client' },
    { name: 'assistantId', label: 'Assistant', links: 'Assistant' },
    { name: 'answers', label: 'Answers now' },
    { name: 'isPrimary', label: 'Primary number of the client', kind: 'yes-no' },
    { name: 'isActive', label: 'In use', kind: 'yes-no' },
    { name: 'greeting', label: 'Said first' },
    { name: 'voiceId', label: 'Voice' },
    { name: 'forwardTo', label: 'Forwards to', kind: 'phone' },
    { name: 'hoursInWords', label: 'Hours of its own' },
    { name: 'calls', label: 'Calls' },
    { name: 'minutes', label: 'Minutes' },
    { name: 'cost', label: 'Cost' },
    { name: 'provider', label: 'Provider', kind: 'word', words: NUMBER_PROVIDER },
    { name: 'vapiPhoneNumberId', label: 'Number ID in Vapi' },
    { name: 'seenAtVapiAt', label: 'Last seen at Vapi', kind: 'moment' },
    { name: 'country', label: 'Country' },
    { name: 'areaCode', label: 'Area code' },
    { name: 'assignedAt', label: 'With the client since', kind: 'moment' },
    { name: 'restsUntil', label: 'Rests until', kind: 'moment' },
    { name: 'createdAt', label: 'Noted', kind: 'moment' },
  ],
  filters: [
    {
      name: 'where',
      label: 'State',
      kind: 'choice',
      choices: [
        { value: 'pool', label: 'In the pool' },
        { value: 'assigned', label: 'With a client' },
        { value: 'resting', label: 'Resting' },
        { value: 'broken', label: 'Broken' },
        { value: 'off', label: 'Off' },
      ],
    },
    { name: 'clientId', label: 'Client', kind: 'client' },
    {
      name: 'country',
      label: 'Country',
      kind: 'choice',
      choices: COUNTRIES.map((value) => ({ value, label: nameOf.of(value) ?? value })),
    },
    wordFilter('provider', 'Provider', NUMBER_PROVIDER),
  ],
  filterWhere: {
    where: {
      pool: { clientId: null },
      assigned: { clientId: { not: null } },
      resting: (now) => ({ clientId: null, restsUntil: { gt: now } }),
      broken: brokenWhere(),
      off: { isActive: false },
    },
  },
  search: ['number', 'label'],
  searchHint: 'Number or name',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: {
    title: 'No phone numbers yet',
    text: 'Import those you have at Vapi, buy one by area code, or note one.',
  },
  newForm: { sections: newSections, run: create },
  editForm: { sections: editSections, run: updatePhoneNumber },
  actions: phoneNumberActions,
}

/** The same as stateOf of the numbers; one that waits for its assistant to be published is not broken. */
function brokenWhere(): object {
  const isBroken = { vapiStatus: { in: [...BROKEN_STATUSES] } }
  const isDraft = {
    assistant: { archivedAt: null, vapiAssistantId: null },
    vapiStatus: { in: ['not-told', 'differs'] },
  }
  const isOff = { clientId: { not: null }, isActive: false, vapiStatus: { in: ['not-told', 'differs'] } }
  return { OR: [{ AND: [isBroken, { NOT: isDraft }, { NOT: isOff }] }, { assistant: { archivedAt: { not: null } } }] }
}

async function alongside(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Row>> {
  const lines = await listNumbers(ctx, { ids: [...ids] })
  return new Map(
    lines.map(({ id, state, answers, totals }) => [
      id,
      {
        state: state.kind,
        // Where the state alone does not say it.
        stateWords: ['broken', 'waiting'].includes(state.kind) ? state.words : null,
        answers,
        calls: totals.calls.toLocaleString('en'),
        minutes: totals.minutes.toLocaleString('en'),
        cost: dollars(totals.costMicros),
      },
    ]),
  )
}

const dollars = (micros: bigint) =>
  (Number(micros) / 1_000_000).toLocaleString('en-US', { style: 'currency', currency: 'USD' })

async function create(ctx: Ctx, values: Row): Promise<{ id: string; message: string }> {
  const { id } = await addNumber(ctx, values as Parameters<typeof addNumber>[1])
  return { id, message: 'Noted. It is in the pool.' }
}
