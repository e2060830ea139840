import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { type Deps, makeCtx } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { originOf } from '../../platform/request-log.js'
import { perform } from './perform.js'
import { problems } from './problem.js'
import { gate } from './rate.js'
import { reference } from './reference.js'
import type { Method, Route } from './route.js'
import { routes } from './routes.js'

/** What programs ask for, under /api/v1. */
export function api(deps: Deps): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.use(reference(deps, routes))
  const isOpen = openOf(routes)
  const { admit, refused } = gate(deps, isOpen)
  router.use(privateAnswers, admit, readJson(isOpen))
  for (const route of routes) router[route.method](expressPath(route.path), answer(deps, route))
  router.use(knownPaths(routes))
  router.use(refused, problems(deps))
  return router
}

/** Whether anybody may ask this, with a key or without. None of these has a parameter in its path. */
function openOf(all: readonly Route[]): (req: Request) => boolean {
  const open = new Set(
    all.filter(({ scope }) => scope === 'anyone').map(({ method, path }) => `${method.toUpperCase()} ${path}`),
  )
  return (req) => open.has(`${req.method} ${req.path}`)
}

const expressPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1')

const privateAnswers: RequestHandler = (_req, res, next) => {
  res.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
  next()
}

const json = express.json({ limit: '1mb', strict: false, type: ['application/json', 'application/*+json'] })

/**
 * Of strangers nothing is read, except where anybody may ask: they are refused without the work.
 * @throws unsupported_media_type for a body that is not JSON
 */
const readJson =
  (isOpen: (req: Request) => boolean): RequestHandler =>
  (req, res, next) => {
    const hasBody = req.get('transfer-encoding') !== undefined || Number(req.get('content-length') ?? 0) > 0
    if (!hasBody || (!req.caller && !isOpen(req))) return next()
    if (!req.is(['application/json', 'application/*+json']))
      throw new DomainError('unsupported_media_type', 'Please send JSON, with Content-Type: application/json')
    json(req, res, next)
  }

const answer =
  (deps: Deps, route: Route): RequestHandler =>
  async (req, res) => {
    const { caller } = req
    const origin = { ...originOf(req), userAgent: req.get('user-agent') }
    const ctx = makeCtx(deps, caller?.actor ?? { kind: 'visitor' }, { origin })
    const performed = await perform(deps, { ctx, caller }, route, {
      params: req.params,
      query: req.query,
      body: req.body,
      idempotencyKey: req.get('idempotency-key'),
      ifMatch: req.get('if-match'),
    })
    if ('bytes' in performed) return performed.bytes(req, res)
    send(res, performed)
  }

function send(res: Response, answered: Exclude<Awaited<ReturnType<typeof perform>>, { bytes: unknown }>): void {
  res.status(answered.status).set(answered.headers)
  if (answered.isRepeated) res.set('Idempotent-Replayed', 'true')
  // Not res.json: Express would make an ETag of its own and answer 304.
  if (answered.body === undefined) res.end()
  else res.type('application/json').end(JSON.stringify(answered.body))
}

/** A path that is there, asked with another method. */
function knownPaths(all: readonly Route[]): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const methods = new Map<string, Method[]>()
  for (const { path, method } of all) methods.set(path, [...(methods.get(path) ?? []), method])
  for (const [path, allowed] of methods)
    router.all(expressPath(path), (_req: Request, res: Response) => {
      const list = allowed.map((method) => method.toUpperCase()).join(', ')
      res.set('Allow', list)
      throw new DomainError('method_not_allowed', `This takes ${list}.`)
    })
  return router
}
