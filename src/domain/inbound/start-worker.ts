import type { Deps } from '../../platform/context.js'
import { makeLivePublisher } from '../live/index.js'
import { applyNext, BATCH } from './apply-next.js'
import { CHANNEL } from './doorbell.js'
import type { ReadEvent } from './effects.js'
import { makeFollowUpBell } from './follow-up-bell.js'
import { makeSleepers } from './sleepers.js'

const POLL_MS = 500
const PAUSE_AFTER_FAILURE_MS = 1_000

/** While one loop waits for the database the other works; the embedded one has a single connection anyway. */
const LOOPS = { postgres: 2, embedded: 1 } as const

/**
 * Applies webhook events as they come in until it is closed; close() waits for what is in hand. As many as wanted may
 * run, in one process or many.
 */
export async function startWorker(deps: Deps): Promise<{ close(): Promise<void> }> {
  const sleepers = makeSleepers()
  const publish = makeLivePublisher(deps)
  const bell = makeFollowUpBell(deps)
  const applied = (events: readonly ReadEvent[]) => {
    publish(changesOf(events))
    bell.ring(events)
  }
  const stopListening = await deps.database.listen(CHANNEL, sleepers.wakeOne).catch((error: unknown) => {
    deps.log.warn('the worker cannot listen and looks twice a second instead', { error })
    return async () => {}
  })

  const loop = async () => {
    while (!sleepers.isClosed()) {
      try {
        const taken = await applyNext(deps, BATCH, applied)
        if (taken === 0) await sleepers.sleep(POLL_MS)
        else if (taken >= BATCH) sleepers.wakeOne()
      } catch (error) {
        deps.log.warn('the worker could not reach its events', { error })
        await sleepers.pause(PAUSE_AFTER_FAILURE_MS)
      }
    }
  }

  const running = Array.from({ length: LOOPS[deps.database.kind] }, loop)
  return {
    async close() {
      sleepers.close()
      await Promise.all(running)
      await bell.close()
      await stopListening().catch(() => {})
    },
  }
}

/** One for every call that something was applied to. */
function changesOf(events: readonly ReadEvent[]) {
  const atMs = Date.now()
  const changes = events.flatMap(({ clientId, read: { callId } }) =>
    callId ? [{ clientId, vapiCallId: callId, atMs, kind: 'changed' as const }] : [],
  )
  return [...new Map(changes.map((change) => [`${change.clientId} ${change.vapiCallId}`, change])).values()]
}
