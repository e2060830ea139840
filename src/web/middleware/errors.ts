import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Deps } from '../../platform/context.js'
import { asRefusal, DomainError, type ErrorCode } from '../../platform/errors.js'
import { isDatabaseAway, isUnstorable } from './database-away.js'

/** The one place where a refusal becomes a status code. */
export const STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  unsupported_media_type: 415,
  provider_rejected: 422,
  too_many: 429,
  provider_down: 503,
  unavailable: 503,
}

const HEADINGS: Partial<Record<number, string>> = {
  400: 'That did not work',
  401: 'Please sign in',
  403: 'That is not allowed',
  404: 'Page not found',
  409: 'Something changed meanwhile',
  413: 'That is too large',
  429: 'Too many tries',
  503: 'We will be right back',
}

const NOT_FOUND = 'There is nothing at this address. It may have been typed wrongly, or it belongs to somebody else.'
const OUR_FAULT = 'Something went wrong on our side. We have noted it; please try again in a moment.'

/** The end of the app: what nobody answered is not found, refusals get their status, anything else is logged and hidden. */
export function errorPages({ log }: Pick<Deps, 'log'>): [RequestHandler, ErrorRequestHandler] {
  const missing: RequestHandler = (req, res) => answer(req, res, { status: 404, code: 'not_found', message: NOT_FOUND })

  const failed: ErrorRequestHandler = (thrown, req, res, next) => {
    const refusal = asRefusal(thrown) ?? refusalOfExpress(thrown) ?? refusalOfDatabase(thrown)
    const fields = { requestId: req.requestId, method: req.method, path: req.path, error: thrown }
    if (!refusal) log.error('unhandled', fields)
    else if (refusal.code === 'unavailable') log.warn('unavailable', fields)
    if (res.headersSent) return next(thrown)
    if (!refusal) return answer(req, res, { status: 500, code: 'internal', message: OUR_FAULT })
    const wait = refusal.details['retryAfterSeconds']
    if (typeof wait === 'number') res.set('Retry-After', String(wait))
    const { code, message, details } = refusal
    answer(req, res, { status: STATUS[code], code, message, fields: details['fields'] })
  }

  return [missing, failed]
}

type Answer = { status: number; code: string; message: string; fields?: unknown }

function answer(req: Request, res: Response, { status, code, message, fields }: Answer): void {
  res.status(status).set('Cache-Control', 'no-store')
  const requestId = req.requestId
  if (wantsJson(req)) {
    res.json({ error: { code, message, ...(fields !== undefined && { fields }), requestId } })
  } else {
    const title = HEADINGS[status] ?? 'Something went wrong'
    // A page that cannot be drawn must not end in Express' own, which shows where the code lies.
    res.render('shared/error', { title, message, requestId, fields: undefined }, (problem, html) => {
      if (problem) res.type('text').send(`${title}. ${message}`)
      else res.send(html)
    })
  }
}

/** Programs get JSON: those under /api, and those that ask for it. */
const wantsJson = (req: Request) => req.originalUrl.startsWith('/api/') || req.accepts(['html', 'json']) === 'json'

/** What Express and its body parsers refuse by themselves, in our words. */
export function refusalOfExpress(thrown: unknown): DomainError | undefined {
  const { status } = (thrown ?? {}) as { status?: unknown }
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined
  if (status === 413) return new DomainError('too_large', 'This is larger than what we accept')
  return new DomainError('invalid', 'This request could not be read')
}

/** A database that is away: the request can be sent again. And a text that no database keeps, wherever it slipped through. */
export function refusalOfDatabase(thrown: unknown): DomainError | undefined {
  if (isUnstorable(thrown)) {
    return new DomainError('invalid', 'A text has a character that cannot be kept. Please use plain text.')
  }
  if (!isDatabaseAway(thrown)) return undefined
  const message = 'We cannot reach our records at the moment. Please try again in a minute.'
  return new DomainError('unavailable', message, { retryAfterSeconds: 10 })
}
