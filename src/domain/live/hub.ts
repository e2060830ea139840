import type { Deps } from '../../platform/context.js'
import { CHANNEL, eventsOf } from './channel.js'
import { type Facts, makeFacts } from './facts.js'
import type { LiveEvent } from './types.js'

type Heard = (event: LiveEvent) => void

export type LiveHub = {
  /** Calls back with what happens on the calls of a client, or of all; the result ends it. */
  follow(clientId: string | undefined, heard: Heard): () => void
  /** What was last heard of a call: words that are not stored, and who speaks. */
  factsOf(call: { clientId: string; vapiCallId: string }): Facts
  close(): Promise<void>
}

const TRY_AGAIN_MS = 1_000
/** Who leaves one page for the next finds the line still open. */
const LINGER_MS = 30_000
const EVERYBODY = ''

/**
 * One a process: hears what any process publishes and passes it on to those who follow the client. Listens from the
 * first follower on until the last has been gone for a while. What is missed meanwhile is not told again.
 */
export function makeLiveHub({ database, vault, log }: Pick<Deps, 'database' | 'vault' | 'log'>): LiveHub {
  const followers = new Map<string, Set<Heard>>()
  let facts = makeFacts()
  let line: { stop(): Promise<void> } | undefined
  let linger: NodeJS.Timeout | undefined

  const hear = (payload: string) => {
    for (const event of readable(payload)) {
      const interested = [...(followers.get(event.clientId) ?? []), ...(followers.get(EVERYBODY) ?? [])]
      if (interested.length === 0) continue
      if (event.kind !== 'changed') facts.hear(event, Date.now())
      for (const heard of interested) heard(event)
    }
  }
  const readable = (payload: string): LiveEvent[] => {
    try {
      return eventsOf(vault, payload)
    } catch (error) {
      log.debug('a live event could not be read', { error })
      return []
    }
  }
  const hangUp = async () => {
    clearTimeout(linger)
    const { stop } = line ?? {}
    line = undefined
    facts = makeFacts()
    await stop?.()
  }

  return {
    follow(clientId = EVERYBODY, heard) {
      clearTimeout(linger)
      line ??= listenUntilStopped(database, hear, (error) => log.warn('live events cannot be heard yet', { error }))
      const others = followers.get(clientId) ?? new Set()
      followers.set(clientId, others.add(heard))
      return () => {
        others.delete(heard)
        if (others.size === 0 && followers.get(clientId) === others) followers.delete(clientId)
        if (followers.size > 0) return
        clearTimeout(linger)
        linger = setTimeout(() => void hangUp(), LINGER_MS).unref()
      }
    },
    factsOf: (call) => facts.of(call, Date.now()),
    async close() {
      followers.clear()
      await hangUp()
    },
  }
}

/** Tries every second until the database lets us listen; from then on the connection comes back by itself. */
function listenUntilStopped(database: Deps['database'], hear: (payload: string) => void, failed: (e: unknown) => void) {
  let isStopped = false
  const listening = async () => {
    while (!isStopped) {
      const stop = await database.listen(CHANNEL, hear).catch(failed)
      if (stop) return stop
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS).unref())
    }
    return undefined
  }
  const started = listening()
  return {
    async stop() {
      isStopped = true
      const stop = await started
      // The database may be gone already, and with it the line.
      await stop?.().catch(() => {})
    },
  }
}
