import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { startImpersonation } from '../../../src/domain/sessions/index.js'
import { above, aNumber, anAssistant, assistantAtVapi, atVapi, staff } from '../../domain/numbers/support.js'
import { startVapiEmulator } from '../../emulators/vapi.js'
import { aCall } from '../../support/builders.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const vapi = await startVapiEmulator()

describe('the numbers in the portal', () => {
  const portal = usePortal({ config: { vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey } })
  afterEach(() => vapi.phoneNumbers.clear())
  afterAll(() => vapi.close())
  const prisma = () => portal.deps.database.prisma
  const rowOf = (id: string) => prisma().phoneNumber.findUniqueOrThrow({ where: { id } })

  async function aSelfServiceClient() {
    const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    const vapiAssistantId = assistantAtVapi(vapi)
    const assistant = await anAssistant(portal.deps, { clientId: client.id, vapiAssistantId, name: 'Front desk' })
    const number = await aNumber(portal.deps, {
      clientId: client.id,
      assistantId: assistant.id,
      number: '+14155550123',
      isPrimary: true,
    })
    atVapi(vapi, { id: number.vapiPhoneNumberId, number: number.number })
    return { client, number, assistant, visitor: await signedIn(portal, user.email) }
  }

  it('say what to do while there are none', async () => {
    const { user } = await aBusiness(portal.deps)
    const visitor = await signedIn(portal, user.email)
    expect((await visitor.get('/numbers')).text).toContain('No numbers yet')
  })

  it('show who answers, how the number stands and what it did, and no cost', async () => {
    const { client, number, visitor } = await aSelfServiceClient()
    await aCall(portal.deps, {
      clientId: client.id,
      toNumber: number.number,
      durationSeconds: 90,
      costMicros: 123_456n,
    })
    await aNumber(portal.deps, { clientId: client.id, label: 'Old <b>line</b>', vapiStatus: 'missing' })
    const { text } = await visitor.get('/numbers')
    for (const part of [
      '(415) 555-0123',
      'Front desk',
      'In order',
      'Primary number',
      '1 call, 2 minutes',
      'Old &lt;b&gt;line&lt;/b&gt;',
      'Vapi no longer has it',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('0.12')
  })

  it('are read, and nothing else, where the portal is read-only', async () => {
    const { client, user } = await aBusiness(portal.deps)
    const number = await aNumber(portal.deps, { clientId: client.id, vapiStatus: 'differs' })
    const visitor = await signedIn(portal, user.email)
    const pages = [(await visitor.get('/numbers')).text, (await visitor.get(`/numbers/${number.id}`)).text]
    for (const text of pages) {
      expect(text).toContain('Your portal is read-only')
      expect(text).not.toMatch(/action="\/numbers/)
    }
    for (const path of ['', '/primary', '/repair', '/release'])
      expect((await visitor.post(`/numbers/${number.id}${path}`, { label: 'Mine' })).status).toBe(403)
    expect((await visitor.post('/numbers/requests', { country: 'US' })).status).toBe(403)
  })

  it('are changed in a form, and Vapi is told', async () => {
    const { number, visitor } = await aSelfServiceClient()
    await visitor.get(`/numbers/${number.id}`)
    const fields = { label: 'Main line', greeting: 'Good day', forwardTo: '(415) 555-2671' }
    const hours = { hasHours: 'yes', hours_mon: '9-12, 13:00-17', hours_closedOn: '2026-12-25' }
    const saved = await visitor.post(`/numbers/${number.id}`, { ...fields, ...hours })
    expect([saved.status, saved.location]).toEqual([303, `/numbers/${number.id}`])
    const week = {
      mon: [
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '17:00' },
      ],
    }
    expect(await rowOf(number.id)).toMatchObject({
      label: 'Main line',
      greeting: 'Good day',
      forwardTo: '+14155552671',
      hours: { week, closedOn: ['2026-12-25'] },
      vapiStatus: 'active',
      isActive: true,
    })
    const { text } = await visitor.get(`/numbers/${number.id}`)
    for (const part of ['Saved.', 'Main line', '09:00-12:00, 13:00-17:00', '2026-12-25']) expect(text).toContain(part)
    const thing = vapi.phoneNumbers.get(number.vapiPhoneNumberId ?? '')
    expect(thing).toMatchObject({ server: { url: expect.stringContaining('/api/v1/vapi/webhook/') } })
    expect(thing?.['assistantId'] ?? null).toBeNull()
  })

  it('say beside the field what is wrong, and keep what was typed', async () => {
    const { number, visitor } = await aSelfServiceClient()
    await visitor.get(`/numbers/${number.id}`)
    const wrong = { label: 'Main line', forwardTo: 'soon', hasHours: 'yes', hours_tue: '25:00-26:00' }
    const first = await visitor.post(`/numbers/${number.id}`, wrong)
    expect(first.status).toBe(400)
    expect(first.text).toContain('Please write when it opens as a time such as 09:00')
    const second = await visitor.post(`/numbers/${number.id}`, { ...wrong, hours_tue: '' })
    expect(second.text).toContain('Please write a phone number such as')
    expect(second.text).toContain('value="Main line"')
    expect((await rowOf(number.id)).label).toBeNull()
  })

  it('are made primary, repaired and given back', async () => {
    const { client, number, assistant, visitor } = await aSelfServiceClient()
    const second = await aNumber(portal.deps, { clientId: client.id })
    await visitor.get('/numbers')
    expect((await visitor.post(`/numbers/${second.id}/primary`, {})).status).toBe(303)
    expect([(await rowOf(second.id)).isPrimary, (await rowOf(number.id)).isPrimary]).toEqual([true, false])

    await prisma().phoneNumber.update({ where: { id: number.id }, data: { vapiStatus: 'differs' } })
    expect((await visitor.get(`/numbers/${number.id}`)).text).toContain('Put it right')
    expect((await visitor.post(`/numbers/${number.id}/repair`, {})).status).toBe(303)
    expect(await rowOf(number.id)).toMatchObject({ vapiStatus: 'active', vapiAssistantId: assistant.vapiAssistantId })
    vapi.faults.rest = 'html'
    const failed = await visitor.post(`/numbers/${number.id}/repair`, {})
    expect([failed.status, failed.text.includes('Vapi answered')]).toEqual([503, true])
    delete vapi.faults.rest

    const unsure = await visitor.post(`/numbers/${number.id}/release`, {})
    expect([unsure.status, unsure.text.includes('Front desk')]).toEqual([409, true])
    expect((await visitor.post(`/numbers/${number.id}/release`, { sure: 'yes' })).location).toBe('/numbers')
    expect(await rowOf(number.id)).toMatchObject({ clientId: null, assistantId: null })
  })

  it('are asked for, and a request is withdrawn', async () => {
    const { assistant, visitor } = await aSelfServiceClient()
    await visitor.get('/numbers')
    const wish = { country: 'US', areaCode: '907', note: 'Easy to remember', assistantId: assistant.id }
    const wrong = await visitor.post('/numbers/requests', { ...wish, areaCode: '12' })
    expect([wrong.status, wrong.text.includes('three digits')]).toEqual([400, true])
    expect((await visitor.post('/numbers/requests', wish)).status).toBe(303)
    const twice = await visitor.post('/numbers/requests', wish)
    expect([twice.status, twice.text.includes('asked for already')]).toEqual([409, true])
    const { text } = await visitor.get('/numbers')
    for (const part of ['United States, area code 907', 'With your agency', 'Easy to remember'])
      expect(text).toContain(part)
    const [request] = await prisma().numberRequest.findMany()
    expect((await visitor.post(`/numbers/requests/${request?.id}/cancel`, {})).status).toBe(303)
    expect((await visitor.get('/numbers')).text).toContain('Withdrawn')
  })

  it('may be switched off by staff who act for the client, also of a read-only one', async () => {
    const { client } = await aBusiness(portal.deps)
    const number = await aNumber(portal.deps, { clientId: client.id, vapiPhoneNumberId: null })
    const member = await prisma().staff.create({
      data: { id: crypto.randomUUID(), email: 'robin@agency.example', name: 'Robin', role: 'OWNER' },
    })
    const office = above(portal.deps, { ...staff(), id: member.id } as never, new Date())
    const { url } = await startImpersonation(office, { clientId: client.id, reason: 'To help' })
    const visitor = portal.visitor()
    await visitor.get(new URL(url).pathname)
    await visitor.get(`/numbers/${number.id}`)
    expect((await visitor.post(`/numbers/${number.id}`, { label: 'By staff' })).status).toBe(303)
    expect(await rowOf(number.id)).toMatchObject({ label: 'By staff', isActive: false })
  })
})
