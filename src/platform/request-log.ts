import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Request, RequestHandler } from 'express'
import type { Ctx } from './context.js'
import type { Log } from './log.js'
import type { Metrics } from './metrics.js'

declare global {
  namespace Express {
    interface Request {
      /** Also in the header X-Request-Id of the answer, and on every line and audit entry of this request. */
      requestId?: string
    }
  }
}

/** Gives every request an id, and writes one line and one measurement when it is answered. */
export function requestLog(log: Log, metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const { path } = req
    req.requestId = watchAnswer({ log, metrics }, [req, res], () => ({
      // Never the raw path: an unmatched one would make a new time series per guess.
      route:
        typeof req.route?.path === 'string' ? `${req.baseUrl.replace(/[\w-]{20,}/g, ':x')}${req.route.path}` : 'none',
      path: path.startsWith('/assets/') || path.startsWith('/admin/static/') ? undefined : path,
    }))
    next()
  }
}

/** Measures one answer and writes its line (none without a path). @returns the request's id, which the answer carries */
export function watchAnswer(
  { log, metrics }: { log: Log; metrics: Metrics },
  [req, res]: [IncomingMessage, ServerResponse],
  describe: () => { route: string; path: string | undefined },
): string {
  const startedAt = performance.now()
  const requestId = randomUUID()
  res.setHeader('X-Request-Id', requestId)
  const { method = '' } = req
  res.once('close', () => {
    const ms = performance.now() - startedAt
    const { route, path } = describe()
    metrics.requests.observe({ method, route, status: String(res.statusCode) }, ms / 1000)
    if (path !== undefined) {
      log.info('answered', { requestId, method, path, status: res.statusCode, ms: Math.round(ms) })
    }
  })
  return requestId
}

/** Where a request came from, for the audit log. */
export const originOf = (req: Request): NonNullable<Ctx['origin']> => ({
  requestId: req.requestId ?? '',
  address: req.ip ?? '',
})
