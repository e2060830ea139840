import { type Request, type Response, Router } from 'express'
import { readPasswordLink, requestPasswordLink, setPasswordByLink } from '../../domain/sessions/index.js'
import { asRefusal, type DomainError, fieldErrors } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, textOf, visitorCtx } from '../request.js'

type Audience = 'client' | 'staff'
type Props = { email: string; refusal?: DomainError }

const SIGN_IN: Record<Audience, string> = { client: '/sign-in', staff: '/admin' }
const audienceOf = (source: unknown, name: string): Audience => (textOf(source, name) === 'staff' ? 'staff' : 'client')

/** A forgotten password (/password/forgot, for staff with ?for=staff) and setting one by a link (/password/:token). */
export function passwordPages(deps: AppDeps): Router {
  const router = Router()

  router.get('/password/forgot', (req, res) => showForgotten(req, res, audienceOf(req.query, 'for'), { email: '' }))

  router.post('/password/forgot', async (req, res) => {
    const [email, audience] = [textOf(req.body, 'email').trim(), audienceOf(req.body, 'audience')]
    try {
      await requestPasswordLink(visitorCtx(deps, req), { email, audience })
    } catch (thrown) {
      return showForgotten(req, res, audience, { email, refusal: refusalOf(thrown) })
    }
    res.render('public/forgotten-sent', { title: 'Look in your mailbox', email, backHref: SIGN_IN[audience] })
  })

  router.get('/password/:token', async (req, res) => {
    const link = await readPasswordLink(visitorCtx(deps, req), { token: req.params.token })
    if (!link) return showOver(res)
    showPassword(req, res, { email: link.email })
  })

  router.post('/password/:token', async (req, res) => {
    const ctx = visitorCtx(deps, req)
    const { token } = req.params
    const link = await readPasswordLink(ctx, { token })
    if (!link) return showOver(res)
    try {
      await setPasswordByLink(ctx, { token, password: textOf(req.body, 'password') })
    } catch (thrown) {
      const refusal = refusalOf(thrown)
      return refusal.code === 'conflict' ? showOver(res) : showPassword(req, res, { email: link.email, refusal })
    }
    res.redirect(303, link.audience === 'staff' ? SIGN_IN.staff : `${SIGN_IN.client}?why=password-set`)
  })

  function showForgotten(req: Request, res: Response, audience: Audience, { email, refusal }: Props) {
    const props = { title: 'Forgotten your password?', email, audience, backHref: SIGN_IN[audience] }
    res.render('public/forgotten', { ...props, ...problem(res, refusal, 'email'), csrf: deps.csrf.tokenFor(req, res) })
  }

  function showPassword(req: Request, res: Response, { email, refusal }: Props) {
    const props = { title: 'Choose a password', email, action: req.originalUrl.split('?')[0] }
    res.render('public/password', {
      ...props,
      ...problem(res, refusal, 'password'),
      csrf: deps.csrf.tokenFor(req, res),
    })
  }

  return router
}

/** What to say above the form, and what beside its one field. Sets the status. */
function problem(res: Response, refusal: DomainError | undefined, field: string) {
  if (!refusal) return { error: undefined, wrong: undefined }
  res.status(STATUS[refusal.code])
  const wrong = fieldErrors(refusal)[field]
  return { error: wrong ? undefined : refusal.message, wrong }
}

function refusalOf(thrown: unknown): DomainError {
  const refusal = asRefusal(thrown)
  if (!refusal) throw thrown
  return refusal
}

const showOver = (res: Response) =>
  res.status(410).render('public/link-over', {
    title: 'This link no longer works',
    message: 'A link to set a password works once and not for ever. Ask for a new one; it takes a minute.',
    href: '/password/forgot',
    label: 'Send me a new link',
    // Nobody learns from a link that is over whose it was.
    other: { href: '/password/forgot?for=staff', label: 'I work at the agency: send me a link for the back office' },
  })
