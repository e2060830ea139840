import type { Deps } from '../../platform/context.js'
import { applyNext } from './apply-next.js'
import { CHANNEL } from './doorbell.js'

const POLL_MS = 500
const PAUSE_AFTER_FAILURE_MS = 1_000

/**
 * Applies webhook events as they come in until it is closed; close() waits for what is in hand. As many as wanted may
 * run, in one process or many.
 */
export async function startWorker(deps: Deps): Promise<{ close(): Promise<void> }> {
  let isClosed = false
  let isRung = false
  let wake = () => {}
  const ring = () => {
    isRung = true
    wake()
  }
  const stopListening = await deps.database.listen(CHANNEL, ring).catch((error: unknown) => {
    deps.log.warn('the worker cannot listen and looks twice a second instead', { error })
    return async () => {}
  })

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, isRung || isClosed ? 0 : ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const run = async () => {
    while (!isClosed) {
      isRung = false
      try {
        if ((await applyNext(deps)) === 0) await sleep(POLL_MS)
      } catch (error) {
        deps.log.warn('the worker could not reach its events', { error })
        isRung = false
        await sleep(PAUSE_AFTER_FAILURE_MS)
      }
    }
  }

  const running = run()
  return {
    async close() {
      isClosed = true
      wake()
      await running
      await stopListening().catch(() => {})
    },
  }
}
