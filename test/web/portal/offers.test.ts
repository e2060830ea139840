import { describe, expect, it } from 'vitest'
import { aLead } from '../../support/a-lead.js'
import { aProperty } from '../../support/a-property.js'
import { anOffer } from '../../support/an-offer.js'
import { NOW } from '../../support/builders.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()
const prisma = () => portal.deps.database.prisma
const SOON = new Date(Date.now() + 86_400_000)

async function aClientInSelfService() {
  const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
  return { clientId: client.id, visitor: await signedIn(portal, user.email) }
}

describe('the offers in the portal', () => {
  it('say how offers come about while there are none', async () => {
    const { visitor } = await aClientInSelfService()
    expect((await visitor.get('/offers')).text).toContain('No offers yet')
    expect((await visitor.get('/offers?status=ACCEPTED')).text).toContain('No offers with this status')
    const odd = await visitor.get('/offers?status=ODD')
    expect([odd.status, odd.text.includes('This filter does not work')]).toEqual([400, true])
  })

  it('show how much, from whom and on which conditions, and one that is over as expired', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    const lead = await aLead(portal.deps, { clientId, name: 'Priya Raman' })
    const terms = { conditions: 'Subject to <em>financing</em>', leadId: lead.id, expiresAt: SOON }
    const { id } = await anOffer(portal.deps, { clientId, ...terms })
    await anOffer(portal.deps, {
      clientId,
      amountMinor: 12_345_67n,
      currency: 'EUR',
      expiresAt: NOW,
      buyerName: 'Jonas',
    })
    const list = (await visitor.get('/offers')).text
    for (const part of ['$450,000', '€12,345.67', 'Jonas', 'Priya Raman', 'Open', 'Expired'])
      expect(list).toContain(part)
    expect((await visitor.get('/offers?status=EXPIRED')).text).not.toContain('$450,000')
    const page = (await visitor.get(`/offers/${id}`)).text
    for (const part of ['Subject to &lt;em&gt;financing&lt;/em&gt;', `href="/leads/${lead.id}"`, 'Yes, accept it'])
      expect(page).toContain(part)
  })

  it('are answered, which the page then says, and the answer is taken back', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    const { id } = await anOffer(portal.deps, { clientId, expiresAt: SOON })
    await visitor.get(`/offers/${id}`)
    const accept = { status: 'ACCEPTED', 'note-ACCEPTED': 'Subject to contract' }
    expect(await visitor.post(`/offers/${id}/decision`, accept)).toMatchObject({
      status: 303,
      location: `/offers/${id}`,
    })
    const { text } = await visitor.get(`/offers/${id}`)
    for (const part of ['The offer is accepted.', 'Accepted by Sam Okafor, today', 'Yes, open it again'])
      expect(text).toContain(part)
    expect(text).not.toContain('Yes, decline it')
    const refused = await visitor.post(`/offers/${id}/decision`, { status: 'DECLINED' })
    expect([refused.status, refused.text.includes('cannot become declined')]).toEqual([409, true])
    expect((await visitor.post(`/offers/${id}/decision`, { status: 'OPEN' })).status).toBe(303)
    expect((await prisma().offer.findUnique({ where: { id } }))?.status).toBe('OPEN')
    expect((await visitor.post(`/offers/${id}/decision`, { status: 'ODD' })).status).toBe(400)
  })

  it('are written down by a person, for a property that is told by a part of its address', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    const main = await aProperty(portal.deps, { clientId, address: '123 Main Street' })
    const second = await aProperty(portal.deps, { clientId, address: '125 Main Street', currency: 'EUR' })
    expect((await visitor.get('/offers')).text).toContain('href="/offers/new"')
    await visitor.get('/offers/new')
    const typed = { amount: '450k', buyerName: 'Priya Raman', conditions: 'Financing', expiresDay: '2031-07-01' }
    const several = await visitor.post('/offers', { ...typed, property: 'main st' })
    expect([several.status, several.text.includes('It could be: ')]).toEqual([400, true])
    expect(several.text).toContain('value="450k"')
    const none = await visitor.post('/offers', { ...typed, property: 'Elm' })
    expect(none.text).toContain('No property is called like this')
    const { location = '' } = await visitor.post('/offers', { ...typed, property: '123 Main Street, Springfield' })
    const page = (await visitor.get(location)).text
    for (const part of [
      'The offer is written down.',
      '$450,000',
      'Priya Raman',
      'Financing',
      `/properties/${main.id}"`,
    ])
      expect(page).toContain(part)
    expect((await visitor.get(`/offers/new?propertyId=${second.id}`)).text).toContain('In EUR, such as')
    await visitor.post('/offers', { amount: '1.250,50', buyerName: 'Jonas', propertyId: second.id })
    expect(await prisma().offer.count({ where: { propertyId: second.id, amountMinor: 125_050n } })).toBe(1)
  })

  it('say beside the field what is wrong with one that is written down', async () => {
    const { visitor } = await aClientInSelfService()
    await visitor.get('/offers/new')
    const wrongFields = async (fields: Record<string, string>) => {
      const { status, text } = await visitor.post('/offers', { amount: '450k', buyerName: 'Jonas', ...fields })
      return [status, ...[...text.matchAll(/id="(\w+)"[^>]*aria-invalid="true"/g)].map(([, field]) => field)]
    }
    expect(await wrongFields({ amount: 'a lot' })).toEqual([400, 'amount'])
    expect(await wrongFields({ buyerName: '' })).toEqual([400, 'buyerName'])
    expect(await wrongFields({ buyerNumber: '12' })).toEqual([400, 'buyerNumber'])
    expect(await wrongFields({ expiresDay: '2020-01-01' })).toEqual([400, 'expiresDay'])
    expect(await wrongFields({ expiresDay: '2031-03-09', expiresTime: '02:30' })).toEqual([400, 'expiresTime'])
  })

  it('are only read where the portal is read-only', async () => {
    const { client, user } = await aBusiness(portal.deps)
    const { id } = await anOffer(portal.deps, { clientId: client.id, expiresAt: SOON })
    const visitor = await signedIn(portal, user.email)
    const { text } = await visitor.get(`/offers/${id}`)
    expect(text).toContain('Your portal is read-only')
    expect(text).not.toContain('Yes, accept it')
    expect((await visitor.post(`/offers/${id}/decision`, { status: 'ACCEPTED' })).status).toBe(403)
    expect((await visitor.get('/offers')).text).not.toContain('/offers/new')
    expect((await visitor.get('/offers/new')).status).toBe(403)
    expect((await visitor.post('/offers', { amount: '1', buyerName: 'Me' })).status).toBe(403)
  })
})

describe('the menu', () => {
  const menuOf = (text: string) => [...text.matchAll(/<li><a href="([^"]+)"/g)].map(([, href]) => href)

  it('has properties and offers for those who have some, or whose business is about them', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    expect(menuOf((await visitor.get('/')).text)).not.toContain('/offers')
    await anOffer(portal.deps, { clientId })
    expect(menuOf((await visitor.get('/')).text)).toEqual(expect.arrayContaining(['/offers', '/properties']))
    const { user } = await aBusiness(portal.deps, { businessType: 'Real estate' })
    expect(menuOf((await (await signedIn(portal, user.email)).get('/')).text)).toContain('/properties')
  })
})
