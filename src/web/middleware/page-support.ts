import { json, type RequestHandler, urlencoded } from 'express'
import { getSettings } from '../../domain/settings/index.js'
import { browserSession } from '../../platform/browser-session.js'
import { type AppDeps, visitorCtx } from '../request.js'

const forms = [urlencoded({ extended: false, limit: '64kb', parameterLimit: 50 })]

/** For forms with lists in them, and for scripts that send one answer at a time. */
export const longForms = [urlencoded({ extended: false, limit: '1mb', parameterLimit: 3_000 }), json({ limit: '1mb' })]

/** What every page of the portal and around it needs: never cached, a session, its form read, no foreign writes, a brand. */
export function pageSupport(deps: AppDeps, bodies: RequestHandler[] = forms): RequestHandler[] {
  return [neverCached, browserSession(deps.database, deps.config, 'portal'), ...bodies, deps.csrf.protect, brand(deps)]
}

const neverCached: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}

function brand(deps: AppDeps): RequestHandler {
  return async (req, res, next) => {
    if (!res.locals['brand']) {
      const settings = await getSettings(visitorCtx(deps, req))
      res.locals['brand'] = { name: settings.brandingName, colour: settings.brandingColour }
    }
    next()
  }
}
