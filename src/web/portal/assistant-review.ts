import { type Request, type Response, Router } from 'express'
import { type AssistantView, finishStep, getAssistant, publishAssistant } from '../../domain/assistants/index.js'
import { attachNumber, chooseOwnNumber, pickNumber, requestNumber } from '../../domain/numbers/index.js'
import { aboveWall } from '../../platform/context.js'
import { asRefusal, type DomainError, fieldErrors } from '../../platform/errors.js'
import { displayNumber } from '../../platform/phone.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { hrefOf, stepHref } from './assistant.present.js'
import { say } from './assistant-notice.js'
import { presentPublication } from './assistant-publication.present.js'
import { asDraft, stepOf } from './assistant-save.js'
import { stepPage } from './assistant-steps.js'
import { backTo, surroundings } from './shell.js'

type OfAssistant = Request<{ id: string }>

const REVIEW = 'review'

/** The number of an assistant, and publishing it. Both stand above the wall: the verbs check whose it is. */
export function reviewPages(deps: AppDeps): Router {
  const router = Router({ mergeParams: true })
  const refused = refusedOnReview(deps)

  router.post('/number', async (req: OfAssistant, res) => {
    const [country, areaCode] = textOf(req.body, 'place').split(':')
    const another = textOf(req.body, 'another') === 'yes'
    const evenIfLive = textOf(req.body, 'sure') === 'yes'
    await refused(req, res, async (ctx, view) => {
      const where = { ...(country && { country }), ...(areaCode && { areaCode }) }
      const picked = await pickNumber(ctx, { assistantId: view.id, another, evenIfLive, ...where })
      if (!picked) return 'Somebody else has just taken the last one there. Choose another place, or ask for a number.'
      return told(ctx, view, picked)
    })
  })

  router.post('/number/own', async (req: OfAssistant, res) => {
    await refused(req, res, async (ctx, view) => {
      const phoneNumberId = textOf(req.body, 'phoneNumberId')
      return told(ctx, view, await chooseOwnNumber(ctx, { assistantId: view.id, phoneNumberId }))
    })
  })

  router.post('/number/request', async (req: OfAssistant, res) => {
    await refused(req, res, async (_ctx, view) => {
      const [country, areaCode, note] = ['country', 'areaCode', 'note'].map((name) => textOf(req.body, name))
      const wanted = { country: country ?? '', areaCode: areaCode ?? '', note: note ?? '' }
      await requestNumber(clientCtx(deps, req as Request), { assistantId: view.id, ...wanted })
      return 'Asked for. Your agency finds a number, and the assistant gets it. You can publish already.'
    })
  })

  router.post('/publication', async (req: OfAssistant, res) => {
    const ctx = clientCtx(deps, req as Request)
    const { id } = req.params
    const note = textOf(req.body, 'note')
    const refusal = await refusalOf(async () => {
      await finishStep(ctx, { id, step: REVIEW })
      const overDrift = textOf(req.body, 'overDrift') === 'yes'
      await publishAssistant(aboveWall(deps, ctx), { id, overDrift, ...(note && { note }) })
    })
    if (refusal) return showReview(deps, req, res, refusal)
    res.redirect(303, `${hrefOf(id)}/publication`)
  })

  router.get('/publication', async (req: OfAssistant, res) => {
    const ctx = clientCtx(deps, req as Request)
    const { clock } = surroundings(req as Request, ctx.now)
    const view = await getAssistant(ctx, { id: req.params.id })
    if (view.publishSteps.length === 0) return res.redirect(303, hrefOf(view.id))
    res.render('portal/assistants/publication', {
      title: `Publishing ${view.name}`,
      assistant: { id: view.id, name: view.name, href: hrefOf(view.id) },
      publication: presentPublication(view, clock),
    })
  })

  return router
}

type Above = ReturnType<typeof aboveWall>

/** Does something about the number, and goes back to where it stands; what is refused is said there. */
const refusedOnReview =
  (deps: AppDeps) =>
  async (
    req: OfAssistant,
    res: Response,
    work: (ctx: Above, view: AssistantView) => Promise<string>,
  ): Promise<void> => {
    const ctx = clientCtx(deps, req as Request)
    const { id } = req.params
    let words = ''
    const refusal = await refusalOf(async () => {
      words = await work(aboveWall(deps, ctx), asDraft(await getAssistant(ctx, { id })))
    })
    if (refusal) return showReview(deps, req, res, refusal)
    backTo(req as Request, res, { href: `${stepHref(id, REVIEW)}#number`, text: words })
  }

/** An assistant that is live already answers its new number at once; one that is not, when it is published. */
async function told(ctx: Above, view: AssistantView, { id, number }: { id: string; number: string }): Promise<string> {
  const shown = displayNumber(number)
  if (!view.vapiAssistantId) return `${shown} is yours. It works as soon as you publish.`
  const refusal = await refusalOf(() => attachNumber(ctx, { phoneNumberId: id }))
  return refusal
    ? `${shown} is yours. ${refusal.message} Publish again, and it is told to Vapi.`
    : `${shown} is yours, and ${view.name} has it.`
}

async function showReview(deps: AppDeps, req: OfAssistant, res: Response, refusal: DomainError): Promise<void> {
  const view = await getAssistant(clientCtx(deps, req as Request), { id: req.params.id })
  // It has no last step to say it on: archived, or made by hand.
  if (view.archivedAt || !view.facts)
    return say(req as Request, res, { href: hrefOf(view.id), kind: 'bad', text: refusal.message })
  const draft = asDraft(view)
  const [first] = Object.values(fieldErrors(refusal))
  const error =
    refusal.code === 'invalid' && first && Object.keys(draft.problems).length === 0 ? first : refusal.message
  res.status(STATUS[refusal.code])
  await stepPage(deps)(req as Request, res, { draft, step: stepOf(draft, REVIEW), error })
}

/** A refusal that can be acted on where one is; not being allowed, or nothing being there, is a page of its own. */
export async function refusalOf(work: () => Promise<unknown>): Promise<DomainError | undefined> {
  try {
    await work()
    return undefined
  } catch (thrown) {
    const refusal = asRefusal(thrown)
    if (!refusal || ['not_found', 'forbidden', 'unauthorized'].includes(refusal.code)) throw thrown
    return refusal
  }
}
