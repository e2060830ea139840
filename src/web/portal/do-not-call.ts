import { type Request, type Response, Router } from 'express'
import { mayChangeOf } from '../../domain/staff/index.js'
import { addSuppression, liftSuppression, listSuppressions } from '../../domain/suppressions/index.js'
import type { DomainError } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import {
  askedOf,
  DO_NOT_CALL,
  EMPTY,
  hrefOf,
  NOTHING_FOUND,
  type NumberForm,
  presentNumberForm,
  presentSuppression,
  presentTabs,
  type Which,
} from './do-not-call.present.js'
import { LEADS, neighbourPages } from './leads.present.js'
import { orRefusal, wrongOf } from './or-refusal.js'
import { backTo, surroundings } from './shell.js'

const NEW: NumberForm = { number: '', reason: '' }

/** No number is longer, however it is written. */
const MOST_TEXT = 60

type Typed = { form?: NumberForm; lifting?: { id: string; reason: string }; refusal?: DomainError }

/** /leads/do-not-call: the numbers nobody may call for this client, and why. */
export function doNotCallPages(deps: AppDeps): Router {
  const router = Router()
  const showList = listPage(deps)

  router.get('/', (req: Request, res) => showList(req, res))

  router.post('/', async (req: Request, res) => {
    const form = { number: textOf(req.body, 'number'), reason: textOf(req.body, 'reason') }
    const lead = textOf(req.body, 'lead')
    const made = await orRefusal(() => addSuppression(clientCtx(deps, req), form))
    if ('refusal' in made) return showList(req, res, { form, ...made })
    const href = /^[\da-f-]{36}$/.test(lead) ? `${LEADS}/${lead}` : DO_NOT_CALL
    backTo(req, res, { href, text: 'Nobody calls this number for you any more.' })
  })

  router.post('/:id/lift', async (req: Request<{ id: string }>, res) => {
    const { id } = req.params
    const reason = textOf(req.body, `reason-${id}`)
    const made = await orRefusal(() => liftSuppression(clientCtx(deps, req as Request), { id, reason }))
    if ('refusal' in made) return showList(req as Request, res, { lifting: { id, reason }, ...made })
    backTo(req as Request, res, { href: DO_NOT_CALL, text: 'This number may be called again.' })
  })

  return router
}

const listPage = (deps: AppDeps) =>
  async function showList(req: Request, res: Response, { form = NEW, lifting, refusal }: Typed = {}) {
    const ctx = clientCtx(deps, req)
    const { clock } = surroundings(req, ctx.now)
    const show: Which = textOf(req.query, 'show') === 'all' ? 'all' : 'in force'
    const cursor = textOf(req.query, 'cursor')
    const text = textOf(req.query, 'text').trim().slice(0, MOST_TEXT)
    const page = await listSuppressions(ctx, { show, ...(text && { text }), ...(cursor && { cursor }) })
    const { wrong, error } = wrongOf(refusal, ['number', 'reason'])
    if (refusal) res.status(STATUS[refusal.code])
    res.render('portal/leads/do-not-call', {
      title: 'Do-not-call list',
      numbers: page.suppressions.map((line) => ({
        ...presentSuppression(line, clock),
        ...(line.id === lifting?.id && { reason: lifting.reason, wrong: wrong['reason'] }),
      })),
      tabs: presentTabs(show, text),
      search: { text, show: show === 'all' ? show : undefined, clear: hrefOf(show, '') },
      pages: neighbourPages(DO_NOT_CALL, askedOf(show, text), page),
      form: presentNumberForm(form, lifting ? {} : wrong),
      mayChange: mayChangeOf(ctx.actor, 'suppressions.write'),
      empty: text ? NOTHING_FOUND : EMPTY,
      error,
    })
  }
