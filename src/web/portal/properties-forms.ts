import { type Request, type Response, Router } from 'express'
import { createProperty, getProperty, updateProperty } from '../../domain/properties/index.js'
import { assertMayChangeOf } from '../../domain/staff/index.js'
import type { DomainError } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { orRefusal, wrongOf } from './or-refusal.js'
import { PROPERTIES } from './properties.present.js'
import {
  formOfProperty,
  newProperty,
  PROPERTY_FIELDS,
  type PropertyForm,
  presentPropertyForm,
  propertyFormOf,
} from './properties-form.present.js'
import { backTo, surroundings } from './shell.js'

type Shown = { id?: string; name?: string; stamp?: string; form: PropertyForm; refusal?: DomainError }

/** Adding a property by hand, and changing one. */
export function propertyForms(deps: AppDeps): Router {
  const router = Router()

  router.get('/new', (req: Request, res) => {
    const ctx = clientCtx(deps, req)
    assertMayChangeOf(ctx, 'properties.write')
    const { profile } = surroundings(req, ctx.now)
    showForm(res, { form: newProperty(profile.currency) })
  })

  router.post('/', async (req: Request, res) => {
    const form = propertyFormOf(req.body)
    const made = await orRefusal(async () => createProperty(clientCtx(deps, req), typed(form)))
    if ('refusal' in made) return showForm(res, { form, ...made })
    backTo(req, res, {
      href: `${PROPERTIES}/${made.value.id}`,
      text: 'The property is added. Callers can ask about it now.',
    })
  })

  router.get('/:id/edit', async (req: Request<{ id: string }>, res) => {
    const ctx = clientCtx(deps, req as Request)
    const found = await getProperty(ctx, { id: req.params.id })
    assertMayChangeOf(ctx, 'properties.write')
    const stamp = found.updatedAt.toISOString()
    showForm(res, { id: found.id, name: found.address, stamp, form: formOfProperty(found) })
  })

  router.post('/:id', async (req: Request<{ id: string }>, res) => {
    const ctx = clientCtx(deps, req as Request)
    const { id } = req.params
    const form = propertyFormOf(req.body)
    const stamp = textOf(req.body, 'stamp')
    const expected = Number.isNaN(Date.parse(stamp)) ? {} : { expectedUpdatedAt: new Date(stamp) }
    const saved = await orRefusal(async () => updateProperty(ctx, { id, ...typed(form), ...expected }))
    if ('refusal' in saved) {
      const { address } = await getProperty(ctx, { id })
      return showForm(res, { id, name: address, stamp, form, ...saved })
    }
    backTo(req as Request, res, { href: `${PROPERTIES}/${id}`, text: 'Saved.' })
  })

  return router
}

/** Fields as their verb takes them: text; what is wrong with it, it says. */
const typed = (form: PropertyForm) => form as PropertyForm & { listing: 'SALE'; status: 'AVAILABLE' }

function showForm(res: Response, { id, name, stamp, form, refusal }: Shown): void {
  const { wrong, error } = wrongOf(refusal, PROPERTY_FIELDS)
  if (refusal) res.status(STATUS[refusal.code])
  const href = id ? `${PROPERTIES}/${id}` : PROPERTIES
  res.render('portal/properties/edit', {
    title: id ? `Edit ${name}` : 'New property',
    id,
    name,
    stamp,
    href,
    form: presentPropertyForm(form, wrong),
    error,
  })
}
