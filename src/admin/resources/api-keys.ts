import { scopeGroups } from '../../domain/api-keys/index.js'
import type { Ctx } from '../../platform/context.js'
import { wordFilter } from '../choices.js'
import type { PartView } from '../part-types.js'
import type { Row, Spec } from '../spec.js'
import { API_KEY_STATE, ROLE, type Words } from '../words.js'
import { apiKeyActions } from './api-key-actions.js'
import { mayInWords } from './api-key-form.js'

const OWNER: Words = { CLIENT: { label: 'A client' }, AGENCY: { label: 'The agency', tone: 'info' } }

/** Keys with which programs of clients and of the agency use the API. Of the key itself there is nothing but its beginning. */
export const apiKeys: Spec = {
  model: 'ApiKey',
  one: 'API key',
  many: 'API keys',
  group: 'Operations',
  icon: 'key',
  titleOf: ({ name, prefix }) => [name, prefix && `(blk_${prefix}…)`].filter(Boolean).join(' '),
  columns: [
    'id',
    'clientId',
    'name',
    'prefix',
    'scopes',
    'role',
    'createdBy',
    'createdAt',
    'expiresAt',
    'lastUsedAt',
    'revokedAt',
    'revokedBy',
  ],
  computed: {
    begins: { needs: ['prefix'], value: ({ prefix }) => `blk_${prefix}` },
    state: { needs: ['revokedAt', 'expiresAt'], value: stateOf },
    owner: { needs: ['clientId'], value: ({ clientId }) => (clientId === null ? 'AGENCY' : 'CLIENT') },
    may: {
      needs: ['scopes', 'clientId'],
      value: ({ scopes, clientId }) => mayInWords(scopes as string[], clientId === null ? 'agency' : 'client'),
    },
  },
  linked: { clientId: { relation: 'client', title: 'businessName' } },
  list: [
    { name: 'name', label: 'Name', under: 'begins', isSortable: true },
    { name: 'owner', label: 'Of', kind: 'word', words: OWNER },
    { name: 'clientId', label: 'Client' },
    { name: 'state', label: 'State', kind: 'word', words: API_KEY_STATE },
    { name: 'may', label: 'May', from: 1280 },
    { name: 'lastUsedAt', label: 'Last used', kind: 'ago', isSortable: true },
    { name: 'expiresAt', label: 'Good until', kind: 'moment', isSortable: true, from: 1100 },
    { name: 'createdAt', label: 'Made', kind: 'ago', isSortable: true },
  ],
  facts: [
    { name: 'state', label: 'State', kind: 'word', words: API_KEY_STATE, isTag: true },
    { name: 'owner', label: 'Of', kind: 'word', words: OWNER },
    { name: 'clientId', label: 'Client' },
    { name: 'role', label: 'As what', kind: 'word', words: ROLE },
    { name: 'begins', label: 'Begins with' },
    { name: 'may', label: 'May' },
    { name: 'lastUsedAt', label: 'Last used', kind: 'moment' },
    { name: 'expiresAt', label: 'Good until', kind: 'moment' },
    { name: 'createdAt', label: 'Made', kind: 'moment' },
    { name: 'createdBy', label: 'Made by' },
    { name: 'revokedAt', label: 'Revoked', kind: 'moment' },
    { name: 'revokedBy', label: 'Revoked by' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    wordFilter('owner', 'Of', OWNER),
    wordFilter('state', 'State', API_KEY_STATE),
    { name: 'lastUsedAt', label: 'Last used', kind: 'days' },
  ],
  filterWhere: {
    owner: { CLIENT: { clientId: { not: null } }, AGENCY: { clientId: null } },
    state: {
      ACTIVE: (now) => ({ revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }),
      EXPIRED: (now) => ({ revokedAt: null, expiresAt: { lte: now } }),
      REVOKED: { revokedAt: { not: null } },
    },
  },
  search: ['name', 'prefix'],
  searchHint: 'Name or the 8 characters after blk_',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: {
    title: 'No API keys yet',
    text: 'A key lets one program in, and no further than you choose. Clients in self-service make their own in the portal.',
  },
  details,
  actions: apiKeyActions,
}

function stateOf({ revokedAt, expiresAt }: Row): string {
  if (revokedAt !== null) return 'REVOKED'
  return expiresAt instanceof Date && expiresAt <= new Date() ? 'EXPIRED' : 'ACTIVE'
}

/** What it may do, thing by thing. */
async function details(_ctx: Ctx, _id: string, { scopes, clientId }: Row): Promise<Row> {
  const given = scopes as readonly string[]
  const facts = scopeGroups(clientId === null ? 'agency' : 'client').map(({ resource, label }): [string, string] => {
    const may = [
      ...(given.includes(`${resource}:read`) ? ['read'] : []),
      ...(given.includes(`${resource}:write`) ? ['change'] : []),
    ]
    return [label, may.length > 0 ? sentence(may.join(' and ')) : '—']
  })
  const parts: PartView[] = [{ kind: 'facts', title: 'What it may do', facts }]
  return { parts }
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
