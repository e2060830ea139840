import { type Request, type Response, Router } from 'express'
import { createFirstStaff, readSetupLink } from '../../domain/staff/index.js'
import { asRefusal, type DomainError, fieldErrors } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, textOf, visitorCtx } from '../request.js'

/** /setup/:token: the first login of the staff, made with the link that the start prints. */
export function setupPages(deps: AppDeps): Router {
  const router = Router()

  router.get('/setup/:token', async (req, res) => {
    const works = await readSetupLink(visitorCtx(deps, req), { token: req.params.token })
    if (works) show(req, res, { name: '', email: '' })
    else showOver(res)
  })

  router.post('/setup/:token', async (req, res) => {
    const values = { name: textOf(req.body, 'name'), email: textOf(req.body, 'email') }
    const secrets = { token: req.params.token, password: textOf(req.body, 'password') }
    try {
      await createFirstStaff(visitorCtx(deps, req), { ...values, ...secrets })
    } catch (thrown) {
      const refusal = asRefusal(thrown)
      if (!refusal) throw thrown
      return refusal.code === 'not_found' ? showOver(res) : show(req, res, values, refusal)
    }
    res.redirect(303, '/admin/sign-in?made=1')
  })

  function show(req: Request, res: Response, values: { name: string; email: string }, refusal?: DomainError) {
    const wrong = refusal ? fieldErrors(refusal) : {}
    if (refusal) res.status(STATUS[refusal.code])
    res.render('public/setup', {
      title: 'Welcome. Create your login',
      action: req.originalUrl.split('?')[0],
      values,
      wrong,
      error: refusal && Object.keys(wrong).length === 0 ? refusal.message : undefined,
      csrf: deps.csrf.tokenFor(req, res),
    })
  }

  return router
}

const showOver = (res: Response) =>
  res.status(410).render('public/link-over', {
    title: 'This link no longer works',
    message: 'There is a login already, or the program was started again since: it then prints a new link.',
    href: '/admin',
    label: 'Go to the back office',
  })
