import { setMaxListeners } from 'node:events'
import type { Deps } from '../../platform/context.js'
import { type Claimed, claimDue } from './claim-due.js'
import { deliver } from './deliver.js'
import { queueOwnEvents } from './queue-own-events.js'
import { CHANNEL } from './tell.js'

/** Under way at once, in one worker. */
const AT_ONCE = 20
const POLL_MS = 2_000
/** Those that end together are followed by one look at the table. */
const GATHER_MS = 10
const PAUSE_AFTER_FAILURE_MS = 1_000
/** How long a worker that is asked to end waits for far ends. */
const PATIENCE_MS = 5_000

/**
 * Sends events on to clients' URLs until it is closed. As many as wanted may run, in one process or many. close() lets
 * what is under way end, for five seconds; what is broken off then is sent again by the next one.
 */
export async function startForwarding(deps: Deps): Promise<{ close(): Promise<void> }> {
  const state = { isClosed: false, isRung: false, newsDueAt: 0, wake: () => {} }
  const underWay = new Map<Promise<void>, string>()
  const breakOff = new AbortController()
  setMaxListeners(2 * AT_ONCE, breakOff.signal)
  const ring = () => {
    state.isRung = true
    state.wake()
  }
  const ringForNews = () => {
    state.newsDueAt = 0
    ring()
  }
  const stopListening = await deps.database.listen(CHANNEL, ringForNews).catch((error: unknown) => {
    deps.log.warn('forwarding cannot listen and looks every two seconds instead', { error })
    return async () => {}
  })

  const start = ({ id, urlId }: Claimed) => {
    const sending: Promise<void> = deliver(deps, id, breakOff.signal)
      .catch((error: unknown) => deps.log.warn('a try to send an event on could not be written down', { error }))
      .finally(() => {
        underWay.delete(sending)
        setTimeout(ring, GATHER_MS).unref()
      })
    underWay.set(sending, urlId)
  }

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, state.isRung || state.isClosed ? 0 : ms)
      state.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  /** Only when somebody rang or it is time to look, however many deliveries end meanwhile. */
  const queueNews = async () => {
    if (performance.now() < state.newsDueAt) return
    state.newsDueAt = performance.now() + POLL_MS
    await queueOwnEvents(deps)
  }

  const run = async () => {
    while (!state.isClosed) {
      state.isRung = false
      try {
        await queueNews()
        const limit = AT_ONCE - underWay.size
        const claimed = limit > 0 ? await claimDue(deps, { limit, busy: [...underWay.values()] }) : []
        for (const one of claimed) start(one)
        if (claimed.length === 0) await sleep(POLL_MS)
      } catch (error) {
        deps.log.warn('forwarding could not reach its events', { error })
        state.isRung = false
        await sleep(PAUSE_AFTER_FAILURE_MS)
      }
    }
  }

  const running = run()
  return {
    async close() {
      state.isClosed = true
      state.wake()
      await running
      const timer = setTimeout(() => breakOff.abort(), PATIENCE_MS)
      await Promise.all(underWay.keys())
      clearTimeout(timer)
      await stopListening().catch(() => {})
    },
  }
}
