import { randomUUID } from 'node:crypto'
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
    const startedAt = process.hrtime.bigint()
    req.requestId = randomUUID()
    res.setHeader('X-Request-Id', req.requestId)
    const { method, path } = req
    res.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9
      // Never the raw path: an unmatched one would make a new time series per guess.
      const route =
        typeof req.route?.path === 'string' ? `${req.baseUrl.replace(/[\w-]{20,}/g, ':x')}${req.route.path}` : 'none'
      metrics.requests.observe({ method, route, status: String(res.statusCode) }, seconds)
      const fields = { requestId: req.requestId, method, path, status: res.statusCode, ms: Math.round(seconds * 1000) }
      if (!path.startsWith('/assets/') && !path.startsWith('/admin/static/')) log.info('answered', fields)
    })
    next()
  }
}

/** Where a request came from, for the audit log. */
export const originOf = (req: Request): NonNullable<Ctx['origin']> => ({
  requestId: req.requestId ?? '',
  address: req.ip ?? '',
})
