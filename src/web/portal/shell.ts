import type { Request, RequestHandler, Response } from 'express'
import { countPendingAppointments } from '../../domain/appointments/index.js'
import { mayChangeAssistants } from '../../domain/assistants/index.js'
import { type ClientProfile, getClientProfile } from '../../domain/clients/index.js'
import { countCallsInProgress } from '../../domain/live/index.js'
import { countUnreadMessages } from '../../domain/messages/index.js'
import { hasOffers } from '../../domain/offers/index.js'
import { hasProperties } from '../../domain/properties/index.js'
import { countOpenTasks } from '../../domain/tasks/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { type AppDeps, clientCtx } from '../request.js'
import { isPropertyBusiness, presentNav, type Standing } from './nav.present.js'
import { type Clock, makeClock } from './times.present.js'

declare global {
  namespace Express {
    interface Request {
      /** The business whose portal this is, on every page of the portal. */
      profile?: ClientProfile
      /** How many calls are going on, on every page of the portal. */
      callsInProgress?: number
      /** How many appointments wait to be confirmed, on every page of the portal. */
      pendingAppointments?: number
    }
  }
}

/** Nobody there: a page leads to signing in and back, anything else is refused (by clientCtx). */
export const signedIn: RequestHandler = (req, res, next) => {
  if (req.actor || req.method !== 'GET' || req.accepts(['html', 'json']) !== 'html') return next()
  const why = res.locals['sessionOver'] ? `why=${res.locals['sessionOver']}&` : ''
  const wanted = req.originalUrl === '/' ? '' : `next=${encodeURIComponent(req.originalUrl)}`
  res.redirect(303, `/sign-in${why || wanted ? '?' : ''}${why}${wanted}`.replace(/[&?]$/, ''))
}

/** What surrounds every page: whose portal it is, where one is in it, who is looking, and what was just done. */
export function shell(deps: AppDeps): RequestHandler {
  return async (req, res, next) => {
    const ctx = clientCtx(deps, req)
    const { profile, standing } = await readStanding(ctx)
    const { callsInProgress, pendingAppointments } = standing
    Object.assign(req, { profile, callsInProgress, pendingAppointments })
    const clock = makeClock(profile.timeZone, ctx.now)
    res.locals['shell'] = {
      businessName: profile.businessName,
      initial: profile.businessName.trim().charAt(0).toUpperCase(),
      access: profile.portalAccess === 'SELF_SERVICE' ? 'Self-service' : 'Read-only',
      userName: ctx.actor.name,
      csrf: deps.csrf.tokenFor(req, res),
      nav: presentNav(req.baseUrl + req.path, standing),
      visit: visitOf(req, clock),
    }
    res.locals['notice'] = takeNotice(req)
    next()
  }
}

/** What every page shows of the whole, read in one transaction. */
function readStanding(ctx: Ctx): Promise<{ profile: ClientProfile; standing: Standing }> {
  return inTransaction(ctx, async (tx) => {
    const profile = await getClientProfile(tx)
    const isAboutProperty =
      isPropertyBusiness(profile.businessType) || (await hasProperties(tx)) || (await hasOffers(tx))
    const standing = {
      callsInProgress: await countCallsInProgress(tx),
      unreadMessages: await countUnreadMessages(tx),
      pendingAppointments: await countPendingAppointments(tx),
      openTasks: await countOpenTasks(tx),
      mayChangeAssistants: mayChangeAssistants(tx.actor),
      isAboutProperty,
    }
    return { profile, standing }
  })
}

/** The client's clock of this request, and the business it belongs to. */
export function surroundings(req: Request, now: Date): { profile: ClientProfile; clock: Clock } {
  const { profile } = req
  if (!profile) throw new Error('A page of the portal was reached without its shell')
  return { profile, clock: makeClock(profile.timeZone, now) }
}

/** Goes back to a page that then says what was done. */
export function backTo(req: Request, res: Response, done: { href: string; text: string }): void {
  req.session.notice = { kind: 'good', text: done.text }
  res.redirect(303, done.href)
}

function takeNotice(req: Request) {
  const { notice } = req.session
  delete req.session.notice
  return notice
}

const visitOf = (req: Request, clock: Clock) =>
  req.actor?.kind === 'impersonator' && req.visitEndsAt
    ? { staffName: req.actor.name, until: clock.time(req.visitEndsAt) }
    : undefined
