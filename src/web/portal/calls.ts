import { type Request, type Response, Router } from 'express'
import {
  type CorrectCallInput,
  callIntents,
  correctCall,
  getCall,
  listCalls,
  listCallsInput,
  mayCorrectCalls,
  openRecording,
  reportedOutcomes,
} from '../../domain/calls/index.js'
import { isTestCall } from '../../domain/test-calls/index.js'
import type { Ctx } from '../../platform/context.js'
import { asRefusal, type DomainError, fieldErrors } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { sendRecording } from '../send-recording.js'
import { presentCallPage } from './call.present.js'
import { presentCall, presentFilter, presentPages } from './calls.present.js'
import { refusalOf, wrongOf } from './or-refusal.js'
import { backTo, shell, surroundings } from './shell.js'

const FIELDS = ['from', 'to', 'direction', 'outcome', 'intent', 'text'] as const
const SAID = 'said:'

/** /calls, /calls/:id and its recording. */
export function callPages(deps: AppDeps): Router {
  const router = Router()
  const showCall = callPage(deps)

  router.get('/:id/recording', async (req, res) => {
    const channel = req.query['channel'] === 'stereo' ? 'stereo' : 'mono'
    const range = req.get('range')
    const input = { callId: req.params.id, channel, ...(range && { range }) } as const
    await sendRecording(res, await openRecording(clientCtx(deps, req), input))
  })

  router.use(shell(deps))
  router.get('/', (req, res) => showList(clientCtx(deps, req), req, res))

  router.get('/:id', (req, res) => showCall(req, res))

  router.post('/:id/correction', async (req, res) => {
    const isReset = textOf(req.body, 'reset') !== ''
    const input = { id: req.params.id, ...(isReset ? { reset: true } : correctionOf(req)) }
    const refusal = await refusalOf(() => correctCall(clientCtx(deps, req), input))
    if (refusal) return showCall(req, res, refusal)
    const text = isReset ? 'Your correction is taken back.' : 'Your correction is saved.'
    backTo(req, res, { href: `/calls/${req.params.id}`, text })
  })

  return router
}

const callPage = (deps: AppDeps) =>
  async function showCall(req: Request<{ id: string }>, res: Response, refusal?: DomainError) {
    const ctx = clientCtx(deps, req as Request)
    const { profile, clock } = surroundings(req as Request, ctx.now)
    const found = await getCall(ctx, { id: req.params.id })
    const isTest = await isTestCall(ctx, found)
    const { wrong, error } = wrongOf(refusal, CORRECTED)
    if (refusal) res.status(STATUS[refusal.code])
    const call = presentCallPage(found, {
      ...{ clock, currency: profile.currency, isTest },
      mayCorrect: mayCorrectCalls(ctx),
      ...(refusal && { refused: { wrong, said: correctionOf(req as Request) } }),
    })
    res.render('portal/calls/show', { title: call.title, call, error })
  }

const CORRECTED = ['outcome', 'intent'] as const

/** The verb refuses what is none of its words. */
function correctionOf(req: Request): Omit<CorrectCallInput, 'id'> {
  const [outcome, intent] = [textOf(req.body, 'outcome'), textOf(req.body, 'intent')]
  return { ...(outcome && { outcome }), ...(intent && { intent }) } as Omit<CorrectCallInput, 'id'>
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
    filter: presentFilter(filter, { said: await reportedOutcomes(ctx), intents: await callIntents(ctx) }, wrong),
  })
}
