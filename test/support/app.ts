import type { Server } from 'node:http'
import { afterAll, beforeAll } from 'vitest'
import { makeApp } from '../../src/app.js'
import type { Config } from '../../src/platform/config.js'
import { makeServer } from '../../src/platform/http-server.js'
import { listening } from '../../src/process.js'
import { work } from '../../src/worker.js'
import { type Engine, type TestDatabase, useDatabase } from './database.js'
import { freePort } from './postgres-cluster.js'
import { Visitor } from './visitor.js'

export type TestApp = TestDatabase & {
  /** http://localhost:<port>, which is also its PUBLIC_URL. */
  readonly address: string
  visitor(): Visitor
  /** Cuts every connection to it, as a restart would. */
  cutConnections(): void
}

/** The whole product on loopback: web, and with `worker` the worker too, which does nothing by the clock. Call it at the top of a file or suite. */
export function useApp(options: { engine?: Engine; worker?: boolean; config?: Partial<Config> } = {}): TestApp {
  const db = useDatabase(options)
  let server: Server | undefined
  let worker: { close(): Promise<void> } | undefined
  let address = ''

  beforeAll(async () => {
    const port = await freePort()
    address = `http://localhost:${port}`
    const config = { ...db.deps.config, publicUrl: address, ...options.config }
    Object.assign(db.deps, { config })
    server = makeServer(await makeApp(db.deps, { isBackOfficeLate: true }))
    await listening(server, port, '127.0.0.1')
    if (options.worker) worker = await work(db.deps, [])
  })
  afterAll(async () => {
    server?.closeAllConnections()
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
    await worker?.close()
  })

  return Object.defineProperties(db as TestApp, {
    address: { get: () => address },
    visitor: { value: () => new Visitor(address) },
    cutConnections: { value: () => server?.closeAllConnections() },
  })
}
