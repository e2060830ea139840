import { startForwarding } from './domain/forwarding/index.js'
import { startWorker } from './domain/inbound/index.js'
import { jobs, schedule } from './jobs.js'
import { loadConfig } from './platform/config.js'
import type { Deps } from './platform/context.js'
import { openQueue, type Scheduled } from './platform/queue.js'
import { startWatchdog } from './platform/watchdog.js'
import { closeOnSignal, openDeps } from './process.js'

/** Applies webhook events, sends them on, and runs jobs until closed; what is in hand is finished first. */
export async function work(
  deps: Deps,
  byTheClock: readonly Scheduled[] = schedule,
): Promise<{ close(): Promise<void> }> {
  const queue = await openQueue(deps, jobs, byTheClock, true)
  const inbound = await startWorker(deps)
  const forwarding = await startForwarding(deps)
  return {
    async close() {
      await inbound.close()
      await forwarding.close()
      await queue.close()
    },
  }
}

/** npm run start:worker: one of as many workers as needed, on one PostgreSQL. */
export async function main(): Promise<void> {
  const deps = await openDeps(loadConfig())
  startWatchdog()
  const worker = await work(deps)
  console.log('The worker runs')
  closeOnSignal(async () => {
    await worker.close()
    await deps.database.close()
  })
}
