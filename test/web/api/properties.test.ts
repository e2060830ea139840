import { describe, expect, it } from 'vitest'
import { aProperty } from '../../support/a-property.js'
import { useApp } from '../../support/app.js'
import { aClient, ctxOf } from '../../support/builders.js'
import { everyPage } from '../../support/pages.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

describe('Properties for programs', () => {
  const app = useApp()
  const house = {
    address: '123 Main Street',
    city: 'Springfield',
    price: { amount_minor: 45_000_000, currency: 'USD' },
  }

  it('are added, read, changed, checked, archived and put back', async () => {
    const program = await aProgram(app)
    const made = await program.post('/properties', { ...house, bedrooms: 3, features: ['Garden', 'Garage'] })
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`/api/v1/properties/${made.body.id}`)
    expect(made.body).toMatchObject({ ...house, bedrooms: 3, listing: 'sale', status: 'available', units: [] })

    const path = `/properties/${made.body.id}`
    const read = await program.get(path)
    expect(read.body).toEqual(made.body)
    const tag = { 'If-Match': read.headers.get('etag') ?? '' }
    const changed = await program.patch(path, { status: 'under_offer', price: null, reference: 'A-1' }, tag)
    expect(changed.body).toMatchObject({ status: 'under_offer', price: null, reference: 'A-1', bedrooms: 3 })
    expect((await program.patch(path, { bedrooms: 4 }, tag)).status).toBe(412)

    const checked = await program.post(`${path}/check`, { is_healthy: true })
    expect(checked.body).toMatchObject({ is_healthy: true, checked_at: expect.stringMatching(/Z$/) })

    expect((await program.post(`${path}/archive`)).body.archived_at).not.toBeNull()
    expect((await program.get('/properties')).body.data).toEqual([])
    expect((await program.get('/properties?archived=true')).body.data).toHaveLength(1)
    expect((await program.post(`${path}/unarchive`)).body.archived_at).toBeNull()
  })

  it('keep a price in the currency it is written in', async () => {
    const program = await aProgram(app)
    const made = await program.post('/properties', { ...house, price: { amount_minor: 90_000, currency: 'EUR' } })
    expect(made.body).toMatchObject({ price: { amount_minor: 90_000, currency: 'EUR' }, currency: 'EUR' })
    const mixed = await program.patch(`/properties/${made.body.id}`, { price: house.price, currency: 'GBP' })
    expect(mixed.body.errors).toMatchObject([{ field: 'price' }])
  })

  it('are found by every filter, and page by page from either end', async () => {
    const program = await aProgram(app)
    await program.post('/properties', { ...house, listing: 'rent', status: 'let', reference: 'R-9' })
    await program.post('/properties', { ...house, address: '9 Oak Lane', city: 'Shelbyville' })
    await program.post('/properties', { ...house, address: '10 Oak Lane', city: 'Shelbyville' })
    const count = async (filter: string) => (await program.get(`/properties?${filter}`)).body.data.length
    expect(await count('text=123+Main+St')).toBe(1)
    expect(await count('text=R-9')).toBe(1)
    expect(await count('city=Shelbyville')).toBe(2)
    expect(await count('listing=rent&status=let')).toBe(1)
    expect(await count('status=sold')).toBe(0)

    const address = (row: Record<string, unknown>) => row['address']
    const newest = await everyPage(program, '/properties?limit=2', address)
    expect(newest).toHaveLength(3)
    expect(await everyPage(program, '/properties?limit=2&sort=created_at', address)).toEqual([...newest].reverse())
  })

  it('say which field is wrong', async () => {
    const program = await aProgram(app)
    const wrong = async (over: object, field: string) => {
      const { status, body } = await program.post('/properties', { ...house, ...over })
      expect([status, body.errors?.[0]?.field]).toEqual([400, field])
    }
    await wrong({ address: '' }, 'address')
    await wrong({ listing: 'lease' }, 'listing')
    await wrong({ price: { amount_minor: 1.5, currency: 'USD' } }, 'price.amount_minor')
    await wrong({ price: '450,000' }, 'price')
    await wrong({ features: ['a\0b'] }, 'features.0')
    await wrong({ photo_urls: ['https://a.example/\0'] }, 'photo_urls.0')
    await wrong({ currency: 'XXQ' }, 'currency')
    expect((await program.get('/properties?text=%00')).status).toBe(400)
    expect((await program.get('/properties?archived=maybe')).body.errors[0].field).toBe('archived')
    await program.post('/properties', house)
    expect((await program.post('/properties', house)).status).toBe(409)
  })

  it('of another client are not there', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { id } = await aProperty(app.deps, { clientId: other.clientId })
    expect((await program.get(`/properties/${id}`)).status).toBe(404)
    expect((await program.patch(`/properties/${id}`, { city: 'Mine' })).status).toBe(404)
    for (const deed of ['archive', 'unarchive'])
      expect((await program.post(`/properties/${id}/${deed}`)).status).toBe(404)
    expect((await program.post(`/properties/${id}/check`, { is_healthy: true })).status).toBe(404)
    expect((await program.post('/properties', { ...house, client_id: other.clientId })).status).toBe(404)
    expect((await program.get(`/properties?client_id=${other.clientId}`)).body.data).toEqual([])

    const agency = await anAgencyProgram(app)
    expect((await agency.get(`/properties?client_id=${other.clientId}`)).body.data).toHaveLength(1)
    const made = await agency.post('/properties', { ...house, address: '1 New Road', client_id: other.clientId })
    expect(made.body.client_id).toBe(other.clientId)
  })

  it('are for keys that may, of clients that may', async () => {
    const reader = await aProgram(app, { scopes: ['properties:read'] })
    expect((await reader.get('/properties')).status).toBe(200)
    expect((await reader.post('/properties', house)).body.code).toBe('insufficient_scope')
    const { id: clientId } = await aClient(app.deps, { portalAccess: 'READ_ONLY' })
    const readOnly = await aProgram(app, { clientId })
    expect((await readOnly.get('/properties')).status).toBe(200)
    expect((await readOnly.post('/properties', house)).status).toBe(403)
    expect(await ctxOf(app.deps).db.property.count({ where: { clientId } })).toBe(0)
  })
})
