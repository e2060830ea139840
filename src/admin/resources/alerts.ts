import { aboutKind } from '../../domain/alerts/index.js'
import { wordFilter } from '../choices.js'
import type { Spec } from '../spec.js'
import { ALERT_KIND, ALERT_STATE } from '../words.js'

/** What staff are told about without being asked: what is wrong, since when, and what to do. */
export const alerts: Spec = {
  model: 'Alert',
  one: 'Alert',
  many: 'Alerts',
  group: 'Operations',
  icon: 'alert',
  titleOf: (params) => String(params['title'] ?? 'Alert'),
  columns: ['id', 'kind', 'subject', 'title', 'text', 'openedAt', 'lastSeenAt', 'mailedAt', 'closedAt'],
  computed: {
    state: { needs: ['closedAt'], value: ({ closedAt }) => (closedAt === null ? 'OPEN' : 'OVER') },
  },
  list: [
    { name: 'title', label: 'Alert' },
    { name: 'state', label: 'State', kind: 'word', words: ALERT_STATE },
    { name: 'text', label: 'What it is' },
    { name: 'openedAt', label: 'Opened', kind: 'moment', isSortable: true },
    { name: 'closedAt', label: 'Over', kind: 'moment' },
    { name: 'mailedAt', label: 'Mailed', kind: 'moment', from: 1280 },
  ],
  facts: [
    { name: 'state', label: 'State', kind: 'word', words: ALERT_STATE },
    { name: 'kind', label: 'Kind', kind: 'word', words: ALERT_KIND },
    { name: 'openedAt', label: 'Opened', kind: 'moment' },
    { name: 'lastSeenAt', label: 'Last seen', kind: 'moment' },
    { name: 'closedAt', label: 'Over', kind: 'moment' },
    { name: 'mailedAt', label: 'Mailed', kind: 'moment' },
  ],
  filters: [
    wordFilter('state', 'State', ALERT_STATE),
    wordFilter('kind', 'Kind', ALERT_KIND),
    { name: 'openedAt', label: 'Day', kind: 'days' },
  ],
  filterWhere: {
    state: { OPEN: { closedAt: null }, OVER: { closedAt: { not: null } } },
    kind: Object.fromEntries(Object.keys(ALERT_KIND).map((kind) => [kind, { kind }])),
  },
  search: ['title', 'text'],
  searchHint: 'Client or words of the alert',
  // What is open has no end, and PostgreSQL puts that first.
  sort: { by: 'closedAt', direction: 'desc' },
  thenBy: 'openedAt',
  empty: { title: 'No alerts', text: 'When something needs a look it appears here, on the dashboard and in a mail.' },
  details: async (_ctx, _id, { kind, subject }) => {
    const about = aboutKind(String(kind))
    return { advice: about?.advice, path: about?.path(String(subject)) }
  },
}
