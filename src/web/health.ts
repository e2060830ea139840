import { timingSafeEqual } from 'node:crypto'
import { type Request, Router } from 'express'
import { type InboundFigures, inboundFigures } from '../domain/inbound/index.js'
import type { Deps } from '../platform/context.js'
import type { Metrics } from '../platform/metrics.js'
import { hashToken } from '../platform/tokens.js'

const READY_WITHIN_MS = 2_000

/** /healthz: the process runs. /readyz: and it reaches its database. /metrics: figures, for those who may see them. */
export function health(deps: Deps, metrics: Metrics): Router {
  const router = Router()
  watchInbox(deps, metrics)

  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' })
  })

  router.get('/readyz', async (_req, res) => {
    const isReady = await Promise.race([reachesDatabase(deps), inMs(READY_WITHIN_MS, false)])
    if (!isReady) res.setHeader('Retry-After', '5')
    res.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'database unreachable' })
  })

  router.get('/metrics', async (req, res, next) => {
    if (!maySeeMetrics(req, deps)) return next()
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })

  return router
}

/** What operators are told to watch (docs/operations.md), read from the database when somebody asks. */
function watchInbox({ database }: Deps, metrics: Metrics): void {
  const figure = (name: keyof InboundFigures) => async () => (await inboundFigures(database))[name]
  metrics.gauge(
    'webhook_oldest_ready_seconds',
    'Age of the oldest event the worker has not applied',
    figure('oldestReadySeconds'),
  )
  metrics.gauge('webhook_events_dead', 'Events that failed three times', figure('dead'))
  metrics.gauge('webhook_events_quarantined', 'Events that could not be read', figure('quarantined'))
}

const reachesDatabase = (deps: Deps) =>
  deps.database.query('select 1').then(
    () => true,
    () => false,
  )

const inMs = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms).unref())

/** With a METRICS_TOKEN whoever carries it; without one only this machine, and never in production. */
function maySeeMetrics(req: Request, { config }: Deps): boolean {
  if (!config.metricsToken)
    return !config.isProduction && /^(::1|::ffff:127\.|127\.)/.test(req.socket.remoteAddress ?? '')
  const given = req.get('authorization')?.replace(/^Bearer /, '') ?? ''
  return timingSafeEqual(hashToken(given), hashToken(config.metricsToken))
}
