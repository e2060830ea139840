import { describe, expect, it } from 'vitest'
import { aCall } from '../../support/builders.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()

describe('what a call led to', () => {
  it('is said with what it was judged from, corrected in self-service, found again, and taken back', async () => {
    const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    const judged = {
      judgedFrom: 'TRANSCRIPT',
      judgedIntent: 'general',
      intent: 'general',
      confidence: 0.5,
      judgedConfidence: 0.5,
    } as const
    const { id } = await aCall(portal.deps, { clientId: client.id, startedAt: new Date(), ...judged })
    const visitor = await signedIn(portal, user.email)
    const before = (await visitor.get(`/calls/${id}`)).text
    expect(before).toContain('Judged from what was said, 50 % sure')
    expect(before).toMatch(/Wanted<\/dt>\s*<dd[^>]*>Something general/)
    const answer = await visitor.post(`/calls/${id}/correction`, { outcome: 'OFFER_CREATED', intent: 'make_offer' })
    expect(answer).toMatchObject({ status: 303, location: `/calls/${id}` })
    const after = (await visitor.get(`/calls/${id}`)).text
    expect(after).toContain('Your correction is saved.')
    expect(after).toContain('Corrected by Sam Okafor, today')
    expect(after).toMatch(/value="OFFER_CREATED" selected/)
    const list = await visitor.get('/calls?intent=make_offer&outcome=OFFER_CREATED')
    expect(list.text).toContain(`/calls/${id}`)
    expect(list.text).toMatch(/value="make_offer" selected>To make an offer/)
    expect((await visitor.get('/calls?intent=general')).text).toContain('No calls match this')
    await visitor.get(`/calls/${id}`)
    await visitor.post(`/calls/${id}/correction`, { reset: 'yes', outcome: 'OTHER', intent: 'general' })
    const back = (await visitor.get(`/calls/${id}`)).text
    expect(back).toContain('Your correction is taken back.')
    expect(back).toContain('Judged from what was said, 50 % sure')
  })

  it('keeps the form open, with what was chosen, when the correction is refused', async () => {
    const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    const { id } = await aCall(portal.deps, { clientId: client.id })
    const visitor = await signedIn(portal, user.email)
    await visitor.get(`/calls/${id}`)
    const odd = await visitor.post(`/calls/${id}/correction`, { outcome: 'ODD', intent: 'make_offer' })
    expect(odd.status).toBe(400)
    expect(odd.text).toMatch(/<details open><summary>Correct this/)
    expect(odd.text).toMatch(/id="outcome"[^>]*aria-invalid="true"/)
    expect(odd.text).toContain('Please choose an outcome')
    expect(odd.text).toMatch(/value="make_offer" selected/)
    const going = await aCall(portal.deps, { clientId: client.id, status: 'IN_PROGRESS', endedAt: null })
    const early = await visitor.post(`/calls/${going.id}/correction`, { outcome: 'OTHER' })
    expect([early.status, early.text.includes('This call has not ended yet.')]).toEqual([409, true])
  })

  it('is not for a read-only portal to correct', async () => {
    const { client, user } = await aBusiness(portal.deps)
    const { id } = await aCall(portal.deps, { clientId: client.id })
    const visitor = await signedIn(portal, user.email)
    expect((await visitor.get(`/calls/${id}`)).text).not.toContain('Correct this')
    expect(await visitor.post(`/calls/${id}/correction`, { outcome: 'OTHER' })).toMatchObject({ status: 403 })
  })
})

describe('the mails one wants', () => {
  it('are chosen in the settings', async () => {
    const { user } = await aBusiness(portal.deps)
    const visitor = await signedIn(portal, user.email)
    expect((await visitor.get('/settings')).text).toMatch(/id="mails-offers" name="offers" checked/)
    await visitor.post('/settings/mails', { messages: 'on', bookings: 'on' })
    const page = (await visitor.get('/settings')).text
    expect(page).toContain('Your mails are saved.')
    expect(page).toMatch(/id="mails-bookings" name="bookings" checked/)
    expect(page).not.toMatch(/id="mails-offers" name="offers" checked/)
  })
})
