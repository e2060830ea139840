import { type Request, type Response, Router } from 'express'
import {
  assistantsOf,
  cancelNumberRequest,
  followAtVapi,
  getNumber,
  hoursFromText,
  listNumberRequests,
  listNumbers,
  mayChangeNumbers,
  releaseNumber,
  repairNumber,
  requestNumber,
  setPrimary,
  updateNumber,
} from '../../domain/numbers/index.js'
import { aboveWall, type Ctx } from '../../platform/context.js'
import { asRefusal, type DomainError, fieldErrors } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import {
  formOf,
  NUMBERS,
  type NumberForm,
  presentNumber,
  presentNumberForm,
  presentNumberPage,
  presentRequest,
  presentRequestForm,
  type RequestForm,
} from './numbers.present.js'
import { backTo, surroundings } from './shell.js'

type OfNumber = Request<{ id: string }>

const NEW: RequestForm = { country: 'US', areaCode: '', note: '', assistantId: '' }

/**
 * /numbers: which phone numbers a client has, who answers them, and what can be changed about that. Reading and what is said
 * about a number run behind the wall; what Vapi has to be told, and the pool, stand above it, in verbs that check whose it is.
 */
export function numberPages(deps: AppDeps): Router {
  const router = Router()
  const above = (req: Request): Ctx => aboveWall(deps, clientCtx(deps, req))
  const showList = listPage(deps)
  const showNumber = numberPage(deps)

  router.get('/', (req, res) => showList(req, res))

  router.post('/requests', async (req: Request, res) => {
    const form = requestOf(req.body)
    const { assistantId, ...wish } = form
    const input = { ...wish, ...(assistantId && { assistantId }) }
    const made = await orRefusal(() => requestNumber(clientCtx(deps, req), input))
    if (made) return showList(req, res, { form, refusal: made })
    backTo(req, res, { href: NUMBERS, text: 'Your agency has your request.' })
  })

  router.post('/requests/:id/cancel', async (req, res) => {
    await cancelNumberRequest(clientCtx(deps, req as Request), { id: req.params.id })
    backTo(req as Request, res, { href: NUMBERS, text: 'Withdrawn.' })
  })

  router.get('/:id', (req, res) => showNumber(req, res))

  router.post('/:id', async (req: OfNumber, res) => {
    const { id } = req.params
    const form = fieldsOf(req.body)
    const saved = await orRefusal(() => save(deps, req, form))
    if (saved) return showNumber(req, res, { form, refusal: saved })
    backTo(req as Request, res, { href: `${NUMBERS}/${id}`, text: 'Saved.' })
  })

  router.post('/:id/primary', async (req: OfNumber, res) => {
    const { id } = req.params
    await setPrimary(above(req as Request), { phoneNumberId: id })
    backTo(req as Request, res, { href: `${NUMBERS}/${id}`, text: 'This is your primary number now.' })
  })

  router.post('/:id/repair', async (req: OfNumber, res) => {
    const { id } = req.params
    const refusal = await orRefusal(() => repairNumber(above(req as Request), { phoneNumberId: id }))
    if (refusal) return showNumber(req, res, { refusal })
    backTo(req as Request, res, { href: `${NUMBERS}/${id}`, text: 'It is in order.' })
  })

  router.post('/:id/release', async (req: OfNumber, res) => {
    const { id } = req.params
    const evenIfLive = textOf(req.body, 'sure') === 'yes'
    const refusal = await orRefusal(() => releaseNumber(above(req as Request), { phoneNumberId: id, evenIfLive }))
    if (refusal) return showNumber(req, res, { refusal })
    backTo(req as Request, res, { href: NUMBERS, text: 'Given back. Nobody answers it any more.' })
  })

  return router
}

type Typed<F> = { form?: F; refusal?: DomainError }

const listPage = (deps: AppDeps) =>
  async function showList(req: Request, res: Response, { form = NEW, refusal }: Typed<RequestForm> = {}) {
    const ctx = clientCtx(deps, req)
    const { clock } = surroundings(req, ctx.now)
    const mayChange = mayChangeNumbers(ctx.actor)
    const [numbers, requests, assistants] = await Promise.all([
      listNumbers(ctx),
      listNumberRequests(ctx),
      mayChange ? assistantsOf(ctx, { clientId: ctx.actor.clientId }) : [],
    ])
    const wrong = refusal ? fieldErrors(refusal) : {}
    if (refusal) res.status(STATUS[refusal.code])
    res.render('portal/numbers/index', {
      title: 'Numbers',
      numbers: numbers.map(presentNumber),
      requests: requests.slice(0, 20).map((line) => presentRequest(line, clock)),
      mayChange,
      form: presentRequestForm(form, { assistants, wrong }),
      error: refusal && Object.keys(wrong).length === 0 ? refusal.message : undefined,
      isAsking: refusal !== undefined,
    })
  }

const numberPage = (deps: AppDeps) =>
  async function showNumber(req: OfNumber, res: Response, { form, refusal }: Typed<NumberForm> = {}) {
    const ctx = clientCtx(deps, req as Request)
    const view = await getNumber(ctx, { id: req.params.id })
    const wrong = refusal ? fieldErrors(refusal) : {}
    if (refusal) res.status(STATUS[refusal.code])
    const number = presentNumberPage(view)
    res.render('portal/numbers/show', {
      title: number.title,
      number,
      mayChange: mayChangeNumbers(ctx.actor),
      isStaff: ctx.actor.kind === 'impersonator',
      form: presentNumberForm(form ?? formOf(view), wrong),
      error: refusal && Object.keys(wrong).length === 0 ? refusal.message : undefined,
    })
  }

/** Writes it down, and tells Vapi; what Vapi cannot be told now, the number shows. Staff also say whether it is in use. */
async function save(deps: AppDeps, req: OfNumber, form: NumberForm): Promise<void> {
  const ctx = clientCtx(deps, req as Request)
  const above = aboveWall(deps, ctx)
  const { id } = req.params
  const isStaff = ctx.actor.kind === 'impersonator'
  const changes = {
    label: form.label,
    greeting: form.greeting,
    forwardTo: form.forwardTo,
    hours: form.hasHours ? hoursFromText(form.week) : null,
    ...(isStaff && { isActive: form.isActive }),
  }
  const { mustFollow } = await updateNumber(isStaff ? above : ctx, { id, changes })
  if (mustFollow) await followAtVapi(above, { phoneNumberId: id })
}

/** A refusal that the page can show; not being allowed, or nothing being there, is a page of its own. */
async function orRefusal(work: () => Promise<unknown>): Promise<DomainError | undefined> {
  try {
    await work()
    return undefined
  } catch (thrown) {
    const refusal = asRefusal(thrown)
    if (!refusal || !SHOWN.includes(refusal.code)) throw thrown
    return refusal
  }
}

const SHOWN = ['invalid', 'conflict', 'provider_rejected', 'provider_down']

const requestOf = (body: unknown): RequestForm => ({
  country: textOf(body, 'country'),
  areaCode: textOf(body, 'areaCode'),
  note: textOf(body, 'note'),
  assistantId: textOf(body, 'assistantId'),
})

function fieldsOf(body: unknown): NumberForm {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'closedOn'] as const
  return {
    label: textOf(body, 'label'),
    greeting: textOf(body, 'greeting'),
    forwardTo: textOf(body, 'forwardTo'),
    hasHours: textOf(body, 'hasHours') !== '',
    isActive: textOf(body, 'isActive') !== '',
    week: Object.fromEntries(days.map((day) => [day, textOf(body, `hours_${day}`)])) as NumberForm['week'],
  }
}
