import { type Request, type Response, Router } from 'express'
import {
  createForwardingUrl,
  getForwardingUrl,
  rotateForwardingSecret,
  updateForwardingUrl,
} from '../../domain/forwarding/index.js'
import { asRefusal, type DomainError, fieldErrors, invalid } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { presentUrlForm, type UrlForm, WEBHOOKS } from './forwarding.present.js'
import { backTo } from './shell.js'

const NEW: UrlForm = { url: '', description: '', isEverything: true, types: [] }

/** Adding and editing a URL, and its secret, which is on the page that answers and never again. */
export function forwardingForms(deps: AppDeps): Router {
  const router = Router()

  router.get('/new', (_req, res) => showForm(res, { form: NEW }))

  router.post('/', async (req, res) => {
    const form = formOf(req.body)
    const made = await orRefusal(async () => createForwardingUrl(clientCtx(deps, req), wantedOf(form)))
    if ('refusal' in made) return showForm(res, { form, refusal: made.refusal })
    showSecret(res.status(201), { ...made.value, url: form.url, isNew: true })
  })

  router.get('/:id/edit', async (req, res) => {
    const { id, url, description, types } = await getForwardingUrl(clientCtx(deps, req), { id: req.params.id })
    showForm(res, { id, form: { url, description: description ?? '', isEverything: types.length === 0, types } })
  })

  router.post('/:id', async (req, res) => {
    const { id } = req.params
    const form = formOf(req.body)
    const saved = await orRefusal(async () => updateForwardingUrl(clientCtx(deps, req), { id, ...wantedOf(form) }))
    if ('refusal' in saved) return showForm(res, { id, form, refusal: saved.refusal })
    backTo(req as Request, res, { href: `${WEBHOOKS}/${id}`, text: 'Saved.' })
  })

  router.post('/:id/secret', async (req, res) => {
    const ctx = clientCtx(deps, req)
    const { id } = req.params
    const { secret } = await rotateForwardingSecret(ctx, { id })
    const { url } = await getForwardingUrl(ctx, { id })
    showSecret(res, { id, secret, url, isNew: false })
  })

  return router
}

function showForm(res: Response, { id, form, refusal }: { id?: string; form: UrlForm; refusal?: DomainError }): void {
  const wrong = refusal ? fieldErrors(refusal) : {}
  if (refusal) res.status(STATUS[refusal.code])
  res.render('portal/forwarding/edit', {
    title: id ? 'Edit webhook' : 'Add a webhook',
    id,
    action: id ? `${WEBHOOKS}/${id}` : WEBHOOKS,
    form: presentUrlForm(form, wrong),
    error: refusal && Object.keys(wrong).length === 0 ? refusal.message : undefined,
  })
}

const showSecret = (res: Response, made: { id: string; secret: string; url: string; isNew: boolean }) =>
  res.render('portal/forwarding/secret', {
    title: made.isNew ? 'Your webhook is ready' : 'Your new secret',
    ...made,
    host: new URL(made.url.trim()).host,
    href: `${WEBHOOKS}/${made.id}`,
  })

/** A refusal that can be acted on in the form; not being allowed, or nothing being there, is a page of its own. */
async function orRefusal<T>(work: () => Promise<T>): Promise<{ value: T } | { refusal: DomainError }> {
  try {
    return { value: await work() }
  } catch (thrown) {
    const refusal = asRefusal(thrown)
    if (!refusal || !['invalid', 'conflict'].includes(refusal.code)) throw thrown
    return { refusal }
  }
}

function formOf(body: unknown): UrlForm {
  const { types = [] } = (body ?? {}) as { types?: string | string[] }
  return {
    url: textOf(body, 'url'),
    description: textOf(body, 'description'),
    isEverything: textOf(body, 'told') !== 'some',
    types: [types].flat(),
  }
}

/** @throws invalid when only some kinds are wanted and none was chosen, which would mean all of them */
function wantedOf({ url, description, isEverything, types }: UrlForm) {
  if (!isEverything && types.length === 0) throw invalid('types', 'Please choose at least one')
  return { url, description, types: isEverything ? [] : [...types] }
}
