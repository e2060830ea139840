import { type Request, type RequestHandler, Router } from 'express'
import { getClientProfile } from '../../domain/clients/index.js'
import { type Live, type LiveCall, listCallsInProgress, type RoomPlan, withFacts } from '../../domain/live/index.js'
import { clientUserOfSession, impersonationOfSession } from '../../domain/sessions/index.js'
import { makeCtx } from '../../platform/context.js'
import { makeEventStreams } from '../../platform/event-streams.js'
import { leaveSession } from '../../platform/session-now.js'
import { type AppDeps, clientCtx, type PortalActor } from '../request.js'
import { presentLiveCall, presentLiveTotal } from './live.present.js'
import { type LiveCard, makeLiveCard } from './live-card.js'
import { shell, surroundings } from './shell.js'
import { makeClock } from './times.present.js'

/** /live, the calls in progress, and the stream that keeps the page up to date. */
export function livePages(deps: AppDeps, live: Live): Router {
  const router = Router()
  router.get('/stream', liveStream(deps, live))
  router.use(shell(deps))

  router.get('/', async (req, res) => {
    const ctx = clientCtx(deps, req)
    const { clock } = surroundings(req, ctx.now)
    const { calls, total } = await listCallsInProgress(ctx)
    res.render('portal/live/index', {
      title: 'Calls in progress',
      calls: calls.map((call) => presentLiveCall(withFacts(call, live.hub), clock, ctx.now)),
      more: presentLiveTotal(calls.length, total),
      now: ctx.now.toISOString(),
      zone: clock.zone,
    })
  })

  return router
}

function liveStream(deps: AppDeps, { rooms, limits }: Live): RequestHandler {
  const streams = makeEventStreams(limits)
  const card = makeLiveCard()

  return async (req, res) => {
    const ctx = clientCtx(deps, req)
    const { timeZone } = await getClientProfile(ctx)
    const { actor } = ctx
    if (req.method === 'HEAD' || res.destroyed) return void res.end()
    const stream = streams.open(res, { who: `${actor.kind} ${actor.id}`, mayStay: stillThere(deps, req, actor) })
    stream.onClose(rooms.enter(actor.clientId, stream.send, () => planOf(deps, actor, { timeZone, card })))
  }
}

/** A room outlives the request that opened it, and takes nothing of it along but whose it is. */
function planOf(deps: AppDeps, actor: PortalActor, { timeZone, card }: { timeZone: string; card: LiveCard }): RoomPlan {
  const ctx = makeCtx(deps, actor)
  const clock = makeClock(timeZone, ctx.now)
  const draw = (call: LiveCall) => ({ id: call.id, html: card(presentLiveCall(call, clock)) })
  return { ctx, clientId: actor.clientId, draw }
}

/** Whether the session is still the one of the same person with the same client. */
function stillThere(deps: AppDeps, req: Request, { kind, id, clientId }: PortalActor): () => Promise<boolean> {
  const sessionNow = leaveSession(req)
  return async () => {
    const session = await sessionNow()
    const visitor = makeCtx(deps, { kind: 'visitor' })
    const found = session?.impersonationId
      ? await impersonationOfSession(visitor, session.impersonationId)
      : session?.clientUser && (await clientUserOfSession(visitor, session.clientUser))
    return found?.actor.kind === kind && found.actor.id === id && found.actor.clientId === clientId
  }
}
