import { CLIENT_SCOPES, SCOPE_WORDS, type Scope, scopeGroups, scopeInWords } from '../../domain/api-keys/index.js'
import { invalid } from '../../platform/errors.js'
import { expiryInWords, resourcesOf } from './api-keys.present.js'
import { boundsOf } from './local-moment.js'
import type { Clock } from './times.present.js'

/** The form of a new key as it was filled in. */
export type KeyForm = { name: string; may: string; scopes: readonly string[]; expires: string; day: string }

export const NEW_KEY: KeyForm = { name: '', may: 'read', scopes: [], expires: '365', day: '' }

const MAY = [
  { value: 'read', label: 'Read everything', help: 'And change nothing: right for reports and dashboards' },
  { value: 'all', label: 'Read and change everything', help: 'Also place calls. Give it only to a program you trust' },
  { value: 'some', label: 'Only what I choose', help: 'The less a key may do, the less a lost one can harm' },
]

const EXPIRES = [
  { value: '30', label: 'For 30 days' },
  { value: '90', label: 'For 90 days' },
  { value: '365', label: 'For a year' },
  { value: 'never', label: 'Until somebody revokes it' },
  { value: 'day', label: 'Until the end of a day' },
]

export function presentKeyForm(form: KeyForm, { wrong, today }: { wrong: Record<string, string>; today: string }) {
  const box = (scope: Scope | undefined) =>
    scope && { value: scope, label: scopeInWords(scope), isChosen: form.scopes.includes(scope) }
  return {
    name: form.name,
    day: form.day,
    today,
    wrong: { ...wrong, day: wrong['day'] ?? wrong['expiresAt'] },
    may: MAY.map((one) => ({ ...one, isChosen: one.value === form.may })),
    expires: EXPIRES.map((one) => ({ ...one, isChosen: one.value === form.expires })),
    resources: scopeGroups('client').map(({ resource, label, scopes }) => ({
      label,
      about: aboutOf(SCOPE_WORDS[resource]),
      read: box(scopes.find((scope) => scope.endsWith(':read'))),
      write: box(scopes.find((scope) => scope.endsWith(':write'))),
    })),
  }
}

const aboutOf = ({ read, write }: { read: string; write: string | null }) =>
  write ? `${read}; ${write.charAt(0).toLowerCase()}${write.slice(1)}` : read

/**
 * What the form asks of the verb; a day ends with the client's own.
 * @throws invalid when only some things are wanted and none was chosen, or there is no such day
 */
export function wantedOf(form: KeyForm, { timeZone, now }: { timeZone: string; now: Date }) {
  const scopes = scopesOf(form)
  if (scopes.length === 0) throw invalid('scopes', 'Please choose at least one')
  const expiresAt = expiryOf(form, { timeZone, now })
  return { name: form.name, scopes, ...(expiresAt && { expiresAt }) }
}

function scopesOf({ may, scopes }: KeyForm): Scope[] {
  if (may === 'all') return [...CLIENT_SCOPES]
  if (may === 'read') return CLIENT_SCOPES.filter((scope) => scope.endsWith(':read'))
  return CLIENT_SCOPES.filter((scope) => scopes.includes(scope))
}

function expiryOf({ expires, day }: KeyForm, { timeZone, now }: { timeZone: string; now: Date }): Date | undefined {
  if (expires === 'never') return undefined
  if (expires !== 'day') return new Date(now.getTime() + (Number.parseInt(expires, 10) || 365) * 86_400_000)
  const end = boundsOf(day, timeZone)?.to
  if (!end) throw invalid('day', 'Please choose a day')
  return end
}

type Made = { name: string; scopes: readonly Scope[]; expiresAt?: Date; key: string }

/** A key on the only page that ever shows it, with a request that works as soon as it is pasted. */
export const presentMadeKey = (
  { name, scopes, expiresAt, key }: Made,
  { clock, publicUrl }: { clock: Clock; publicUrl: string },
) => ({
  name,
  key,
  facts: [
    { label: 'Reads', value: resourcesOf(scopes, 'read') },
    { label: 'Changes', value: resourcesOf(scopes, 'write') },
    { label: 'Good until', value: expiryInWords(expiresAt ?? null, clock) },
  ],
  curl: `curl ${publicUrl}/api/v1/auth/me \\\n  -H "X-API-Key: ${key}"`,
})
