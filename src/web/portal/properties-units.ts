import { type Request, type Response, Router } from 'express'
import { createUnit, removeUnit, updateUnit } from '../../domain/properties/index.js'
import type { DomainError } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx } from '../request.js'
import { orRefusal, wrongOf } from './or-refusal.js'
import type { ShowProperty } from './properties.js'
import { PROPERTIES } from './properties.present.js'
import { typedUnit, UNIT_FIELDS, type UnitForm, unitFormOf } from './properties-form.present.js'
import { backTo } from './shell.js'

type OfUnit = Request<{ id: string; unitId: string }>

/** The units of a property: their forms stand on its page. */
export function unitPages(deps: AppDeps, showProperty: ShowProperty): Router {
  const router = Router()

  router.post('/:id/units', async (req: Request<{ id: string }>, res) => {
    const form = typedUnit(req.body)
    const { id } = req.params
    const made = await orRefusal(async () =>
      createUnit(clientCtx(deps, req as Request), { propertyId: id, ...typed(form) }),
    )
    if ('refusal' in made) return showAgain(req, res, { form, ...made })
    backTo(req as Request, res, { href: `${PROPERTIES}/${id}#units`, text: `${form.name.trim()} is added.` })
  })

  router.post('/:id/units/:unitId', async (req: OfUnit, res) => {
    const form = typedUnit(req.body)
    const { id, unitId } = req.params
    const saved = await orRefusal(async () =>
      updateUnit(clientCtx(deps, req as unknown as Request), { id: unitId, ...typed(form) }),
    )
    if ('refusal' in saved) return showAgain(req, res, { id: unitId, form, ...saved })
    backTo(req as unknown as Request, res, { href: `${PROPERTIES}/${id}#units`, text: `${form.name.trim()} is saved.` })
  })

  router.post('/:id/units/:unitId/remove', async (req: OfUnit, res) => {
    const { unitId } = req.params
    const gone = await orRefusal(() => removeUnit(clientCtx(deps, req as unknown as Request), { id: unitId }))
    if ('refusal' in gone) return showAgain(req, res, { id: unitId, form: unitFormOf(undefined), ...gone })
    backTo(req as unknown as Request, res, {
      href: `${PROPERTIES}/${gone.value.propertyId}#units`,
      text: 'The unit is taken away.',
    })
  })

  function showAgain(
    req: Request<{ id: string }>,
    res: Response,
    sent: { id?: string; form: UnitForm; refusal: DomainError },
  ) {
    const { refusal, ...typed } = sent
    const { wrong, error } = wrongOf(refusal, UNIT_FIELDS)
    res.status(STATUS[refusal.code])
    return showProperty(req, res, { ...typed, wrong, error })
  }

  return router
}

const typed = (form: UnitForm) => form as UnitForm & { status: 'AVAILABLE' }
