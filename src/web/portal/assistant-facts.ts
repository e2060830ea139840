import { type Request, Router } from 'express'
import { canConverse, getAssistant } from '../../domain/assistants/index.js'
import { type Field, stepsOf, suggestedFirstMessage } from '../../domain/wizard/index.js'
import { fieldErrors } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { hrefOf, presentSteps } from './assistant.present.js'
import { isReadable, typedFact, typedOf, UNREADABLE } from './assistant-answers.js'
import { presentPreview } from './assistant-preview.present.js'
import { reviewOf } from './assistant-review-parts.js'
import {
  ABOUT_A_LIST,
  asDraft,
  type Draft,
  fieldOf,
  orRefused,
  saveTyped,
  stampOf,
  stepOf,
  voicesFor,
} from './assistant-save.js'

type OfAssistant = Request<{ id: string }>

/** What the script of the wizard asks for: keeping one answer, and the preview after it. */
export function factPages(deps: AppDeps): Router {
  const router = Router({ mergeParams: true })

  router.post('/facts', async (req: OfAssistant, res) => {
    const ctx = clientCtx(deps, req as Request)
    const draft = asDraft(await getAssistant(ctx, { id: req.params.id }))
    const field = fieldOf(draft, textOf(req.body, 'field'))
    const { value } = req.body as { value?: unknown }
    if (value === undefined || !isReadable(field, value))
      return res.status(400).json({ fields: { [field.name]: UNREADABLE } })
    const typed = typedOf(field, value)
    const voices = await voicesFor(ctx, [field])
    const stamp = textOf(req.body, 'before') || undefined
    let { facts } = draft
    const refusal = await orRefused(ABOUT_A_LIST, async () => {
      facts = (await saveTyped(ctx, { draft, field, typed, voices, stamp })).facts
    })
    if (refusal) {
      const fields = fieldErrors(refusal)
      const wrong = Object.keys(fields).length > 0 ? fields : { [field.name]: refusal.message }
      return res.status(STATUS[refusal.code]).json({ fields: wrong, isStale: refusal.code === 'conflict' })
    }
    const also = alsoChanged(draft, { field, facts })
    res.json({ suggestion: suggestedFirstMessage(draft.direction, facts), also, before: stampOf(field, facts) })
  })

  router.get('/preview', async (req: OfAssistant, res) => {
    const ctx = clientCtx(deps, req as Request)
    const draft = asDraft(await getAssistant(ctx, { id: req.params.id }))
    const step = stepOf(draft, textOf(req.query, 'step') || 'review')
    res.render('portal/assistants/_fresh', {
      assistant: { id: draft.id, name: draft.name, href: hrefOf(draft.id) },
      steps: presentSteps(draft, step.id),
      preview: presentPreview(draft, { mayConverse: canConverse(ctx.config) }),
      csrf: deps.csrf.tokenFor(req as Request, res),
      review: step.isReview ? await reviewOf(deps, req as Request, draft) : undefined,
    })
  })

  return router
}

/** Texts that followed the answer which was kept, such as a first message that nobody wrote, as they are typed. */
function alsoChanged(draft: Draft, { field: kept, facts }: { field: Field; facts: Draft['facts'] }) {
  const [was, is] = [draft.facts, facts] as Record<string, unknown>[]
  const fields = stepsOf(draft.direction).flatMap((step) => step.fields)
  const followed = fields.filter(
    ({ kind, name }) => (kind === 'line' || kind === 'text') && name !== kept.name && was?.[name] !== is?.[name],
  )
  return Object.fromEntries(followed.map((field) => [field.name, typedFact(field, is?.[field.name])]))
}
