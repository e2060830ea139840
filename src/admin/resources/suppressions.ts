import { z } from 'zod'
import { addSuppression, getSuppression, liftSuppression } from '../../domain/suppressions/index.js'
import type { Ctx } from '../../platform/context.js'
import { displayNumber } from '../../platform/phone.js'
import { wordFilter } from '../choices.js'
import { SUPPRESSION_SOURCE } from '../lead-words.js'
import type { PartView } from '../part-types.js'
import { oneOf, type Row, type Spec, verbAction } from '../spec.js'
import type { Section } from '../ui-types.js'
import type { Words } from '../words.js'

const STATE: Words = { IN_FORCE: { label: 'Must not be called', tone: 'bad' }, LIFTED: { label: 'Taken off' } }

const stop: Section = {
  title: 'Who must not be called',
  text: 'From then on no call goes to this number for this client, and its lead is set to “do not call”.',
  fields: [
    { name: 'clientId', label: 'Client', kind: 'client', isRequired: true },
    { name: 'number', label: 'Number', kind: 'phone', isRequired: true, hint: 'Such as +1 415 555 0177' },
    { name: 'reason', label: 'Why', kind: 'long', isRequired: true },
  ],
}

/** Numbers that clients must not call. */
export const suppressions: Spec = {
  model: 'Suppression',
  one: 'Number not to call',
  many: 'Do not call',
  group: 'Leads',
  icon: 'quiet',
  titleOf: ({ number }) => displayNumber(String(number ?? '')),
  columns: [
    'id',
    'clientId',
    'number',
    'source',
    'reason',
    'createdBy',
    'createdAt',
    'liftedAt',
    'liftedBy',
    'liftedReason',
  ],
  computed: {
    state: { needs: ['liftedAt'], value: ({ liftedAt }) => (liftedAt === null ? 'IN_FORCE' : 'LIFTED') },
  },
  linked: { clientId: { relation: 'client', title: 'businessName' } },
  list: [
    { name: 'number', label: 'Number', kind: 'phone' },
    { name: 'clientId', label: 'Client' },
    { name: 'state', label: 'State', kind: 'word', words: STATE },
    { name: 'source', label: 'How', kind: 'word', words: SUPPRESSION_SOURCE },
    { name: 'reason', label: 'Why', from: 1100 },
    { name: 'createdAt', label: 'Since', kind: 'moment', isSortable: true },
  ],
  facts: [
    { name: 'state', label: 'State', kind: 'word', words: STATE, isTag: true },
    { name: 'clientId', label: 'Client' },
    { name: 'source', label: 'How', kind: 'word', words: SUPPRESSION_SOURCE },
    { name: 'reason', label: 'Why' },
    { name: 'createdBy', label: 'Added by' },
    { name: 'createdAt', label: 'Since', kind: 'moment' },
    { name: 'liftedAt', label: 'Taken off', kind: 'moment' },
    { name: 'liftedBy', label: 'Taken off by' },
    { name: 'liftedReason', label: 'Because' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    {
      name: 'state',
      label: 'State',
      kind: 'choice',
      choices: Object.entries(STATE).map(([value, { label }]) => ({ value, label })),
    },
    wordFilter('source', 'How', SUPPRESSION_SOURCE),
    { name: 'createdAt', label: 'Since', kind: 'days' },
  ],
  filterWhere: { state: { IN_FORCE: { liftedAt: null }, LIFTED: { liftedAt: { not: null } } } },
  search: ['number', 'reason'],
  searchHint: 'Number or reason',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: {
    title: 'No number is on this list',
    text: 'Whoever asks an assistant not to be called again comes here at once.',
  },
  details,
  newForm: {
    sections: [stop],
    run: async (ctx, values) => {
      const { id } = await addSuppression(ctx, values as Parameters<typeof addSuppression>[1])
      return { id, message: 'This number is not called any more' }
    },
  },
  actions: [
    verbAction({
      name: 'lift',
      kind: 'record',
      label: 'Allow calls again',
      explain: 'Only when the person behind this number said so. The entry stays as proof, with your reason.',
      fields: [{ name: 'reason', label: 'Why', kind: 'long', isRequired: true }],
      submit: 'Allow calls again',
      isDanger: true,
      isOffered: ({ liftedAt }) => liftedAt === null,
      input: z.object({ reason: z.string('Please say why') }),
      run: async (ctx, ids, { reason }) => {
        await liftSuppression(ctx, { id: oneOf(ids), reason })
        return { message: 'The client may call this number again', kind: 'good' }
      },
    }),
  ],
}

/** The words that asked for it, the lead and the call. */
async function details(ctx: Ctx, id: string): Promise<Row> {
  const { evidence, lead, callId } = await getSuppression(ctx, { id })
  const links = [
    ...(lead ? [{ label: lead.name ?? 'The lead', resource: 'Lead', id: lead.id }] : []),
    ...(callId ? [{ label: 'The call', resource: 'Call', id: callId }] : []),
  ]
  const parts: PartView[] = [
    ...(evidence ? [{ kind: 'text' as const, title: 'What was said', text: `“${evidence}”` }] : []),
    ...(links.length > 0 ? [{ kind: 'links' as const, title: 'Whose number it is', links }] : []),
  ]
  return { parts }
}
