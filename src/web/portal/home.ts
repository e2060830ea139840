import type { RequestHandler } from 'express'
import { overview } from '../../domain/calls/index.js'
import { type AppDeps, clientCtx } from '../request.js'
import { presentHome } from './home.present.js'
import { surroundings } from './shell.js'

/** GET /: what the assistant did lately. */
export function homePage(deps: AppDeps): RequestHandler {
  return async (req, res) => {
    const ctx = clientCtx(deps, req)
    const { profile, clock } = surroundings(req, ctx.now)
    const seen = await overview(ctx, { now: ctx.now })
    const { name } = ctx.actor.kind === 'client' ? ctx.actor : profile
    res.render('portal/home/index', {
      title: 'Home',
      home: presentHome(seen, { name, clock, number: profile.vapiPhoneNumber }),
    })
  }
}
