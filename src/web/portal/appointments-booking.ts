import { type Request, type Response, Router } from 'express'
import { createAppointment, getAppointment, moveAppointment } from '../../domain/appointments/index.js'
import { getLead } from '../../domain/leads/index.js'
import { addressLine, getProperty } from '../../domain/properties/index.js'
import { mayChangeOf } from '../../domain/staff/index.js'
import { getBookingPlan, listTeam } from '../../domain/team/index.js'
import type { Ctx } from '../../platform/context.js'
import { type DomainError, forbidden, invalid } from '../../platform/errors.js'
import { displayNumber } from '../../platform/phone.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, type PortalActor, textOf } from '../request.js'
import { APPOINTMENTS, isKind, type Kind, whoOf } from './appointments.present.js'
import {
  BOOKING_FIELDS,
  type BookingForm,
  bookingForm,
  offeredTime,
  presentBookingForm,
  presentTimes,
  takers,
} from './appointments-booking.present.js'
import { timesFor } from './appointments-free-times.js'
import { presentAppointmentPage } from './appointments-page.present.js'
import { dayAt, momentOf, timeAt } from './local-moment.js'
import { refusalOf, wrongOf } from './or-refusal.js'
import { backTo, surroundings } from './shell.js'

type ClientCtx = Ctx & { actor: PortalActor }
type OfAppointment = Request<{ id: string }>
type Typed = { form?: BookingForm; refusal?: DomainError | undefined }

/** The pages on which a person chooses a time: a new appointment, and another time for one that is there. */
export function bookingPages(deps: AppDeps): Router {
  const router = Router()
  const showNew = newPage(deps)
  const showMove = movePage(deps)

  router.get('/new', (req, res) => showNew(req, res))

  router.post('/', async (req: Request, res) => {
    const ctx = clientCtx(deps, req)
    const form = bookingForm(req.body)
    if (textOf(req.body, 'do') === 'times') return showNew(req, res, { form })
    const { timeZone } = surroundings(req, ctx.now).profile
    let id = ''
    const refusal = await refusalOf(async () => {
      id = (await createAppointment(ctx, newAppointment(form, timeZone))).id
    })
    if (refusal) return showNew(req, res, { form, refusal })
    backTo(req, res, { href: `${APPOINTMENTS}/${id}`, text: 'Entered. Nobody else gets that time now.' })
  })

  router.get('/:id/move', (req, res) => showMove(req, res))

  router.post('/:id/move', async (req: OfAppointment, res) => {
    const ctx = clientCtx(deps, req as Request)
    const form = bookingForm(req.body)
    if (textOf(req.body, 'do') === 'times') return showMove(req, res, { form })
    const { clock, profile } = surroundings(req as Request, ctx.now)
    const { id } = req.params
    const refusal = await refusalOf(async () => moveAppointment(ctx, { id, ...timeOf(form, profile.timeZone) }))
    if (refusal) return showMove(req, res, { form, refusal })
    const { startsAt } = await getAppointment(ctx, { id })
    backTo(req as Request, res, { href: `${APPOINTMENTS}/${id}`, text: `Moved to ${clock.dayAndTime(startsAt)}.` })
  })

  return router
}

/** When, how long and with whom, as the form says it. @throws invalid with the field */
function timeOf(form: BookingForm, timeZone: string) {
  const { startsAt, teamMemberId } = chosenTime(form, timeZone)
  const chosen = form.teamMemberId || teamMemberId
  return { startsAt, ...(form.minutes && { minutes: Number(form.minutes) }), ...(chosen && { teamMemberId: chosen }) }
}

function chosenTime(form: BookingForm, timeZone: string): { startsAt: Date; teamMemberId: string } {
  if (form.startsAt === 'own') return { startsAt: momentOf(form, timeZone), teamMemberId: '' }
  const offered = offeredTime(form.startsAt)
  if (!offered) throw invalid('startsAt', 'Please choose a time')
  return offered
}

function newAppointment(form: BookingForm, timeZone: string) {
  const { attendeeName, attendeeNumber, attendeeEmail, place, note, leadId, propertyId } = form
  if (!isKind(form.kind)) throw invalid('kind', 'Please choose what it is')
  const who = { attendeeName, attendeeNumber, attendeeEmail, place, note }
  const about = { ...(leadId && { leadId }), ...(propertyId && { propertyId }) }
  return { ...timeOf(form, timeZone), kind: form.kind, ...who, ...about }
}

const newPage = (deps: AppDeps) =>
  async function showNew(req: Request, res: Response, { form, refusal }: Typed = {}): Promise<void> {
    const ctx = clientCtx(deps, req)
    if (!mayChangeOf(ctx.actor, 'appointments.write')) throw forbidden()
    const { clock, profile } = surroundings(req, ctx.now)
    const asked = form ?? (await begunForm(ctx, req.query, profile.businessType))
    const kind: Kind = isKind(asked.kind) ? asked.kind : 'MEETING'
    const { timeZone } = profile
    const found = await timesFor(ctx, { kind, timeZone, on: asked.on, teamMemberId: asked.teamMemberId })
    const { wrong, error } = wrongOf(refusal, BOOKING_FIELDS)
    if (refusal) res.status(STATUS[refusal.code])
    const shown = { ...asked, kind, on: found.on }
    res.render('portal/appointments/new', {
      title: 'New appointment',
      form: presentBookingForm(shown, { team: await listTeam(ctx), about: await aboutOf(ctx, shown) }),
      times: presentTimes(found.times, shown, { clock, kind, plan: await getBookingPlan(ctx), wrong }),
      zone: clock.zone,
      wrong,
      error,
    })
  }

const movePage = (deps: AppDeps) =>
  async function showMove(req: OfAppointment, res: Response, { form, refusal }: Typed = {}): Promise<void> {
    const ctx = clientCtx(deps, req as Request)
    const { clock, profile } = surroundings(req as Request, ctx.now)
    const { timeZone } = profile
    const row = await getAppointment(ctx, { id: req.params.id })
    const mayChange = mayChangeOf(ctx.actor, 'appointments.write')
    const one = presentAppointmentPage(row, { clock, timeZone, mayChange })
    if (!mayChange) throw forbidden()
    if (!one.may.move) return res.redirect(303, one.href)
    // Its own length holds, and so does its day while that is still to come.
    const minutes = String(one.minutes)
    const on = row.startsAt > ctx.now ? one.on : dayAt(ctx.now, timeZone)
    const begun = {
      ...bookingForm({}),
      on,
      minutes,
      time: timeAt(row.startsAt, timeZone),
      teamMemberId: one.teamMemberId,
    }
    const asked = form ?? begun
    const team = await listTeam(ctx)
    const wanted = { kind: row.kind, timeZone, on: asked.on, teamMemberId: asked.teamMemberId, exceptId: row.id }
    const { times, on: shownOn } = await timesFor(ctx, wanted)
    const { wrong, error } = wrongOf(refusal, BOOKING_FIELDS)
    if (refusal) res.status(STATUS[refusal.code])
    res.render('portal/appointments/move', {
      title: `Move: ${one.who}`,
      one,
      people: takers(team, asked.teamMemberId),
      times: presentTimes(
        times,
        { ...asked, on: shownOn },
        { clock, kind: row.kind, plan: await getBookingPlan(ctx), wrong },
      ),
      zone: clock.zone,
      error,
    })
  }

/** A form that begins with what the page one came from knows. */
async function begunForm(ctx: ClientCtx, query: unknown, businessType: string | null): Promise<BookingForm> {
  const form = bookingForm(query)
  const isAboutProperty = form.propertyId !== '' || /estate|propert|rent|apartment/i.test(businessType ?? '')
  const begun = { ...form, kind: isKind(form.kind) ? form.kind : isAboutProperty ? 'VIEWING' : 'MEETING' }
  if (!form.leadId) return begun
  const lead = await getLead(ctx, { id: form.leadId })
  return {
    ...begun,
    attendeeName: lead.name ?? '',
    attendeeNumber: lead.number ? displayNumber(lead.number, 'none') : '',
    attendeeEmail: lead.email ?? '',
  }
}

/** @throws not_found for a lead or a property of somebody else */
async function aboutOf(ctx: ClientCtx, { leadId, propertyId }: BookingForm): Promise<string | undefined> {
  const lead = leadId ? await getLead(ctx, { id: leadId }) : undefined
  const property = propertyId ? await getProperty(ctx, { id: propertyId }) : undefined
  const about = [
    lead &&
      `for ${whoOf({ attendeeName: lead.name, attendeeNumber: lead.number, attendeeEmail: lead.email, lead: null })}`,
    property && `at ${addressLine(property)}`,
  ].filter(Boolean)
  return about.length > 0 ? `It is entered ${about.join(', ')}.` : undefined
}
