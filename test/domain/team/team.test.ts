import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  availabilityField,
  createTeamMember,
  getBookingPlan,
  getTeamMember,
  getUsualWeek,
  keepTaker,
  listTeam,
  rangesOf,
  takersOf,
  updateBookingPlan,
  updateTeamMember,
} from '../../../src/domain/team/index.js'
import { aColleague } from '../../support/a-viewing.js'
import { aClient, aStaff, clientActor, ctxOf, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aPlan } from '../functions/in-call.js'

const MORNINGS = { week: { mon: [{ from: '08:00', to: '12:00' }] }, exceptions: [] }
const OFFICE = { week: { mon: [{ from: '09:00', to: '17:00' }] }, closedOn: ['2026-12-28'] }

describe('when somebody takes appointments', () => {
  const [from, to] = ['08:00', '12:00']

  it('is their own week, else that of the business, else ordinary hours', () => {
    expect(rangesOf(MORNINGS, OFFICE, '2026-03-09')).toEqual([{ from, to }])
    expect(rangesOf(null, OFFICE, '2026-03-09')).toEqual([{ from: '09:00', to: '17:00' }])
    expect(rangesOf(null, null, '2026-03-10')).toEqual([{ from: '09:00', to: '17:00' }])
    expect([rangesOf(null, null, '2026-03-08'), rangesOf(null, OFFICE, '2026-03-10')]).toEqual([[], []])
  })

  it('leaves out closed days of the business, unless the day is an exception of their own', () => {
    expect(rangesOf(MORNINGS, OFFICE, '2026-12-28')).toEqual([])
    const there = { ...MORNINGS, exceptions: [{ on: '2026-12-28', ranges: [{ from: '10:00', to: '11:00' }] }] }
    expect(rangesOf(there, OFFICE, '2026-12-28')).toEqual([{ from: '10:00', to: '11:00' }])
    const off = { ...MORNINGS, exceptions: [{ on: '2026-03-09', ranges: [] }] }
    expect(rangesOf(off, OFFICE, '2026-03-09')).toEqual([])
  })

  it.each([
    [{ week: {}, exceptions: [{ on: '2026-02-30', ranges: [] }] }, '2026-12-25'],
    [{ week: {}, exceptions: [{ on: '2026-03-09', ranges: [{ from: '9', to: '10:00' }] }] }, '09:00'],
    [{ week: {}, exceptions: ['2026-03-09', '2026-03-09'].map((on) => ({ on, ranges: [] })) }, 'twice'],
    [
      {
        week: {
          mon: [
            { from: '09:00', to: '11:00' },
            { from: '10:00', to: '12:00' },
          ],
        },
        exceptions: [],
      },
      'overlap',
    ],
  ])('refuses what cannot be: %j', (written, word) => {
    expect(availabilityField.safeParse(written).error?.message).toContain(word)
  })
})

describe('the team of a client', () => {
  const db = useDatabase()
  const selfService = (clientId: string) => ctxOf(db.deps, clientActor(clientId, { access: 'SELF_SERVICE' }))
  const audited = () => db.deps.database.prisma.auditEntry.findMany({ orderBy: { at: 'asc' } })

  it('is made and changed by the client in self-service, and what was changed is written down', async () => {
    const client = await aClient(db.deps)
    const ctx = selfService(client.id)
    const dana = { name: ' Dana ', email: 'Dana@Example.com', number: '(415) 555-0198', availability: MORNINGS }
    const { id } = await createTeamMember(ctx, { ...dana, bufferAfterMinutes: '15' })
    expect(await getTeamMember(ctx, { id })).toMatchObject({
      ...{ name: 'Dana', email: 'dana@example.com', number: '+14155550198', availability: MORNINGS },
      ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 15, isActive: true, isDefault: false, takesAppointments: true },
    })
    await updateTeamMember(ctx, { id, isActive: false, availability: null, email: '' })
    await updateTeamMember(ctx, { id, isActive: false })
    expect(await listTeam(ctx)).toMatchObject([{ id, isActive: false, availability: null, email: null, name: 'Dana' }])
    expect((await audited()).map(({ action }) => action)).toEqual(['team.create', 'team.update'])
  })

  it('is read by read-only clients and viewers, and changed by neither', async () => {
    const client = await aClient(db.deps)
    const { id } = await aColleague(db.deps, { clientId: client.id })
    const viewer = ctxOf(db.deps, staffActor(await aStaff(db.deps, { role: 'VIEWER' })))
    for (const ctx of [ctxOf(db.deps, clientActor(client.id)), viewer]) {
      expect(await listTeam(ctx, { clientId: client.id })).toHaveLength(1)
      const clientId = client.id
      await expect(createTeamMember(ctx, { clientId, name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(updateTeamMember(ctx, { id, name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(updateBookingPlan(ctx, { clientId, daysAhead: 3 })).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  it('is nobody else’s: another client’s ids are not there', async () => {
    const [client, other] = [await aClient(db.deps), await aClient(db.deps)]
    const theirs = await aColleague(db.deps, { clientId: other.id })
    const ctx = selfService(client.id)
    for (const id of [theirs.id, randomUUID(), 'x']) {
      await expect(getTeamMember(ctx, { id })).rejects.toMatchObject({ code: 'not_found' })
      await expect(updateTeamMember(ctx, { id, name: 'Mine' })).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await listTeam(ctx, { clientId: other.id })).toEqual([])
    const missing = { code: 'not_found', message: 'Client not found' }
    await expect(createTeamMember(ctx, { clientId: other.id, name: 'X' })).rejects.toMatchObject(missing)
    await expect(getBookingPlan(ctx, { clientId: other.id })).rejects.toMatchObject(missing)
    await expect(updateBookingPlan(ctx, { clientId: other.id, daysAhead: 2 })).rejects.toMatchObject(missing)
    await expect(getBookingPlan(ctxOf(db.deps))).rejects.toMatchObject(missing)
  })

  it('says which field is wrong', async () => {
    const ctx = selfService((await aClient(db.deps)).id)
    await expect(createTeamMember(ctx, { name: '' })).rejects.toThrow('fill this in')
    await expect(createTeamMember(ctx, { name: 'A', number: '12' })).rejects.toMatchObject({
      details: { fields: { number: expect.stringContaining('phone number') } },
    })
    await expect(createTeamMember(ctx, { name: 'A', bufferAfterMinutes: 500 })).rejects.toThrow('At most 240')
  })

  it('is stood for by the business until somebody is named, which is made once and not by looking', async () => {
    const client = await aClient(db.deps, { businessName: 'Harbor Dental' })
    const ctx = ctxOf(db.deps)
    const [business] = (await takersOf(ctx, client.id)).members
    expect(business).toMatchObject({ name: 'Harbor Dental', isDefault: true })
    expect(await listTeam(ctx, { clientId: client.id })).toEqual([])
    await Promise.all([1, 2, 3].map(() => keepTaker(ctx, client.id, business?.id)))
    expect((await takersOf(ctx, client.id)).members).toEqual([business])
    expect(await listTeam(ctx, { clientId: client.id })).toEqual([business])
    const dana = await aColleague(db.deps, { clientId: client.id })
    await aColleague(db.deps, { clientId: client.id, name: 'Kim', takesAppointments: false })
    expect((await takersOf(ctx, client.id)).members.map(({ id }) => id)).toEqual([dana.id])
  })

  it('is nobody once all who were named left or take no appointments', async () => {
    const { id: clientId } = await aClient(db.deps)
    await keepTaker(ctxOf(db.deps), clientId, clientId)
    const { id } = await aColleague(db.deps, { clientId })
    for (const change of [{ isActive: false }, { isActive: true, takesAppointments: false }]) {
      await updateTeamMember(ctxOf(db.deps), { id, ...change })
      expect((await takersOf(ctxOf(db.deps), clientId)).members).toEqual([])
    }
  })

  it('takes nothing once the business itself takes no appointments', async () => {
    const { id: clientId } = await aClient(db.deps)
    await keepTaker(ctxOf(db.deps), clientId, clientId)
    await updateTeamMember(ctxOf(db.deps), { id: clientId, takesAppointments: false })
    expect((await takersOf(ctxOf(db.deps), clientId)).members).toEqual([])
  })

  it('has the week of the business where nobody has one of their own', async () => {
    const { id: clientId } = await aClient(db.deps)
    expect((await getUsualWeek(selfService(clientId))).mon).toEqual([{ from: '09:00', to: '17:00' }])
    await aPlan(db.deps, { clientId, hours: { ...OFFICE, week: MORNINGS.week } })
    expect(await getUsualWeek(selfService(clientId))).toEqual(MORNINGS.week)
    const other = selfService((await aClient(db.deps)).id)
    await expect(getUsualWeek(other, { clientId })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('offers its times by a booking plan, which has sensible values before anybody makes it', async () => {
    const client = await aClient(db.deps)
    const ctx = selfService(client.id)
    expect(await getBookingPlan(ctx)).toMatchObject({
      viewingMinutes: 30,
      minimumNoticeMinutes: 120,
      bookDirectly: false,
    })
    await updateBookingPlan(ctx, { viewingMinutes: '45', bookDirectly: true })
    await updateBookingPlan(ctx, { stepMinutes: 15 })
    expect(await getBookingPlan(ctx)).toMatchObject({ viewingMinutes: 45, bookDirectly: true, stepMinutes: 15 })
    expect((await audited()).map(({ changes }) => changes)).toEqual([
      { viewingMinutes: [30, 45], bookDirectly: [false, true] },
      { stepMinutes: [30, 15] },
    ])
    await expect(updateBookingPlan(ctx, { stepMinutes: 0 })).rejects.toThrow('At least 5')
  })
})
