import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import { getCall, listCalls, listCallsInput, openRecording, reportedOutcomes } from '../../domain/calls/index.js'
import { isTestCall } from '../../domain/test-calls/index.js'
import type { Ctx } from '../../platform/context.js'
import { asRefusal, fieldErrors } from '../../platform/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { presentCallPage } from './call.present.js'
import { presentCall, presentFilter, presentPages } from './calls.present.js'
import { shell, surroundings } from './shell.js'

const FIELDS = ['from', 'to', 'direction', 'outcome', 'text'] as const
const SAID = 'said:'

/** /calls, /calls/:id and its recording. */
export function callPages(deps: AppDeps): Router {
  const router = Router()

  router.get('/:id/recording', async (req, res) => {
    const channel = req.query['channel'] === 'stereo' ? 'stereo' : 'mono'
    const range = req.get('range')
    const input = { callId: req.params.id, channel, ...(range && { range }) } as const
    await sendRecording(res, await openRecording(clientCtx(deps, req), input))
  })

  router.use(shell(deps))
  router.get('/', (req, res) => showList(clientCtx(deps, req), req, res))

  router.get('/:id', async (req, res) => {
    const ctx = clientCtx(deps, req)
    const { profile, clock } = surroundings(req, ctx.now)
    const found = await getCall(ctx, { id: req.params.id })
    const isTest = await isTestCall(ctx, found)
    const call = presentCallPage(found, { clock, currency: profile.currency, isTest })
    res.render('portal/calls/show', { title: call.title, call })
  })

  return router
}

async function showList(ctx: Ctx, req: Request, res: Response): Promise<void> {
  const { clock } = surroundings(req, ctx.now)
  const filter = Object.fromEntries(FIELDS.map((name) => [name, textOf(req.query, name).trim()])) as Record<
    (typeof FIELDS)[number],
    string
  >
  const outcomes = filter.outcome.startsWith(SAID)
    ? { outcome: '', reportedOutcome: filter.outcome.slice(SAID.length) }
    : {}
  const parsed = listCallsInput.safeParse({ ...filter, ...outcomes, cursor: textOf(req.query, 'cursor') })
  const wrong = parsed.success ? {} : fieldErrors(asRefusal(parsed.error) ?? ({ details: {} } as never))
  if (!parsed.success) res.status(400)
  const page = parsed.success ? await listCalls(ctx, parsed.data) : { calls: [] }
  res.render('portal/calls/index', {
    title: 'Calls',
    zone: clock.zone,
    calls: page.calls.map((call) => presentCall(call, clock)),
    pages: presentPages(filter, page),
    filter: presentFilter(filter, await reportedOutcomes(ctx), wrong),
  })
}

type Recording = Awaited<ReturnType<typeof openRecording>>

async function sendRecording(res: Response, recording: Recording): Promise<void> {
  res
    .status(recording.status)
    .set(recording.headers)
    .set({ 'Cache-Control': 'private, no-store', 'Content-Disposition': 'inline' })
  // A listener who goes away in the middle is no fault.
  await pipeline(recording.stream, res).catch(() => res.destroy())
}
