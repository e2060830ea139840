import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Deps } from '../../platform/context.js'
import { asRefusal, DomainError, fieldErrors } from '../../platform/errors.js'
import { refusalOfDatabase, refusalOfExpress, STATUS } from '../middleware/errors.js'
import { snake } from './names.js'
import { PROBLEMS } from './problem-kinds.js'

/** What programs may know of how a far end failed. */
const CONTEXT = ['provider', 'operation', 'status', 'attemptId', 'testCallId'] as const

/** The end of the API: every refusal as problem details (RFC 9457), with a code, the fields and what to do. */
export function problems({ log, config }: Pick<Deps, 'log' | 'config'>): [RequestHandler, ErrorRequestHandler] {
  const missing: RequestHandler = (_req, _res, next) =>
    next(new DomainError('not_found', 'There is nothing at this address. The document lists what there is.'))

  const failed: ErrorRequestHandler = (thrown, req, res, next) => {
    const refusal = asRefusal(thrown) ?? refusalOfExpress(thrown) ?? refusalOfDatabase(thrown)
    const fields = { requestId: req.requestId, method: req.method, path: req.path, error: thrown }
    if (!refusal) log.error('unhandled', fields)
    else if (refusal.code === 'unavailable') log.warn('unavailable', fields)
    if (res.headersSent) return next(thrown)
    const body = problemOf(refusal, config.publicUrl)
    const { retryAfterSeconds } = refusal?.details ?? {}
    if (typeof retryAfterSeconds === 'number') res.set('Retry-After', String(retryAfterSeconds))
    if (body.status === 401) res.set('WWW-Authenticate', 'Bearer realm="api"')
    res
      .status(body.status)
      .set('Cache-Control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify({ ...body, request_id: req.requestId }))
  }

  return [missing, failed]
}

/** A refusal for programs; undefined is a fault of ours, of which nothing is told. */
export function problemOf(refusal: DomainError | undefined, publicUrl: string) {
  const kind = refusal?.code ?? 'internal'
  const code = typeof refusal?.details['code'] === 'string' ? refusal.details['code'] : kind
  const errors = refusal ? Object.entries(fieldErrors(refusal)) : []
  const context = Object.fromEntries(
    CONTEXT.flatMap((name) => (refusal?.details[name] === undefined ? [] : [[snake(name), refusal.details[name]]])),
  )
  return {
    type: `${publicUrl}/api/v1/docs#problem-${kind}`,
    title: PROBLEMS[kind].title,
    status: refusal ? STATUS[refusal.code] : 500,
    detail: refusal?.message ?? 'We have noted it. Please try again in a moment.',
    code,
    ...(errors.length > 0 && {
      errors: errors.map(([field, detail]) => ({ field: field.split('.').map(snake).join('.'), detail })),
    }),
    ...(Object.keys(context).length > 0 && { context }),
  }
}
