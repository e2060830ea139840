import { createServer, type Server } from 'node:http'
import path from 'node:path'
import express, { type Express } from 'express'
import { afterAll, beforeAll } from 'vitest'
import { sendMailJob } from '../../src/domain/notifications/index.js'
import type { Config } from '../../src/platform/config.js'
import type { Deps } from '../../src/platform/context.js'
import { makeMetrics } from '../../src/platform/metrics.js'
import { openQueue } from '../../src/platform/queue.js'
import { requestLog } from '../../src/platform/request-log.js'
import { listening } from '../../src/process.js'
import { assets } from '../../src/web/assets.js'
import { errorPages } from '../../src/web/middleware/errors.js'
import { securityHeaders } from '../../src/web/middleware/security-headers.js'
import { portal } from '../../src/web/portal/index.js'
import { publicPages } from '../../src/web/public/index.js'
import { type TestDatabase, useDatabase } from './database.js'
import { PASSWORD } from './people.js'
import { freePort } from './postgres-cluster.js'
import { Visitor } from './visitor.js'

export { aBusiness, PASSWORD } from './people.js'

export type TestPortal = TestDatabase & { readonly address: string; visitor(): Visitor }

/** The portal as src/app.ts mounts it, without the back office and the door, on loopback. */
export function portalApp(deps: Deps, more: (app: Express) => void = () => {}): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('views', [path.resolve('views')])
  app.set('view engine', 'ejs')
  app.use(requestLog(deps.log, makeMetrics()))
  app.use('/assets', assets(deps))
  app.use(securityHeaders(deps))
  more(app)
  app.use(publicPages(deps))
  app.use(portal(deps))
  app.use(errorPages(deps))
  return app
}

/** Call it at the top of a file or suite. `more` mounts routes of the test's own. */
export function usePortal(options: { config?: Partial<Config>; more?: (app: Express) => void } = {}): TestPortal {
  const db = useDatabase({ config: { logLevel: 'debug', ...options.config } })
  let server: Server | undefined
  let address = ''
  beforeAll(async () => {
    const port = await freePort()
    address = `http://localhost:${port}`
    Object.assign(db.deps, { config: { ...db.deps.config, publicUrl: address, ...options.config } })
    await (await openQueue(db.deps, [sendMailJob], [], false)).close()
    server = createServer(portalApp(db.deps, options.more))
    await listening(server, port, '127.0.0.1')
  })
  afterAll(async () => {
    server?.closeAllConnections()
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
  })
  return Object.defineProperties(db as TestPortal, {
    address: { get: () => address },
    visitor: { value: () => new Visitor(address) },
  })
}

/** A visitor who has signed in. */
export async function signedIn(portal: TestPortal, email: string): Promise<Visitor> {
  const visitor = portal.visitor()
  await visitor.fill('/sign-in', { email, password: PASSWORD })
  return visitor
}
