import type { Request, RequestHandler } from 'express'
import express, { Router } from 'express'
import { signInStaff, staffOfSession } from '../domain/sessions/index.js'
import { endSession, startSession } from '../platform/browser-session.js'
import { type Ctx, type Deps, makeCtx } from '../platform/context.js'
import { type Csrf, isForeign } from '../platform/csrf.js'
import { asRefusal, DomainError, forbidden } from '../platform/errors.js'
import { originOf } from '../platform/request-log.js'
import { type CurrentAdmin, currentAdminOf, type StaffActor } from './current-admin.js'
import { lookOf } from './look.js'
import { isPageToken } from './page-token.js'

declare global {
  namespace Express {
    interface Request {
      /** Who of the staff is asking, read again from the database at every request. */
      staff?: { actor: StaffActor; email: string; ctx: Ctx }
    }
  }
}

const HOME = '/admin'
const SIGN_IN = `${HOME}/sign-in`

/** Sign-in and sign-out: the only pages under /admin that answer strangers. */
export function signInPages(deps: Deps, csrf: Csrf): Router {
  const router = Router({ caseSensitive: true })
  const visitor = (req: Request) => makeCtx(deps, { kind: 'visitor' }, { origin: originOf(req) })

  const show: RequestHandler = async (req, res) => {
    const { email = '', error } = (res.locals['refused'] ?? {}) as { email?: string; error?: string }
    const next = ownPath(req.body?.next ?? req.query['next'])
    // The page is shown without the brand rather than not at all.
    const brand = await lookOf(visitor(req)).catch(() => undefined)
    res.render('public/sign-in', {
      title: 'Back office',
      brand,
      intro: 'For people of the agency.',
      action: SIGN_IN,
      forgotHref: '/password/forgot?for=staff',
      email,
      error,
      notice: req.query['made'] ? 'Your login is ready. Sign in.' : undefined,
      next,
      csrf: csrf.tokenFor(req, res),
    })
  }

  router.get('/sign-in', (req, res, next) => (req.session.staff ? res.redirect(HOME) : show(req, res, next)))
  router.post(
    '/sign-in',
    express.urlencoded({ extended: false, limit: '10kb' }),
    csrf.protect,
    async (req, res, next) => {
      const { email, password } = (req.body ?? {}) as Record<string, unknown>
      try {
        // Never an object into a query: a form can be sent as email[]=… too.
        if (typeof email !== 'string' || typeof password !== 'string')
          throw new DomainError('invalid', 'Please fill in both fields')
        const { signedIn } = await signInStaff(visitor(req), { email, password, address: req.ip ?? '' })
        await startSession(req, { staff: signedIn })
        res.redirect(ownPath(req.body?.next) || HOME)
      } catch (error) {
        const refusal = asRefusal(error)
        if (!refusal) throw error
        res.status(refusal.code === 'too_many' ? 429 : 401)
        res.locals['refused'] = { email: typeof email === 'string' ? email.slice(0, 254) : '', error: refusal.message }
        await show(req, res, next)
      }
    },
  )
  router.post('/sign-out', express.urlencoded({ extended: false, limit: '10kb' }), async (req, res) => {
    if (isForeign(req, deps.config.publicUrl) || !isPageToken(deps.config, req, req.body?._csrf)) throw expired()
    await endSession(req)
    res.redirect(303, SIGN_IN)
  })
  return router
}

/** Lets nobody pass who is not signed in; a disabled login, a new role or a new password counts at once. */
export function signedInOnly(deps: Deps): RequestHandler {
  return async (req, res, next) => {
    const found = await staffNow(deps, req)
    if (found) {
      const ctx = makeCtx(deps, found.actor, { origin: originOf(req) })
      req.staff = { ...found, ctx }
      showToAdminJs(req, currentAdminOf(found.actor, found.email, ctx))
      return next()
    }
    if (req.session.staff) await endSession(req)
    if (req.path.startsWith('/api/') || req.method !== 'GET')
      throw new DomainError('unauthorized', 'You are signed out. Please sign in again.')
    const wanted = ownPath(req.originalUrl)
    res.redirect(wanted && wanted !== HOME ? `${SIGN_IN}?next=${encodeURIComponent(wanted)}` : SIGN_IN)
  }
}

/** Refuses every write that does not come from one of our own pages of this very session. */
export function ownWritesOnly(deps: Deps): RequestHandler {
  return (req, _res, next) => {
    const isRead = req.method === 'GET' || req.method === 'HEAD'
    if (!isRead && !isPageToken(deps.config, req, req.get('x-csrf-token'))) throw expired()
    next()
  }
}

/** Another site may link to a page of ours, and do nothing else: AdminJS would act on GET as well. */
export function refuseForeign(deps: Deps): RequestHandler {
  return (req, _res, next) => {
    const isPage = req.method === 'GET' && !req.path.startsWith('/api/')
    const isTyped = req.get('sec-fetch-site') === 'none'
    if (!isPage && (isTyped || isForeign(req, deps.config.publicUrl))) {
      throw forbidden('This came from another site and was not done')
    }
    next()
  }
}

async function staffNow(deps: Deps, req: Request) {
  const { staff } = req.session
  if (!staff) return undefined
  const found = await staffOfSession(makeCtx(deps, { kind: 'visitor' }, { origin: originOf(req) }), staff)
  return found?.actor.kind === 'staff' ? { actor: found.actor as StaffActor, email: found.email } : undefined
}

/** Where @adminjs/express looks for the current admin; not enumerable, so that it is never stored with the session. */
function showToAdminJs(req: Request, admin: CurrentAdmin): void {
  Object.defineProperty(req.session, 'adminUser', { value: admin, enumerable: false, configurable: true })
}

const expired = () => forbidden('This page has expired. Load it again and repeat what you did.')

/** A path under /admin to go on to; nothing that a browser could take for another site. */
function ownPath(value: unknown): string {
  if (typeof value !== 'string' || !/^\/admin(?:[/?][\w\-./?&=%~+:,]*)?$/.test(value)) return ''
  return value.includes('//') || value.includes('..') ? '' : value
}
