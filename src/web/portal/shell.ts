import type { Request, RequestHandler, Response } from 'express'
import { mayChangeAssistants } from '../../domain/assistants/index.js'
import { type ClientProfile, getClientProfile } from '../../domain/clients/index.js'
import { countCallsInProgress } from '../../domain/live/index.js'
import { type AppDeps, clientCtx } from '../request.js'
import { type Clock, makeClock } from './times.present.js'

declare global {
  namespace Express {
    interface Request {
      /** The business whose portal this is, on every page of the portal. */
      profile?: ClientProfile
      /** How many calls are going on, on every page of the portal. */
      callsInProgress?: number
    }
  }
}

const NAV = [
  { href: '/', label: 'Home', icon: 'home' },
  { href: '/live', label: 'Live', icon: 'live' },
  { href: '/calls', label: 'Calls', icon: 'calls' },
  { href: '/messages', label: 'Messages', icon: 'messages' },
  { href: '/assistants', label: 'Assistants', icon: 'assistant' },
  { href: '/numbers', label: 'Numbers', icon: 'numbers' },
  { href: '/profile', label: 'Profile', icon: 'profile' },
  { href: '/settings', label: 'Settings', icon: 'settings' },
]

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
    const [profile, callsInProgress] = await Promise.all([getClientProfile(ctx), countCallsInProgress(ctx)])
    Object.assign(req, { profile, callsInProgress })
    const clock = makeClock(profile.timeZone, ctx.now)
    res.locals['shell'] = {
      businessName: profile.businessName,
      initial: profile.businessName.trim().charAt(0).toUpperCase(),
      access: profile.portalAccess === 'SELF_SERVICE' ? 'Self-service' : 'Read-only',
      userName: ctx.actor.name,
      csrf: deps.csrf.tokenFor(req, res),
      nav: NAV.filter(({ href }) => href !== '/assistants' || mayChangeAssistants(ctx.actor)).map((item) => ({
        ...item,
        isCurrent: isUnder(req.baseUrl + req.path, item.href),
        ...(item.href === '/live' && { live: callsInProgress }),
      })),
      visit: visitOf(req, clock),
    }
    res.locals['notice'] = takeNotice(req)
    next()
  }
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

const isUnder = (path: string, href: string) => (href === '/' ? path === '/' : `${path}/`.startsWith(`${href}/`))

const visitOf = (req: Request, clock: Clock) =>
  req.actor?.kind === 'impersonator' && req.visitEndsAt
    ? { staffName: req.actor.name, until: clock.time(req.visitEndsAt) }
    : undefined
