import { Router } from 'express'
import { type Live, makeLive } from '../../domain/live/index.js'
import type { Deps } from '../../platform/context.js'
import { makeCsrf } from '../../platform/csrf.js'
import { longForms, pageSupport } from '../middleware/page-support.js'
import { whoIsThere } from '../middleware/session.js'
import { apiKeyPages } from './api-keys.js'
import { appointmentPages } from './appointments.js'
import { assistantPages } from './assistants.js'
import { callPages } from './calls.js'
import { forwardingPages } from './forwarding.js'
import { homePage } from './home.js'
import { impersonationPages } from './impersonation.js'
import { leadPages } from './leads.js'
import { livePages } from './live.js'
import { messagePages } from './messages.js'
import { numberPages } from './numbers.js'
import { offerPages } from './offers.js'
import { profilePage } from './profile.js'
import { propertyPages } from './properties.js'
import { fileSupport } from './properties-upload.js'
import { settingsPages } from './settings.js'
import { shell, signedIn } from './shell.js'
import { taskPages } from './tasks.js'
import { teamPages } from './team.js'
import { testCallPages } from './test-calls.js'

/** Where pages are that take small forms only. */
const UNDER = [
  '/appointments',
  '/as',
  '/calls',
  '/leads',
  '/live',
  '/messages',
  '/numbers',
  '/offers',
  '/profile',
  '/properties',
  '/settings',
  '/tasks',
]

/** What client users read, and staff who opened it as them. */
export function portal(deps: Deps, live: Live = makeLive(deps)): Router {
  const appDeps = { ...deps, csrf: makeCsrf(deps.config) }
  const pages = Router().use(signedIn, shell(appDeps))
  const support = [...pageSupport(appDeps), whoIsThere(appDeps)]
  const router = Router()

  router.use('/assistants', pageSupport(appDeps, longForms), whoIsThere(appDeps))
  router.use('/properties/imports', fileSupport(appDeps))
  router.use(UNDER, support)
  router.use('/as', impersonationPages(appDeps))
  router.get('/', support, pages, homePage(appDeps))
  router.use('/assistants/:id/test-call', signedIn, testCallPages(appDeps))
  router.use('/assistants', signedIn, assistantPages(appDeps))
  router.use('/calls', signedIn, callPages(appDeps))
  router.use('/leads', pages, leadPages(appDeps))
  router.use('/live', signedIn, livePages(appDeps, live))
  router.use('/messages', signedIn, messagePages(appDeps))
  router.use('/numbers', pages, numberPages(appDeps))
  router.use('/offers', pages, offerPages(appDeps))
  router.use('/tasks', pages, taskPages(appDeps))
  router.use('/appointments', pages, appointmentPages(appDeps))
  router.use('/profile', pages, profilePage(appDeps))
  router.use('/properties', pages, propertyPages(appDeps))
  router.use('/settings/team', pages, teamPages(appDeps))
  router.use('/settings/api-keys', pages, apiKeyPages(appDeps))
  router.use('/settings/webhooks', pages, forwardingPages(appDeps))
  router.use('/settings', pages, settingsPages(appDeps))

  return router
}
