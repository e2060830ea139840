import { type Request, type Response, Router } from 'express'
import { canConverse, getAssistant } from '../../domain/assistants/index.js'
import { type Step, stepsOf, suggestedFirstMessage } from '../../domain/wizard/index.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { hrefOf, presentSteps, stepHref } from './assistant.present.js'
import { treeOf } from './assistant-answers.js'
import { type Edited, edit, type Removed, type TypedStep } from './assistant-edits.js'
import { presentField } from './assistant-fields.present.js'
import { presentLacks } from './assistant-lacks.present.js'
import { presentPreview } from './assistant-preview.present.js'
import { reviewOf } from './assistant-review-parts.js'
import { asDraft, type Draft, finish, type SavedStep, saveStep, stepOf, voicesFor } from './assistant-save.js'
import { backTo } from './shell.js'

type OfStep = Request<{ id: string; step: string }>

/** /assistants/:id/steps/:step: the wizard. One template asks every step; a form sends all of it, the script each answer. */
export function stepPages(deps: AppDeps): Router {
  const router = Router({ mergeParams: true })
  const show = stepPage(deps)

  router.get('/:step', async (req: OfStep, res) => {
    const ctx = clientCtx(deps, req as Request)
    const draft = asDraft(await getAssistant(ctx, { id: req.params.id }))
    await show(req as Request, res, { draft, step: stepOf(draft, req.params.step) })
  })

  router.post('/:step', async (req: OfStep, res) => {
    const ctx = clientCtx(deps, req as Request)
    const before = asDraft(await getAssistant(ctx, { id: req.params.id }))
    const step = stepOf(before, req.params.step)
    const wish = textOf(req.body, 'do') || 'next'
    const saved = await saveStep(ctx, before, { step, tree: treeOf(req.body) })
    const edited = edit(step, saved.typed, { what: wish, ...removedIn(req) })
    if (edited) return showEdited(req, res, { draft: before, step, saved, edited })
    const { typed, wrong, stale } = saved
    if (wish === 'next' && isEmpty(wrong)) Object.assign(wrong, await finish(ctx, { id: before.id, step: step.id }))
    const draft = asDraft(await getAssistant(ctx, { id: before.id }))
    if (wish === 'suggest') {
      const suggested = { firstMessage: suggestedFirstMessage(draft.direction, draft.facts) }
      return show(req as Request, res, { draft, step, ...saved, typed: { ...typed, ...suggested } })
    }
    if (!isEmpty(wrong))
      return show(req as Request, res.status(stale.length > 0 ? 409 : 400), { draft, step, ...saved })
    leave(req as Request, res, { draft, step, wish })
  })

  type Editing = { draft: Draft; step: Step; saved: SavedStep; edited: Edited }

  /** What a button changed is kept as it would be if it had been sent; what is half-written is not wrong yet. */
  async function showEdited(req: OfStep, res: Response, { draft: before, step, saved, edited }: Editing) {
    const ctx = clientCtx(deps, req as Request)
    const { field, typed, removed } = edited
    const again = await saveStep(ctx, before, { step, tree: { ...typed, fields: field, before: saved.stamps } })
    const stale = [...new Set([...saved.stale, ...again.stale])]
    const words = { ...saved.wrong, ...again.wrong }
    const wrong = Object.fromEntries(stale.map((name) => [name, words[name] ?? '']))
    const draft = asDraft(await getAssistant(ctx, { id: before.id }))
    const stamps = { ...saved.stamps, ...again.stamps }
    if (stale.length > 0) res.status(409)
    await show(req as Request, res, { draft, step, typed, wrong, stamps, stale, ...(removed && { removed }) })
  }

  return router
}

const isEmpty = (fields: object) => Object.keys(fields).length === 0

function removedIn(req: OfStep): { removed?: Removed } {
  try {
    const { field, index, row } = JSON.parse(textOf(req.body, 'removed')) as Removed
    const cells = Object.entries(row).map(([name, cell]) => [name, String(cell)] as const)
    return { removed: { field: String(field), index: Number(index), row: Object.fromEntries(cells) } }
  } catch {
    return {}
  }
}

function leave(req: Request, res: Response, { draft, step, wish }: { draft: Draft; step: Step; wish: string }): void {
  const steps = stepsOf(draft.direction)
  const at = steps.findIndex(({ id }) => id === step.id)
  const to = wish === 'back' ? steps[at - 1] : wish === 'next' ? steps[at + 1] : step
  if (wish === 'leave' || (wish === 'back' && !to))
    backTo(req, res, { href: hrefOf(draft.id), text: 'Saved. Go on whenever you like.' })
  else if (wish === 'next' && !to) backTo(req, res, { href: stepHref(draft.id, step.id), text: 'Saved.' })
  else res.redirect(303, stepHref(draft.id, (to ?? step).id))
}

export type StepShown = {
  draft: Draft
  step: Step
  typed?: TypedStep
  wrong?: Record<string, string>
  stamps?: Record<string, string>
  stale?: readonly string[]
  removed?: Removed
  error?: string
}

/** Draws a step: the questions, the preview beside them, and on the last one number, look over and publishing. */
export const stepPage = (deps: AppDeps) =>
  async function show(req: Request, res: Response, shown: StepShown): Promise<void> {
    const ctx = clientCtx(deps, req)
    const { draft, step, typed, wrong = {}, stamps = {}, stale = [], removed, error } = shown
    const steps = presentSteps(draft, step.id)
    const at = steps.findIndex(({ isCurrent }) => isCurrent)
    const voices = await voicesFor(ctx, step.fields)
    const lacks = await presentLacks(ctx, { draft, step, typed })
    const around = { facts: draft.facts, wrong, stamps, stale, voices, ...(typed && { typed }) }
    res.render('portal/assistants/step', {
      title: `${step.title} · ${draft.name}`,
      assistant: { id: draft.id, name: draft.name, href: hrefOf(draft.id) },
      step: {
        ...{ id: step.id, title: step.title, about: step.about, isReview: step.isReview === true },
        href: stepHref(draft.id, step.id),
        line: `Step ${at + 1} of ${steps.length}`,
        back: steps[at - 1]?.title,
        next: steps[at + 1]?.title,
        importHref: step.importsTo && `${stepHref(draft.id, step.id)}/import`,
        libraryHref: step.libraryFor && `${stepHref(draft.id, step.id)}/library`,
        suggestsFor: step.fields.some(({ name }) => name === 'firstMessage') ? 'firstMessage' : '',
        suggestion: suggestedFirstMessage(draft.direction, draft.facts),
      },
      steps,
      fields: step.fields.map((field) => ({
        ...presentField(field, around),
        lacks: field.name === 'functions' ? lacks : [],
      })),
      factsHref: `${hrefOf(draft.id)}/facts`,
      previewHref: `${hrefOf(draft.id)}/preview?step=${step.id}`,
      preview: presentPreview(draft, { mayConverse: canConverse(ctx.config) }),
      review: step.isReview ? await reviewOf(deps, req, draft) : undefined,
      removed: removed && { json: JSON.stringify(removed), words: Object.values(removed.row).find(Boolean) ?? '' },
      problems: Object.keys(wrong).filter((name) => !name.includes('.')).length,
      error,
    })
  }
