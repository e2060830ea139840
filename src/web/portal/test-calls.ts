import { type Request, type Response, Router } from 'express'
import { getClientProfile } from '../../domain/clients/index.js'
import {
  getTestCall,
  getTestCallReadiness,
  listTestCalls,
  lookUpTestCall,
  placeTestCall,
  type TestCallLine,
} from '../../domain/test-calls/index.js'
import { aboveWall, type Ctx } from '../../platform/context.js'
import { asRefusal, type DomainError, fieldErrors, notFound } from '../../platform/errors.js'
import { makeLimiter } from '../../platform/limiter.js'
import { within } from '../../platform/within.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { shell, surroundings } from './shell.js'
import { presentTestCall, presentTestCallForm, presentTestCallLine, testCallHref } from './test-calls.present.js'
import { makeClock } from './times.present.js'

type OfAssistant = Request<{ id: string }>
type OfCall = Request<{ id: string; callId: string }>

/** A page waits no longer for Vapi; it asks again soon, and so does the clock. */
const LOOK_UP_MS = 4_000
/** So many that have not ended are brought up to date before a list of them is shown. */
const MOST_OPEN = 3

/**
 * /assistants/:id/test-call: an assistant rings whoever asks, and what came of it. Dialling and its checklist read what a
 * client's role may not, so all of it stands above the wall; the verbs check whose it is.
 */
export function testCallPages(deps: AppDeps): Router {
  const router = Router({ mergeParams: true })
  const above = (req: Request) => aboveWall(deps, clientCtx(deps, req))
  const current = currentCall(deps)

  // Asked for every second or two while a call goes on, so without all that surrounds a page.
  router.get('/:callId/now', async (req: OfCall, res) => {
    const ctx = above(req as Request)
    const { timeZone } = await getClientProfile(ctx)
    const view = await current(ctx, req.params)
    res.set('Cache-Control', 'no-store')
    res.render('portal/test-calls/_now', { call: presentTestCall(view, makeClock(timeZone, ctx.now)) })
  })

  router.use(shell(deps))

  router.get('/', async (req: OfAssistant, res) => showForm(above(req as Request), req, res))

  router.post('/', async (req: OfAssistant, res) => {
    const ctx = above(req as Request)
    const toNumber = textOf(req.body, 'toNumber')
    const placed = await orRefusal(() => placeTestCall(ctx, { assistantId: req.params.id, toNumber }))
    if ('refusal' in placed) return showForm(ctx, req, res, { ...placed, toNumber })
    res.redirect(303, testCallHref(req.params.id, placed.id))
  })

  router.get('/:callId', async (req: OfCall, res) => {
    const ctx = above(req as Request)
    const { clock } = surroundings(req as Request, ctx.now)
    const call = presentTestCall(await current(ctx, req.params), clock)
    res.render('portal/test-calls/show', { title: call.title, call })
  })

  return router
}

type Refused = { refusal: DomainError; toNumber: string }

async function showForm(ctx: Ctx, req: OfAssistant, res: Response, refused?: Refused): Promise<void> {
  const assistantId = req.params.id
  const { profile, clock } = surroundings(req as Request, ctx.now)
  const readiness = await getTestCallReadiness(ctx, { assistantId })
  const calls = await brought(ctx, await listTestCalls(ctx, { assistantId }))
  if (refused) res.status(STATUS[refused.refusal.code])
  const wrong = refused ? fieldErrors(refused.refusal) : {}
  res.render('portal/test-calls/index', {
    title: `Test call with ${readiness.assistantName}`,
    form: presentTestCallForm(readiness, {
      toNumber: refused?.toNumber ?? readiness.lastNumber ?? profile.phone ?? '',
      wrong: wrong['toNumber'],
      error: refused && !wrong['toNumber'] ? refused.refusal.message : undefined,
    }),
    calls: calls.map((line) => presentTestCallLine(line, clock)),
    zone: clock.zone,
  })
}

/** What has ended by now says so on the list too. */
async function brought(ctx: Ctx, lines: TestCallLine[]): Promise<TestCallLine[]> {
  const open = lines.filter(({ state }) => state === 'PLACED').slice(0, MOST_OPEN)
  const now = new Map(await Promise.all(open.map(async ({ id }) => [id, await getTestCall(ctx, { id })] as const)))
  return lines.map((line) => now.get(line.id) ?? line)
}

/** A test call of this assistant as it is now; of one that nobody knows of, Vapi is asked first, now and then. */
function currentCall(deps: AppDeps) {
  const looks = makeLimiter(deps.database, { name: 'test-call-look-up', tries: 1, seconds: 10 })
  return async (ctx: Ctx, { id: assistantId, callId }: { id: string; callId: string }) => {
    const view = await getTestCall(ctx, { id: callId })
    if (view.assistantId !== assistantId) throw notFound('Test call')
    if (view.phase !== 'unknown' && view.phase !== 'placing') return view
    const mayLook = await looks.count(callId).then(
      () => true,
      () => false,
    )
    if (!mayLook) return view
    await within(LOOK_UP_MS, lookUpTestCall(ctx, { id: callId }), () => undefined)
    return getTestCall(ctx, { id: callId })
  }
}

/** A refusal that can be acted on in the form. Of a call that goes on already, its page is what was wanted. */
async function orRefusal(work: () => Promise<{ id: string }>): Promise<{ id: string } | { refusal: DomainError }> {
  try {
    return await work()
  } catch (thrown) {
    const refusal = asRefusal(thrown)
    const goesOn = refusal?.details['testCallId']
    if (typeof goesOn === 'string') return { id: goesOn }
    if (!refusal || !['invalid', 'conflict', 'too_many'].includes(refusal.code)) throw thrown
    return { refusal }
  }
}
