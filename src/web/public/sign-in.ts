import { type Request, type Response, Router } from 'express'
import { signInClientUser } from '../../domain/sessions/index.js'
import { endSession, startSession } from '../../platform/browser-session.js'
import { asRefusal } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, textOf, visitorCtx } from '../request.js'
import { safePath } from './safe-path.js'

/** Why somebody is looking at the sign-in page. */
const REASONS: Record<string, string> = {
  'signed-out': 'You are signed out.',
  'session-over': 'You were signed out for your safety. Please sign in again.',
  'visit-over': 'Your view of this portal has ended. Open it again from the back office.',
  'password-set': 'Your new password is saved. Sign in with it.',
}

/** GET and POST /sign-in, POST /sign-out. */
export function signInPages(deps: AppDeps): Router {
  const router = Router()

  router.get('/sign-in', (req, res) => {
    if (req.session?.clientUser ?? req.session?.impersonationId) return res.redirect(303, '/')
    const why = textOf(req.query, 'why')
    const notice = Object.hasOwn(REASONS, why) ? REASONS[why] : undefined
    show(req, res, { email: '', next: textOf(req.query, 'next'), notice })
  })

  router.post('/sign-in', async (req, res) => {
    const [email, password, next] = ['email', 'password', 'next'].map((name) => textOf(req.body, name)) as [
      string,
      string,
      string,
    ]
    try {
      const { signedIn } = await signInClientUser(visitorCtx(deps, req), { email, password, address: req.ip ?? '' })
      await startSession(req, { clientUser: signedIn })
    } catch (thrown) {
      const refusal = asRefusal(thrown)
      if (!refusal) throw thrown
      const wait = refusal.details['retryAfterSeconds']
      if (typeof wait === 'number') res.set('Retry-After', String(wait))
      res.status(STATUS[refusal.code])
      return show(req, res, { email, next, error: refusal.message })
    }
    res.redirect(303, safePath(next))
  })

  router.post('/sign-out', async (req, res) => {
    await endSession(req)
    res.redirect(303, '/sign-in?why=signed-out')
  })

  function show(
    req: Request,
    res: Response,
    props: { email: string; next: string; notice?: string | undefined; error?: string },
  ) {
    res.render('public/sign-in', {
      title: 'Sign in',
      action: '/sign-in',
      forgotHref: '/password/forgot',
      csrf: deps.csrf.tokenFor(req, res),
      error: undefined,
      ...props,
    })
  }

  return router
}
