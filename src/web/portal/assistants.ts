import { type Request, type RequestHandler, type Response, Router } from 'express'
import {
  archiveAssistant,
  assertMayChange,
  canConverse,
  createAssistant,
  getAssistant,
  listAssistants,
  listVersions,
  renameAssistant,
  unarchiveAssistant,
} from '../../domain/assistants/index.js'
import { listTemplates } from '../../domain/templates/index.js'
import { aboveWall } from '../../platform/context.js'
import { type DomainError, fieldErrors } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { ASSISTANTS, hrefOf, nextStep, presentAssistant, presentVersion, stepHref } from './assistant.present.js'
import { chatPages } from './assistant-chat.js'
import { factPages } from './assistant-facts.js'
import { importPages } from './assistant-import.js'
import { type NewForm, presentNew } from './assistant-new.present.js'
import { refusalOf, reviewPages } from './assistant-review.js'
import { orInvalid } from './assistant-save.js'
import { stepPages } from './assistant-steps.js'
import { knowsOf } from './assistant-summary.js'
import { versionPages } from './assistant-versions.js'
import { voicePages } from './assistant-voices.js'
import { backTo, shell, surroundings } from './shell.js'

type OfAssistant = Request<{ id: string }>

/** /assistants: the assistants of a client and the wizard that makes them, for those who may change them. */
export function assistantPages(deps: AppDeps): Router {
  const router = Router()
  router.use(onlyThoseWhoMay(deps))
  router.use('/voices', voicePages(deps))
  router.use('/:id', factPages(deps))
  router.use(shell(deps))

  router.get('/', async (req: Request, res) => {
    const ctx = clientCtx(deps, req)
    const { clock } = surroundings(req, ctx.now)
    const isArchive = textOf(req.query, 'show') === 'archived'
    const views = await listAssistants(ctx, { withArchived: true })
    const shown = views.filter(({ archivedAt }) => isArchive === (archivedAt !== null))
    res.render('portal/assistants/index', {
      title: isArchive ? 'Archived assistants' : 'Assistants',
      assistants: shown.map((view) => presentAssistant(view, clock)),
      isArchive,
      archived: views.filter(({ archivedAt }) => archivedAt).length,
    })
  })

  router.use(newPages(deps))
  router.use('/:id/steps', importPages(deps), stepPages(deps))
  router.use('/:id/conversation', chatPages(deps))
  router.use('/:id', reviewPages(deps), versionPages(deps), ownPages(deps))

  return router
}

/** Whoever only reads the portal gets a page that says whom to ask. */
const onlyThoseWhoMay =
  (deps: AppDeps): RequestHandler =>
  (req, _res, next) => {
    assertMayChange(clientCtx(deps, req))
    next()
  }

/** Beginning an assistant: what it does, from what, and what it is called. */
function newPages(deps: AppDeps): Router {
  const router = Router()

  router.get('/new', (req, res) =>
    show(req, res, { direction: textOf(req.query, 'direction'), name: '', templateId: '' }),
  )

  router.post('/', async (req, res) => {
    const [direction = '', name = '', template = ''] = ['direction', 'name', 'templateId'].map((one) =>
      textOf(req.body, one),
    )
    const form = { direction, name, templateId: template }
    let made: { id: string } | undefined
    const refusal = await orInvalid(async () => {
      // zod says what is wrong with a direction that is none.
      const input = {
        direction: direction as 'INBOUND',
        ...(name.trim() && { name }),
        ...(template && { templateId: template }),
      }
      made = await createAssistant(clientCtx(deps, req), input)
    })
    if (!made) return show(req, res, form, refusal)
    const view = await getAssistant(clientCtx(deps, req), made)
    res.redirect(303, stepHref(view.id, nextStep(view)))
  })

  async function show(req: Request, res: Response, form: NewForm, refusal?: DomainError) {
    const templates = await listTemplates(clientCtx(deps, req), {})
    if (refusal) res.status(STATUS[refusal.code])
    res.render('portal/assistants/new', {
      title: 'New assistant',
      form: presentNew(form, { templates, refusal }),
    })
  }

  return router
}

/** /assistants/:id: where one stands, and what can be done with it. */
function ownPages(deps: AppDeps): Router {
  const router = Router({ mergeParams: true })

  router.get('/', (req: OfAssistant, res) => show(req, res))

  router.post('/name', async (req: OfAssistant, res) => {
    const name = textOf(req.body, 'name')
    const refusal = await refusalOf(() => renameAssistant(clientCtx(deps, req as Request), { id: req.params.id, name }))
    if (refusal) return show(req, res, { name, refusal })
    backTo(req as Request, res, {
      href: hrefOf(req.params.id),
      text: 'Renamed. Vapi gets the new name when you publish.',
    })
  })

  router.get('/archive', async (req: OfAssistant, res) => {
    const ctx = clientCtx(deps, req as Request)
    const { clock } = surroundings(req as Request, ctx.now)
    const view = await getAssistant(ctx, { id: req.params.id })
    if (view.archivedAt) return res.redirect(303, hrefOf(view.id))
    res.render('portal/assistants/archive', { title: `Archive ${view.name}`, assistant: presentAssistant(view, clock) })
  })

  router.post('/archive', async (req: OfAssistant, res) => {
    const ctx = aboveWall(deps, clientCtx(deps, req as Request))
    const { name } = await getAssistant(ctx, { id: req.params.id })
    const refusal = await refusalOf(() => archiveAssistant(ctx, { id: req.params.id }))
    if (refusal) return show(req, res, { refusal })
    backTo(req as Request, res, { href: ASSISTANTS, text: `${name} is archived.` })
  })

  router.post('/unarchive', async (req: OfAssistant, res) => {
    const ctx = aboveWall(deps, clientCtx(deps, req as Request))
    const { id } = req.params
    const refusal = await refusalOf(() => unarchiveAssistant(ctx, { id }))
    if (refusal) return show(req, res, { refusal })
    const text = 'It is out of the archive, with all its answers. It is live again once you publish it.'
    backTo(req as Request, res, { href: hrefOf(id), text })
  })

  async function show(req: OfAssistant, res: Response, given: { name?: string; refusal?: DomainError } = {}) {
    const ctx = clientCtx(deps, req as Request)
    const { clock } = surroundings(req as Request, ctx.now)
    const view = await getAssistant(ctx, { id: req.params.id })
    const versions = await listVersions(ctx, { assistantId: view.id })
    const wrong = given.refusal && fieldErrors(given.refusal)['name']
    if (given.refusal) res.status(STATUS[given.refusal.code])
    res.render('portal/assistants/show', {
      title: view.name,
      assistant: presentAssistant(view, clock),
      knows: knowsOf(view),
      versions: versions.map((version) => presentVersion(version, { id: view.id, clock })),
      rename: { value: given.name ?? view.name, wrong },
      error: given.refusal && !wrong ? given.refusal.message : undefined,
      mayConverse: canConverse(ctx.config) && view.facts !== undefined,
      zone: clock.zone,
    })
  }

  return router
}
