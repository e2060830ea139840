import type { Vault } from '../../platform/vault.js'
import type { LiveEvent } from './types.js'

export const CHANNEL = 'backline_live'

const PLACE = { clientId: '', table: 'live', column: 'event', id: CHANNEL }
/** PostgreSQL takes up to 8,000 bytes a NOTIFY; base64 makes four of three, and the vault adds its own few. */
const MOST_BYTES = Math.floor((7_900 * 3) / 4) - 128
const MOST_WORDS = 300

/** Events as payloads of NOTIFY, as few as hold them. Sealed: whoever may listen to the database reads no conversation. */
export function payloadsOf(vault: Vault, events: readonly LiveEvent[]): string[] {
  const groups: string[][] = []
  let room = 0
  for (const event of events) {
    const text = JSON.stringify(shortened(event))
    const size = Buffer.byteLength(text) + 1
    if (size > MOST_BYTES) continue
    if (groups.length === 0 || size > room) {
      groups.push([])
      room = MOST_BYTES
    }
    groups.at(-1)?.push(text)
    room -= size
  }
  return groups.map((group) => Buffer.from(vault.seal(PLACE, `[${group.join(',')}]`)).toString('base64'))
}

/** The events of a payload. @throws when somebody else wrote it, or under a key that we do not have */
export const eventsOf = (vault: Vault, payload: string): LiveEvent[] =>
  JSON.parse(vault.open(PLACE, Buffer.from(payload, 'base64')).toString('utf8'))

/** Of a long sentence the end, which is what is being said. */
function shortened(event: LiveEvent): LiveEvent {
  if (event.kind !== 'words' || event.text.length <= MOST_WORDS) return event
  // Not in the middle of a character that takes two places.
  const tail = event.text.slice(-MOST_WORDS).replace(/^[\udc00-\udfff]/, '')
  return { ...event, text: `…${tail}` }
}
