import { describe, expect, it } from 'vitest'
import { aLead, aSuppression } from '../../support/a-lead.js'
import { useApp } from '../../support/app.js'
import { aClient } from '../../support/builders.js'
import { everyPage } from '../../support/pages.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

describe('The do-not-call list for programs', () => {
  const app = useApp()
  const asked = { number: '+14155550166', reason: 'Asked by mail' }

  it('is added to, read and lifted with a reason', async () => {
    const program = await aProgram(app)
    const lead = await aLead(app.deps, { clientId: program.clientId, number: asked.number })
    const made = await program.post('/suppressions', asked)
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`/api/v1/suppressions/${made.body.id}`)
    expect(made.body).toMatchObject({ ...asked, source: 'api', lead: { id: lead.id }, lifted_at: null })
    expect((await program.get(`/leads/${lead.id}`)).body).toMatchObject({ status: 'do_not_call', is_suppressed: true })
    expect((await program.post('/suppressions', asked)).status).toBe(409)

    const path = `/suppressions/${made.body.id}`
    expect((await program.get(path)).body).toEqual(made.body)
    const lifted = await program.post(`${path}/lift`, { reason: 'Asked to be called again' })
    expect(lifted.body).toMatchObject({ lifted_by: 'CRM', lifted_reason: 'Asked to be called again' })
    expect((await program.post(`${path}/lift`, { reason: 'Twice' })).body).toEqual(lifted.body)
    expect((await program.get('/suppressions')).body.data).toEqual([])
    expect((await program.get('/suppressions?show=lifted')).body.data).toHaveLength(1)
  })

  it('is searched, and read page by page from either end', async () => {
    const program = await aProgram(app)
    const { clientId } = program
    for (const day of [1, 2, 3])
      await aSuppression(app.deps, { clientId, number: `+1415555010${day}`, createdAt: new Date(`2026-03-0${day}`) })
    expect((await program.get('/suppressions?text=555-0102')).body.data).toHaveLength(1)
    const number = (row: Record<string, unknown>) => row['number']
    const newest = await everyPage(program, '/suppressions?limit=2', number)
    expect(newest).toEqual(['+14155550103', '+14155550102', '+14155550101'])
    expect(await everyPage(program, '/suppressions?limit=2&sort=created_at', number)).toEqual(newest.toReversed())
  })

  it('says which field is wrong', async () => {
    const program = await aProgram(app)
    const field = async (body: object) => (await program.post('/suppressions', body)).body.errors[0].field
    expect(await field({ ...asked, number: '12' })).toBe('number')
    expect(await field({ number: asked.number })).toBe('reason')
    expect((await program.get('/suppressions?show=none')).body.errors[0].field).toBe('show')
  })

  it('of another client is not there', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { clientId } = other
    const { id } = await aSuppression(app.deps, { clientId, number: asked.number })
    expect((await program.get(`/suppressions/${id}`)).status).toBe(404)
    expect((await program.post(`/suppressions/${id}/lift`, { reason: 'x' })).status).toBe(404)
    expect((await program.post('/suppressions', { ...asked, client_id: clientId })).status).toBe(404)
    const agency = await anAgencyProgram(app)
    expect((await agency.get(`/suppressions?client_id=${clientId}`)).body.data).toHaveLength(1)
    const more = { ...asked, number: '+14155550167', client_id: clientId }
    expect((await agency.post('/suppressions', more)).body.client_id).toBe(clientId)
  })

  it('is for keys that may, of clients that may', async () => {
    const reader = await aProgram(app, { scopes: ['suppressions:read'] })
    expect((await reader.post('/suppressions', asked)).body.code).toBe('insufficient_scope')
    const { id: clientId } = await aClient(app.deps, { portalAccess: 'READ_ONLY' })
    const readOnly = await aProgram(app, { clientId })
    expect((await readOnly.get('/suppressions')).status).toBe(200)
    expect((await readOnly.post('/suppressions', asked)).status).toBe(403)
  })
})
