import AdminJSExpress from '@adminjs/express'
import AdminJS from 'adminjs'
import { type ErrorRequestHandler, Router } from 'express'
import { type Live, makeLive } from '../domain/live/index.js'
import { browserSession } from '../platform/browser-session.js'
import type { Deps } from '../platform/context.js'
import { makeCsrf } from '../platform/csrf.js'
import { conflict, notFound } from '../platform/errors.js'
import { accessOf } from './access.js'
import { asOptions, hasRule } from './adminjs-types.js'
import { readAssets } from './assets.js'
import { dashboard } from './dashboard.js'
import { formBodies, guard, permitted, refuseRedirects } from './guard.js'
import { adminHeaders } from './headers.js'
import { adminPage } from './html.js'
import { liveStream } from './live.js'
import { makeResource } from './make-resource.js'
import { pages } from './pages.js'
import { recording } from './recording.js'
import { specs } from './resources/index.js'
import { ownWritesOnly, refuseForeign, signedInOnly, signInPages } from './session.js'

/** What answers under /admin. Reads top to bottom, least trusted first: AdminJS sees only what passed it all. */
export function backOffice(deps: Deps, live: Live = makeLive(deps)): Router {
  const assets = readAssets()
  // Routers match without regard to letter case unless told; a guard on "/api/" must not be passed by "/API/".
  const router = Router({ caseSensitive: true })
  router.use(adminHeaders(deps))
  router.use(refuseRedirects, refuseForeign(deps))
  router.use(browserSession(deps.database, deps.config, 'admin'))
  router.use(signInPages(deps, makeCsrf(deps.config)))
  router.use(signedInOnly(deps))
  router.use('/static', assets.serve)
  router.get('/calls/:id/recording', permitted('calls.read'), recording)
  router.get('/live/stream', permitted('calls.read'), liveStream(deps, live))
  router.use(guard(specs))
  router.use(ownWritesOnly(deps))
  router.use(formBodies)
  router.use(adminPage(deps, assets))
  AdminJSExpress.buildRouter(makeAdmin(deps), router)
  router.use(goneMeanwhile)
  router.use(() => {
    throw notFound('Page')
  })
  return router
}

/** AdminJS fails for a row of several that somebody else has taken away since the list was loaded. */
const goneMeanwhile: ErrorRequestHandler = (thrown, _req, _res, next) => {
  const isGone = thrown instanceof Error && thrown.name === 'NotFoundError'
  next(isGone ? conflict('Some of these are no longer there. Please load the list again.') : thrown)
}

/** AdminJS with our resources. @throws at start-up when an action has no row in the table of access, or no rule */
export function makeAdmin(deps: Pick<Deps, 'database'>): AdminJS {
  const admin = new AdminJS(
    asOptions({
      rootPath: '/admin',
      loginPath: '/admin/sign-in',
      logoutPath: '/admin/sign-out',
      branding: { companyName: 'Back office', logo: false, withMadeWithLove: false },
      dashboard: { handler: dashboard },
      pages: Object.fromEntries(pages.map(({ name, handler }) => [name, { handler }])),
      resources: specs.map((spec) => makeResource(spec, deps.database.prisma)),
    }),
  )
  // Its front end is not used; it would be bundled at every start (src/admin/bundle.ts makes ours).
  admin.initialize = async () => {}
  admin.resources.forEach((resource, index) => {
    const spec = specs[index]
    if (!spec) throw new Error('AdminJS has a resource of its own')
    for (const action of Object.values(resource.decorate().actions)) {
      if (!hasRule(action) || !accessOf(spec.model, action.name))
        throw new Error(`${spec.model}.${action.name} has no row in src/admin/access.ts`)
    }
  })
  return admin
}
