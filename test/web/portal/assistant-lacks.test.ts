import { describe, expect, it } from 'vitest'
import { aDraft } from '../../domain/assistants/a-draft.js'
import { aProperty } from '../../support/a-property.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()

describe('what an assistant may do during a call', () => {
  it('says what is still to be set up for it, and where', async () => {
    const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    const functions = ['lookup_property', 'book_appointment']
    const { id } = await aDraft(portal.deps, { clientId: client.id, facts: { functions, transferNumbers: [] } })
    const visitor = await signedIn(portal, user.email)
    const page = async () => (await visitor.get(`/assistants/${id}/steps/behaviours`)).text
    const before = await page()
    expect(before).toContain('There are no properties yet for “Look up a property”.')
    expect(before).toContain('href="/properties"')
    expect(before).toContain('Nobody is set up yet for “Book an appointment”')
    expect(before).toContain('href="/settings/team"')
    await aProperty(portal.deps, { clientId: client.id })
    expect(await page()).not.toContain('There are no properties yet')
  })

  it('asks how each person is handed a call, and keeps it', async () => {
    const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    const transferNumbers = [{ name: 'Dana', number: '+14155552671', mode: 'WARM' }]
    const { id } = await aDraft(portal.deps, { clientId: client.id, facts: { transferNumbers } })
    const visitor = await signedIn(portal, user.email)
    const { text: body } = await visitor.get(`/assistants/${id}/steps/behaviours`)
    expect(body).toMatch(/name="transferNumbers\.0\.mode"[^>]*>.*<option value="WARM" selected>/s)
  })
})
