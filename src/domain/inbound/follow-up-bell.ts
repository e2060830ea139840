import { setTimeout as sleep } from 'node:timers/promises'
import { type Deps, makeCtx } from '../../platform/context.js'
import { enqueue } from '../../platform/queue.js'
import type { ReadEvent } from './effects.js'
import { followUpShape } from './follow-up-job.js'

const AT_MOST_EVERY_MS = 250
const ENDING = new Set(['status-update', 'end-of-call-report', 'call.artifact.upload'])

/**
 * Has the calls followed up that events may have ended, once those are committed: one job waits for all of them. It is
 * rung outside of anybody's transaction, because those that add the same job wait for each other; what is not heard the
 * clock finds (src/jobs.ts).
 */
export function makeFollowUpBell(deps: Deps): { ring(events: readonly ReadEvent[]): void; close(): Promise<void> } {
  const ctx = makeCtx(deps, { kind: 'job', name: 'inbound' })
  let isRung = false
  let ringing: Promise<void> | undefined

  const ringAll = async () => {
    while (isRung) {
      isRung = false
      await enqueue(ctx, followUpShape, {}, { key: 'all' }).catch((error: unknown) => {
        deps.log.debug('calls are followed up by the clock', { error })
      })
      if (isRung) await sleep(AT_MOST_EVERY_MS)
    }
    ringing = undefined
  }
  return {
    ring(events) {
      isRung ||= events.some(({ type }) => ENDING.has(type.split('[')[0] ?? ''))
      if (isRung) ringing ??= ringAll()
    },
    close: async () => ringing,
  }
}
