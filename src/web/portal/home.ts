import type { RequestHandler } from 'express'
import { overview } from '../../domain/calls/index.js'
import { countWaitingMessages } from '../../domain/messages/index.js'
import { mayChangeOf } from '../../domain/staff/index.js'
import { type AppDeps, clientCtx } from '../request.js'
import { presentHome } from './home.present.js'
import { surroundings } from './shell.js'

/** GET /: what the assistant did lately. */
export function homePage(deps: AppDeps): RequestHandler {
  return async (req, res) => {
    const ctx = clientCtx(deps, req)
    const { profile, clock } = surroundings(req, ctx.now)
    // The same figures as beside the links to them.
    const { callsInProgress: inProgress = 0, pendingAppointments = 0 } = req
    const seen = { ...(await overview(ctx, { now: ctx.now })), inProgress }
    const waitingMessages = await countWaitingMessages(ctx)
    const { name } = ctx.actor.kind === 'client' ? ctx.actor : profile
    res.render('portal/home/index', {
      title: 'Home',
      home: presentHome(seen, {
        ...{ name, clock, number: profile.vapiPhoneNumber, waitingMessages, pendingAppointments },
        mayConfirm: mayChangeOf(ctx.actor, 'appointments.write'),
      }),
    })
  }
}
