import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aDraft } from '../../domain/assistants/a-draft.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()

async function aSelfService() {
  const { client, user } = await aBusiness(portal.deps, {
    portalAccess: 'SELF_SERVICE',
    businessType: 'Dental practice',
  })
  return { client, user, visitor: await signedIn(portal, user.email) }
}

const theAssistant = () => portal.deps.database.prisma.assistant.findFirstOrThrow()
const factsNow = async () => (await theAssistant()).facts as Record<string, unknown>

describe('assistants in the portal', () => {
  it('invite to make the first one, and are in the menu', async () => {
    const { visitor } = await aSelfService()
    const page = await visitor.get('/assistants')
    expect(page.text).toContain('No assistant yet')
    expect(page.text).toContain('href="/assistants/new"')
    expect((await visitor.get('/')).text).toContain('href="/assistants"')
  })

  it('are made from what is known of the client, and the wizard begins at once', async () => {
    const { visitor } = await aSelfService()
    await visitor.get('/assistants/new')
    const made = await visitor.post('/assistants', { direction: 'INBOUND', name: 'Front desk' })
    const { id } = await theAssistant()
    expect(made).toMatchObject({ status: 303, location: `/assistants/${id}/steps/business` })
    expect((await visitor.get(`/assistants/${id}/steps/business`)).text).toContain('value="Harbor Dental"')
    const list = await visitor.get('/assistants')
    expect(list.text).toContain('Front desk')
    expect(list.text).toContain('Draft, 0 of 7 steps')
  })

  it('can begin with a template of their direction, and say what is wrong otherwise', async () => {
    const { visitor } = await aSelfService()
    const id = randomUUID()
    const template = { id, name: 'Dentist', direction: 'INBOUND' as const, facts: { agentName: 'Mia' } }
    await portal.deps.database.prisma.assistantTemplate.create({ data: template })
    expect((await visitor.get('/assistants/new')).text).toContain('Dentist')
    const none = await visitor.post('/assistants', { name: 'x'.repeat(41), templateId: id })
    expect(none.status).toBe(400)
    expect(none.text).toContain('Please choose what it does')
    expect(none.text).toContain('At most 40 characters')
    expect(none.text).toContain(`value="${'x'.repeat(41)}"`)
    expect(none.text).toContain(`value="${id}" selected`)
    expect((await visitor.post('/assistants', { direction: 'INBOUND', templateId: id })).status).toBe(303)
    expect(await factsNow()).toMatchObject({ agentName: 'Mia' })
  })

  it('are renamed, archived after a question, and shown again when asked for', async () => {
    const { client, visitor } = await aSelfService()
    const { id } = await aDraft(portal.deps, { clientId: client.id })
    const page = await visitor.get(`/assistants/${id}`)
    expect(page.text).toContain('What it knows, in short')
    expect((await visitor.post(`/assistants/${id}/name`, { name: ' ' })).text).toContain('Please fill this in')
    expect(await visitor.post(`/assistants/${id}/name`, { name: 'Night desk' })).toMatchObject({ status: 303 })
    expect((await visitor.get(`/assistants/${id}`)).text).toContain('Night desk')
    expect((await visitor.get(`/assistants/${id}/archive`)).text).toContain('Archive Night desk?')
    expect(await visitor.post(`/assistants/${id}/archive`)).toMatchObject({ status: 303, location: '/assistants' })
    expect((await visitor.get('/assistants')).text).not.toMatch(/href="[^"]*">Night desk/)
    expect((await visitor.get('/assistants?show=archived')).text).toContain('Night desk')
    expect((await visitor.get(`/assistants/${id}`)).text).toContain('It is archived')
    expect((await visitor.get(`/assistants/${id}/archive`)).status).toBe(303)
    expect((await visitor.get(`/assistants/${id}/steps/hours`)).status).toBe(409)
  })

  it('come out of the archive again, as they were', async () => {
    const { client, visitor } = await aSelfService()
    const { id } = await aDraft(portal.deps, { clientId: client.id, name: 'Night desk' })
    const before = await factsNow()
    expect((await visitor.get('/assistants')).text).not.toContain('show=archived')
    await visitor.get(`/assistants/${id}/archive`)
    await visitor.post(`/assistants/${id}/archive`)
    expect((await visitor.get('/assistants')).text).toContain('href="/assistants?show=archived">Archived (1)')
    for (const path of ['/assistants?show=archived', `/assistants/${id}`])
      expect((await visitor.get(path)).text).toContain(`action="/assistants/${id}/unarchive"`)
    const number = await visitor.post(`/assistants/${id}/number`, { place: 'US' })
    expect(number.location).toBe(`/assistants/${id}`)
    expect((await visitor.get(`/assistants/${id}`)).text).toMatch(/class="note bad"[^>]*>This assistant is archived/)
    const back = await visitor.post(`/assistants/${id}/unarchive`)
    expect(back).toMatchObject({ status: 303, location: `/assistants/${id}` })
    expect((await visitor.get(`/assistants/${id}`)).text).toContain('It is out of the archive')
    expect([await factsNow(), (await theAssistant()).archivedAt]).toEqual([before, null])
    expect((await visitor.get('/assistants?show=archived')).text).toContain('Nothing is archived')
    const other = await aSelfService()
    await other.visitor.get('/assistants/new')
    expect((await other.visitor.post(`/assistants/${id}/unarchive`)).status).toBe(404)
  })

  it('made in Vapi by hand are shown, and changed there', async () => {
    const { client, visitor } = await aSelfService()
    const data = { id: randomUUID(), clientId: client.id, name: 'By hand', vapiAssistantId: randomUUID() }
    await portal.deps.database.prisma.assistant.create({ data })
    expect((await visitor.get('/assistants')).text).toContain('Made in Vapi')
    expect((await visitor.get(`/assistants/${data.id}`)).text).toContain('made in Vapi by hand')
    expect((await visitor.get(`/assistants/${data.id}/steps/business`)).status).toBe(409)
  })

  it('are told from those of others, and are nobody’s who only reads', async () => {
    const { client, visitor } = await aSelfService()
    const { id } = await aDraft(portal.deps, { clientId: client.id })
    const other = await aSelfService()
    expect((await other.visitor.get(`/assistants/${id}`)).status).toBe(404)
    const reader = await aBusiness(portal.deps)
    const reading = await signedIn(portal, reader.user.email)
    for (const path of ['', '/new', `/${id}`, `/${id}/steps/hours`, `/${id}/publication`, `/${id}/conversation`]) {
      const answer = await reading.get(`/assistants${path}`)
      expect([path, answer.status]).toEqual([path, 403])
      expect(answer.text).toContain('Your portal is read-only. Ask your agency to change your assistants.')
    }
    expect((await reading.get('/')).text).not.toContain('href="/assistants"')
    expect((await visitor.get('/assistants/nonsense')).status).toBe(404)
  })

  it('refuse forms of other sites', async () => {
    const { client, visitor } = await aSelfService()
    const { id } = await aDraft(portal.deps, { clientId: client.id })
    for (const path of [
      '',
      `/${id}/steps/hours`,
      `/${id}/facts`,
      `/${id}/publication`,
      `/${id}/number`,
      `/${id}/archive`,
    ]) {
      const answer = await visitor.post(`/assistants${path}`, {}, { 'sec-fetch-site': 'cross-site' })
      expect([path, answer.status]).toEqual([path, 403])
    }
  })
})
