import { type Request, type Response, Router } from 'express'
import {
  appointmentsOfWeek,
  calendarFile,
  cancelAppointment,
  confirmAppointment,
  countPendingAppointments,
  getAppointment,
  listAppointments,
  markAppointment,
} from '../../domain/appointments/index.js'
import { mayChangeOf } from '../../domain/staff/index.js'
import { listTeam } from '../../domain/team/index.js'
import type { DomainError } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { APPOINTMENTS } from './appointments.present.js'
import { bookingPages } from './appointments-booking.js'
import { takers } from './appointments-booking.present.js'
import {
  type AppointmentFilter,
  FILTERS,
  presentFilter,
  presentList,
  presentPassed,
  presentTop,
  presentWaiting,
  readFilter,
  SHOWS,
  type Show,
} from './appointments-list.present.js'
import { presentAppointmentPage } from './appointments-page.present.js'
import { presentWeek, weekHref } from './appointments-week.present.js'
import { mondayOf } from './local-moment.js'
import { refusalOf, wrongOf } from './or-refusal.js'
import { backTo, surroundings } from './shell.js'

type OfAppointment = Request<{ id: string }>

/** /appointments: what was agreed with callers, by week and as a list, and what becomes of it. */
export function appointmentPages(deps: AppDeps): Router {
  const router = Router()
  const showOne = onePage(deps)

  router.get('/', (req, res) => showWeek(deps, req, res))
  router.get('/list', (req, res) => showList(deps, req, res))
  router.use(bookingPages(deps))
  router.get('/:id', (req, res) => showOne(req, res))

  router.get('/:id/calendar.ics', async (req: OfAppointment, res) => {
    const { fileName, text } = await calendarFile(clientCtx(deps, req as Request), { id: req.params.id })
    res.attachment(fileName).type('text/calendar; charset=utf-8').send(text)
  })

  router.post('/:id/confirm', async (req: OfAppointment, res) => {
    const [teamMemberId, back] = [textOf(req.body, 'teamMemberId'), textOf(req.body, 'back')]
    const input = { id: req.params.id, ...(teamMemberId && { teamMemberId }) }
    const refusal = await refusalOf(() => confirmAppointment(clientCtx(deps, req as Request), input))
    if (refusal) return showOne(req, res, { refusal })
    const week = /^\d{4}-\d{2}-\d{2}$/.test(back) ? weekHref(back) : undefined
    backTo(req as Request, res, { href: week ?? hrefOf(req), text: 'Confirmed.' })
  })

  router.post('/:id/cancel', async (req: OfAppointment, res) => {
    const reason = textOf(req.body, 'reason').trim()
    const input = { id: req.params.id, ...(reason && { reason }) }
    const refusal = await refusalOf(() => cancelAppointment(clientCtx(deps, req as Request), input))
    if (refusal) return showOne(req, res, { refusal, reason })
    backTo(req as Request, res, { href: hrefOf(req), text: 'Cancelled. The time is free again.' })
  })

  router.post('/:id/mark', async (req: OfAppointment, res) => {
    // Any other word is for the verb to refuse.
    const status = textOf(req.body, 'status') as 'DONE' | 'NO_SHOW'
    const input = { id: req.params.id, status }
    const refusal = await refusalOf(() => markAppointment(clientCtx(deps, req as Request), input))
    if (refusal) return showOne(req, res, { refusal })
    const text = status === 'DONE' ? 'Noted: it took place.' : 'Noted: nobody came.'
    backTo(req as Request, res, { href: hrefOf(req), text })
  })

  return router
}

const hrefOf = (req: OfAppointment) => `${APPOINTMENTS}/${req.params.id}`

async function showWeek(deps: AppDeps, req: Request, res: Response): Promise<void> {
  const ctx = clientCtx(deps, req)
  const { profile, clock } = surroundings(req, ctx.now)
  const { timeZone } = profile
  const monday = mondayOf(textOf(req.query, 'week'), { timeZone, now: ctx.now })
  const mayChange = mayChangeOf(ctx.actor, 'appointments.write')
  const [rows, pending, passed, count] = [
    await appointmentsOfWeek(ctx, { monday }),
    await listAppointments(ctx, { status: 'PENDING', isOver: false }),
    await listAppointments(ctx, { status: 'PENDING', isOver: true, order: 'latest' }),
    await countPendingAppointments(ctx),
  ]
  const week = presentWeek(rows, { monday, timeZone, clock })
  res.render('portal/appointments/index', {
    title: 'Appointments',
    top: presentTop('week', { waiting: count, mayChange }),
    waiting: presentWaiting(pending, count, { clock, mayChange }),
    passed: presentPassed(passed, clock),
    back: monday,
    week,
    zone: clock.zone,
  })
}

async function showList(deps: AppDeps, req: Request, res: Response): Promise<void> {
  const ctx = clientCtx(deps, req)
  const { profile, clock } = surroundings(req, ctx.now)
  const filter = filterOf(req.query)
  const { wanted, wrong } = readFilter(filter, { timeZone: profile.timeZone, now: ctx.now })
  const isWrong = Object.keys(wrong).length > 0
  if (isWrong) res.status(400)
  const page = isWrong ? { appointments: [] } : await listAppointments(ctx, wanted)
  const [team, waiting] = [await listTeam(ctx), await countPendingAppointments(ctx)]
  const mayChange = mayChangeOf(ctx.actor, 'appointments.write')
  res.render('portal/appointments/list', {
    title: 'Appointments',
    top: presentTop(filter.show, { waiting, mayChange }),
    filter: presentFilter(filter, { team, wrong }),
    list: presentList(page, filter, clock),
  })
}

function filterOf(query: unknown): AppointmentFilter {
  const show = textOf(query, 'show')
  const fields = Object.fromEntries(FILTERS.map((name) => [name, textOf(query, name).trim()]))
  return {
    ...(fields as Record<(typeof FILTERS)[number], string>),
    show: Object.hasOwn(SHOWS, show) ? (show as Show) : 'upcoming',
    cursor: textOf(query, 'cursor'),
  }
}

type Refused = { refusal?: DomainError; reason?: string }

const onePage = (deps: AppDeps) =>
  async function showOne(req: OfAppointment, res: Response, { refusal, reason }: Refused = {}): Promise<void> {
    const ctx = clientCtx(deps, req as Request)
    const { profile, clock } = surroundings(req as Request, ctx.now)
    const row = await getAppointment(ctx, { id: req.params.id })
    const mayChange = mayChangeOf(ctx.actor, 'appointments.write')
    const one = presentAppointmentPage(row, { clock, timeZone: profile.timeZone, mayChange })
    const { wrong, error } = wrongOf(refusal, ['reason'])
    if (refusal) res.status(STATUS[refusal.code])
    res.render('portal/appointments/show', {
      title: one.who,
      one,
      people: one.may.confirm ? takers(await listTeam(ctx), one.teamMemberId) : [],
      isCancelling: reason !== undefined,
      reason: reason ?? '',
      wrong,
      error,
    })
  }
