import { type Request, type Response, Router } from 'express'
import {
  archiveProperty,
  getProperty,
  listProperties,
  listPropertiesInput,
  markPropertyChecked,
  unarchiveProperty,
} from '../../domain/properties/index.js'
import { mayChangeOf } from '../../domain/staff/index.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { neighbourPages } from './leads.present.js'
import { leadOf, PROPERTIES, presentProperty, presentPropertyFilter } from './properties.present.js'
import { propertyForms } from './properties-forms.js'
import { importPages } from './properties-imports.js'
import { presentPropertyPage, type TypedUnit } from './properties-page.present.js'
import { unitPages } from './properties-units.js'
import { propertyHistory } from './property-history.js'
import { backTo, surroundings } from './shell.js'

type OfProperty = Request<{ id: string }>

/** /properties: what callers are told about, and what can be viewed and offered for. */
export function propertyPages(deps: AppDeps): Router {
  const router = Router()
  const showProperty = propertyPage(deps)

  router.get('/', listPage(deps))
  router.use('/imports', importPages(deps))
  router.use(propertyForms(deps))
  router.use(unitPages(deps, showProperty))
  router.get('/:id', (req, res) => showProperty(req, res))

  router.post('/:id/check', async (req: OfProperty, res) => {
    const { id } = req.params
    const isHealthy = textOf(req.body, 'healthy') === 'yes'
    await markPropertyChecked(clientCtx(deps, req as Request), { id, isHealthy })
    const text = isHealthy ? 'Noted: all of it is right today.' : 'Noted: something is open.'
    backTo(req as Request, res, { href: `${PROPERTIES}/${id}`, text })
  })

  router.post('/:id/archive', async (req: OfProperty, res) => {
    const { id } = req.params
    const ctx = clientCtx(deps, req as Request)
    const isBack = textOf(req.body, 'archived') === 'no'
    await (isBack ? unarchiveProperty(ctx, { id }) : archiveProperty(ctx, { id }))
    const text = isBack ? 'It is in the list again.' : 'Archived. Callers are no longer told about it.'
    backTo(req as Request, res, { href: `${PROPERTIES}/${id}`, text })
  })

  return router
}

const listPage = (deps: AppDeps) =>
  async function showList(req: Request, res: Response) {
    const ctx = clientCtx(deps, req)
    const { clock } = surroundings(req, ctx.now)
    const [text, status, listing] = ['text', 'status', 'listing'].map((name) => textOf(req.query, name).trim())
    const asked = { text: text ?? '', status: status ?? '', listing: listing ?? '', show: textOf(req.query, 'show') }
    const filter = presentPropertyFilter(asked)
    const cursor = textOf(req.query, 'cursor')
    const parsed = listPropertiesInput.safeParse({ ...asked, archived: filter.isArchived, cursor })
    if (!parsed.success) res.status(400)
    const page = parsed.success ? await listProperties(ctx, parsed.data) : { properties: [] }
    res.render('portal/properties/index', {
      title: 'Properties',
      properties: page.properties.map((property) => presentProperty(property, clock)),
      lead: leadOf(page, filter),
      pages: neighbourPages(PROPERTIES, asked, page),
      filter: { ...filter, isWrong: !parsed.success },
      mayChange: mayChangeOf(ctx.actor, 'properties.write'),
    })
  }

export type ShowProperty = (
  req: OfProperty,
  res: Response,
  typed?: TypedUnit & { error: string | undefined },
) => Promise<void>

const propertyPage = (deps: AppDeps): ShowProperty =>
  async function showProperty(req, res, typed) {
    const ctx = clientCtx(deps, req as Request)
    const { clock } = surroundings(req as Request, ctx.now)
    const found = await getProperty(ctx, { id: req.params.id })
    const mayBook = mayChangeOf(ctx.actor, 'appointments.write') && !found.archivedAt
    res.render('portal/properties/show', {
      title: found.address,
      property: presentPropertyPage(found, clock, typed),
      history: await propertyHistory(ctx, found, clock),
      bookHref: mayBook ? `/appointments/new?propertyId=${found.id}` : undefined,
      error: typed?.error,
      mayChange: mayChangeOf(ctx.actor, 'properties.write'),
    })
  }
