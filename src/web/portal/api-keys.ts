import { type Request, type Response, Router } from 'express'
import { createApiKey, listApiKeys, renameApiKey, revokeApiKey } from '../../domain/api-keys/index.js'
import { assertMayChangeOf, mayChangeOf } from '../../domain/staff/index.js'
import { assertInPerson } from '../../platform/context.js'
import type { DomainError } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, type PortalActor, textOf } from '../request.js'
import { API_KEYS, presentKey, presentKeyPages, presentKeyTabs, SHOWN } from './api-keys.present.js'
import { type KeyForm, NEW_KEY, presentKeyForm, presentMadeKey, wantedOf } from './api-keys-form.present.js'
import { orRefusal, wrongOf } from './or-refusal.js'
import { backTo, surroundings } from './shell.js'

/** /settings/api-keys: what a client's own programs may do here. */
export function apiKeyPages(deps: AppDeps): Router {
  const router = Router()
  const showKeys = keysPage(deps)

  router.get('/', (req, res) => showKeys(req, res))

  router.get('/new', (req, res) => {
    const ctx = clientCtx(deps, req)
    assertInPerson(ctx.actor)
    assertMayChangeOf(ctx, 'api-keys.write')
    showForm(res, { form: NEW_KEY, today: surroundings(req, ctx.now).clock.dayBefore(0) })
  })

  router.post('/', async (req, res) => {
    const ctx = clientCtx(deps, req)
    const { profile, clock } = surroundings(req, ctx.now)
    const form = formOf(req.body)
    const made = await orRefusal(async () => {
      const wanted = wantedOf(form, { timeZone: profile.timeZone, now: ctx.now })
      return { ...(await createApiKey(ctx, wanted)), wanted }
    })
    if ('refusal' in made) return showForm(res, { form, today: clock.dayBefore(0), refusal: made.refusal })
    const { key, wanted } = made.value
    res.status(201).render('portal/api-keys/made', {
      title: 'Your key is ready',
      made: presentMadeKey({ ...wanted, key }, { clock, publicUrl: deps.config.publicUrl }),
    })
  })

  router.post('/:id/name', async (req, res) => {
    const { id } = req.params
    const name = textOf(req.body, 'name')
    const renamed = await orRefusal(async () => renameApiKey(clientCtx(deps, req), { id, name }))
    if ('refusal' in renamed) return showKeys(req as Request, res, { id, name, refusal: renamed.refusal })
    backTo(req as Request, res, { href: API_KEYS, text: 'The new name is saved.' })
  })

  router.post('/:id/revoke', async (req, res) => {
    await revokeApiKey(clientCtx(deps, req), { id: req.params.id })
    backTo(req as Request, res, { href: API_KEYS, text: 'Revoked. Whoever shows this key is refused from now on.' })
  })

  return router
}

/** A client's people where the portal is self-service. Keys are credentials: staff handle them in the back office. */
const mayOf = (actor: PortalActor) => ({
  change: mayChangeOf(actor, 'api-keys.write') && actor.kind === 'client',
  isVisit: actor.kind === 'impersonator',
})

type WrongName = { id: string; name: string; refusal: DomainError }

/** Keys, newest first; after a name that was refused, with what was wrong beside it. */
const keysPage = (deps: AppDeps) =>
  async function showKeys(req: Request, res: Response, wrongName?: WrongName): Promise<void> {
    const ctx = clientCtx(deps, req)
    const { clock } = surroundings(req, ctx.now)
    const [show, cursor] = [textOf(req.query, 'show') || 'valid', textOf(req.query, 'cursor')]
    const state = SHOWN[show] ?? 'ACTIVE'
    const read = await orRefusal(async () => listApiKeys(ctx, { state, ...(cursor && { cursor }) }))
    const page = 'value' in read ? read.value : { keys: [] }
    const refusal = 'refusal' in read ? read.refusal : wrongName?.refusal
    if (refusal) res.status(STATUS[refusal.code])
    const keys = page.keys.map((row) => withWrongName(presentKey(row, clock), wrongName))
    res.render('portal/api-keys/index', {
      title: 'API keys',
      keys,
      isValid: state === 'ACTIVE',
      error: keys.some(({ wrongName: wrong }) => wrong) ? undefined : refusal?.message,
      may: mayOf(ctx.actor),
      address: `${deps.config.publicUrl}/api/v1`,
      tabs: presentKeyTabs(show),
      pages: presentKeyPages(show, page),
    })
  }

function withWrongName(key: ReturnType<typeof presentKey>, wrongName: WrongName | undefined) {
  if (key.id !== wrongName?.id) return key
  const { wrong, error } = wrongOf(wrongName.refusal, ['name'])
  return { ...key, typedName: wrongName.name, wrongName: wrong['name'] ?? error }
}

function showForm(res: Response, { form, today, refusal }: { form: KeyForm; today: string; refusal?: DomainError }) {
  const { wrong, error } = wrongOf(refusal, ['name', 'scopes', 'day', 'expiresAt'])
  if (refusal) res.status(STATUS[refusal.code])
  res.render('portal/api-keys/new', { title: 'Make an API key', form: presentKeyForm(form, { wrong, today }), error })
}

function formOf(body: unknown): KeyForm {
  const { scopes = [] } = (body ?? {}) as { scopes?: string | string[] }
  return {
    name: textOf(body, 'name'),
    may: textOf(body, 'may'),
    scopes: [scopes].flat().filter((scope) => typeof scope === 'string'),
    expires: textOf(body, 'expires'),
    day: textOf(body, 'day'),
  }
}
