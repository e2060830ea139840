import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import {
  appointmentsOfWeek,
  calendarFile,
  cancelAppointment,
  confirmAppointment,
  countPendingAppointments,
  createAppointment,
  getAppointment,
  listAppointments,
  listFreeTimes,
  markAppointment,
  moveAppointment,
} from '../../../src/domain/appointments/index.js'
import { getLead } from '../../../src/domain/leads/index.js'
import type { Ctx } from '../../../src/platform/context.js'
import { aLead } from '../../support/a-lead.js'
import { aProperty, aUnit } from '../../support/a-property.js'
import { aTask } from '../../support/a-task.js'
import { aColleague, aViewing } from '../../support/a-viewing.js'
import { aCall, aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
const prisma = () => db.deps.database.prisma
const selfService = (clientId: string, now = NOW) =>
  ctxOf(db.deps, clientActor(clientId, { access: 'SELF_SERVICE', name: 'Sam Okafor' }), now)
const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000)

async function aTeam() {
  const client = await aClient(db.deps, { timeZone: 'America/New_York' })
  const dana = await aColleague(db.deps, { clientId: client.id, name: 'Dana', createdAt: NOW })
  return { clientId: client.id, dana, ctx: selfService(client.id) }
}

describe('an appointment that a person makes', () => {
  it('is confirmed, with whoever is free, in the history of its lead, and written down', async () => {
    const { clientId, dana, ctx } = await aTeam()
    const kim = await aColleague(db.deps, { clientId, name: 'Kim', bufferAfterMinutes: 15, createdAt: hours(1) })
    await aViewing(db.deps, { clientId, startsAt: hours(3), teamMemberId: dana.id })
    const property = await aProperty(db.deps, { clientId })
    const unit = await aUnit(db.deps, { clientId, propertyId: property.id })
    const who = { attendeeName: 'Ann Lee', attendeeNumber: '415 555 0164', note: 'Brings her father' }
    const { id } = await createAppointment(ctx, {
      ...{ kind: 'VIEWING', startsAt: hours(3), minutes: '45', propertyId: property.id, unitId: unit.id, ...who },
    })
    const made = await getAppointment(ctx, { id })
    expect(made).toMatchObject({
      ...{ status: 'CONFIRMED', source: 'PERSON', endsAt: hours(3.75), teamMember: { name: 'Kim' }, note: who.note },
      ...{
        attendeeNumber: '+14155550164',
        property: { address: '123 Main Street, Springfield' },
        unit: { name: '4B' },
      },
      ...{ decidedBy: 'Sam Okafor', callId: undefined, timeZone: 'America/New_York' },
    })
    const [stored] = await prisma().appointment.findMany({ where: { id } })
    expect(stored).toMatchObject({ teamMemberId: kim.id, blockedFrom: hours(3), blockedTo: hours(4) })
    expect(Buffer.from(stored?.noteSealed ?? []).toString('latin1')).not.toContain('father')
    expect(await prisma().lead.findMany()).toMatchObject([
      { id: made.lead?.id, name: 'Ann Lee', status: 'APPOINTMENT' },
    ])
    const [entry] = await prisma().auditEntry.findMany()
    expect(entry).toMatchObject({ action: 'appointments.create', subjectName: 'Viewing with Ann Lee', clientId })
  })

  it('says what is in the way, and refuses the past', async () => {
    const { clientId, dana, ctx } = await aTeam()
    await aViewing(db.deps, { clientId, startsAt: hours(3), teamMemberId: dana.id, attendeeName: 'Priya Raman' })
    const at = (startsAt: Date) => createAppointment(ctx, { kind: 'MEETING', startsAt })
    await expect(at(hours(3.25))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Dana has a viewing with Priya Raman today at 3:00 PM'),
    })
    await aColleague(db.deps, { clientId, isActive: false })
    await expect(at(hours(-1))).rejects.toMatchObject({
      code: 'invalid',
      details: { fields: { startsAt: expect.anything() } },
    })
    expect(await at(hours(3.5))).toHaveProperty('id')
  })

  it('says that a caller is being offered the time, as long as that is so', async () => {
    const { clientId, dana, ctx } = await aTeam()
    const held = { status: 'HELD', teamMemberId: dana.id, vapiCallId: 'call-1', startsAt: hours(3) } as const
    await aViewing(db.deps, { clientId, ...held, heldUntil: hours(1) })
    const wanted = { kind: 'MEETING', startsAt: hours(3), teamMemberId: dana.id } as const
    await expect(createAppointment(ctx, wanted)).rejects.toThrow(/caller is being offered that time of Dana/)
    await createAppointment(selfService(clientId, hours(1)), wanted)
    expect((await prisma().appointment.findMany()).map(({ status }) => status)).toEqual(['CONFIRMED'])
  })

  it('stands with the business itself while its team has nobody, at a time that is offered', async () => {
    const client = await aClient(db.deps, { businessName: 'Bay View Homes', timeZone: 'America/New_York' })
    const ctx = selfService(client.id)
    const [first] = await listFreeTimes(ctx, { kind: 'MEETING', from: NOW, to: hours(48), limit: 1 })
    expect(first?.startsAt).toEqual(hours(2))
    // Whoever only looks writes nothing.
    expect(await prisma().teamMember.count()).toBe(0)
    const { id } = await createAppointment(ctx, { kind: 'MEETING', ...first, startsAt: hours(2) })
    expect(await getAppointment(ctx, { id })).toMatchObject({ teamMember: { name: 'Bay View Homes' } })
    const [next] = await listFreeTimes(ctx, { kind: 'MEETING', from: NOW, to: hours(48) })
    expect(next?.startsAt).toEqual(hours(2.5))
    const again = await listFreeTimes(ctx, { kind: 'MEETING', from: NOW, to: hours(48), exceptId: id })
    expect(again[0]?.startsAt).toEqual(hours(2))
  })

  it('refers to nothing of another client, and to nobody who left', async () => {
    const [one, other] = [await aTeam(), await aTeam()]
    const theirs = { clientId: other.clientId }
    const property = await aProperty(db.deps, theirs)
    const unit = await aUnit(db.deps, { ...theirs, propertyId: property.id })
    const lead = await aLead(db.deps, theirs)
    const left = await aColleague(db.deps, { clientId: one.clientId, isActive: false })
    const at = { kind: 'VIEWING', startsAt: hours(3) } as const
    for (const wrong of [
      { propertyId: property.id },
      { unitId: unit.id },
      { leadId: lead.id },
      { teamMemberId: other.dana.id },
      { teamMemberId: left.id },
      { teamMemberId: 'x' },
      { clientId: other.clientId },
    ]) {
      await expect(createAppointment(one.ctx, { ...at, ...wrong })).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await prisma().appointment.count()).toBe(0)
  })
})

describe('deciding about an appointment', () => {
  it('confirms it for whoever is free, once, and makes its tasks done when it took place', async () => {
    const { clientId, dana, ctx } = await aTeam()
    const lead = await aLead(db.deps, { clientId })
    const { id } = await aViewing(db.deps, { clientId, startsAt: hours(2), leadId: lead.id })
    const task = await aTask(db.deps, { clientId, appointmentId: id, dueAt: hours(2) })
    expect(await countPendingAppointments(ctx)).toBe(1)
    expect(await countPendingAppointments(selfService(clientId, hours(2.5)))).toBe(0)
    await confirmAppointment(ctx, { id })
    await confirmAppointment(ctx, { id })
    expect(await getAppointment(ctx, { id })).toMatchObject({
      status: 'CONFIRMED',
      teamMember: { id: dana.id },
      sequence: 1,
    })
    expect(await prisma().task.findMany()).toMatchObject([{ assigneeId: dana.id, dueAt: hours(2) }])
    await expect(markAppointment(ctx, { id, status: 'DONE' })).rejects.toThrow('not begun')
    const later = selfService(clientId, hours(3))
    await markAppointment(later, { id, status: 'NO_SHOW' })
    await markAppointment(later, { id, status: 'DONE' })
    await expect(cancelAppointment(later, { id })).rejects.toMatchObject({ code: 'conflict' })
    expect(await prisma().task.findUnique({ where: { id: task.id } })).toMatchObject({ doneBy: 'Sam Okafor' })
    const activities = await prisma().leadActivity.findMany({ where: { kind: 'APPOINTMENT_CHANGED' } })
    expect(activities.map(({ key }) => key).sort()).toEqual(
      [1, 2, 3].map((sequence) => `appointment ${id} ${sequence}`),
    )
    const actions = (await prisma().auditEntry.findMany()).map(({ action }) => action).sort()
    expect(actions).toEqual(['appointments.confirm', 'appointments.mark', 'appointments.mark'])
  })

  it('confirms nothing where nobody is free, or that is over', async () => {
    const { clientId, dana, ctx } = await aTeam()
    await aViewing(db.deps, { clientId, startsAt: hours(2), teamMemberId: dana.id })
    const { id } = await aViewing(db.deps, { clientId, startsAt: hours(2.25) })
    await expect(confirmAppointment(ctx, { id })).rejects.toThrow(/Dana has a viewing/)
    const kim = await aColleague(db.deps, { clientId, name: 'Kim' })
    await expect(confirmAppointment(ctx, { id, teamMemberId: dana.id })).rejects.toMatchObject({ code: 'conflict' })
    await expect(confirmAppointment(selfService(clientId, hours(4)), { id })).rejects.toThrow('has passed')
    await confirmAppointment(ctx, { id, teamMemberId: kim.id })
    expect(await getAppointment(ctx, { id })).toMatchObject({ teamMember: { name: 'Kim' } })
  })

  it('moves it with its tasks, keeps its length and whether it is confirmed, and refuses an overlap', async () => {
    const { clientId, dana, ctx } = await aTeam()
    const lead = await aLead(db.deps, { clientId })
    await aViewing(db.deps, { clientId, startsAt: hours(5), teamMemberId: dana.id })
    const with_ = { teamMemberId: dana.id, leadId: lead.id, minutes: 45 }
    const { id } = await aViewing(db.deps, { clientId, startsAt: hours(2), ...with_ })
    await aTask(db.deps, { clientId, appointmentId: id, dueAt: hours(2) })
    await expect(moveAppointment(ctx, { id, startsAt: hours(4.5) })).rejects.toThrow(/Dana has a viewing/)
    await expect(moveAppointment(ctx, { id, startsAt: hours(-1) })).rejects.toMatchObject({ code: 'invalid' })
    await moveAppointment(ctx, { id, startsAt: hours(2.25) })
    await moveAppointment(ctx, { id, startsAt: hours(2.25) })
    expect(await getAppointment(ctx, { id })).toMatchObject({ status: 'PENDING', endsAt: hours(3), sequence: 1 })
    expect(await prisma().task.findMany()).toMatchObject([{ dueAt: hours(2.25) }])
    await moveAppointment(ctx, { id, startsAt: hours(2.25), minutes: 20 })
    expect(await getAppointment(ctx, { id })).toMatchObject({ endsAt: new Date(hours(2.25).getTime() + 1_200_000) })
    const texts = await prisma().leadActivity.findMany({ where: { kind: 'APPOINTMENT_CHANGED' } })
    expect(texts).toHaveLength(2)
  })

  it('gives it to another person with the tasks that were theirs, and writes down who', async () => {
    const { clientId, dana, ctx } = await aTeam()
    const kim = await aColleague(db.deps, { clientId, name: 'Kim' })
    const lee = await aColleague(db.deps, { clientId, name: 'Lee' })
    const lead = await aLead(db.deps, { clientId })
    const of = { teamMemberId: dana.id, leadId: lead.id }
    const { id, startsAt } = await aViewing(db.deps, { clientId, startsAt: hours(2), ...of })
    const tasks = [dana.id, null, lee.id].map((assigneeId) =>
      aTask(db.deps, { clientId, appointmentId: id, dueAt: hours(1), assigneeId }),
    )
    const ids = (await Promise.all(tasks)).map((task) => task.id)
    await moveAppointment(ctx, { id, startsAt, teamMemberId: kim.id })
    const now = await prisma().task.findMany()
    expect(ids.map((one) => now.find((task) => task.id === one)?.assigneeId)).toEqual([kim.id, kim.id, lee.id])
    expect(now.map(({ dueAt }) => dueAt)).toEqual([hours(1), hours(1), hours(1)])
    expect(await prisma().auditEntry.findMany()).toMatchObject([{ changes: { teamMember: ['Dana', 'Kim'] } }])
    expect((await prisma().auditEntry.findFirst())?.changes).not.toHaveProperty('startsAt')
    const { activities } = await getLead(ctx, { id: lead.id })
    expect(activities).toMatchObject([{ kind: 'APPOINTMENT_CHANGED', text: 'Now with Kim' }])
  })

  it('gives the time of a cancelled one to others, and changes it no more', async () => {
    const { clientId, dana, ctx } = await aTeam()
    const { id } = await aViewing(db.deps, { clientId, startsAt: hours(2), teamMemberId: dana.id })
    await cancelAppointment(ctx, { id, reason: 'Already sold' })
    await cancelAppointment(ctx, { id })
    expect(await getAppointment(ctx, { id })).toMatchObject({
      status: 'CANCELLED',
      cancelReason: 'Already sold',
      sequence: 1,
    })
    await createAppointment(ctx, { kind: 'MEETING', startsAt: hours(2), teamMemberId: dana.id })
    for (const attempt of [
      () => confirmAppointment(ctx, { id }),
      () => moveAppointment(ctx, { id, startsAt: hours(9) }),
      () => markAppointment(selfService(clientId, hours(3)), { id, status: 'DONE' }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'conflict' })
    }
  })

  it('is for nobody but the client in self-service and working staff', async () => {
    const [one, other] = [await aTeam(), await aTeam()]
    const { id } = await aViewing(db.deps, { clientId: one.clientId, startsAt: hours(2) })
    const held = { status: 'HELD', heldUntil: hours(1), vapiCallId: 'c', teamMemberId: one.dana.id } as const
    const hold = await aViewing(db.deps, { clientId: one.clientId, startsAt: hours(6), ...held })
    const verbs = (ctx: Ctx, of: string) => [
      () => confirmAppointment(ctx, { id: of }),
      () => moveAppointment(ctx, { id: of, startsAt: hours(3) }),
      () => cancelAppointment(ctx, { id: of }),
      () => markAppointment(ctx, { id: of, status: 'DONE' }),
    ]
    const reads = (ctx: Ctx, of: string) => [() => getAppointment(ctx, { id: of }), () => calendarFile(ctx, { id: of })]
    const all = (ctx: Ctx, of: string) => [...verbs(ctx, of), ...reads(ctx, of)]
    const nowhere = [
      ...all(other.ctx, id),
      ...all(one.ctx, hold.id),
      ...all(one.ctx, randomUUID()),
      ...all(one.ctx, 'x'),
    ]
    for (const verb of nowhere) await expect(verb()).rejects.toMatchObject({ code: 'not_found' })
    const viewer = ctxOf(db.deps, staffActor(await aStaff(db.deps, { role: 'VIEWER' })))
    for (const ctx of [ctxOf(db.deps, clientActor(one.clientId)), viewer]) {
      for (const verb of verbs(ctx, id)) await expect(verb()).rejects.toMatchObject({ code: 'forbidden' })
      expect(await getAppointment(ctx, { id })).toMatchObject({ id })
    }
    expect((await listAppointments(other.ctx)).appointments).toEqual([])
    expect((await listAppointments(one.ctx)).appointments.map((row) => row.id)).toEqual([id])
    const times = { kind: 'MEETING', from: NOW, to: hours(48), clientId: other.clientId } as const
    await expect(listFreeTimes(one.ctx, times)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('finding appointments', () => {
  it('pages through them in both orders and back', async () => {
    const { clientId, ctx } = await aTeam()
    const made = []
    for (let n = 0; n < 45; n++) made.push(await aViewing(db.deps, { clientId, startsAt: hours(Math.floor(n / 2)) }))
    const all = made
      .toSorted((one, other) => +one.startsAt - +other.startsAt || (one.id < other.id ? -1 : 1))
      .map(({ id }) => id)
    for (const order of ['soonest', 'latest'] as const) {
      const expected = order === 'soonest' ? all : all.toReversed()
      const first = await listAppointments(ctx, { order })
      expect(first.previous).toBeUndefined()
      const second = await listAppointments(ctx, { order, cursor: first.next ?? '' })
      const third = await listAppointments(ctx, { order, cursor: second.next ?? '' })
      expect(third.next).toBeUndefined()
      expect([first, second, third].flatMap((page) => page.appointments.map(({ id }) => id))).toEqual(expected)
      const back = await listAppointments(ctx, { order, cursor: third.previous ?? '' })
      expect(back.appointments.map(({ id }) => id)).toEqual(expected.slice(20, 40))
      const start = await listAppointments(ctx, { order, cursor: back.previous ?? '' })
      expect([start.appointments.map(({ id }) => id), start.previous]).toEqual([expected.slice(0, 20), undefined])
    }
  })

  it('filters by time, state, kind, person and lead, and opens the call', async () => {
    const { clientId, dana, ctx } = await aTeam()
    const lead = await aLead(db.deps, { clientId })
    const call = await aCall(db.deps, { clientId })
    const about = { teamMemberId: dana.id, leadId: lead.id, vapiCallId: call.vapiCallId, evidence: 'See you at two' }
    const { id } = await aViewing(db.deps, { clientId, startsAt: hours(2), kind: 'TOUR', ...about })
    await aViewing(db.deps, { clientId, startsAt: hours(8), status: 'CANCELLED' })
    for (const filter of [
      { to: hours(3) },
      { status: 'PENDING' as const },
      { kind: 'TOUR' as const },
      { teamMemberId: dana.id },
      { leadId: lead.id },
      { vapiCallId: call.vapiCallId },
    ]) {
      const { appointments } = await listAppointments(ctx, filter)
      expect(appointments).toMatchObject([{ id, callId: call.id, evidence: 'See you at two' }])
    }
    expect((await listAppointments(ctx, { from: hours(3) })).appointments).toHaveLength(1)
    const late = selfService(clientId, hours(3))
    expect((await listAppointments(late, { isOver: true })).appointments).toMatchObject([{ id }])
    expect((await listAppointments(late, { isOver: false })).appointments).toMatchObject([{ status: 'CANCELLED' }])
  })

  it('shows a week as the clock of the client counts days, also the one with 23 hours less or more', async () => {
    const { clientId, ctx } = await aTeam()
    const starts = ['2026-03-02T04:59:00Z', '2026-03-02T05:00:00Z', '2026-03-09T03:59:00Z', '2026-03-09T04:00:00Z']
    const ids = []
    for (const at of starts) ids.push((await aViewing(db.deps, { clientId, startsAt: new Date(at), minutes: 1 })).id)
    const week = await appointmentsOfWeek(ctx, { monday: '2026-03-02' })
    expect(week.map(({ id }) => id)).toEqual(ids.slice(1, 3))
    for (const monday of ['2026-02-30', 'monday', '2026-03-02T00:00'])
      await expect(appointmentsOfWeek(ctx, { monday })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('a calendar file', () => {
  const read = (text: string) => {
    const calendar = new ICAL.Component(ICAL.parse(text))
    const [event] = calendar.getAllSubcomponents('vevent')
    return { calendar, event: new ICAL.Event(event), all: calendar.getAllSubcomponents('vevent').length, raw: event }
  }

  it('says the same moment, keeps its identity through changes, and takes a cancelled one out', async () => {
    const { clientId, dana, ctx } = await aTeam()
    const property = await aProperty(db.deps, { clientId })
    const about = { propertyId: property.id, teamMemberId: dana.id, note: 'Two; parking, please\nand the garage' }
    const { id } = await aViewing(db.deps, { clientId, startsAt: hours(2), ...about })
    const file = await calendarFile(ctx, { id })
    const first = read(file.text)
    expect(file.fileName).toBe('viewing-2026-03-04.ics')
    expect(first.event).toMatchObject({ uid: `${id}@localhost:3000`, sequence: 0, summary: 'Viewing with Priya Raman' })
    expect(first.event.startDate.toJSDate()).toEqual(hours(2))
    expect(first.event.endDate.toJSDate()).toEqual(hours(2.5))
    expect([first.event.location, first.event.description]).toEqual([
      '123 Main Street, Springfield',
      'Priya Raman, +14155550164\nWith Dana\nTwo; parking, please\nand the garage',
    ])
    expect([first.raw?.getFirstPropertyValue('status'), first.calendar.getFirstPropertyValue('method')]).toEqual([
      'TENTATIVE',
      'PUBLISH',
    ])
    expect(file.text).toMatch(/DTSTART:20260304T190000Z\r\n/)
    expect((await calendarFile(ctx, { id })).text).toBe(file.text)
    await moveAppointment(ctx, { id, startsAt: hours(5) })
    await cancelAppointment(ctx, { id })
    const gone = read((await calendarFile(ctx, { id })).text)
    expect(gone.event).toMatchObject({ uid: first.event.uid, sequence: 2 })
    expect([gone.raw?.getFirstPropertyValue('status'), gone.calendar.getFirstPropertyValue('method')]).toEqual([
      'CANCELLED',
      'CANCEL',
    ])
  })

  it('holds one event, whatever a caller said their name was', async () => {
    const { clientId, ctx } = await aTeam()
    const attendeeName = 'Ann\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:x;\u0007"=cmd\u2028'
    const { id } = await aViewing(db.deps, { clientId, startsAt: hours(2), attendeeName })
    const { text } = await calendarFile(ctx, { id })
    const { event, all } = read(text)
    expect([all, event.uid]).toEqual([1, `${id}@localhost:3000`])
    expect(text).not.toContain('\u0007')
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  })
})
