import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import {
  addFoundAppointment,
  type Booking,
  bookAppointment,
  confirmAppointment,
  createAppointment,
  freeTimes,
  holdTimes,
  refusedTime,
  releaseHolds,
} from '../../../src/domain/appointments/index.js'
import { sendMailJob } from '../../../src/domain/notifications/index.js'
import { updateBookingPlan, updateTeamMember } from '../../../src/domain/team/index.js'
import { inTransaction } from '../../../src/platform/context.js'
import { waitingJobs } from '../../../src/platform/queue.js'
import { sealedPlace } from '../../../src/platform/reseal.js'
import { aLead } from '../../support/a-lead.js'
import { aProperty, aUnit } from '../../support/a-property.js'
import { aColleague } from '../../support/a-viewing.js'
import { aCall, aClient, ctxOf, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aPlan, OFFICE_HOURS } from '../functions/in-call.js'

const NEW_YORK = 'America/New_York'
const local = (text: string) => DateTime.fromISO(text, { zone: NEW_YORK }).toJSDate()
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000)
/** The first time after the notice: it is noon. */
const TWO = local('2026-03-04T14:00')
const FAR = local('2030-01-01')

const db = useDatabase()
const prisma = () => db.deps.database.prisma
const inCall = (clientId: string, now = NOW) => ctxOf(db.deps, { kind: 'webhook', clientId }, now)
const mails = () => waitingJobs(db.deps.database.prisma, sendMailJob.name)

async function anOffice() {
  const client = await aClient(db.deps, { timeZone: NEW_YORK })
  await aPlan(db.deps, { clientId: client.id, hours: OFFICE_HOURS })
  return client.id
}

type Over = Partial<Booking> & { clientId: string }
const book = (over: Over, now = NOW) =>
  inTransaction(inCall(over.clientId, now), (tx) =>
    bookAppointment(tx, { kind: 'MEETING', startsAt: TWO, source: 'FUNCTION', attendeeName: 'Ann Lee', ...over }),
  )
const hold = async (clientId: string, vapiCallId: string, limit = 3, now = NOW) =>
  inTransaction(inCall(clientId, now), async (tx) => {
    const times = await freeTimes(tx, { clientId, kind: 'MEETING', from: now, to: FAR, limit, vapiCallId })
    return holdTimes(tx, { clientId, vapiCallId, times, until: new Date(now.getTime() + 62 * 60_000) })
  })
const hours = (times: { startsAt: Date }[]) =>
  times.map(({ startsAt }) => DateTime.fromJSDate(startsAt, { zone: NEW_YORK }).toFormat('HH:mm'))
const refusal = (booking: Promise<unknown>) => booking.then(() => undefined, refusedTime)

describe('times offered in a call', () => {
  it('are free for that call and for nobody else until it is over', async () => {
    const clientId = await anOffice()
    expect(hours(await hold(clientId, 'one'))).toEqual(['14:00', '14:30', '15:00'])
    expect(hours(await hold(clientId, 'two'))).toEqual(['15:30', '16:00', '16:30'])
    expect(hours(await hold(clientId, 'one'))).toEqual(['14:00', '14:30', '15:00'])
    expect(await prisma().appointment.count()).toBe(6)
    expect(await refusal(book({ clientId, vapiCallId: 'two' }))).toMatchObject({ reason: 'taken' })
    const release = () =>
      inTransaction(inCall(clientId), (tx) => releaseHolds(tx, { clientId, vapiCallIds: ['one', 'unknown'] }))
    expect([await release(), await release()]).toEqual([3, 0])
    expect(await book({ clientId, vapiCallId: 'two' })).toMatchObject({ status: 'PENDING' })
  })

  it('are kept for an hour and two minutes at most, and then are in nobody’s way', async () => {
    const clientId = await anOffice()
    const ctx = inCall(clientId)
    const times = await freeTimes(ctx, { clientId, kind: 'MEETING', from: NOW, to: FAR, limit: 1 })
    await inTransaction(ctx, (tx) => holdTimes(tx, { clientId, vapiCallId: 'one', times, until: minutes(600) }))
    expect(await prisma().appointment.findMany()).toMatchObject([{ status: 'HELD', heldUntil: minutes(62) }])
    const at = { startsAt: local('2026-03-04T15:30') }
    expect(await refusal(book({ clientId, vapiCallId: 'two' }, minutes(-1)))).toMatchObject({ reason: 'taken' })
    await updateBookingPlan(ctxOf(db.deps), { clientId, minimumNoticeMinutes: 0 })
    await book({ clientId, vapiCallId: 'two', ...at }, minutes(62))
    expect((await prisma().appointment.findMany()).map(({ status }) => status)).toEqual(['PENDING'])
    expect(await book({ clientId, vapiCallId: 'three' }, minutes(62))).toMatchObject({ startsAt: TWO })
  })

  it('are at most nine of a call, the last ones, and none of a chat', async () => {
    const clientId = await anOffice()
    await updateBookingPlan(ctxOf(db.deps), { clientId, meetingMinutes: 30 })
    await hold(clientId, 'one', 6)
    await inTransaction(inCall(clientId, minutes(1)), async (tx) => {
      const day = { from: local('2026-03-05'), to: FAR, limit: 6 }
      const times = await freeTimes(tx, { clientId, kind: 'MEETING', ...day })
      await holdTimes(tx, { clientId, vapiCallId: 'one', times, until: minutes(62) })
    })
    const held = await prisma().appointment.findMany({ where: { status: 'HELD' }, orderBy: { startsAt: 'asc' } })
    expect(hours(held)).toEqual(['14:00', '14:30', '15:00', '09:00', '09:30', '10:00', '10:30', '11:00', '11:30'])
    expect(await hold(clientId, '', 2)).toHaveLength(2)
    expect(await prisma().appointment.count()).toBe(9)
  })
})

describe('booking for a caller', () => {
  it('takes over the held time with its buffers, lets the others go, and tells those it concerns', async () => {
    const clientId = await anOffice()
    const buffers = { bufferBeforeMinutes: 10, bufferAfterMinutes: 20 }
    const dana = await aColleague(db.deps, { clientId, name: 'Dana', ...buffers })
    const property = await aProperty(db.deps, { clientId })
    const lead = await aLead(db.deps, { clientId, status: 'NEW' })
    const call = await aCall(db.deps, { clientId, vapiCallId: 'one' })
    await hold(clientId, 'one')
    const about = { propertyId: property.id, leadId: lead.id, attendeeNumber: '+14155550164', note: 'With a dog' }
    const made = await book({ clientId, vapiCallId: 'one', kind: 'VIEWING', ...about })
    expect(made).toMatchObject({
      ...{ status: 'PENDING', source: 'FUNCTION', startsAt: TWO, endsAt: local('2026-03-04T14:30'), decidedBy: null },
      ...{ teamMember: { id: dana.id }, lead: { id: lead.id }, callId: call.id, note: 'With a dog' },
    })
    const span = { blockedFrom: local('2026-03-04T13:50'), blockedTo: local('2026-03-04T14:50') }
    expect(await prisma().appointment.findMany()).toMatchObject([{ id: made.id, ...span }])
    const task = { kind: 'VIEWING', dueAt: TWO, appointmentId: made.id, leadId: lead.id, assigneeId: dana.id }
    expect(await prisma().task.findMany()).toMatchObject([task])
    const kinds = (await prisma().leadActivity.findMany()).map(({ kind }) => kind).sort()
    expect(kinds).toEqual(['STATUS_CHANGED', 'VIEWING_SCHEDULED'])
    expect(await prisma().lead.findMany()).toMatchObject([{ status: 'APPOINTMENT' }])
    expect(await mails()).toHaveLength(1)
  })

  it('is confirmed at once where the client allows it', async () => {
    const clientId = await anOffice()
    await updateBookingPlan(ctxOf(db.deps), { clientId, bookDirectly: true })
    expect(await book({ clientId })).toMatchObject({ status: 'CONFIRMED', decidedBy: 'Assistant', decidedAt: NOW })
  })

  it('says why a time cannot be had, and which are nearest to it', async () => {
    const clientId = await anOffice()
    await book({ clientId, startsAt: local('2026-03-05T11:00') })
    const tried = async (text: string) => {
      const refused = await refusal(book({ clientId, startsAt: local(text) }))
      return [refused?.reason, hours(refused?.next ?? []).join(' ')]
    }
    expect(await tried('2026-03-05T11:00')).toEqual(['taken', '10:00 10:30 11:30'])
    expect(await tried('2026-03-05T11:10')).toEqual(['not_offered', '10:30 11:30 12:00'])
    expect(await tried('2026-03-05T20:00')).toEqual(['not_offered', '15:30 16:00 16:30'])
    expect(await tried('2026-03-07T11:00')).toEqual(['not_offered', '09:00 09:30 10:00'])
    expect(await tried('2026-03-04T12:30')).toEqual(['too_soon', '14:00 14:30 15:00'])
    expect(await tried('2026-06-01T11:00')).toEqual(['too_far', ''])
    const [business] = await prisma().teamMember.findMany()
    await updateTeamMember(ctxOf(db.deps), { id: business?.id ?? '', takesAppointments: false })
    expect(await tried('2026-03-05T12:00')).toEqual(['nobody', ''])
    expect(await prisma().appointment.count()).toBe(1)
  })

  it('stays one appointment when the caller says it again, and moves when they think again', async () => {
    const clientId = await anOffice()
    const lead = await aLead(db.deps, { clientId })
    const first = await book({ clientId, vapiCallId: 'one', leadId: lead.id })
    const again = { clientId, vapiCallId: 'one', leadId: lead.id, attendeeName: 'ann lee', note: 'By the side door' }
    expect(await book({ ...again, attendeeNumber: '+14155550164' })).toMatchObject({
      ...{ id: first.id, sequence: 0, note: 'By the side door', attendeeNumber: '+14155550164' },
    })
    const later = local('2026-03-04T14:30')
    expect(await book({ ...again, startsAt: later })).toMatchObject({ id: first.id, startsAt: later, sequence: 1 })
    const other = await book({ ...again, startsAt: local('2026-03-04T15:30'), attendeeName: 'Her brother' })
    expect(other.id).not.toBe(first.id)
    expect(await book({ clientId, vapiCallId: 'two', attendeeName: 'Ann Lee' })).toMatchObject({ startsAt: TWO })
    expect(await prisma().appointment.count()).toBe(3)
    expect(await prisma().leadActivity.count({ where: { kind: 'APPOINTMENT_BOOKED' } })).toBe(2)
  })

  it('waits anew when the caller moves it after somebody confirmed it, and the client is mailed the new time', async () => {
    const clientId = await anOffice()
    const { id } = await book({ clientId, vapiCallId: 'one' })
    await confirmAppointment(ctxOf(db.deps), { id })
    const move = (time: string) => book({ clientId, vapiCallId: 'one', startsAt: local(`2026-03-04T${time}`) })
    expect(await move('15:00')).toMatchObject({ id, status: 'PENDING', decidedBy: null })
    expect(await move('15:00')).toMatchObject({ id, status: 'PENDING' })
    const sent = (await mails()).map(({ data }) => {
      const { id: mailId, sealed } = data as { id: string; sealed: string }
      return JSON.parse(db.deps.vault.open(sealedPlace(mailId), Buffer.from(sealed, 'base64')).toString())
    })
    expect(sent.map(({ subject }) => subject)).toEqual([
      'To confirm: Meeting with Ann Lee, today at 2:00 PM',
      'Moved: Meeting with Ann Lee, today at 3:00 PM',
    ])
    expect(sent[1].text).toMatch(/before, it was today at 2:00 PM\. It waits for you to confirm it/)
    await updateBookingPlan(ctxOf(db.deps), { clientId, bookDirectly: true })
    await confirmAppointment(ctxOf(db.deps), { id })
    expect(await move('15:30')).toMatchObject({ id, status: 'CONFIRMED' })
  })

  it('refers to nothing of another client, and leaves nothing behind', async () => {
    const [clientId, other] = [await anOffice(), await anOffice()]
    const property = await aProperty(db.deps, { clientId: other })
    const unit = await aUnit(db.deps, { clientId: other, propertyId: property.id })
    const lead = await aLead(db.deps, { clientId: other })
    const colleague = await aColleague(db.deps, { clientId: other })
    const strangers = [{ propertyId: property.id }, { unitId: unit.id }, { leadId: lead.id }]
    for (const wrong of strangers)
      await expect(book({ clientId, ...wrong })).rejects.toMatchObject({ code: 'not_found' })
    expect(await refusal(book({ clientId, teamMemberId: colleague.id }))).toMatchObject({ reason: 'nobody' })
    expect([await prisma().appointment.count(), (await mails()).length]).toEqual([0, 0])
  })
})

describe('an appointment found in what was said', () => {
  const found = (clientId: string, over: Partial<Parameters<typeof addFoundAppointment>[1]> = {}) =>
    inTransaction(inCall(clientId), (tx) =>
      addFoundAppointment(tx, {
        ...{ clientId, source: 'TRANSCRIPT', vapiCallId: 'one', kind: 'VIEWING', startsAt: TWO },
        ...{ evidence: 'Great, see you at two then', confidence: 0.6, attendeeName: 'Ann Lee' },
        ...over,
      }),
    )

  it('waits with its evidence, takes nobody’s time, and is kept once per call and time', async () => {
    const clientId = await anOffice()
    const made = await found(clientId)
    expect(await found(clientId)).toBeUndefined()
    expect(await found(clientId, { source: 'REPORT' })).toBeUndefined()
    expect(await found(clientId, { startsAt: local('2026-03-05T10:00') })).toHaveProperty('id')
    const [stored] = await prisma().appointment.findMany({ where: { id: made?.id ?? '' } })
    expect(stored).toMatchObject({ status: 'PENDING', teamMemberId: null, confidence: 0.6, source: 'TRANSCRIPT' })
    expect(Buffer.from(stored?.evidenceSealed ?? []).toString('latin1')).not.toContain('Great')
    await createAppointment(ctxOf(db.deps), { clientId, kind: 'MEETING', startsAt: TWO })
    expect([await prisma().task.count(), (await mails()).length]).toEqual([2, 2])
  })

  it('is none where the call booked something by itself, whatever became of it', async () => {
    const clientId = await anOffice()
    const booked = await book({ clientId, vapiCallId: 'one' })
    expect(await found(clientId, { startsAt: local('2026-03-05T10:00') })).toBeUndefined()
    await prisma().appointment.update({ where: { id: booked.id }, data: { status: 'CANCELLED' } })
    expect(await found(clientId)).toBeUndefined()
    expect(await found(clientId, { vapiCallId: 'two' })).toHaveProperty('id')
    await hold(clientId, 'three')
    expect(await found(clientId, { vapiCallId: 'three' })).toHaveProperty('id')
  })
})
