import { wordFilter } from '../choices.js'
import { deed } from '../deeds.js'
import type { Spec } from '../spec.js'
import { ACTOR_KIND } from '../words.js'

/** Who did what. It can be read and never changed, by anybody. */
export const auditLog: Spec = {
  model: 'AuditEntry',
  one: 'Audit entry',
  many: 'Audit log',
  group: 'Administration',
  icon: 'audit',
  titleOf: (params) => String(params['what'] ?? ''),
  columns: [
    'id',
    'at',
    'actorKind',
    'actorId',
    'actorName',
    'onBehalfOf',
    'action',
    'subjectKind',
    'subjectId',
    'subjectName',
    'clientId',
    'changes',
    'address',
  ],
  computed: { what: { needs: ['action'], value: (row) => deed(String(row['action'])) } },
  list: [
    { name: 'at', label: 'When', kind: 'moment', isSortable: true },
    { name: 'actorName', label: 'Who' },
    { name: 'actorKind', label: 'As', kind: 'word', words: ACTOR_KIND, from: 1100 },
    { name: 'what', label: 'Did' },
    { name: 'subjectName', label: 'To' },
    { name: 'address', label: 'From address', from: 1280 },
  ],
  facts: [
    { name: 'at', label: 'When', kind: 'moment' },
    { name: 'actorName', label: 'Who' },
    { name: 'actorKind', label: 'As', kind: 'word', words: ACTOR_KIND },
    { name: 'what', label: 'Did' },
    { name: 'subjectName', label: 'To' },
    { name: 'address', label: 'From address' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    wordFilter('actorKind', 'As', ACTOR_KIND),
    { name: 'at', label: 'Day', kind: 'days' },
    { name: 'subjectId', label: 'About', kind: 'text', isQuiet: true },
  ],
  search: ['actorName', 'subjectName', 'action'],
  searchHint: 'Who, what or to whom',
  sort: { by: 'at', direction: 'desc' },
  empty: { title: 'Nothing here', text: 'Every sign-in and every change is written down here.' },
}
