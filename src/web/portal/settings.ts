import { type Request, type Response, Router } from 'express'
import { updateNotificationSettings } from '../../domain/clients/index.js'
import { getMyNotifications, updateMyNotifications } from '../../domain/notifications/index.js'
import { changeOwnPassword, listImpersonations } from '../../domain/sessions/index.js'
import { startSession } from '../../platform/browser-session.js'
import { asRefusal, type DomainError, fieldErrors } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { presentMails, presentVisits } from './settings.present.js'
import { backTo, surroundings } from './shell.js'

/** /settings: own password, notifications, which mails one wants oneself, and who of the agency has been here. */
export function settingsPages(deps: AppDeps): Router {
  const router = Router()

  router.get('/', (req, res) => show(req, res))

  router.post('/notifications', async (req, res) => {
    const isOn = (name: string) => textOf(req.body, name) === 'on'
    const wanted = { emailNotifications: isOn('emailNotifications'), smsNotifications: isOn('smsNotifications') }
    await updateNotificationSettings(clientCtx(deps, req), wanted)
    backTo(req, res, { href: '/settings', text: 'Your notifications are saved.' })
  })

  router.post('/mails', async (req, res) => {
    const isOn = (name: string) => textOf(req.body, name) === 'on'
    await updateMyNotifications(clientCtx(deps, req), {
      messages: isOn('messages'),
      bookings: isOn('bookings'),
      offers: isOn('offers'),
      transfers: isOn('transfers'),
    })
    backTo(req, res, { href: '/settings', text: 'Your mails are saved.' })
  })

  router.post('/password', async (req, res) => {
    const input = { current: textOf(req.body, 'current'), next: textOf(req.body, 'next') }
    try {
      // A new session id with the new password; the old ones are worth nothing any more.
      await startSession(req, { clientUser: await changeOwnPassword(deps, clientCtx(deps, req), input) })
    } catch (thrown) {
      const refusal = asRefusal(thrown)
      if (!refusal || refusal.code === 'forbidden') throw thrown
      return show(req, res, refusal)
    }
    backTo(req, res, { href: '/settings', text: 'Your new password is saved. Other devices are signed out.' })
  })

  async function show(req: Request, res: Response, refusal?: DomainError) {
    const ctx = clientCtx(deps, req)
    const { profile, clock } = surroundings(req, ctx.now)
    const wrong = refusal ? fieldErrors(refusal) : {}
    if (refusal) res.status(STATUS[refusal.code])
    res.render('portal/settings/edit', {
      title: 'Settings',
      profile,
      email: req.email,
      mayChangePassword: ctx.actor.kind === 'client',
      mails: presentMails(await getMyNotifications(ctx), { to: req.email, isOn: profile.emailNotifications }),
      wrong,
      error: refusal && Object.keys(wrong).length === 0 ? refusal.message : undefined,
      visits: presentVisits(await listImpersonations(ctx), { clock, now: ctx.now }),
    })
  }

  return router
}
