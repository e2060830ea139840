import type { Caller, Scope } from '../../domain/api-keys/index.js'
import { CLIENT_EVENT_TYPES, CLIENT_EVENTS, type ClientEventType } from '../../domain/client-events/index.js'
import { EVENT_TYPE_NAMES } from '../../domain/forwarding/index.js'
import { DomainError } from '../../platform/errors.js'

type Subject = (typeof CLIENT_EVENTS)[ClientEventType]['subject']

const OF_SUBJECT: Readonly<Record<Subject, Scope>> = {
  call: 'calls:read',
  lead: 'leads:read',
  appointment: 'appointments:read',
  caller_message: 'messages:read',
  offer: 'offers:read',
  task: 'tasks:read',
  suppression: 'suppressions:read',
}

const isOwn = (type: string): type is ClientEventType => Object.hasOwn(CLIENT_EVENTS, type)

/** What Vapi tells is all of calls. */
const scopeOf = (type: string): Scope => (isOwn(type) ? OF_SUBJECT[CLIENT_EVENTS[type].subject] : 'calls:read')

/** The types of own events whose things whoever asks may read. */
export const readableTypes = (caller: Caller | undefined): ClientEventType[] =>
  CLIENT_EVENT_TYPES.filter((type) => caller?.scopes.has(scopeOf(type)))

/** No types are all there are. @throws forbidden when one says what the key may not read */
export function assertMayBeTold(caller: Caller | undefined, types: readonly string[]): void {
  for (const type of types.length > 0 ? types : EVENT_TYPE_NAMES) {
    const scope = scopeOf(type)
    if (caller?.scopes.has(scope)) continue
    const all = types.length > 0 ? '' : ' No types are all types; name those you need.'
    throw new DomainError('forbidden', `To be told of ${type} a key has to be for ${scope}, which this is not.${all}`, {
      code: 'insufficient_scope',
      scope,
    })
  }
}
