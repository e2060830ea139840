import {
  type ApiKeyPage,
  type ApiKeyRow,
  type ApiKeyState,
  CLIENT_SCOPES,
  SCOPE_WORDS,
  type Scope,
  type ScopeResource,
} from '../../domain/api-keys/index.js'
import type { Clock } from './times.present.js'

export const API_KEYS = '/settings/api-keys'

const SOON_MS = 7 * 86_400_000

/** A key as the list shows it. */
export function presentKey(row: ApiKeyRow, clock: Clock) {
  const { id, name, prefix, scopes, createdBy, createdAt, lastUsedAt } = row
  return {
    id,
    name,
    typedName: name,
    wrongName: undefined as string | undefined,
    href: `${API_KEYS}/${id}`,
    tag: tagOf(row, clock),
    begins: `blk_${prefix}…`,
    facts: [
      { label: 'Reads', value: resourcesOf(scopes, 'read') },
      { label: 'Changes', value: resourcesOf(scopes, 'write') },
      { label: 'Last used', value: lastUsedAt ? clock.dayAndTime(lastUsedAt) : 'Not yet' },
      { label: 'Good until', value: expiryInWords(row.expiresAt, clock) },
      { label: 'Made', value: `${clock.dayAndTime(createdAt)}, by ${createdBy}` },
    ],
    ended: endedOf(row, clock),
    lastUsed: lastUsedAt ? clock.dayAndTime(lastUsedAt) : 'Never',
  }
}

/** Which keys can be looked at, by the word in the address. */
export const SHOWN: Readonly<Record<string, ApiKeyState>> = { valid: 'ACTIVE', expired: 'EXPIRED', revoked: 'REVOKED' }

export const presentKeyTabs = (show: string) =>
  [
    { value: 'valid', label: 'Valid' },
    { value: 'expired', label: 'Expired' },
    { value: 'revoked', label: 'Revoked' },
  ].map(({ value, label }) => ({
    label,
    href: value === 'valid' ? API_KEYS : `${API_KEYS}?show=${value}`,
    isShown: value === show,
  }))

/** The addresses of the neighbouring pages. */
export function presentKeyPages(show: string, { next, previous }: Pick<ApiKeyPage, 'next' | 'previous'>) {
  const to = (cursor: string | undefined) => cursor && `${API_KEYS}?${new URLSearchParams({ show, cursor })}`
  return { older: to(next), newer: to(previous) }
}

/** What a key may read, or change: 'Everything', 'Nothing', 'Calls, leads, tasks'. */
export function resourcesOf(scopes: readonly Scope[], what: 'read' | 'write'): string {
  const all = CLIENT_SCOPES.filter((scope) => scope.endsWith(`:${what}`))
  const given = all.filter((scope) => scopes.includes(scope))
  if (given.length === 0) return 'Nothing'
  if (given.length === all.length) return 'Everything'
  return sentence(given.map((scope) => labelOf(scope)).join(', '))
}

const labelOf = (scope: Scope) => SCOPE_WORDS[scope.slice(0, scope.indexOf(':')) as ScopeResource].label.toLowerCase()

function tagOf({ state, expiresAt }: ApiKeyRow, clock: Clock) {
  if (state === 'REVOKED') return { text: 'Revoked', tone: 'none' }
  if (state === 'EXPIRED') return { text: 'Expired', tone: 'none' }
  const isEnding = expiresAt !== null && expiresAt.getTime() - clock.now.getTime() < SOON_MS
  return isEnding ? { text: 'Ends soon', tone: 'warn' } : { text: 'Valid', tone: 'good' }
}

/** Until when a key is good. A midnight is said as the end of the day before. */
export function expiryInWords(expiresAt: Date | null, clock: Clock): string {
  if (!expiresAt) return 'Somebody revokes it'
  const isMidnight = ['12:00 AM', '00:00'].includes(clock.time(expiresAt))
  const day = clock.day(new Date(expiresAt.getTime() - 60_000))
  return isMidnight ? `The end of ${day.replace('To', 'to')}` : clock.dayAndTime(expiresAt)
}

function endedOf({ state, expiresAt, revokedAt, revokedBy }: ApiKeyRow, clock: Clock): string {
  if (state === 'REVOKED' && revokedAt) return `${clock.dayAndTime(revokedAt)}${revokedBy ? `, by ${revokedBy}` : ''}`
  return state === 'EXPIRED' && expiresAt ? `${clock.dayAndTime(expiresAt)}, by itself` : ''
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
