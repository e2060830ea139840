import type { RequestHandler } from 'express'
import { type AppDeps, clientCtx } from '../request.js'
import { presentProfile } from './profile.present.js'
import { surroundings } from './shell.js'

/** GET /profile: what the agency knows of the business, to read. */
export function profilePage(deps: AppDeps): RequestHandler {
  return (req, res, next) => {
    if (req.method !== 'GET' || req.path !== '/') return next()
    const { profile, clock } = surroundings(req, clientCtx(deps, req).now)
    res.render('portal/profile/show', { title: 'Profile', profile: presentProfile(profile, clock) })
  }
}
