import { type Request, type Response, Router } from 'express'
import {
  compareAssistant,
  driftOf,
  getAssistant,
  getVersion,
  putOursBack,
  type Restored,
  restoreVersion,
  takeTheirs,
} from '../../domain/assistants/index.js'
import { aboveWall, type Ctx } from '../../platform/context.js'
import { type DomainError, fieldErrors } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx } from '../request.js'
import { hrefOf, presentDiff, presentVersion } from './assistant.present.js'
import { say, type Words } from './assistant-notice.js'
import { refusalOf } from './assistant-review.js'
import { knowsOf } from './assistant-summary.js'
import { backTo, surroundings } from './shell.js'

type OfAssistant = Request<{ id: string }>
type OfVersion = Request<{ id: string; version: string }>

/** What was published, and whether Vapi still has it so. */
export function versionPages(deps: AppDeps): Router {
  const router = Router({ mergeParams: true })
  const showVersion = versionPage(deps)

  router.get('/versions/:version', (req: OfVersion, res) => showVersion(req, res))

  router.post('/versions/:version/restore', async (req: OfVersion, res) => {
    const above = aboveWall(deps, clientCtx(deps, req as Request))
    const { id, version } = req.params
    let restored: Restored | undefined
    const refusal = await refusalOf(async () => {
      restored = await restoreVersion(above, { assistantId: id, number: Number(version) })
    })
    if (!restored) return showVersion(req, res, refusal)
    say(req as Request, res, { href: `${hrefOf(id)}/publication`, ...wordsOf(Number(version), restored) })
  })

  router.post('/comparison', async (req: OfAssistant, res) => {
    await onItsPage(req, res, async (ctx, id) => {
      const { state } = await compareAssistant(ctx, { id })
      return state === 'differs' || state === 'gone' ? { href: `${hrefOf(id)}/comparison` } : { text: SAME[state] }
    })
  })

  router.get('/comparison', async (req: OfAssistant, res) => {
    const ctx = clientCtx(deps, req as Request)
    const { clock } = surroundings(req as Request, ctx.now)
    const view = await getAssistant(ctx, { id: req.params.id })
    if (!view.driftFoundAt) return res.redirect(303, hrefOf(view.id))
    const diff = await driftOf(ctx, { id: view.id })
    res.render('portal/assistants/comparison', {
      title: `${view.name} differs at Vapi`,
      assistant: { id: view.id, name: view.name, href: hrefOf(view.id), mayBeEdited: view.facts !== undefined },
      found: clock.dayAndTime(view.driftFoundAt).replace('Today', 'today'),
      diff: diff && presentDiff(diff, { before: 'As published', after: 'At Vapi' }),
      hasChanges: view.hasUnpublishedChanges,
    })
  })

  router.post('/comparison/theirs', async (req: OfAssistant, res) => {
    await onItsPage(req, res, async (ctx, id) => {
      const { version, kept, onlyInVersion } = await takeTheirs(ctx, { id })
      const answers = kept.length > 0 ? ` In your answers now: ${kept.join(', ')}.` : ''
      const rest = onlyInVersion.length > 0 ? ` Until you publish again only: ${onlyInVersion.join(', ')}.` : ''
      return { text: `Taken over as version ${version}.${answers}${rest}` }
    })
  })

  router.post('/comparison/ours', async (req: OfAssistant, res) => {
    await onItsPage(req, res, async (ctx, id) => {
      await putOursBack(ctx, { id })
      return { text: 'Vapi has it as it was published again.' }
    })
  })

  type Told = { href?: string; text?: string }

  /** Does something at Vapi, and goes to the assistant's page, which says what came of it or why not. */
  async function onItsPage(req: OfAssistant, res: Response, work: (ctx: Ctx, id: string) => Promise<Told>) {
    const { id } = req.params
    let told: Told = {}
    const refusal = await refusalOf(async () => {
      told = await work(aboveWall(deps, clientCtx(deps, req as Request)), id)
    })
    if (refusal) return say(req as Request, res, { href: hrefOf(id), kind: 'bad', text: refusal.message })
    const { href = hrefOf(id), text } = told
    if (text === undefined) return res.redirect(303, href)
    backTo(req as Request, res, { href, text })
  }

  return router
}

/** What came of bringing a version back: publishing may have stopped, and not all of it may be as it was. */
function wordsOf(number: number, { state, steps, keptFromDraft, differsFromVersion }: Restored): Words {
  const kept =
    keptFromDraft.length > 0
      ? ` Some answers of then are not accepted any more and stay as they were: ${keptFromDraft.join(', ')}.`
      : ''
  if (state === 'INCOMPLETE') {
    const isLive = steps.some((one) => one.step === 'version' && one.state === 'done')
    const how = isLive ? 'is live again, but publishing' : 'is in your answers again, but not live: publishing'
    return { kind: 'bad', text: `Version ${number} ${how} stopped half-way. Below it says where.${kept}` }
  }
  const { settings, prompt, isEmpty } = differsFromVersion
  const labels = [...new Set([...settings.map(({ label }) => label), ...(prompt.length > 0 ? ['Prompt'] : [])])]
  const shown = labels.length > MOST_LABELS ? [...labels.slice(0, MOST_LABELS), 'more'] : labels
  const differs = isEmpty ? '' : ` Not quite as it was then: ${shown.join(', ')}.`
  return { kind: 'good', text: `Version ${number} is back.${kept}${differs}` }
}

const MOST_LABELS = 5

const SAME = {
  same: 'Vapi has it exactly as it was published.',
  unpublished: 'It was never published, so there is nothing to compare yet.',
} as const

/** One version with what it changed; what kept it from being brought back stands above. */
const versionPage = (deps: AppDeps) =>
  async function showVersion(req: OfVersion, res: Response, refusal?: DomainError) {
    const ctx = clientCtx(deps, req as Request)
    const { clock } = surroundings(req as Request, ctx.now)
    const { id } = req.params
    const [view, version] = [
      await getAssistant(ctx, { id }),
      await getVersion(ctx, { assistantId: id, number: Number(req.params.version) }),
    ]
    if (refusal) res.status(STATUS[refusal.code])
    const details = refusal ? Object.values(fieldErrors(refusal)) : []
    res.render('portal/assistants/version', {
      title: `Version ${version.number} of ${view.name}`,
      assistant: { id, name: view.name, href: hrefOf(id) },
      version: {
        ...presentVersion(version, { id, clock }),
        isFirst: version.number === 1,
        greeting: version.firstMessage,
        prompt: version.prompt,
      },
      knew: knowsOf({ direction: view.direction, facts: version.facts }),
      diff: presentDiff(version.diff, { before: `Version ${version.number - 1}`, after: `Version ${version.number}` }),
      mayRestore: !version.isLive && view.facts !== undefined && !view.archivedAt,
      error: refusal && [refusal.message, ...details].join('. '),
    })
  }
