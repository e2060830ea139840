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
