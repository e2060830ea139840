import { describe, expect, it } from 'vitest'
import { aLead } from '../../support/a-lead.js'
import { aProperty, aUnit } from '../../support/a-property.js'
import { aColleague, aViewing } from '../../support/a-viewing.js'
import { useApp } from '../../support/app.js'
import { aClient } from '../../support/builders.js'
import { everyPage } from '../../support/pages.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000)

describe('Appointments for programs', () => {
  const app = useApp()

  it('are entered, read, moved, changed, confirmed and called off', async () => {
    const program = await aProgram(app)
    const dana = await aColleague(app.deps, { clientId: program.clientId })
    const starts_at = inHours(48).toISOString()
    const made = await program.post('/appointments', {
      ...{ kind: 'viewing', starts_at, minutes: 45, attendee_name: 'Priya', attendee_number: '+14155550164' },
    })
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`/api/v1/appointments/${made.body.id}`)
    expect(made.body).toMatchObject({
      ...{ kind: 'viewing', status: 'confirmed', source: 'api', starts_at, decided_by: 'CRM' },
      ...{ team_member: { id: dana.id, name: 'Dana Whitfield' }, lead: { name: 'Priya' } },
    })
    expect(Date.parse(made.body.ends_at) - Date.parse(starts_at)).toBe(45 * 60_000)

    const path = `/appointments/${made.body.id}`
    const read = await program.get(path)
    expect(read.body).toEqual(made.body)
    const tag = { 'If-Match': read.headers.get('etag') ?? '' }
    const later = inHours(72).toISOString()
    const moved = await program.patch(path, { starts_at: later, note: 'Ring twice', attendee_number: null }, tag)
    expect(moved.body).toMatchObject({ starts_at: later, note: 'Ring twice', attendee_number: null })
    expect((await program.patch(path, { note: 'x' }, tag)).status).toBe(412)
    expect((await program.post(`${path}/confirm`, undefined, tag)).status).toBe(412)
    expect((await program.post(`${path}/mark`, { status: 'done' })).status).toBe(409)

    const off = await program.post(`${path}/cancel`, { reason: 'Sold' })
    expect(off.body).toMatchObject({ status: 'cancelled', cancel_reason: 'Sold' })
    expect((await program.post(`${path}/cancel`)).status).toBe(200)
    expect((await program.patch(path, { note: 'late' })).status).toBe(409)
    const kinds = (await program.get(`/leads/${made.body.lead.id}/activities`)).body.data.map(
      ({ kind }: { kind: string }) => kind,
    )
    expect(kinds).toContain('appointment_changed')
  })

  it('that were asked for on a call are confirmed, and marked once they began', async () => {
    const program = await aProgram(app)
    const { clientId } = program
    const dana = await aColleague(app.deps, { clientId })
    const coming = await aViewing(app.deps, { clientId, startsAt: inHours(30) })
    const confirmed = await program.post(`/appointments/${coming.id}/confirm`, { team_member_id: dana.id })
    expect(confirmed.body).toMatchObject({ status: 'confirmed', team_member: { id: dana.id } })
    const past = await aViewing(app.deps, {
      clientId,
      startsAt: inHours(-3),
      status: 'CONFIRMED',
      teamMemberId: dana.id,
    })
    const marked = await program.post(`/appointments/${past.id}/mark`, { status: 'no_show' })
    expect(marked.body.status).toBe('no_show')
  })

  it('go with a property and its unit', async () => {
    const program = await aProgram(app)
    const { clientId } = program
    await aColleague(app.deps, { clientId })
    const [here, there] = [
      await aProperty(app.deps, { clientId }),
      await aProperty(app.deps, { clientId, address: '9 Oak Lane' }),
    ]
    const unit = await aUnit(app.deps, { clientId, propertyId: here.id })
    const { id } = await aViewing(app.deps, { clientId, startsAt: inHours(30), propertyId: here.id, unitId: unit.id })
    const moved = await program.patch(`/appointments/${id}`, { property_id: there.id })
    expect(moved.body).toMatchObject({ property: { id: there.id }, unit: null })
    expect((await program.patch(`/appointments/${id}`, { unit_id: unit.id })).status).toBe(409)
    const back = await program.patch(`/appointments/${id}`, { property_id: here.id, unit_id: unit.id })
    expect(back.body).toMatchObject({ property: { id: here.id }, unit: { id: unit.id } })
  })

  it('are found by every filter, and page by page from either end', async () => {
    const program = await aProgram(app)
    const { clientId } = program
    const lead = await aLead(app.deps, { clientId })
    const dana = await aColleague(app.deps, { clientId })
    const times = [inHours(30), inHours(40), inHours(-30)]
    for (const startsAt of times) await aViewing(app.deps, { clientId, startsAt })
    const tour = { kind: 'TOUR', status: 'CONFIRMED', teamMemberId: dana.id, leadId: lead.id } as const
    await aViewing(app.deps, { clientId, startsAt: inHours(50), ...tour })
    const count = async (filter: string) => (await program.get(`/appointments?${filter}`)).body.data.length
    expect(await count('is_over=true')).toBe(1)
    expect(await count('is_over=false&kind=viewing')).toBe(2)
    expect(await count('status=confirmed')).toBe(1)
    expect(await count(`lead_id=${lead.id}`)).toBe(1)
    expect(await count(`team_member_id=${dana.id}`)).toBe(1)
    const [from, to] = [inHours(35).toISOString(), inHours(45).toISOString()]
    expect(await count(`from=${from}&to=${to}`)).toBe(1)

    const startsAt = (row: Record<string, unknown>) => String(row['starts_at'])
    const soonest = await everyPage(program, '/appointments?limit=2', startsAt)
    expect(soonest).toHaveLength(4)
    expect(soonest).toEqual([...soonest].sort())
    expect(await everyPage(program, '/appointments?limit=3&sort=-starts_at', startsAt)).toEqual(soonest.toReversed())
  })

  it('are offered free times, and refused those that are taken', async () => {
    const program = await aProgram(app)
    await aColleague(app.deps, { clientId: program.clientId })
    const free = await program.get('/appointments/free-times?kind=tour&limit=2')
    expect(free.body.data).toHaveLength(2)
    const [{ starts_at, team_member_id }] = free.body.data
    const wanted = { kind: 'tour', starts_at, team_member_id, attendee_name: 'Ada' }
    expect((await program.post('/appointments', wanted)).status).toBe(201)
    expect((await program.post('/appointments', wanted)).status).toBe(409)
    const after = await program.get('/appointments/free-times?kind=tour&limit=1')
    expect(after.body.data[0].starts_at).not.toBe(starts_at)
    expect((await program.get('/appointments/free-times')).body.errors[0].field).toBe('kind')
  })

  it('say which field is wrong', async () => {
    const program = await aProgram(app)
    const starts_at = inHours(30).toISOString()
    const wrong = async (body: object, field: string) => {
      const answer = await program.post('/appointments', { kind: 'tour', starts_at, ...body })
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, field])
    }
    await wrong({ kind: 'party' }, 'kind')
    await wrong({ starts_at: '2026-03-04 14:00' }, 'starts_at')
    await wrong({ starts_at: '0000-03-04T14:00:00Z' }, 'starts_at')
    await wrong({ starts_at: inHours(-1).toISOString() }, 'starts_at')
    await wrong({ minutes: 3 }, 'minutes')
    await wrong({ attendee_email: 'nobody' }, 'attendee_email')
    await wrong({ lead_id: 'x' }, 'lead_id')
    expect((await program.get('/appointments?from=yesterday')).body.errors[0].field).toBe('from')
  })

  it('of another client are not there, nor is what they would name', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { clientId } = other
    const { id } = await aViewing(app.deps, { clientId, startsAt: inHours(30) })
    const lead = await aLead(app.deps, { clientId })
    const property = await aProperty(app.deps, { clientId })
    const dana = await aColleague(app.deps, { clientId })
    await aColleague(app.deps, { clientId: program.clientId })
    expect((await program.get(`/appointments/${id}`)).status).toBe(404)
    expect((await program.patch(`/appointments/${id}`, { note: 'x' })).status).toBe(404)
    for (const [deed, body] of [['confirm'], ['cancel'], ['mark', { status: 'done' }]] as const)
      expect((await program.post(`/appointments/${id}/${deed}`, body)).status).toBe(404)
    const own = await aViewing(app.deps, { clientId: program.clientId, startsAt: inHours(60) })
    for (const stranger of [{ lead_id: lead.id }, { property_id: property.id }, { team_member_id: dana.id }]) {
      const wanted = { kind: 'tour', starts_at: inHours(30).toISOString(), ...stranger }
      expect((await program.post('/appointments', wanted)).status).toBe(404)
      expect((await program.patch(`/appointments/${own.id}`, stranger)).status).toBe(404)
    }
    expect((await program.get(`/appointments/free-times?kind=tour&client_id=${clientId}`)).status).toBe(404)

    const agency = await anAgencyProgram(app)
    expect((await agency.get(`/appointments?client_id=${clientId}`)).body.data).toHaveLength(1)
    const wanted = { kind: 'tour', starts_at: inHours(31).toISOString(), client_id: clientId }
    expect((await agency.post('/appointments', wanted)).body.client_id).toBe(clientId)
  })

  it('are for keys that may, of clients that may', async () => {
    const reader = await aProgram(app, { scopes: ['appointments:read'] })
    const wanted = { kind: 'tour', starts_at: inHours(30).toISOString() }
    expect((await reader.post('/appointments', wanted)).body.code).toBe('insufficient_scope')
    const { id: clientId } = await aClient(app.deps, { portalAccess: 'READ_ONLY' })
    const readOnly = await aProgram(app, { clientId })
    expect((await readOnly.get('/appointments')).status).toBe(200)
    expect((await readOnly.get('/appointments/free-times?kind=tour')).status).toBe(200)
    expect((await readOnly.post('/appointments', wanted)).status).toBe(403)
  })
})
