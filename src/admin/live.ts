import type { ActionRequest } from 'adminjs'
import type { Request, RequestHandler } from 'express'
import { z } from 'zod'
import { type Live, type LiveCall, listCallsInProgress } from '../domain/live/index.js'
import { staffOfSession } from '../domain/sessions/index.js'
import { may } from '../domain/staff/index.js'
import { type Deps, makeCtx } from '../platform/context.js'
import { invalid, notFound } from '../platform/errors.js'
import { makeEventStreams } from '../platform/event-streams.js'
import { leaveSession } from '../platform/session-now.js'
import { ctxOf } from './current-admin.js'

/** The calls in progress of all clients, or of one, as the page first shows them. */
export async function livePage(request: ActionRequest, _response: unknown, context: { currentAdmin?: unknown }) {
  const ctx = ctxOf(context)
  const { calls, total } = await listCallsInProgress(ctx, clientOf(request.query))
  const drawn = calls.map((call) => drawLive({ ...call, speaking: undefined, isOver: false }))
  return { calls: drawn, total, now: ctx.now.toISOString() }
}

/** What a page of the back office gets of a call; the page puts it into words. */
export const drawLive = ({ vapiCallId: _vapiCallId, ...call }: LiveCall) => call

/** GET /admin/live/stream: the same list, and every change of it as it happens. */
export function liveStream(deps: Deps, { rooms, limits }: Live): RequestHandler {
  const streams = makeEventStreams(limits)

  return (req, res) => {
    const { actor } = req.staff ?? {}
    if (!actor) throw notFound('Page')
    const { clientId } = clientOf(req.query)
    if (req.method === 'HEAD') return void res.end()
    const stream = streams.open(res, { who: actor.id, mayStay: stillThere(deps, req, actor.id) })
    stream.onClose(
      rooms.enter(`staff ${clientId ?? ''}`, stream.send, () => ({
        ctx: makeCtx(deps, actor),
        clientId,
        draw: drawLive,
      })),
    )
  }
}

const clientId = z.uuid()

/** @throws invalid for what is no id */
function clientOf(query: unknown): { clientId?: string } {
  const given = (query as Record<string, unknown> | undefined)?.['clientId']
  if (given === undefined || given === '') return {}
  const parsed = clientId.safeParse(given)
  if (!parsed.success) throw invalid('clientId', 'Please choose a client')
  return { clientId: parsed.data }
}

/** Whether the session is still the one of the same person, who may still read calls. */
function stillThere(deps: Deps, req: Request, staffId: string): () => Promise<boolean> {
  const sessionNow = leaveSession(req)
  return async () => {
    const session = await sessionNow()
    if (!session?.staff) return false
    const found = await staffOfSession(makeCtx(deps, { kind: 'visitor' }), session.staff)
    return found?.actor.id === staffId && may(found.actor, 'calls.read')
  }
}
