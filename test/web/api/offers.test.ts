import { describe, expect, it } from 'vitest'
import { aLead } from '../../support/a-lead.js'
import { aProperty } from '../../support/a-property.js'
import { anOffer } from '../../support/an-offer.js'
import { useApp } from '../../support/app.js'
import { aClient } from '../../support/builders.js'
import { everyPage } from '../../support/pages.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

describe('Offers for programs', () => {
  const app = useApp()
  const amount = { amount_minor: 45_000_050, currency: 'USD' }

  it('are noted, read, decided and taken back', async () => {
    const program = await aProgram(app)
    const property = await aProperty(app.deps, { clientId: program.clientId })
    const made = await program.post('/offers', {
      ...{ amount, property_id: property.id, buyer_name: 'Ada', buyer_number: '+14155550199' },
      ...{ conditions: 'Subject to survey', expires_at: '2090-01-01T00:00:00+01:00' },
    })
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`/api/v1/offers/${made.body.id}`)
    expect(made.body).toMatchObject({
      ...{ amount, status: 'open', expires_at: '2089-12-31T23:00:00.000Z', conditions: 'Subject to survey' },
      ...{ lead: { name: 'Ada', number: '+14155550199' }, property: { id: property.id } },
    })
    expect((await program.get(`/leads/${made.body.lead.id}`)).body).toMatchObject({ source: 'api', status: 'offer' })

    const path = `/offers/${made.body.id}`
    expect((await program.get(path)).body).toEqual(made.body)
    const taken = await program.post(`${path}/decide`, { status: 'accepted', note: 'By phone' })
    expect(taken.body).toMatchObject({ status: 'accepted', decided_by: 'CRM' })
    expect((await program.post(`${path}/decide`, { status: 'declined' })).status).toBe(409)
    expect((await program.post(`${path}/decide`, { status: 'open' })).body.decided_at).toBeNull()
  })

  it('are found by every filter, and page by page from either end', async () => {
    const program = await aProgram(app)
    const { clientId } = program
    const lead = await aLead(app.deps, { clientId })
    const property = await aProperty(app.deps, { clientId })
    await anOffer(app.deps, { clientId, leadId: lead.id, createdAt: new Date('2026-03-01') })
    await anOffer(app.deps, { clientId, propertyId: property.id, createdAt: new Date('2026-03-02') })
    await anOffer(app.deps, { clientId, status: 'DECLINED', createdAt: new Date('2026-03-03') })
    const count = async (filter: string) => (await program.get(`/offers?${filter}`)).body.data.length
    expect(await count('status=declined')).toBe(1)
    expect(await count(`lead_id=${lead.id}`)).toBe(1)
    expect(await count(`property_id=${property.id}`)).toBe(1)
    const id = (row: Record<string, unknown>) => row['id']
    const newest = await everyPage(program, '/offers?limit=2', id)
    expect(newest).toHaveLength(3)
    expect(await everyPage(program, '/offers?limit=2&sort=created_at', id)).toEqual(newest.toReversed())
  })

  it('say which field is wrong', async () => {
    const program = await aProgram(app)
    const wrong = async (over: object, field: string) => {
      const { status, body } = await program.post('/offers', { amount, buyer_name: 'Ada', ...over })
      expect([status, body.errors?.[0]?.field]).toEqual([400, field])
    }
    await wrong({ amount: { amount_minor: 0, currency: 'USD' } }, 'amount.amount_minor')
    await wrong({ amount: { amount_minor: 5, currency: 'EUR' } }, 'amount')
    await wrong({ amount: '450,000' }, 'amount')
    await wrong({ buyer_name: null }, 'buyer_name')
    await wrong({ buyer_number: '12' }, 'buyer_number')
    await wrong({ expires_at: '2020-01-01T00:00:00Z' }, 'expires_at')
    expect((await program.get('/offers')).body.data).toEqual([])
  })

  it('of another client are not there, nor is what they would name', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { clientId } = other
    const { id } = await anOffer(app.deps, { clientId })
    const lead = await aLead(app.deps, { clientId })
    const property = await aProperty(app.deps, { clientId })
    expect((await program.get(`/offers/${id}`)).status).toBe(404)
    expect((await program.post(`/offers/${id}/decide`, { status: 'accepted' })).status).toBe(404)
    for (const stranger of [{ lead_id: lead.id }, { property_id: property.id }, { client_id: clientId }])
      expect((await program.post('/offers', { amount, buyer_name: 'Ada', ...stranger })).status).toBe(404)
    const agency = await anAgencyProgram(app)
    expect((await agency.get(`/offers?client_id=${clientId}`)).body.data).toHaveLength(1)
    const made = await agency.post('/offers', { amount, buyer_name: 'Ada', client_id: clientId })
    expect(made.body.client_id).toBe(clientId)
    expect((await agency.post('/offers', { amount, buyer_name: 'Ada' })).body.errors[0].field).toBe('client_id')
  })

  it('are for keys that may, of clients that may', async () => {
    const reader = await aProgram(app, { scopes: ['offers:read'] })
    expect((await reader.post('/offers', { amount, buyer_name: 'Ada' })).body.code).toBe('insufficient_scope')
    const { id: clientId } = await aClient(app.deps, { portalAccess: 'READ_ONLY' })
    const readOnly = await aProgram(app, { clientId })
    expect((await readOnly.get('/offers')).status).toBe(200)
    expect((await readOnly.post('/offers', { amount, buyer_name: 'Ada' })).status).toBe(403)
  })
})
