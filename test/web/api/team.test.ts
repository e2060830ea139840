import { describe, expect, it } from 'vitest'
import { aColleague } from '../../support/a-viewing.js'
import { useApp } from '../../support/app.js'
import { aClient } from '../../support/builders.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

const MORNINGS = { week: { mon: [{ from: '08:00', to: '12:00' }] }, exceptions: [{ on: '2026-12-28', ranges: [] }] }

describe('A client’s team for programs', () => {
  const app = useApp()

  it('is listed, those who work there first, and read one by one', async () => {
    const program = await aProgram(app)
    const { clientId } = program
    await aColleague(app.deps, { clientId, name: 'Abe', isActive: false })
    const dana = await aColleague(app.deps, { clientId, email: 'dana@business.example', bufferAfterMinutes: 15 })
    const { body } = await program.get('/team')
    expect(body.data.map(({ name }: { name: string }) => name)).toEqual(['Dana Whitfield', 'Abe'])
    const one = await program.get(`/team/${dana.id}`)
    expect(one.body).toEqual(body.data[0])
    expect(one.body).toMatchObject({
      ...{ email: 'dana@business.example', buffer_after_minutes: 15, is_active: true, availability: null },
    })
  })

  it('is joined, told when somebody is there, and left', async () => {
    const program = await aProgram(app)
    const made = await program.post('/team', {
      ...{ name: 'Rosa', email: 'rosa@business.example', number: '(415) 555-2671', buffer_before_minutes: 10 },
      availability: MORNINGS,
    })
    expect(made.status).toBe(201)
    const at = `/team/${made.body.id}`
    expect(made.headers.get('location')).toBe(`/api/v1${at}`)
    expect(made.body).toMatchObject({
      ...{ client_id: program.clientId, number: '+14155552671', buffer_before_minutes: 10, takes_appointments: true },
      availability: { week: { mon: [{ from: '08:00', to: '12:00' }], sun: [] }, exceptions: MORNINGS.exceptions },
    })
    const etag = (await program.get(at)).headers.get('etag') ?? ''
    const changed = await program.patch(at, { availability: null, number: null }, { 'If-Match': etag })
    expect(changed.body).toMatchObject({ name: 'Rosa', availability: null, number: null, buffer_before_minutes: 10 })
    expect((await program.patch(at, { name: 'Late' }, { 'If-Match': etag })).status).toBe(412)
    expect((await program.patch(at, { is_active: false })).body.is_active).toBe(false)
  })

  it('says which field is wrong', async () => {
    const program = await aProgram(app)
    const fieldsOf = async (body: object) =>
      (await program.post('/team', body)).body.errors.map(({ field }: { field: string }) => field)
    expect(await fieldsOf({})).toEqual(['name'])
    expect(await fieldsOf({ name: 'Rosa', number: '12', buffer_after_minutes: 500 })).toEqual(['buffer_after_minutes'])
    expect(await fieldsOf({ name: 'Rosa', number: '12' })).toEqual(['number'])
    const never = { week: {}, exceptions: [{ on: 'soon', ranges: [] }] }
    expect(await fieldsOf({ name: 'Rosa', availability: never })).toEqual(['availability.exceptions.0.on'])
    expect((await program.get('/team')).body.data).toEqual([])
  })

  it('offers its times by a plan, which is changed in part', async () => {
    const program = await aProgram(app)
    const before = await program.get('/booking-plan')
    expect(before.body).toMatchObject({ client_id: program.clientId, viewing_minutes: 30, book_directly: false })
    const changed = await program.patch('/booking-plan', { viewing_minutes: 45, book_directly: true })
    expect(changed.body).toEqual({ ...before.body, viewing_minutes: 45, book_directly: true })
    expect((await program.get('/booking-plan')).body).toEqual(changed.body)
    const writer = await aProgram(app, { clientId: program.clientId, scopes: ['appointments:write'] })
    expect((await writer.patch('/booking-plan', { step_minutes: 15 })).body).toEqual({ id: program.clientId })
    expect((await program.patch('/booking-plan', { days_ahead: 0 })).body.errors[0].field).toBe('days_ahead')
  })

  it('of another client is not there, and the agency says whose it wants', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { id, clientId } = await aColleague(app.deps, { clientId: other.clientId })
    const foreign = await Promise.all([
      program.get(`/team/${id}`),
      program.patch(`/team/${id}`, { name: 'Mine' }),
      program.post('/team', { name: 'Spy', client_id: clientId }),
      program.get(`/booking-plan?client_id=${clientId}`),
      program.patch('/booking-plan', { days_ahead: 1, client_id: clientId }),
    ])
    for (const { status } of foreign) expect(status).toBe(404)
    expect((await program.get(`/team?client_id=${clientId}`)).body.data).toEqual([])
    const agency = await anAgencyProgram(app)
    const unsaid = [
      agency.get('/team'),
      agency.get('/booking-plan'),
      agency.post('/team', { name: 'Rosa' }),
      agency.patch('/booking-plan', { days_ahead: 1 }),
    ]
    for (const { body } of await Promise.all(unsaid)) expect(body.errors).toMatchObject([{ field: 'client_id' }])
    expect((await agency.get(`/team?client_id=${clientId}`)).body.data).toHaveLength(1)
    expect((await agency.post('/team', { name: 'Rosa', client_id: clientId })).body.client_id).toBe(clientId)
    expect((await agency.patch('/booking-plan', { days_ahead: 9, client_id: clientId })).body.days_ahead).toBe(9)
    expect((await agency.get(`/booking-plan?client_id=${clientId}`)).body.days_ahead).toBe(9)
  })

  it('is for keys that may, and for clients in self-service', async () => {
    const program = await aProgram(app, { scopes: ['leads:read'] })
    expect((await program.get('/team')).body.code).toBe('insufficient_scope')
    const reader = await aProgram(app, { scopes: ['appointments:read'] })
    expect((await reader.post('/team', { name: 'Rosa' })).body.code).toBe('insufficient_scope')
    const { id: clientId } = await aClient(app.deps, { portalAccess: 'READ_ONLY' })
    const readOnly = await aProgram(app, { clientId })
    expect((await readOnly.get('/booking-plan')).status).toBe(200)
    expect((await readOnly.patch('/booking-plan', { days_ahead: 9 })).status).toBe(403)
    expect((await readOnly.post('/team', { name: 'Rosa' })).status).toBe(403)
  })
})

describe('A client’s own profile', () => {
  const app = useApp()

  it('is read with any key of its own, and says nothing that is the agency’s', async () => {
    const { id: clientId } = await aClient(app.deps, { adminNotes: 'Pays late', businessName: 'Harbor' })
    const program = await aProgram(app, { clientId, scopes: ['leads:read'] })
    const { status, body } = await program.get('/client')
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: clientId, business_name: 'Harbor', portal_access: 'read_only' })
    expect(JSON.stringify(body)).not.toMatch(/Pays late|notes|token|vapi/)
    expect((await (await anAgencyProgram(app)).get('/client')).status).toBe(403)
  })
})
