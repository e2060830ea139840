import { Router } from 'express'
import type { Deps } from '../../platform/context.js'
import { makeCsrf } from '../../platform/csrf.js'
import { pageSupport } from '../middleware/page-support.js'
import { passwordPages } from './password.js'
import { setupPages } from './setup.js'
import { signInPages } from './sign-in.js'

/** The pages for people we do not know yet. */
export function publicPages(deps: Deps): Router {
  const appDeps = { ...deps, csrf: makeCsrf(deps.config) }
  const router = Router()
  router.use(['/sign-in', '/sign-out', '/password', '/setup'], pageSupport(appDeps))
  router.use(signInPages(appDeps), passwordPages(appDeps), setupPages(appDeps))
  return router
}
