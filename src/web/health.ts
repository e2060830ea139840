import { timingSafeEqual } from 'node:crypto'
import { type Request, Router } from 'express'
import { countOpenAlerts } from '../domain/alerts/index.js'
import { type InboundFigures, inboundFigures } from '../domain/inbound/index.js'
import type { Deps } from '../platform/context.js'
import type { Metrics } from '../platform/metrics.js'
import { hashToken } from '../platform/tokens.js'
import { makeWallCheck, WallsBroken } from '../platform/walls.js'

const READY_WITHIN_MS = 2_000
/** Roles and policies do not vanish by themselves, and balancers ask every few seconds. */
const WALLS_FRESH_MS = 60_000

type Readiness = 'ready' | 'database unreachable' | typeof WallsBroken.plain

/** /healthz: the process runs. /readyz: and it reaches its database, whose walls are whole. /metrics: figures, for those who may see them. */
export function health(all: Deps, metrics: Metrics): Router {
  const deps = { ...all, database: all.database.lane('health') }
  const router = Router()
  const readiness = makeReadiness(deps)
  watchInbox(deps, metrics)

  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' })
  })

  router.get('/readyz', async (_req, res) => {
    const status = await Promise.race([readiness(), inMs<Readiness>(READY_WITHIN_MS, 'database unreachable')])
    if (status !== 'ready') res.setHeader('Retry-After', '5')
    res.status(status === 'ready' ? 200 : 503).json({ status })
  })

  router.get('/metrics', async (req, res, next) => {
    if (!maySeeMetrics(req, deps)) return next()
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })

  return router
}

const INBOX: readonly [name: string, help: string, figure: keyof InboundFigures][] = [
  ['webhook_events_ready', 'Events that wait for the worker', 'ready'],
  ['webhook_oldest_ready_seconds', 'How long the oldest of them has waited', 'oldestReadySeconds'],
  ['webhook_events_dead', 'Events that failed three times', 'dead'],
  ['webhook_events_quarantined', 'Events that are set aside, for whatever cause', 'quarantined'],
  ['webhook_events_unreadable', 'Of these, events that could not be read', 'unreadable'],
  ['webhook_events_wrong_signature', 'Of these, events with a wrong signature', 'wrongSignature'],
  ['webhook_events_too_large', 'Of these, events that were too large to be kept', 'tooLarge'],
  ['webhook_events_unassigned', 'Events that belong to no client', 'unassigned'],
]

/** What operators are told to watch (docs/operations.md), read from the database when somebody asks, once for all. */
function watchInbox({ database }: Deps, metrics: Metrics): void {
  const figures = atOnce(() => inboundFigures(database))
  for (const [name, help, figure] of INBOX) metrics.gauge(name, help, async () => (await figures())[figure])
  metrics.gauge('alerts_open', 'Alerts that are open in the back office', () => countOpenAlerts(database))
}

/** Those who ask while an answer is on its way get the same one. */
function atOnce<T>(read: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked ??= read().finally(() => {
      asked = undefined
    })
    return asked
  }
}

function makeReadiness({ database, log }: Deps): () => Promise<Readiness> {
  const checkWalls = makeWallCheck(database, WALLS_FRESH_MS)
  return async () => {
    try {
      await database.query('select 1')
      await checkWalls()
      return 'ready'
    } catch (error) {
      if (!(error instanceof WallsBroken)) return 'database unreachable'
      log.error('not ready', { error })
      return WallsBroken.plain
    }
  }
}

const inMs = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms).unref())

/** With a METRICS_TOKEN whoever carries it; without one only this machine, and never in production. */
function maySeeMetrics(req: Request, { config }: Deps): boolean {
  if (!config.metricsToken)
    return !config.isProduction && /^(::1|::ffff:127\.|127\.)/.test(req.socket.remoteAddress ?? '')
  const given = req.get('authorization')?.replace(/^Bearer /, '') ?? ''
  return timingSafeEqual(hashToken(given), hashToken(config.metricsToken))
}
