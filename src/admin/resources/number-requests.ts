import { z } from 'zod'
import {
  countryName,
  declineNumberRequest,
  fulfilNumberRequest,
  getNumber,
  listFreeNumbers,
} from '../../domain/numbers/index.js'
import { invalid } from '../../platform/errors.js'
import { displayNumber, toE164 } from '../../platform/phone.js'
import { wordFilter } from '../choices.js'
import { REQUEST_STATE } from '../number-words.js'
import { oneOf, type Row, type Spec, verbAction } from '../spec.js'

const isOpen = ({ state }: Row) => state === 'OPEN'

const fulfil = verbAction({
  name: 'fulfil',
  kind: 'record',
  label: 'Give a number',
  explain:
    'The client gets it, its assistant that waits too, and both are told. Buy one first where the pool has none.',
  fields: [
    {
      name: 'number',
      label: 'Number of the pool',
      kind: 'phone',
      hint: 'Empty: the first free one where it was asked for',
    },
  ],
  submit: 'Give it',
  isOffered: isOpen,
  input: z.object({ number: z.string().max(40).nullish() }),
  run: async (ctx, ids, { number }) => {
    const id = oneOf(ids)
    const free = await listFreeNumbers(ctx, { requestId: id })
    const wanted = number ? free.find((one) => one.number === toE164(number, 'US')) : free.find((one) => one.isInPlace)
    if (!wanted) throw invalid('number', number ? 'The pool has no free number like this' : 'The pool has none there')
    const done = await fulfilNumberRequest(ctx, { id, phoneNumberId: wanted.id })
    const { state } = await getNumber(ctx, { id: wanted.id })
    const words = `${displayNumber(done.number)} is the client’s now: ${state.words.toLowerCase()}`
    return done.problem ? { message: `${words}. ${done.problem}`, kind: 'info' } : { message: words, kind: 'good' }
  },
})

const decline = verbAction({
  name: 'decline',
  kind: 'record',
  label: 'Decline',
  fields: [{ name: 'answer', label: 'Why', kind: 'long', isRequired: true, hint: 'The client reads it' }],
  submit: 'Decline',
  isDanger: true,
  isOffered: isOpen,
  input: z.object({ answer: z.string('Please say why') }),
  run: async (ctx, ids, { answer }) => {
    await declineNumberRequest(ctx, { id: oneOf(ids), answer })
    return { message: 'Declined', kind: 'good' }
  },
})

/** What clients asked for that the pool did not have. */
export const numberRequests: Spec = {
  model: 'NumberRequest',
  one: 'Number request',
  many: 'Number requests',
  group: 'Agency',
  icon: 'unassigned',
  titleOf: ({ wish }) => String(wish ?? 'Number request'),
  columns: [
    'id',
    'clientId',
    'assistantId',
    'country',
    'areaCode',
    'note',
    'state',
    'requestedBy',
    'answer',
    'closedBy',
    'createdAt',
    'closedAt',
  ],
  computed: {
    wish: {
      needs: ['country', 'areaCode'],
      value: ({ country, areaCode }) => `${countryName(String(country))}${areaCode ? ` (${areaCode})` : ''}`,
    },
  },
  linked: {
    clientId: { relation: 'client', title: 'businessName' },
    assistantId: { relation: 'assistant', title: 'name' },
  },
  list: [
    { name: 'createdAt', label: 'When', kind: 'moment', isSortable: true },
    { name: 'clientId', label: 'Client' },
    { name: 'wish', label: 'Where' },
    { name: 'assistantId', label: 'For the assistant', links: 'Assistant', from: 1100 },
    { name: 'requestedBy', label: 'Asked by', from: 1280 },
    { name: 'state', label: 'State', kind: 'word', words: REQUEST_STATE },
  ],
  facts: [
    { name: 'state', label: 'State', kind: 'word', words: REQUEST_STATE },
    { name: 'clientId', label: 'Client' },
    { name: 'assistantId', label: 'For the assistant', links: 'Assistant' },
    { name: 'wish', label: 'Where' },
    { name: 'note', label: 'Note' },
    { name: 'requestedBy', label: 'Asked by' },
    { name: 'createdAt', label: 'Asked', kind: 'moment' },
    { name: 'free', label: 'Free in the pool' },
    { name: 'answer', label: 'Answered' },
    { name: 'closedBy', label: 'Closed by' },
    { name: 'closedAt', label: 'Closed', kind: 'moment' },
  ],
  alongside: {
    names: ['free'],
    // Only a record's own page shows it; a list of many does not look it up.
    read: async (ctx, [id, ...others]) => {
      if (!id || others.length > 0) return new Map()
      const free = await listFreeNumbers(ctx, { requestId: id })
      const numbers = free.slice(0, 12).map(({ number }) => displayNumber(number))
      return new Map([[id, { free: numbers.join(', ') || 'None' }]])
    },
  },
  filters: [wordFilter('state', 'State', REQUEST_STATE), { name: 'clientId', label: 'Client', kind: 'client' }],
  search: [],
  sort: { by: 'createdAt', direction: 'desc' },
  empty: { title: 'Nobody asks for a number', text: 'Clients ask when the pool has none where they want one.' },
  actions: [fulfil, decline],
}
