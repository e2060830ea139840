import { type Request, type Response, Router } from 'express'
import { createLead, getLead, updateLead } from '../../domain/leads/index.js'
import { assertMayChangeOf } from '../../domain/staff/index.js'
import { listTeam } from '../../domain/team/index.js'
import type { DomainError } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx } from '../request.js'
import {
  emptyLeadForm,
  formOfLead,
  LEAD_FIELDS,
  type LeadForm,
  leadFormOf,
  leadOf,
  presentLeadForm,
} from './lead-form.present.js'
import { LEADS, leadNameOf } from './leads.present.js'
import { orRefusal, wrongOf } from './or-refusal.js'
import { backTo, surroundings } from './shell.js'

type Shown = { lead?: { id: string; name: string }; form: LeadForm; refusal?: DomainError }

/** Adding a lead by hand, and changing what is known of one. */
export function leadForms(deps: AppDeps): Router {
  const router = Router()
  const showForm = formPage(deps)

  router.get('/new', (req: Request, res) => showForm(req, res, { form: emptyLeadForm(currencyOf(deps, req)) }))

  router.post('/', async (req: Request, res) => {
    const form = leadFormOf(req.body)
    const made = await orRefusal(async () => createLead(clientCtx(deps, req), leadOf(form)))
    if ('refusal' in made) return showForm(req, res, { form, ...made })
    backTo(req, res, { href: `${LEADS}/${made.value.id}`, text: 'The lead is added.' })
  })

  router.get('/:id/edit', async (req: Request<{ id: string }>, res) => {
    const lead = await getLead(clientCtx(deps, req as Request), { id: req.params.id })
    const form = formOfLead(lead, currencyOf(deps, req as Request))
    await showForm(req as Request, res, { lead: { id: lead.id, name: leadNameOf(lead) }, form })
  })

  router.post('/:id', async (req: Request<{ id: string }>, res) => {
    const ctx = clientCtx(deps, req as Request)
    const form = leadFormOf(req.body)
    const saved = await orRefusal(async () => updateLead(ctx, { id: req.params.id, ...leadOf(form) }))
    if ('refusal' in saved) {
      const lead = await getLead(ctx, { id: req.params.id })
      return showForm(req as Request, res, { lead: { id: lead.id, name: leadNameOf(lead) }, form, ...saved })
    }
    backTo(req as Request, res, { href: `${LEADS}/${req.params.id}`, text: 'Saved.' })
  })

  return router
}

const currencyOf = (deps: AppDeps, req: Request) => surroundings(req, clientCtx(deps, req).now).profile.currency

const formPage = (deps: AppDeps) =>
  async function showForm(req: Request, res: Response, { lead, form, refusal }: Shown) {
    const ctx = clientCtx(deps, req)
    assertMayChangeOf(ctx, 'leads.write')
    const team = (await listTeam(ctx)).filter(({ isActive }) => isActive)
    const { wrong, error } = wrongOf(refusal, LEAD_FIELDS)
    if (refusal) res.status(STATUS[refusal.code])
    res.render('portal/leads/edit', {
      title: lead ? `Edit ${lead.name}` : 'New lead',
      id: lead?.id,
      name: lead?.name,
      action: lead ? `${LEADS}/${lead.id}` : LEADS,
      form: presentLeadForm(form, { wrong, team }),
      error,
    })
  }
