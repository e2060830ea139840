import type { Spec } from '../spec.js'

/** Numbers we may use; those of no client are in the pool. */
export const phoneNumbers: Spec = {
  model: 'PhoneNumber',
  one: 'Phone number',
  many: 'Phone numbers',
  group: 'Agency',
  icon: 'numbers',
  titleOf: (params) => String(params['number'] ?? ''),
  columns: ['id', 'number', 'label', 'clientId', 'vapiPhoneNumberId', 'isPrimary', 'createdAt', 'updatedAt'],
  linked: { clientId: { relation: 'client', title: 'businessName' } },
  list: [
    { name: 'number', label: 'Number', kind: 'phone', isSortable: true },
    { name: 'label', label: 'Label' },
    { name: 'clientId', label: 'Client' },
    { name: 'isPrimary', label: 'Primary', kind: 'check' },
    { name: 'createdAt', label: 'Added', kind: 'ago', isSortable: true },
  ],
  facts: [
    { name: 'number', label: 'Number', kind: 'phone' },
    { name: 'label', label: 'Label' },
    { name: 'clientId', label: 'Client' },
    { name: 'isPrimary', label: 'Primary number of the client', kind: 'yes-no' },
    { name: 'vapiPhoneNumberId', label: 'Number ID in Vapi' },
    { name: 'createdAt', label: 'Added', kind: 'moment' },
  ],
  filters: [{ name: 'clientId', label: 'Client', kind: 'client' }],
  search: ['number', 'label'],
  searchHint: 'Number or label',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: {
    title: 'No phone numbers yet',
    text: 'A number noted on a client’s form is for your records; numbers of the pool appear here.',
  },
}
