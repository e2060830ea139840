import { Router } from 'express'
import { type Live, makeLive } from '../../domain/live/index.js'
import type { Deps } from '../../platform/context.js'
import { makeCsrf } from '../../platform/csrf.js'
import { longForms, pageSupport } from '../middleware/page-support.js'
import { whoIsThere } from '../middleware/session.js'
import { assistantPages } from './assistants.js'
import { callPages } from './calls.js'
import { forwardingPages } from './forwarding.js'
import { homePage } from './home.js'
import { impersonationPages } from './impersonation.js'
import { livePages } from './live.js'
import { messagePages } from './messages.js'
import { numberPages } from './numbers.js'
import { profilePage } from './profile.js'
import { settingsPages } from './settings.js'
import { shell, signedIn } from './shell.js'
import { testCallPages } from './test-calls.js'

/** What client users read, and staff who opened it as them. */
export function portal(deps: Deps, live: Live = makeLive(deps)): Router {
  const appDeps = { ...deps, csrf: makeCsrf(deps.config) }
  const pages = Router().use(signedIn, shell(appDeps))
  const support = [...pageSupport(appDeps), whoIsThere(appDeps)]
  const router = Router()

  router.use('/assistants', pageSupport(appDeps, longForms), whoIsThere(appDeps))
  router.use(['/as', '/calls', '/live', '/messages', '/numbers', '/profile', '/settings'], support)
  router.use('/as', impersonationPages(appDeps))
  router.get('/', support, pages, homePage(appDeps))
  router.use('/assistants/:id/test-call', signedIn, testCallPages(appDeps))
  router.use('/assistants', signedIn, assistantPages(appDeps))
  router.use('/calls', signedIn, callPages(appDeps))
  router.use('/live', signedIn, livePages(appDeps, live))
  router.use('/messages', pages, messagePages(appDeps))
  router.use('/numbers', pages, numberPages(appDeps))
  router.use('/profile', pages, profilePage(appDeps))
  router.use('/settings/webhooks', pages, forwardingPages(appDeps))
  router.use('/settings', pages, settingsPages(appDeps))

  return router
}
