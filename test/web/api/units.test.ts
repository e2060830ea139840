import { describe, expect, it } from 'vitest'
import { aProperty, aUnit } from '../../support/a-property.js'
import { aViewing } from '../../support/a-viewing.js'
import { useApp } from '../../support/app.js'
import { aClient } from '../../support/builders.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

describe('Units for programs', () => {
  const app = useApp()

  it('are added, read, changed, listed and taken away', async () => {
    const program = await aProgram(app)
    const { id } = await aProperty(app.deps, { clientId: program.clientId })
    const rent = { amount_minor: 180_000, currency: 'USD' }
    const made = await program.post(`/properties/${id}/units`, { name: '4B', rent, available_on: '2026-12-01' })
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`/api/v1/units/${made.body.id}`)
    expect(made.body).toMatchObject({
      property_id: id,
      name: '4B',
      rent,
      available_on: '2026-12-01',
      status: 'available',
    })
    await program.post(`/properties/${id}/units`, { name: '2A' })

    const path = `/units/${made.body.id}`
    const read = await program.get(path)
    expect(read.body).toEqual(made.body)
    const tag = { 'If-Match': read.headers.get('etag') ?? '' }
    const changed = await program.patch(path, { status: 'let', rent: null, bedrooms: 2 }, tag)
    expect(changed.body).toMatchObject({ status: 'let', rent: null, bedrooms: 2, name: '4B' })
    expect((await program.patch(path, { bedrooms: 3 }, tag)).status).toBe(412)

    const names = (await program.get(`/properties/${id}/units`)).body.data.map(({ name }: { name: string }) => name)
    expect(names).toEqual(['2A', '4B'])
    expect((await program.get(`/properties/${id}`)).body.units).toHaveLength(2)
    expect((await program.delete(path)).status).toBe(204)
    expect((await program.get(path)).status).toBe(404)
  })

  it('are refused with what to change', async () => {
    const program = await aProgram(app)
    const { clientId } = program
    const { id: propertyId } = await aProperty(app.deps, { clientId })
    const { id: unitId } = await aUnit(app.deps, { clientId, propertyId, name: '4B' })
    const wrong = async (over: object, field: string) => {
      const { status, body } = await program.post(`/properties/${propertyId}/units`, { name: '1', ...over })
      expect([status, body.errors?.[0]?.field]).toEqual([400, field])
    }
    await wrong({ rent: { amount_minor: 1, currency: 'EUR' } }, 'rent')
    await wrong({ available_on: '0000-01-01' }, 'available_on')
    await wrong({ name: '4B' }, 'name')
    await wrong({ rent_minor: 5 }, 'rent_minor')
    await aViewing(app.deps, { clientId, propertyId, unitId })
    expect((await program.delete(`/units/${unitId}`)).status).toBe(409)
  })

  it('of another client are not there', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { clientId } = other
    const { id: propertyId } = await aProperty(app.deps, { clientId })
    const { id } = await aUnit(app.deps, { clientId, propertyId })
    expect((await program.get(`/units/${id}`)).status).toBe(404)
    expect((await program.patch(`/units/${id}`, { name: 'Mine' })).status).toBe(404)
    expect((await program.delete(`/units/${id}`)).status).toBe(404)
    expect((await program.get(`/properties/${propertyId}/units`)).status).toBe(404)
    expect((await program.post(`/properties/${propertyId}/units`, { name: '1' })).status).toBe(404)
    expect((await (await anAgencyProgram(app)).get(`/units/${id}`)).body.client_id).toBe(clientId)
  })

  it('are for keys that may, of clients that may', async () => {
    const reader = await aProgram(app, { scopes: ['properties:read'] })
    const { id } = await aProperty(app.deps, { clientId: reader.clientId })
    expect((await reader.post(`/properties/${id}/units`, { name: '1' })).body.code).toBe('insufficient_scope')
    const { id: clientId } = await aClient(app.deps, { portalAccess: 'READ_ONLY' })
    const readOnly = await aProgram(app, { clientId })
    const { id: theirs } = await aProperty(app.deps, { clientId })
    expect((await readOnly.post(`/properties/${theirs}/units`, { name: '1' })).status).toBe(403)
  })
})
