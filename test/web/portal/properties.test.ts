import { describe, expect, it } from 'vitest'
import { aProperty, aUnit } from '../../support/a-property.js'
import { aViewing } from '../../support/a-viewing.js'
import { anOffer } from '../../support/an-offer.js'
import { aCall } from '../../support/builders.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'
import type { Visitor } from '../../support/visitor.js'

const portal = usePortal()

const FORM = {
  address: '9 Oak Ave',
  city: 'Ames',
  listing: 'SALE',
  status: 'AVAILABLE',
  currency: 'USD',
  areaUnit: 'sqft',
}

/** Sends the form of a file as a browser would. */
async function upload(visitor: Visitor, text: string, name = 'list.csv') {
  const page = (await visitor.get('/properties/imports')).text
  const form = new FormData()
  form.set('_csrf', /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '')
  form.set('file', new Blob([text], { type: 'text/csv' }), name)
  const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  const headers = { cookie, origin: visitor.url, 'sec-fetch-site': 'same-origin' }
  const answer = await fetch(new URL('/properties/imports', visitor.url), {
    method: 'POST',
    body: form,
    headers,
    redirect: 'manual',
  })
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }
}

describe('the pages of properties', () => {
  it('say what to do while there are none, list, filter and show them', async () => {
    const { client, user } = await aBusiness(portal.deps)
    const visitor = await signedIn(portal, user.email)
    expect((await visitor.get('/properties')).text).toContain('No properties yet')
    const { id } = await aProperty(portal.deps, {
      clientId: client.id,
      address: '123 <b>Main</b> Street',
      reference: 'A-1',
      bedrooms: 3,
      description: 'Quiet & green',
      features: ['Garden'],
      photoUrls: ['https://photos.example.com/1.jpg'],
      checkedAt: new Date(),
      isHealthy: true,
    })
    await aUnit(portal.deps, { clientId: client.id, propertyId: id, rentMinor: 125_050n })
    await aProperty(portal.deps, {
      clientId: client.id,
      address: '5 Elm Court',
      status: 'SOLD',
      archivedAt: new Date(),
    })
    const list = (await visitor.get('/properties')).text
    for (const part of ['123 &lt;b&gt;Main&lt;/b&gt; Street', '$450,000', '3 bedrooms, 1 unit', 'Today', '1 property'])
      expect(list).toContain(part)
    expect(list).not.toMatch(/5 Elm Court|New property/)
    expect((await visitor.get('/properties?show=archived')).text).toContain('5 Elm Court')
    expect((await visitor.get('/properties?text=nowhere')).text).toContain('No properties match this')
    expect((await visitor.get('/properties?status=nonsense')).status).toBe(400)
    const page = (await visitor.get(`/properties/${id}`)).text
    for (const part of [
      'Quiet &amp; green',
      'Garden',
      'https://photos.example.com/1.jpg',
      '$1,250.50',
      'Researched and healthy',
    ])
      expect(page).toContain(part)
    expect(page).not.toMatch(/<form[^>]*properties|<img|New appointment|id="offers"/)
  })

  it('can only be read where the portal is read-only', async () => {
    const { client, user } = await aBusiness(portal.deps)
    const { id } = await aProperty(portal.deps, { clientId: client.id })
    const visitor = await signedIn(portal, user.email)
    await visitor.get('/settings')
    for (const path of ['/properties/new', `/properties/${id}/edit`, '/properties/imports'])
      expect([path, (await visitor.get(path)).status]).toEqual([path, 403])
    for (const path of ['', `/${id}`, `/${id}/check`, `/${id}/archive`, `/${id}/units`])
      expect([path, (await visitor.post(`/properties${path}`, { ...FORM, name: '1' })).status]).toEqual([path, 403])
  })

  it('let somebody in self-service add, change, check and archive', async () => {
    const { user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    const visitor = await signedIn(portal, user.email)
    await visitor.get('/properties/new')
    const refused = await visitor.post('/properties', { ...FORM, price: 'much', bedrooms: '3' })
    expect(refused.status).toBe(400)
    expect(refused.text).toMatch(/such as 450,000[\s\S]*value="3"/)
    const made = await visitor.post('/properties', { ...FORM, price: '450k', features: 'Garden\nPool' })
    const href = made.location ?? ''
    expect((await visitor.get(href)).text).toContain('$450,000')
    expect((await visitor.get(`${href}/edit`)).text).toMatch(/value="450000"[\s\S]*Garden\nPool/)
    const stamp = /name="stamp" value="([^"]+)"/.exec((await visitor.get(`${href}/edit`)).text)?.[1] ?? ''
    await visitor.post(href, { ...FORM, price: '500,000', stamp })
    expect((await visitor.get(href)).text).toContain('$500,000')
    expect((await visitor.post(href, { ...FORM, price: '1', stamp })).text).toContain(
      'Somebody else changed this property',
    )
    await visitor.post(`${href}/check`, { healthy: 'yes' })
    expect((await visitor.get(href)).text).toContain('Researched and healthy')
    await visitor.post(`${href}/archive`, { archived: 'yes' })
    expect((await visitor.get(href)).text).toContain('It is archived')
    await visitor.post(`${href}/archive`, { archived: 'no' })
    expect((await visitor.get('/properties')).text).toContain('9 Oak Ave')
  })

  it('show what was agreed, offered and asked about them, and lead to another appointment', async () => {
    const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    const { id } = await aProperty(portal.deps, { clientId: client.id })
    const other = await aProperty(portal.deps, { clientId: client.id, address: '8 Fir Lane' })
    const about = { clientId: client.id, propertyId: id }
    await aViewing(portal.deps, { ...about, attendeeName: 'Vera Viewer' })
    await anOffer(portal.deps, { ...about, buyerName: 'Otto Offer' })
    const call = await aCall(portal.deps, { clientId: client.id, propertyId: id })
    const visitor = await signedIn(portal, user.email)
    const page = (await visitor.get(`/properties/${id}`)).text
    for (const part of ['Vera Viewer', 'Otto Offer', `/calls/${call.id}`, `/appointments/new?propertyId=${id}`])
      expect(page).toContain(part)
    expect((await visitor.get(`/properties/${other.id}`)).text).not.toMatch(/Vera Viewer|Otto Offer|\/calls\//)
  })

  it('let them keep the units', async () => {
    const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    const { id } = await aProperty(portal.deps, { clientId: client.id, listing: 'RENT' })
    const visitor = await signedIn(portal, user.email)
    const unit = {
      name: '4B',
      floorPlan: 'Corner',
      bedrooms: '2',
      rent: '1,250',
      availableOn: '2027-04-01',
      status: 'AVAILABLE',
    }
    await visitor.get(`/properties/${id}`)
    const refused = await visitor.post(`/properties/${id}/units`, { ...unit, rent: 'much' })
    expect(refused.status).toBe(400)
    expect(refused.text).toMatch(/<details open>[\s\S]*value="4B"/)
    await visitor.post(`/properties/${id}/units`, unit)
    const { id: unitId } = await portal.deps.database.prisma.unit.findFirstOrThrow()
    await visitor.post(`/properties/${id}/units/${unitId}`, { ...unit, status: 'LET' })
    expect((await visitor.get(`/properties/${id}`)).text).toMatch(/4B[\s\S]*\$1,250[\s\S]*Let<\/span>/)
    expect((await visitor.get(`/properties/${id}`)).text).toMatch(
      /<summary>Take it away[\s\S]*action="[^"]*\/remove"[\s\S]*Take 4B away/,
    )
    await visitor.post(`/properties/${id}/units/${unitId}/remove`)
    expect(await portal.deps.database.prisma.unit.count()).toBe(0)
  })

  it('bring in a file, say what is wrong in it, and take it back', async () => {
    const { user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    const visitor = await signedIn(portal, user.email)
    const sent = await upload(visitor, 'where,city,price\n9 Oak Ave,Ames,450k\n=cmd,Ames,lots\n', 'Häuser <1>.csv')
    expect(sent.status).toBe(303)
    const first = (await visitor.get(sent.location)).text
    for (const part of ['Häuser &lt;1&gt;.csv', 'Choose which column is: Address']) expect(first).toContain(part)
    await visitor.post(`${sent.location}/columns`, { 'column-0': 'address', 'column-1': 'city', 'column-2': 'price' })
    const page = (await visitor.get(sent.location)).text
    for (const part of [
      '1 property to add, 0 to change',
      '1 row cannot be taken',
      'Line 3',
      'Price: Please write an amount',
      '>Add 1</button>',
    ])
      expect(page).toContain(part)
    const file = await visitor.get(`${sent.location}/problems`)
    expect(file.headers.get('content-type')).toContain('text/csv')
    expect(file.text).toContain("'=cmd")
    await visitor.get(sent.location)
    await visitor.post(`${sent.location}/add`)
    expect((await visitor.get('/properties')).text).toContain('9 Oak Ave')
    expect((await visitor.post(`${sent.location}/add`)).status).toBe(409)
    expect((await visitor.get(sent.location)).text).toMatch(/<summary>Undo this file<\/summary>[\s\S]*1 property away/)
    await visitor.post(`${sent.location}/undo`)
    expect((await visitor.get('/properties')).text).not.toContain('9 Oak Ave')
  })

  it('refuse what is no file, too large, or not sent by somebody who is signed in', async () => {
    const { user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    const visitor = await signedIn(portal, user.email)
    const large = await upload(visitor, `address,city\n${'x'.repeat(2_100_000)}`)
    expect([large.status, large.text.includes('larger than 2 MB')]).toEqual([400, true])
    const none = await visitor.fill('/properties/imports', {})
    expect([none.status, none.text.includes('Please choose a file')]).toEqual([400, true])
    const stranger = portal.visitor()
    expect((await upload(stranger, 'address,city\n1 Elm,Ames')).status).toBe(401)
    expect(await portal.deps.database.prisma.propertyImport.count()).toBe(0)
  })
})
