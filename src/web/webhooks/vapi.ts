import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express'
import { findClientByWebhookToken } from '../../domain/clients/index.js'
import { answerQuestion, makeInbox } from '../../domain/inbound/index.js'
import { type Deps, makeCtx } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { makeLimiter, networkOf } from '../../platform/limiter.js'

const MAX_BODY = '10mb'
/** A database that is away shows at the look-up; together they stay below the five seconds nobody should wait. */
const LOOK_UP_WITHIN_MS = 1_900
const STORE_WITHIN_MS = 3_000
const UNKNOWN_TOKENS = { name: 'webhook-token', tries: 60, seconds: 60 }

/** Whatever can be a token at all: others are not looked up. */
const TOKEN = /^[\w-]{16,128}$/

/** The same for every wrong address, byte for byte. */
const NOT_FOUND = JSON.stringify({ error: { code: 'not_found', message: 'Webhook not found' } })

/**
 * POST /api/v1/vapi/webhook/:token, with or without the last slash. Token first, then the bytes; 200 once they are
 * stored, with an answer where Vapi asked something. Nothing about the content can fail it, unless it is no JSON (400,
 * and stored).
 */
export function vapiWebhooks(deps: Deps): Router {
  const inbox = makeInbox(deps)
  const router = Router({ caseSensitive: true })

  router.post('/:token', identify(deps), readBody, async (req: Request, res: WebhookResponse) => {
    const { clientId } = res.locals
    const ctx = makeCtx(deps, { kind: 'webhook', clientId })
    const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
    const received = await inTime(STORE_WITHIN_MS, inbox.receive(ctx, { clientId, headers: req.headers, body }))
    if (received.kind === 'unreadable' && !received.isJson) {
      return refuse(res, 400, {
        code: 'invalid',
        message: `${received.reason}. It was kept for the agency to look at.`,
      })
    }
    res.status(200).json(answerQuestion(received) ?? {})
  })
  router.use((_req, res) => notFound(res))
  router.use(failed(deps))
  return router
}

type WebhookResponse = Response<unknown, { clientId: string }>

const readBody = express.raw({ type: () => true, limit: MAX_BODY, inflate: false })

/** Finds whose token it is before any of the body is read. Only wrong tokens count against an address. */
function identify(deps: Deps): RequestHandler {
  const unknownTokens = makeLimiter(deps.database, UNKNOWN_TOKENS)
  return async (req, res, next) => {
    const token = String(req.params['token'])
    const lookUp = TOKEN.test(token) && inTime(LOOK_UP_WITHIN_MS, findClientByWebhookToken(deps, token, new Date()))
    const client = await lookUp
    if (client) {
      res.locals['clientId'] = client.id
      return next()
    }
    await unknownTokens.count(networkOf(req.ip ?? 'unknown'))
    notFound(res)
  }
}

/** @throws unavailable when the database takes longer than Vapi should wait; what it still stores is stored once */
async function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DomainError('unavailable', 'Please send this again')), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function notFound(res: Response): void {
  res.status(404).type('json').send(NOT_FOUND)
}

const refuse = (res: Response, status: number, error: { code: string; message: string }) => {
  res.status(status).json({ error })
}

/** Express' own refusals of a body, by status; all else means that we could not store it, and Vapi may send it again. */
const REFUSALS: Record<number, { code: string; message: string }> = {
  400: { code: 'invalid', message: 'The request could not be read' },
  413: { code: 'too_large', message: 'The body is larger than 10 MB' },
  415: { code: 'invalid', message: 'Send the body without a content encoding' },
}

function failed({ log }: Deps): ErrorRequestHandler {
  return (thrown, req, res, next) => {
    if (res.destroyed) return
    if (res.headersSent) return next(thrown)
    if (thrown instanceof URIError) return notFound(res)
    if (thrown instanceof DomainError && thrown.code === 'too_many') {
      res.set('Retry-After', String(thrown.details['retryAfterSeconds'] ?? 60))
      return refuse(res, 429, { code: thrown.code, message: thrown.message })
    }
    const status = Number((thrown as { status?: unknown }).status)
    const refusal = REFUSALS[status]
    // What is left of the body is not waited for.
    res.set('Connection', 'close')
    if (refusal) return refuse(res, status, refusal)
    log.warn('a webhook delivery could not be stored', { requestId: req.requestId, error: thrown })
    res.set('Retry-After', '5')
    refuse(res, 503, { code: 'unavailable', message: 'The delivery could not be stored. Please send it again.' })
  }
}
