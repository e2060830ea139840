import type { RequestListener } from 'node:http'
import path from 'node:path'
import compression from 'compression'
import express, { type Express, type Handler } from 'express'
import { type Live, makeLive } from './domain/live/index.js'
import type { Deps } from './platform/context.js'
import { refusesAddress } from './platform/http-server.js'
import { type Metrics, makeMetrics } from './platform/metrics.js'
import { pageHeaders } from './platform/page-headers.js'
import { requestLog } from './platform/request-log.js'
import { api } from './web/api/index.js'
import { mcp } from './web/api/mcp.js'
import { assets } from './web/assets.js'
import { health } from './web/health.js'
import { errorPages } from './web/middleware/errors.js'
import { portal } from './web/portal/index.js'
import { publicPages } from './web/public/index.js'
import { vapiDoor } from './web/webhooks/vapi.js'

type Options = {
  metrics?: Metrics
  /** Load the back office, by far the largest part, when somebody first asks for it; a server wants it before it listens. */
  isBackOfficeLate?: boolean
}

/** Everything one process answers, without listening: what Vapi sends goes to its own door, the rest to the pages. */
export async function makeApp(
  deps: Deps,
  { metrics = makeMetrics(), isBackOfficeLate = false }: Options = {},
): Promise<RequestListener> {
  const live = makeLive(deps)
  const admin = backOffice(deps, live)
  if (!isBackOfficeLate) await admin()
  const door = vapiDoor(deps, metrics)
  const pages = await makePages(deps, metrics, {
    admin: async (req, res, next) => (await admin())(req, res, next),
    live,
  })
  const headers = pageHeaders(deps.config)
  return (req, res) => {
    // What stands on every answer, whoever gives it; some then say more of their own.
    for (const add of headers) add(req, res, () => {})
    if (refusesAddress(req, res)) return
    if (door.isFor(req)) door.open(req, res)
    else pages(req, res)
  }
}

/** Imported late, because tests that never open it need not load AdminJS. */
function backOffice(deps: Deps, live: Live): () => Promise<Handler> {
  let made: Promise<Handler> | undefined
  return () => {
    made ??= import('./admin/index.js').then(({ backOffice }) => backOffice(deps, live))
    return made
  }
}

type Pages = { admin: Handler; live: Live }

/** The Express app of people and programs. Reads top to bottom, least trusted first. */
async function makePages(deps: Deps, metrics: Metrics, { admin, live }: Pages): Promise<Express> {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', deps.config.trustedProxies)
  // An array, so that EJS finds include('layouts/top') from any folder.
  app.set('views', [path.resolve('views')])
  app.set('view engine', 'ejs')
  app.set('view cache', deps.config.isProduction)

  app.use(requestLog(deps.log, metrics))
  app.use(health(deps, metrics))
  app.use(compression())
  app.use('/assets', await assets(deps))
  app.use('/admin', admin)
  app.use('/api/v1', api(deps))
  app.use('/mcp', mcp(deps))
  app.use(publicPages(deps))
  app.use(portal(deps, live))
  app.use(errorPages(deps))
  return app
}
