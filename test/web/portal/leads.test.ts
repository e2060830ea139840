import { describe, expect, it } from 'vitest'
import { addActivity, qualifyLead } from '../../../src/domain/leads/index.js'
import { inTransaction } from '../../../src/platform/context.js'
import { aLead, aSuppression } from '../../support/a-lead.js'
import { aColleague, aViewing } from '../../support/a-viewing.js'
import { aCall, clientActor, ctxOf, NOW } from '../../support/builders.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()
const prisma = () => portal.deps.database.prisma

async function aClientInSelfService() {
  const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
  const visitor = await signedIn(portal, user.email)
  const ctx = ctxOf(portal.deps, clientActor(client.id, { access: 'SELF_SERVICE' }))
  return { clientId: client.id, visitor, ctx }
}

describe('the list of leads', () => {
  it('says how leads come about while there are none', async () => {
    const { visitor } = await aClientInSelfService()
    const { text } = await visitor.get('/leads')
    expect(text).toContain('No leads yet')
    expect(text).toContain('href="/leads/new"')
    expect((await visitor.get('/leads?text=nobody')).text).toContain('No leads match this')
  })

  it('shows who they are, where they stand and how promising they are, and is narrowed by each of these', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    const dana = await aColleague(portal.deps, { clientId })
    await aLead(portal.deps, { clientId, name: 'Priya <b>Raman</b>', status: 'OFFER', score: 80, assigneeId: dana.id })
    await aLead(portal.deps, { clientId, name: null, number: '+14155550199', status: 'NEW', source: 'CSV', score: 5 })
    const { text } = await visitor.get('/leads')
    for (const part of [
      'Priya &lt;b&gt;Raman&lt;/b&gt;',
      'Offer',
      'Score 80 of 100',
      'Dana Whitfield',
      '(415) 555-0199',
    ])
      expect(text).toContain(part)
    for (const filter of [
      'text=priya',
      'status=OFFER',
      'source=PHONE',
      'minScore=75',
      'text=&status=&source=&minScore=50',
    ]) {
      const found = (await visitor.get(`/leads?${filter}`)).text
      expect([filter, found.includes('Priya'), found.includes('555-0199')]).toEqual([filter, true, false])
    }
    const odd = await visitor.get('/leads?status=ODD')
    expect([odd.status, odd.text.includes('This filter does not work')]).toEqual([400, true])
  })

  it('comes twenty a page, and the next page keeps the filter', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    for (let n = 0; n < 21; n++)
      await aLead(portal.deps, { clientId, name: `Caller ${n}.`, lastActivityAt: new Date(NOW.getTime() + n) })
    const { text } = await visitor.get('/leads?source=PHONE')
    expect(text).not.toContain('Caller 0.')
    const older = /href="(\/leads\?[^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(older).toContain('source=PHONE')
    expect((await visitor.get(older)).text).toContain('Caller 0.')
    expect((await visitor.get('/leads?cursor=nonsense')).status).toBe(400)
  })
})

describe('the page of a lead', () => {
  it('tells what happened and leads to it, what they want, and why they score as they do', async () => {
    const { clientId, visitor, ctx } = await aClientInSelfService()
    const { id: leadId } = await aLead(portal.deps, { clientId, name: 'Priya Raman' })
    const call = await aCall(portal.deps, { clientId, leadId })
    const offerId = '11111111-1111-4111-8111-111111111111'
    await inTransaction(ctx, async (tx) => {
      const of = { clientId, leadId, at: NOW, vapiCallId: call.vapiCallId }
      await addActivity(tx, { ...of, kind: 'CALL', key: 'call', text: 'Asked about <i>gardens</i>' })
      await addActivity(tx, { ...of, kind: 'OFFER_MADE', key: 'offer', subject: { kind: 'offer', id: offerId } })
      const qualification = { budgetMinor: 48_000_000n, currency: 'USD', bedrooms: 3 }
      await qualifyLead(tx, { clientId, leadId, qualification, text: 'A budget' })
    })
    const { text } = await visitor.get(`/leads/${leadId}`)
    for (const part of [
      'Asked about &lt;i&gt;gardens&lt;/i&gt;',
      `href="/calls/${call.id}"`,
      `href="/offers/${offerId}"`,
      '$480,000',
      'They named a budget',
      '1 call',
      'tel:+1415555',
    ])
      expect(text).toContain(part)
  })

  it('is where its status changes, somebody looks after it, and notes and consent are written down', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    const dana = await aColleague(portal.deps, { clientId })
    const { id } = await aLead(portal.deps, { clientId })
    await visitor.get(`/leads/${id}`)
    const sent: [string, Record<string, string>][] = [
      ['status', { status: 'WON' }],
      ['assignee', { assigneeId: dana.id }],
      ['notes', { text: 'Has a dog' }],
      ['consents', { channel: 'EMAIL', given: 'yes', how: 'signed form', evidence: 'I agree' }],
    ]
    for (const [what, fields] of sent)
      expect(await visitor.post(`/leads/${id}/${what}`, fields)).toMatchObject({
        status: 303,
        location: `/leads/${id}`,
      })
    const { text } = await visitor.get(`/leads/${id}`)
    for (const part of ['It is on record.', 'Has a dog', 'signed form', 'I agree']) expect(text).toContain(part)
    expect(await prisma().lead.findUnique({ where: { id } })).toMatchObject({ status: 'WON', assigneeId: dana.id })
    const empty = await visitor.post(`/leads/${id}/notes`, { text: ' ' })
    expect([empty.status, empty.text.includes('Please write the note')]).toEqual([400, true])
    const odd = await visitor.post(`/leads/${id}/consents`, { channel: 'EMAIL', how: '' })
    expect([odd.status, odd.text.includes('<details open>')]).toEqual([400, true])
  })

  it('says that a number must not be called, and the status cannot say otherwise', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    const { id } = await aLead(portal.deps, { clientId, number: '+14155550199', status: 'DO_NOT_CALL' })
    await aSuppression(portal.deps, { clientId, number: '+14155550199' })
    const { text } = await visitor.get(`/leads/${id}`)
    expect(text).toContain('(415) 555-0199 is on the do-not-call list.')
    expect(text).not.toContain('tel:+14155550199')
    const refused = await visitor.post(`/leads/${id}/status`, { status: 'WON' })
    expect([refused.status, refused.text.includes('must not be called')]).toEqual([409, true])
  })

  it('is only read where the portal is read-only', async () => {
    const { client, user } = await aBusiness(portal.deps)
    const { id } = await aLead(portal.deps, { clientId: client.id })
    const visitor = await signedIn(portal, user.email)
    for (const path of ['/leads', `/leads/${id}`, '/leads/do-not-call'])
      expect((await visitor.get(path)).text).not.toMatch(/action="\/leads[^"]*"[^>]*><input type="hidden" name="_csrf"/)
    for (const path of ['/leads/new', `/leads/${id}/edit`]) expect((await visitor.get(path)).status).toBe(403)
    for (const path of ['', `/${id}`, `/${id}/status`, `/${id}/notes`, '/do-not-call'])
      expect((await visitor.post(`/leads${path}`, { name: 'Mine', text: 'x', status: 'WON' })).status).toBe(403)
  })
})

describe('the appointments of a lead', () => {
  it('stand on its page, with a link that enters another one for it', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    const { id: leadId } = await aLead(portal.deps, { clientId })
    const before = (await visitor.get(`/leads/${leadId}`)).text
    expect(before).toContain(`href="/appointments/new?leadId=${leadId}"`)
    expect(before).not.toContain('id="agreed"')
    const { id } = await aViewing(portal.deps, { clientId, leadId, startsAt: new Date(Date.now() + 3_600_000) })
    await aViewing(portal.deps, { clientId, place: 'Elsewhere', startsAt: new Date(Date.now() + 7_200_000) })
    const { text } = await visitor.get(`/leads/${leadId}`)
    for (const part of ['id="agreed"', `href="/appointments/${id}"`, 'To confirm']) expect(text).toContain(part)
    expect(text).not.toContain('Elsewhere')
    expect((await visitor.get('/')).text).toMatch(/href="\/appointments">2 bookings wait for you</)
  })
})

describe('the form of a lead', () => {
  it('adds one and changes it, with fields of one’s own', async () => {
    const { visitor } = await aClientInSelfService()
    await visitor.get('/leads/new')
    const fields = {
      name: 'Jonas',
      number: '(415) 555-0142',
      timeZone: 'Europe/Berlin',
      customFields: 'Parking: two cars',
    }
    const { location = '' } = await visitor.post('/leads', fields)
    expect((await visitor.get(location)).text).toMatch(/Parking<\/dt><dd[^>]*>two cars/)
    const form = (await visitor.get(`${location}/edit`)).text
    for (const part of ['+1 415 555 0142', 'Parking: two cars', 'value="Europe/Berlin" selected'])
      expect(form).toContain(part)
    expect((await visitor.post(location, { ...fields, name: 'Jonas Weber' })).location).toBe(location)
    const kept = await prisma().lead.findFirst({ where: { name: 'Jonas Weber' } })
    expect(kept).toMatchObject({ number: '+14155550142', timeZone: 'Europe/Berlin' })
  })

  it('keeps what a person wants, in the currency of the business, and takes it away again', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    const { id } = await aLead(portal.deps, { clientId })
    const wishes = {
      name: 'Priya',
      budget: '480k',
      currency: 'USD',
      bedrooms: '3',
      moveInOn: '2031-05-01',
      needs: 'A garden',
    }
    await visitor.get(`/leads/${id}/edit`)
    expect((await visitor.post(`/leads/${id}`, { ...wishes, budget: 'a lot' })).text).toMatch(
      /id="budget"[^>]*aria-invalid/,
    )
    expect((await visitor.post(`/leads/${id}`, { ...wishes, bedrooms: 'x' })).text).toMatch(
      /id="bedrooms"[^>]*aria-invalid/,
    )
    expect((await visitor.post(`/leads/${id}`, wishes)).status).toBe(303)
    const { text } = await visitor.get(`/leads/${id}`)
    for (const part of ['$480,000', 'Thu 1 May 2031', 'A garden', 'They named a budget']) expect(text).toContain(part)
    expect((await visitor.get(`/leads/${id}/edit`)).text).toContain('value="480000"')
    await visitor.post(`/leads/${id}`, { ...wishes, budget: '' })
    expect((await visitor.get(`/leads/${id}`)).text).not.toContain('$480,000')
  })

  it('says beside the field what is wrong, and keeps what was typed', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    const { number } = await aLead(portal.deps, { clientId })
    await visitor.get('/leads/new')
    const wrong = await visitor.post('/leads', { name: 'Jonas', number: 'soon', customFields: 'no colon' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('value="Jonas"')
    expect(wrong.text).toMatch(/id="customFields"[^>]*aria-invalid="true"/)
    expect((await visitor.post('/leads', { number: 'soon' })).text).toMatch(/id="number"[^>]*aria-invalid="true"/)
    const twice = await visitor.post('/leads', { number: number ?? '' })
    expect([twice.status, twice.text.includes('There is a lead with this number already')]).toEqual([409, true])
  })
})

describe('the do-not-call list', () => {
  it('takes numbers, quotes why, and lets them go with a reason only', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    expect((await visitor.get('/leads/do-not-call')).text).toContain('Nobody is on it')
    const lead = await aLead(portal.deps, { clientId, number: '+14155550199' })
    const add = { number: '(415) 555-0199', reason: 'Asked in an e-mail' }
    expect(await visitor.post('/leads/do-not-call', { ...add, lead: lead.id })).toMatchObject({
      location: `/leads/${lead.id}`,
    })
    const list = (await visitor.get('/leads/do-not-call')).text
    for (const part of ['(415) 555-0199', 'Asked in an e-mail. Sam Okafor put it here.']) expect(list).toContain(part)
    expect((await visitor.get('/leads/do-not-call?text=555-0199')).text).toContain('Asked in an e-mail')
    const none = (await visitor.get('/leads/do-not-call?text=0177&show=all')).text
    for (const part of ['No such number', 'href="/leads/do-not-call?show=all&amp;text=0177"'])
      expect(none).toContain(part)
    const twice = await visitor.post('/leads/do-not-call', add)
    expect([twice.status, twice.text.includes('on the list already')]).toEqual([409, true])

    const { id } = await prisma().suppression.findFirstOrThrow()
    const silent = await visitor.post(`/leads/do-not-call/${id}/lift`, {})
    expect(silent.status).toBe(400)
    expect(silent.text).toMatch(new RegExp(`id="reason-${id}"[^>]*aria-invalid="true"`))
    expect((await visitor.post(`/leads/do-not-call/${id}/lift`, { [`reason-${id}`]: 'Wants news' })).status).toBe(303)
    expect((await visitor.get('/leads/do-not-call')).text).toContain('Nobody is on it')
    expect((await visitor.get('/leads/do-not-call?show=all')).text).toMatch(
      /Sam Okafor allowed calls again today, .*: Wants news/,
    )
  })
})
