/** What a key may be for: a resource, then read or write. Writing does not include reading. */
export const CLIENT_SCOPES = [
  'assistants:read',
  'assistants:write',
  'numbers:read',
  'numbers:write',
  'calls:read',
  'calls:write',
  'analytics:read',
  'leads:read',
  'leads:write',
  'suppressions:read',
  'suppressions:write',
  'properties:read',
  'properties:write',
  'appointments:read',
  'appointments:write',
  'tasks:read',
  'tasks:write',
  'offers:read',
  'offers:write',
  'messages:read',
  'messages:write',
  'webhooks:read',
  'webhooks:write',
] as const

/** What only the agency's own keys may be for. */
export const AGENCY_SCOPES = ['clients:read', 'clients:write', 'events:read', 'events:write'] as const

export const SCOPES = [...CLIENT_SCOPES, ...AGENCY_SCOPES] as const

export type Scope = (typeof SCOPES)[number]

/** What scopes are about, in words for people: the resource, and what reading and writing it means. */
export const SCOPE_WORDS: Readonly<Record<ScopeResource, { label: string; read: string; write: string | null }>> = {
  assistants: {
    label: 'Assistants',
    read: 'See assistants and their versions',
    write: 'Change, publish and test assistants',
  },
  numbers: { label: 'Phone numbers', read: 'See phone numbers', write: 'Change phone numbers and who answers them' },
  calls: {
    label: 'Calls',
    read: 'Read calls, transcripts and recordings',
    write: 'Place calls and correct their outcome',
  },
  analytics: { label: 'Analytics', read: 'Read totals and rates', write: null },
  leads: { label: 'Leads', read: 'See leads and their history', write: 'Add and change leads' },
  suppressions: {
    label: 'Do-not-call list',
    read: 'See the do-not-call list',
    write: 'Add numbers to it and lift them',
  },
  properties: { label: 'Properties', read: 'See properties and units', write: 'Add and change properties and units' },
  appointments: {
    label: 'Appointments',
    read: 'See appointments, free times and the team',
    write: 'Book, confirm, move and cancel appointments, change the team and its times',
  },
  tasks: { label: 'Tasks', read: 'See tasks', write: 'Add, change and complete tasks' },
  offers: { label: 'Offers', read: 'See offers', write: 'Write down and decide offers' },
  messages: { label: 'Messages', read: 'Read callers’ messages', write: 'Take and answer messages' },
  webhooks: {
    label: 'Webhooks',
    read: 'See webhooks, what was delivered, and events of what the key may read',
    write: 'Add, change and resend webhooks, for what the key may read',
  },
  clients: { label: 'Clients', read: 'See all clients', write: 'Create and change clients and their tokens' },
  events: { label: 'Webhook events', read: 'See webhook events', write: 'Replay webhook events' },
}

export type ScopeResource = Scope extends `${infer Resource}:${string}` ? Resource : never

/** One scope in words: "calls:read" is "Read calls, transcripts and recordings". */
export function scopeInWords(scope: Scope): string {
  const [resource, right] = scope.split(':') as [ScopeResource, 'read' | 'write']
  return SCOPE_WORDS[resource][right] ?? scope
}

/** The resources keys of a client (or of the agency) can be for, with the scopes of each, as a form shows them. */
export function scopeGroups(audience: 'client' | 'agency') {
  const offered: readonly Scope[] = audience === 'client' ? CLIENT_SCOPES : SCOPES
  return (Object.keys(SCOPE_WORDS) as ScopeResource[]).flatMap((resource) => {
    const scopes = offered.filter((scope) => scope.startsWith(`${resource}:`))
    return scopes.length > 0 ? [{ resource, label: SCOPE_WORDS[resource].label, scopes }] : []
  })
}
