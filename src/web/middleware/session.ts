import type { Request, RequestHandler } from 'express'
import { clientUserOfSession, impersonationOfSession } from '../../domain/sessions/index.js'
import { endSession } from '../../platform/browser-session.js'
import { type AppDeps, visitorCtx } from '../request.js'

/** Session → actor. What the session names is looked up at every request; one that no longer stands is ended. */
export function whoIsThere(deps: AppDeps): RequestHandler {
  return async (req, res, next) => {
    const { impersonationId, clientUser } = req.session
    await recognise(deps, req)
    if (!req.actor && (impersonationId || clientUser)) {
      await endSession(req)
      res.locals['sessionOver'] = impersonationId ? 'visit-over' : 'session-over'
    }
    next()
  }
}

async function recognise(deps: AppDeps, req: Request): Promise<void> {
  const { impersonationId, clientUser } = req.session
  const ctx = visitorCtx(deps, req)
  if (impersonationId) {
    const visit = await impersonationOfSession(ctx, impersonationId)
    if (visit) Object.assign(req, { actor: visit.actor, visitEndsAt: visit.expiresAt })
  } else if (clientUser) {
    const person = await clientUserOfSession(ctx, clientUser)
    if (person) Object.assign(req, { actor: person.actor, email: person.email })
  }
}
