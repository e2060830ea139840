import { describe, expect, it } from 'vitest'
import { hashPassword } from '../../../src/platform/passwords.js'
import { useTestCalls } from '../../domain/test-calls/world.js'
import { startVapiEmulator } from '../../emulators/vapi.js'
import { aPublishedAssistant, aTestCall } from '../../support/a-test-call.js'
import { aClientUser } from '../../support/builders.js'
import { PASSWORD } from '../../support/people.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const vapi = await startVapiEmulator()
const app = usePortal({ config: { vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey } })
const world = useTestCalls(app, vapi)

const SCRIPT = /test-call-[0-9a-f]{12}\.js/

/** Somebody of a self-service client whose assistant is live, signed in. */
async function somebody() {
  const made = await world.business()
  const user = await aClientUser(app.deps, {
    clientId: made.client.id,
    name: 'Sam Okafor',
    passwordHash: await hashPassword(PASSWORD, 'nobody@example.com'),
  })
  const visitor = await signedIn(app, user.email)
  const place = `/assistants/${made.assistant.id}/test-call`
  return { ...made, visitor, place }
}

describe('the page of test calls', () => {
  it('offers to ring, says what is looked at, and remembers the number', async () => {
    const { visitor, place, client } = await somebody()
    await world.prisma().client.update({ where: { id: client.id }, data: { phone: '+14155550188' } })
    const first = (await visitor.get(place)).text
    expect(first).toContain('Call me now')
    expect(first).toContain('value="(415) 555-0188"')
    expect(first).toContain('None yet.')
    const placed = await visitor.post(place, { toNumber: '+1 415-555-0199' })
    expect(placed).toMatchObject({
      status: 303,
      location: expect.stringMatching(new RegExp(`^${place}/[0-9a-f-]{36}$`)),
    })
    const again = (await visitor.get(place)).text
    expect(again).toContain('value="(415) 555-0199"')
    expect(again).toContain(placed.location)
    await world.vapi.settled()
  })

  it('shows the call while it goes on and, over, the transcript and the checklist', async () => {
    const { visitor, place } = await somebody()
    world.vapi.conversation = [
      { who: 'caller', says: 'Where are you?' },
      { who: 'assistant', says: 'Harbor Dental is by the harbor.' },
    ]
    const { location = '' } = await visitor.fill(place, { toNumber: '+14155550177' })
    const going = await visitor.get(location)
    expect(going.text).toContain('About to ring')
    expect(going.text).toMatch(SCRIPT)
    expect(going.text).not.toContain('data-over')
    const fragment = await visitor.get(`${location}/now`)
    expect(fragment.headers.get('cache-control')).toBe('no-store')
    expect(fragment.text).not.toMatch(/<html|<nav/)
    await world.told()
    const over = (await visitor.get(`${location}/now`)).text
    for (const words of ['data-over', 'Passed', 'Harbor Dental is by the harbor.', 'The report arrived', 'Call again'])
      expect(over).toContain(words)
    const whole = (await visitor.get(location)).text
    expect(whole).not.toMatch(SCRIPT)
    const href = /href="(\/calls\/[0-9a-f-]{36})"/.exec(whole)?.[1] ?? ''
    expect((await visitor.get(href)).text).toContain('Test call')
    expect((await visitor.get(place)).text).toContain('Everything worked.')
  })

  it('says beside the field what is wrong with the number, and keeps it', async () => {
    const { visitor, place } = await somebody()
    const refused = await visitor.fill(place, { toNumber: '<b>911</b>' })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('Please write your phone number')
    expect(refused.text).toContain('value="&lt;b&gt;911&lt;/b&gt;"')
    expect((await visitor.post(place, {})).status).toBe(400)
    expect(world.dialled()).toEqual([])
  })

  it('leads a second click to the call that goes on already', async () => {
    const { visitor, place } = await somebody()
    const first = await visitor.fill(place, { toNumber: '+14155550177' })
    const second = await visitor.fill(place, { toNumber: '+14155550177' })
    expect([second.status, second.location]).toEqual([303, first.location])
    expect(world.dialled()).toHaveLength(1)
    await world.vapi.settled()
  })

  it('says in Vapi’s words why there was no call', async () => {
    const { visitor, place } = await somebody()
    world.vapi.faults.nextRest = [{ status: 400, message: 'Not <today>' }]
    const { location = '' } = await visitor.fill(place, { toNumber: '+14155550177' })
    const { text } = await visitor.get(location)
    expect(text).toContain('Not &lt;today&gt;')
    expect(text).toContain('There was no call.')
    expect(text).toContain('data-over')
  })

  it('looks up a call that nobody knows of when its page is read, at most every ten seconds', async () => {
    const { visitor, place } = await somebody()
    world.vapi.faults.nextRest = [500]
    const { location = '' } = await visitor.fill(place, { toNumber: '+14155550177' })
    const asked = () => world.vapi.requests.filter(({ method, path }) => method === 'GET' && path === '/call').length
    for (let times = 0; times < 4; times++)
      expect((await visitor.get(`${location}/now`)).text).toContain('Nobody knows')
    expect(asked()).toBe(1)
    expect(world.dialled()).toHaveLength(1)
  })

  it('says what is missing before a call can be made', async () => {
    const { visitor, client, place, line } = await somebody()
    await world.prisma().phoneNumber.delete({ where: { id: line.id } })
    expect((await visitor.get(place)).text).toContain('There is no phone number to ring from.')
    expect((await visitor.fill(place, { toNumber: '+14155550177' })).status).toBe(409)
    const draft = await aPublishedAssistant(app.deps, { clientId: client.id, vapiAssistantId: null })
    const { text } = await visitor.get(`/assistants/${draft.id}/test-call`)
    expect(text).toContain('Publish this assistant first')
    expect(text).not.toContain('Call me now</button>')
  })

  it('says how long to wait after too many', async () => {
    const { visitor, place, client, assistant } = await somebody()
    for (let times = 0; times < 5; times++)
      await aTestCall(app.deps, {
        clientId: client.id,
        assistantId: assistant.id,
        state: 'FAILED',
        createdAt: new Date(),
      })
    const refused = await visitor.fill(place, { toNumber: '+14155550177' })
    expect(refused.status).toBe(429)
    expect(refused.text).toContain('At most 5 test calls in 10 minutes.')
  })

  it('is not for a read-only portal, nor for strangers, nor under another assistant', async () => {
    const { place, client, assistant, visitor } = await somebody()
    const { id } = await aTestCall(app.deps, { clientId: client.id, assistantId: assistant.id })
    const other = await aPublishedAssistant(app.deps, { clientId: client.id })
    expect((await visitor.get(`/assistants/${other.id}/test-call/${id}`)).status).toBe(404)
    const { user } = await aBusiness(app.deps)
    const reader = await signedIn(app, user.email)
    expect((await reader.get(place)).status).toBe(403)
    expect((await reader.get(`${place}/${id}`)).status).toBe(403)
    expect((await reader.fill(place, { toNumber: '+14155550177' })).status).toBe(403)
    expect((await app.visitor().get(place)).location).toContain('/sign-in?next=')
    expect(world.dialled()).toEqual([])
  })
})
