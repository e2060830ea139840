import { makeApp } from './app.js'
import { setupLink } from './domain/staff/index.js'
import { jobs, schedule } from './jobs.js'
import { type Config, loadConfig, setProductionMode } from './platform/config.js'
import { type Deps, makeCtx } from './platform/context.js'
import { assertDurable } from './platform/durable.js'
import { makeServer } from './platform/http-server.js'
import { openQueue } from './platform/queue.js'
import { startWatchdog } from './platform/watchdog.js'
import { closeOnSignal, listening, openDeps } from './process.js'

export type Running = { url: string; close(): Promise<void> }

/** Answers HTTP until closed; requests in flight are finished first. */
export async function serve(deps: Deps): Promise<Running> {
  await assertDurable(deps.database)
  const server = makeServer(await makeApp(deps))
  const port = await listening(server, deps.config.port, deps.config.host)
  const link = await setupLink(makeCtx(deps, { kind: 'script', name: 'start' }))
  const url = deps.config.publicUrl
  // In one piece: what waits for the first line has the second one too.
  const where = `Backline listens on ${url}${url.endsWith(`:${port}`) ? '' : ` (port ${port})`}`
  console.log(link ? `${where}\nCreate the first staff login here, once:\n  ${link}` : where)
  return {
    url: `http://${deps.config.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 5_000).unref()
      }),
  }
}

/** npm run start:web: one of as many web processes as needed, on one PostgreSQL. */
export async function main(): Promise<void> {
  const config: Config = loadConfig()
  setProductionMode()
  const deps = await openDeps(config)
  startWatchdog()
  // A job can be queued before any worker ever ran.
  const queue = await openQueue(deps, jobs, schedule, false)
  const web = await serve(deps)
  closeOnSignal(async () => {
    await web.close()
    await queue.close()
    await deps.database.close()
  })
}
