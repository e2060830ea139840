import { type Request, type Response, Router } from 'express'
import { hoursFromText } from '../../domain/numbers/index.js'
import { mayChangeOf } from '../../domain/staff/index.js'
import {
  createTeamMember,
  getBookingPlan,
  getTeamMember,
  getUsualWeek,
  listTeam,
  ORDINARY_WEEK,
  updateBookingPlan,
  updateTeamMember,
} from '../../domain/team/index.js'
import type { Ctx } from '../../platform/context.js'
import { asRefusal, conflict, type DomainError, forbidden, invalid } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, type PortalActor, textOf } from '../request.js'
import { dayAt } from './local-moment.js'
import { refusalOf, wrongOf } from './or-refusal.js'
import { backTo, surroundings } from './shell.js'
import { presentExceptions, presentMember, TEAM } from './team.present.js'
import { BOOKING_FIELDS, type BookingForm, bookingFormOf, presentBooking, typedBooking } from './team-booking.js'
import {
  MEMBER_FIELDS,
  type MemberForm,
  memberFormOf,
  memberInput,
  newMember,
  presentMemberForm,
  typedMember,
} from './team-form.js'

type OfMember = Request<{ id: string }>
type Typed<Form> = { form?: Form; refusal?: DomainError | undefined }

/** /settings/team: who takes appointments and when, and how times are offered to callers. */
export function teamPages(deps: AppDeps): Router {
  const router = Router()
  const showTeam = teamPage(deps)
  const showMember = memberPage(deps)

  router.get('/', (req, res) => showTeam(req, res))

  router.post('/booking', async (req: Request, res) => {
    const form = typedBooking(req.body)
    const refusal = await refusalOf(() => updateBookingPlan(clientCtx(deps, req), form))
    if (refusal) return showTeam(req, res, { form, refusal })
    backTo(req, res, { href: TEAM, text: 'Your booking times are saved.' })
  })

  router.get('/new', (req, res) => showNewMember(deps, req, res))

  router.post('/', async (req: Request, res) => {
    const form = typedMember(req.body)
    const refusal = await refusalOf(async () => createTeamMember(clientCtx(deps, req), memberInput(form)))
    if (refusal) return showNewMember(deps, req, res, { form, refusal })
    backTo(req, res, { href: TEAM, text: `${form.name.trim()} is in your team now.` })
  })

  router.get('/:id', (req, res) => showMember(req, res))

  router.post('/:id', async (req: OfMember, res) => {
    const ctx = clientCtx(deps, req as Request)
    const form = typedMember(req.body)
    const { availability } = await getTeamMember(ctx, { id: req.params.id })
    const save = async () =>
      updateTeamMember(ctx, { id: req.params.id, ...memberInput(form, availability?.exceptions ?? []) })
    const refusal = await refusalOf(save)
    if (refusal) return showMember(req, res, { form, refusal })
    backTo(req as Request, res, { href: `${TEAM}/${req.params.id}`, text: 'Saved.' })
  })

  router.post('/:id/active', async (req: OfMember, res) => {
    const isActive = textOf(req.body, 'active') !== 'no'
    await updateTeamMember(clientCtx(deps, req as Request), { id: req.params.id, isActive })
    backTo(req as Request, res, { href: TEAM, text: isActive ? 'Back in your team.' : 'No longer in your team.' })
  })

  router.post('/:id/days', async (req: OfMember, res) => {
    const ctx = clientCtx(deps, req as Request)
    const day = { on: textOf(req.body, 'on'), times: textOf(req.body, 'times') }
    const refusal = await refusalOf(() => addException(ctx, { id: req.params.id, ...day }))
    if (refusal) return showMember(req, res, { refusal, day })
    backTo(req as Request, res, { href: `${TEAM}/${req.params.id}`, text: 'The day is set.' })
  })

  router.post('/:id/days/remove', async (req: OfMember, res) => {
    const on = textOf(req.body, 'on')
    await removeException(clientCtx(deps, req as Request), { id: req.params.id, on })
    backTo(req as Request, res, { href: `${TEAM}/${req.params.id}`, text: 'That day is like any other again.' })
  })

  return router
}

const teamPage = (deps: AppDeps) =>
  async function showTeam(req: Request, res: Response, { form, refusal }: Typed<BookingForm> = {}) {
    const ctx = clientCtx(deps, req)
    const [team, plan] = [await listTeam(ctx), await getBookingPlan(ctx)]
    const { wrong, error } = wrongOf(refusal, BOOKING_FIELDS)
    if (refusal) res.status(STATUS[refusal.code])
    const members = team.map(presentMember)
    res.render('portal/team/index', {
      title: 'Team and booking times',
      members: members.filter(({ isActive }) => isActive),
      left: members.filter(({ isActive }) => !isActive),
      mayChange: mayChangeOf(ctx.actor, 'team.write'),
      booking: presentBooking(form ?? bookingFormOf(plan), wrong),
      error,
    })
  }

async function showNewMember(deps: AppDeps, req: Request, res: Response, { form, refusal }: Typed<MemberForm> = {}) {
  const ctx = clientCtx(deps, req)
  if (!mayChangeOf(ctx.actor, 'team.write')) throw forbidden()
  const { wrong, error } = wrongOf(refusal, MEMBER_FIELDS)
  if (refusal) res.status(STATUS[refusal.code])
  const shown = form ?? newMember(await getUsualWeek(ctx))
  res.render('portal/team/new', { title: 'Add somebody', form: presentMemberForm(shown, wrong), error })
}

type OfDay = { day?: { on: string; times: string } }

const memberPage = (deps: AppDeps) =>
  async function showMember(req: OfMember, res: Response, { form, refusal, day }: Typed<MemberForm> & OfDay = {}) {
    const ctx = clientCtx(deps, req as Request)
    const { profile } = surroundings(req as Request, ctx.now)
    const member = await getTeamMember(ctx, { id: req.params.id })
    const mayChange = mayChangeOf(ctx.actor, 'team.write')
    const usual = mayChange && !member.availability ? await getUsualWeek(ctx) : ORDINARY_WEEK
    const { wrong, error } = wrongOf(refusal, day ? ['on', 'times'] : MEMBER_FIELDS)
    if (refusal) res.status(STATUS[refusal.code])
    res.render('portal/team/show', {
      title: member.name,
      member: presentMember(member),
      exceptions: presentExceptions(member.availability, dayAt(ctx.now, profile.timeZone)),
      hasHours: member.availability !== null,
      form: presentMemberForm(form ?? memberFormOf(member, usual), day ? {} : wrong),
      day: { on: day?.on ?? '', times: day?.times ?? '', wrong: day ? wrong : {} },
      mayChange,
      error,
    })
  }

/** A day on which somebody is there at other times, or not at all; it replaces what was said of that day before. */
async function addException(
  ctx: Ctx & { actor: PortalActor },
  { id, on, times }: { id: string; on: string; times: string },
) {
  const { availability } = await getTeamMember(ctx, { id })
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) throw invalid('on', 'Please choose a day')
  const kept = availability ?? { week: await getUsualWeek(ctx), exceptions: [] }
  const exceptions = [...kept.exceptions.filter((day) => day.on !== on), { on, ranges: rangesIn(times) }]
  await updateTeamMember(ctx, { id, availability: { ...kept, exceptions } })
}

async function removeException(ctx: Ctx, { id, on }: { id: string; on: string }): Promise<void> {
  const { availability } = await getTeamMember(ctx, { id })
  if (!availability) throw conflict('There are no such days any more')
  const exceptions = availability.exceptions.filter((day) => day.on !== on)
  await updateTeamMember(ctx, { id, availability: { ...availability, exceptions } })
}

/** @throws invalid with 'times' */
function rangesIn(times: string) {
  const none = { tue: '', wed: '', thu: '', fri: '', sat: '', sun: '', closedOn: '' }
  try {
    return hoursFromText({ ...none, mon: times }).week.mon ?? []
  } catch (thrown) {
    if (!asRefusal(thrown)) throw thrown
    throw invalid('times', 'Please write times such as 10:00-14:00, or leave it empty')
  }
}
