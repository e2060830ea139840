import { type Request, type Response, Router } from 'express'
import { listAppointments } from '../../domain/appointments/index.js'
import {
  addNote,
  getLead,
  listLeads,
  listLeadsInput,
  MOST_NOTE,
  recordConsent,
  setLeadStatus,
  updateLead,
} from '../../domain/leads/index.js'
import { mayChangeOf } from '../../domain/staff/index.js'
import { listTeam } from '../../domain/team/index.js'
import type { DomainError } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { doNotCallPages } from './do-not-call.js'
import { type ConsentForm, NO_CONSENT, presentConsentForm, presentLeadPage, presentTimeline } from './lead.present.js'
import { presentLeadBooking } from './lead-booking.present.js'
import { leadForms } from './lead-forms.js'
import { LEADS, type LeadFilter, neighbourPages, presentLead, presentLeadFilter } from './leads.present.js'
import { orRefusal, wrongOf } from './or-refusal.js'
import { backTo, surroundings } from './shell.js'

type OfLead = Request<{ id: string }>
type Typed = { consent?: ConsentForm; note?: string; refusal?: DomainError }

/** /leads: everyone who called or is to be reached, each with all that happened. */
export function leadPages(deps: AppDeps): Router {
  const router = Router()
  const showLead = leadPage(deps)
  const done = (req: OfLead, res: Response, text: string) =>
    backTo(req as Request, res, { href: `${LEADS}/${req.params.id}`, text })

  router.get('/', listPage(deps))
  router.use('/do-not-call', doNotCallPages(deps))
  router.use(leadForms(deps))
  router.get('/:id', (req, res) => showLead(req, res))

  router.post('/:id/status', async (req: OfLead, res) => {
    const input = { id: req.params.id, status: textOf(req.body, 'status') as never }
    const made = await orRefusal(() => setLeadStatus(clientCtx(deps, req as Request), input))
    if ('refusal' in made) return showLead(req, res, made)
    done(req, res, 'The status is changed.')
  })

  router.post('/:id/assignee', async (req: OfLead, res) => {
    const input = { id: req.params.id, assigneeId: textOf(req.body, 'assigneeId') || null }
    const made = await orRefusal(() => updateLead(clientCtx(deps, req as Request), input))
    if ('refusal' in made) return showLead(req, res, made)
    done(req, res, input.assigneeId ? 'Assigned.' : 'Nobody looks after it now.')
  })

  router.post('/:id/notes', async (req: OfLead, res) => {
    const note = textOf(req.body, 'text')
    const made = await orRefusal(() => addNote(clientCtx(deps, req as Request), { id: req.params.id, text: note }))
    if ('refusal' in made) return showLead(req, res, { note, ...made })
    done(req, res, 'Your note is added.')
  })

  router.post('/:id/consents', async (req: OfLead, res) => {
    const consent = consentOf(req.body)
    const { given, channel, ...said } = consent
    const input = { ...said, id: req.params.id, channel: channel as 'CALL', isGiven: given !== 'no' }
    const made = await orRefusal(() => recordConsent(clientCtx(deps, req as Request), input))
    if ('refusal' in made) return showLead(req, res, { consent, ...made })
    done(req, res, 'It is on record.')
  })

  return router
}

const consentOf = (body: unknown): ConsentForm => ({
  channel: textOf(body, 'channel'),
  given: textOf(body, 'given'),
  how: textOf(body, 'how'),
  evidence: textOf(body, 'evidence'),
})

const FILTERS = ['text', 'status', 'source', 'minScore'] as const

const listPage = (deps: AppDeps) =>
  async function showList(req: Request, res: Response) {
    const ctx = clientCtx(deps, req)
    const { clock } = surroundings(req, ctx.now)
    const filter = Object.fromEntries(FILTERS.map((name) => [name, textOf(req.query, name).trim()])) as LeadFilter
    const asked = { ...filter, cursor: textOf(req.query, 'cursor') }
    const set = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))
    const parsed = listLeadsInput.safeParse({ ...set, ...(filter.minScore && { minScore: Number(filter.minScore) }) })
    if (!parsed.success) res.status(400)
    const page = parsed.success ? await listLeads(ctx, parsed.data) : { leads: [] }
    res.render('portal/leads/index', {
      title: 'Leads',
      leads: page.leads.map((lead) => presentLead(lead, clock)),
      pages: neighbourPages(LEADS, filter, page),
      filter: presentLeadFilter(filter, !parsed.success),
      mayChange: mayChangeOf(ctx.actor, 'leads.write'),
    })
  }

const leadPage = (deps: AppDeps) =>
  async function showLead(req: OfLead, res: Response, { consent, note, refusal }: Typed = {}) {
    const ctx = clientCtx(deps, req as Request)
    const { profile, clock } = surroundings(req as Request, ctx.now)
    const cursor = textOf(req.query, 'cursor')
    const found = await getLead(ctx, { id: req.params.id, ...(cursor && { cursor }) })
    const mayChange = mayChangeOf(ctx.actor, 'leads.write')
    const team = mayChange ? (await listTeam(ctx)).filter(({ isActive }) => isActive) : []
    const { appointments } = await listAppointments(ctx, { leadId: found.id, order: 'latest' })
    const { wrong, error } = wrongOf(refusal, ['text', 'channel', 'how', 'evidence'])
    if (refusal) res.status(STATUS[refusal.code])
    const lead = presentLeadPage(found, { clock, team, currency: profile.currency })
    res.render('portal/leads/show', {
      title: lead.name,
      lead,
      mayChange,
      error,
      zone: clock.zone,
      booking: presentLeadBooking(found, appointments, {
        clock,
        mayBook: mayChangeOf(ctx.actor, 'appointments.write'),
      }),
      timeline: presentTimeline(found, clock),
      consentForm: presentConsentForm(consent ?? NO_CONSENT, wrong),
      note: { name: 'text', label: 'A note', rows: 2, max: MOST_NOTE, value: note, wrong: wrong['text'] },
    })
  }
