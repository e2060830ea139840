import type { Deps } from '../../platform/context.js'
import { CHANNEL, payloadsOf } from './channel.js'
import type { LiveEvent } from './types.js'

const AT_MOST_EVERY_MS = 50
/** While the database is slow, no more than this waits to be told. */
const MOST_WAITING = 2_000

/**
 * Tells every process that shows calls in progress what is happening on them: fire and forget, never throws. What comes
 * within 50 ms goes as one statement, and of one call only the latest of a kind. Whatever is lost is seen with the next
 * event, or when the page is read again.
 */
export function makeLivePublisher({ database, vault, log }: Pick<Deps, 'database' | 'vault' | 'log'>) {
  const waiting = new Map<string, LiveEvent>()
  let sentAt = 0
  let isSending = false
  let timer: NodeJS.Timeout | undefined

  const send = async () => {
    timer = undefined
    isSending = true
    sentAt = Date.now()
    try {
      const payloads = payloadsOf(vault, [...waiting.values()])
      waiting.clear()
      if (payloads.length > 0) await database.query(TELL, [CHANNEL, payloads])
    } catch (error) {
      log.debug('live events were lost', { error })
    }
    isSending = false
    if (waiting.size > 0) sendSoon()
  }
  const sendSoon = () => {
    if (isSending || timer) return
    const waitMs = Math.min(AT_MOST_EVERY_MS, Math.max(0, sentAt + AT_MOST_EVERY_MS - Date.now()))
    timer = setTimeout(() => void send(), waitMs).unref()
  }

  return (events: readonly LiveEvent[]): void => {
    for (const event of events) {
      const key = keyOf(event)
      // The latest stands last, so that what is given up is what is oldest.
      waiting.delete(key)
      waiting.set(key, event)
      if (waiting.size > MOST_WAITING) waiting.delete(waiting.keys().next().value ?? '')
    }
    if (waiting.size > 0) sendSoon()
  }
}

const TELL = 'select pg_notify($1, payload) from unnest($2::text[]) payload'

const keyOf = (event: LiveEvent) =>
  `${event.clientId} ${event.vapiCallId} ${event.kind} ${event.kind === 'changed' ? '' : event.speaker}`
