import { type Response, Router } from 'express'
import { endImpersonation, enterImpersonation } from '../../domain/sessions/index.js'
import { endSession, startSession } from '../../platform/browser-session.js'
import { asRefusal } from '../../platform/errors.js'
import { type AppDeps, clientCtx, visitorCtx } from '../request.js'

const BACK_OFFICE = '/admin'

/** /as/:token, the way from the back office into a client's portal, and POST /as/end, the way back. */
export function impersonationPages(deps: AppDeps): Router {
  const router = Router()

  router.get('/:token', async (req, res) => {
    // The link works once: a browser that only looks ahead must not use it up.
    if (req.method === 'HEAD' || /prefetch/.test(req.get('sec-purpose') ?? '')) return void res.status(204).end()
    try {
      const { impersonationId } = await enterImpersonation(visitorCtx(deps, req), { token: req.params.token })
      await startSession(req, { impersonationId })
    } catch (thrown) {
      if (!asRefusal(thrown)) throw thrown
      return showOver(res)
    }
    res.redirect(303, pageOf(req.query['next']))
  })

  router.post('/end', async (req, res) => {
    if (req.actor?.kind === 'impersonator') await endImpersonation(deps, clientCtx(deps, req))
    if (req.session) await endSession(req)
    res.redirect(303, BACK_OFFICE)
  })

  return router
}

/** A page of the portal, written so that no browser takes it for another site; otherwise its first page. */
const pageOf = (next: unknown): string => (typeof next === 'string' && /^(?:\/[a-z0-9-]+)+$/.test(next) ? next : '/')

const showOver = (res: Response) =>
  res.status(410).render('public/link-over', {
    title: 'This link no longer works',
    message: 'A link into a portal works once, within a minute. Open the portal again from the page of the client.',
    href: BACK_OFFICE,
    label: 'Go to the back office',
  })
