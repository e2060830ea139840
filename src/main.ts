import { type Config, loadConfig, setProductionMode } from './platform/config.js'
import type { Deps } from './platform/context.js'
import { startWatchdog } from './platform/watchdog.js'
import { closeOnSignal, openDeps } from './process.js'
import { type Running, serve } from './server.js'
import { work } from './worker.js'

/** Web and worker in one process, on the database that the config names. */
export async function startBackline(config: Config): Promise<Running & { deps: Deps }> {
  setProductionMode()
  const deps = await openDeps(config)
  startWatchdog()
  const worker = await work(deps)
  const web = await serve(deps)
  return {
    deps,
    url: web.url,
    async close() {
      await web.close()
      await worker.close()
      await deps.database.close()
    },
  }
}

/** npm start */
export async function main(): Promise<void> {
  const running = await startBackline(loadConfig())
  closeOnSignal(running.close)
}
