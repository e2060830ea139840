import { afterAll, describe, expect, it } from 'vitest'
import { startImpersonation } from '../../../src/domain/sessions/index.js'
import { aDraft } from '../../domain/assistants/a-draft.js'
import { startLanguageModelEmulator } from '../../emulators/language-model.js'
import { startVapiEmulator } from '../../emulators/vapi.js'
import { startVoicesEmulator } from '../../emulators/voices.js'
import { aStaff, ctxOf, staffActor } from '../../support/builders.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const [vapi, model, voices] = [
  await startVapiEmulator(),
  await startLanguageModelEmulator(),
  await startVoicesEmulator(),
]
afterAll(() => Promise.all([vapi.close(), model.close(), voices.close()]))
const portal = usePortal({
  config: {
    vapiBaseUrl: vapi.url,
    vapiApiKey: vapi.apiKey,
    languageModelBaseUrl: model.url,
    languageModelApiKey: model.apiKey,
    languageModel: 'small',
    elevenLabsBaseUrl: voices.url,
    elevenLabsApiKey: voices.apiKey,
  },
})

async function aReadyOne(facts: Record<string, unknown> = {}) {
  const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
  const { id } = await aDraft(portal.deps, { clientId: client.id, name: 'Front desk', facts })
  const visitor = await signedIn(portal, user.email)
  await visitor.get(`/assistants/${id}/steps/review`)
  return { id, client, visitor, href: `/assistants/${id}`, review: `/assistants/${id}/steps/review` }
}

async function aNumber(number: string, over: object = {}) {
  const id = crypto.randomUUID()
  const at = new Date().toISOString()
  const there = {
    id,
    orgId: crypto.randomUUID(),
    createdAt: at,
    updatedAt: at,
    provider: 'vapi',
    number,
    status: 'active',
  }
  vapi.phoneNumbers.set(id, there)
  const here = { id, vapiPhoneNumberId: id, number, country: 'US', areaCode: number.slice(2, 5), ...over }
  return portal.deps.database.prisma.phoneNumber.create({ data: here })
}

const row = () => portal.deps.database.prisma.assistant.findFirstOrThrow()
const atVapi = async () => vapi.assistants.get((await row()).vapiAssistantId ?? '') as Record<string, unknown>

describe('the number of an assistant', () => {
  it('is picked from the pool by place, and works when it is published', async () => {
    const { id, visitor, review } = await aReadyOne()
    await aNumber('+14155552671')
    await aNumber('+12125552672')
    const page = await visitor.get(review)
    expect(page.text).toContain('Area code 212 (1 free)')
    const picked = await visitor.post(`/assistants/${id}/number`, { place: 'US:212' })
    expect(picked).toMatchObject({ status: 303, location: `${review}#number` })
    const after = await visitor.get(review)
    expect(after.text).toContain('(212) 555-2672 is yours. It works as soon as you publish.')
    expect(after.text).toContain('Take another number instead')
    await visitor.post(`/assistants/${id}/number`, { place: 'US:415', another: 'yes' })
    expect((await visitor.get(review)).text).toContain('(415) 555-2671')
  })

  it('is asked for when nothing is free, and may be one the client has', async () => {
    const { id, client, visitor, review, href } = await aReadyOne()
    expect((await visitor.get(review)).text).toContain('No number is free at the moment')
    const none = await visitor.post(`${href}/number`, { place: 'US' })
    expect(none.status).toBe(303)
    expect((await visitor.get(review)).text).toContain('Somebody else has just taken the last one there')
    const wrong = await visitor.post(`${href}/number/request`, { country: 'FR', areaCode: '415' })
    expect([wrong.status, wrong.text.includes('An area code can be asked for in')]).toEqual([400, true])
    await visitor.post(`${href}/number/request`, { country: 'US', areaCode: '415', note: 'easy' })
    expect((await visitor.get(review)).text).toContain('You asked for a number: <b>United States, area code 415</b>')
    const again = await visitor.post(`${href}/number/request`, { country: 'US' })
    expect([again.status, again.text.includes('A number is asked for already')]).toEqual([409, true])
    const own = await aNumber('+13105552673', { clientId: client.id })
    await visitor.post(`${href}/number/own`, { phoneNumberId: own.id })
    expect(await portal.deps.database.prisma.phoneNumber.findFirst()).toMatchObject({ assistantId: id })
    expect((await visitor.post(`${href}/number/own`, { phoneNumberId: crypto.randomUUID() })).status).toBe(404)
    expect((await visitor.post(`${href}/number/own`, { phoneNumberId: 'nonsense' })).status).toBe(400)
  })
})

describe('publishing', () => {
  it('says what is missing, with links, and publishes nothing', async () => {
    const { visitor, review, href } = await aReadyOne({ voicemail: 'leave_message', functions: ['transfer_to_human'] })
    const page = await visitor.get(review)
    expect(page.text).toContain('2 things are missing')
    expect(page.text).toContain(`${href}/steps/behaviours#field-voicemailMessage`)
    const refused = await visitor.post(`${href}/publication`, {})
    expect([refused.status, refused.text.includes('something is missing')]).toEqual([400, true])
    expect((await visitor.get(`${href}/publication`)).location).toBe(href)
    expect((await row()).vapiAssistantId).toBeNull()
  })

  it('ends with the number to call, goes on where it stopped, and shows what the next one changes', async () => {
    const { visitor, review, href } = await aReadyOne()
    await aNumber('+14155552671')
    await visitor.post(`${href}/number`, { place: 'US' })
    vapi.faults.rest = ({ method, path }) => (method === 'POST' && path === '/assistant' ? 500 : undefined)
    expect(await visitor.post(`${href}/publication`, { note: 'First' })).toMatchObject({
      location: `${href}/publication`,
    })
    const stopped = await visitor.get(`${href}/publication`)
    for (const words of ['Publishing stopped half-way', 'Continue publishing', 'Stopped: '])
      expect(stopped.text).toContain(words)
    expect((await visitor.get('/assistants')).text).toContain('Publishing stopped half-way')
    delete vapi.faults.rest
    await visitor.post(`${href}/publication`, {})
    const done = await visitor.get(`${href}/publication`)
    for (const words of ['Front desk is live', 'Version 1', 'href="tel:+14155552671"', `${href}/test-call`])
      expect(done.text).toContain(words)
    expect((await visitor.get('/assistants')).text).toContain('Live, version 1')
    await visitor.get(`${href}/steps/voice`)
    await visitor.post(`${href}/steps/voice`, { fields: 'firstMessage', firstMessage: 'Good day.', do: 'stay' })
    const next = await visitor.get(review)
    for (const words of ['What publishing changes', 'Good day.', 'Publish the changes'])
      expect(next.text).toContain(words)
    expect((await visitor.get(href)).text).toContain('Changed since it was published')
  })

  it('keeps versions that can be read and brought back', async () => {
    const { visitor, href } = await aReadyOne()
    await visitor.post(`${href}/publication`, { note: 'First' })
    await visitor.get(`${href}/steps/voice`)
    await visitor.post(`${href}/steps/voice`, { fields: 'firstMessage', firstMessage: 'Good day.', do: 'stay' })
    await visitor.post(`${href}/publication`, { note: 'Shorter' })
    const page = await visitor.get(href)
    expect(page.text).toMatch(/Version 2[\s\S]*Shorter[\s\S]*Live[\s\S]*Version 1[\s\S]*First/)
    expect((await visitor.get(`${href}/versions/2`)).text).toMatch(/<del>Thank you for calling[\s\S]*<ins>Good day\./)
    expect((await visitor.get(`${href}/versions/1`)).text).toContain('Bring version 1 back')
    expect(await visitor.post(`${href}/versions/1/restore`)).toMatchObject({
      status: 303,
      location: `${href}/publication`,
    })
    expect((await visitor.get(`${href}/publication`)).text).toContain('Version 1 is back.')
    expect(await atVapi()).toMatchObject({ firstMessage: expect.stringContaining('Thank you for calling') })
    for (const number of ['9', '0', 'x']) expect((await visitor.get(`${href}/versions/${number}`)).status).toBe(404)
    expect((await visitor.post(`${href}/versions/9/restore`)).status).toBe(404)
  })

  it('notices what somebody changed at Vapi, and takes it or puts it back', async () => {
    const { visitor, href } = await aReadyOne()
    await visitor.post(`${href}/comparison`)
    expect((await visitor.get(href)).text).toContain('never published')
    await visitor.post(`${href}/publication`, {})
    await visitor.post(`${href}/comparison`)
    expect((await visitor.get(href)).text).toContain('Vapi has it exactly as it was published.')
    const change = async (firstMessage: string) => {
      const there = await atVapi()
      vapi.assistants.set(String(there['id']), { ...there, firstMessage } as never)
      return visitor.post(`${href}/comparison`)
    }
    expect((await change('Yo!')).location).toBe(`${href}/comparison`)
    const page = await visitor.get(`${href}/comparison`)
    for (const words of ['It differs at Vapi', 'Yo!', 'Take theirs', 'Put ours back'])
      expect(page.text).toContain(words)
    expect((await visitor.get('/assistants')).text).toContain('Differs at Vapi')
    await visitor.post(`${href}/comparison/ours`)
    expect(await atVapi()).toMatchObject({ firstMessage: expect.stringContaining('Thank you') })
    expect((await visitor.get(`${href}/comparison`)).location).toBe(href)
    await change('Hello there!')
    await visitor.post(`${href}/comparison/theirs`)
    expect((await visitor.get(href)).text).toContain('Taken over as version 2.')
    vapi.assistants.delete(String((await atVapi())['id']))
    expect((await visitor.post(`${href}/comparison`)).location).toBe(`${href}/comparison`)
    expect((await visitor.get(`${href}/comparison`)).text).toContain('Vapi no longer has it')
  })
})

describe('the conversation in writing', () => {
  it('goes on sentence by sentence, without scripts too, and starts over', async () => {
    const { visitor, href } = await aReadyOne()
    const chat = `${href}/conversation`
    expect((await visitor.get(chat)).text).toContain('Thank you for calling Harbor Dental.')
    const answered = await visitor.post(chat, { text: 'Are you <b>open</b>?', said: '[]' })
    expect(answered.text).toContain('You said: Are you &lt;b&gt;open&lt;/b&gt;?')
    const said = JSON.stringify([
      { role: 'user', text: 'Hi' },
      { role: 'assistant', text: 'Hello' },
    ])
    await visitor.post(chat, { text: 'And now?', said })
    expect(model.requests.at(-1)?.messages.map(({ role }) => role)).toEqual([
      'system',
      'assistant',
      'user',
      'assistant',
      'user',
    ])
    expect((await visitor.post(chat, { text: 'x', said, do: 'reset' })).text).not.toContain('Hello</p>')
    expect((await visitor.post(chat, { text: 'x', said: 'not json' })).status).toBe(200)
  })

  it('says in words what went wrong, and keeps what was said', async () => {
    const { visitor, href } = await aReadyOne()
    model.fault = { status: 500 }
    await visitor.get(`${href}/conversation`)
    const failed = await visitor.post(`${href}/conversation`, { text: 'Are you open?', said: '[]' })
    model.fault = undefined
    expect(failed.status).toBe(503)
    expect(failed.text).toMatch(/role="alert"[^>]*data-error>[^<]+</)
    expect(failed.text).toContain('value="Are you open?"')
  })
})

describe('staff who act for a client in its portal', () => {
  it('do all of it, also where the client only reads, and sign what they publish', async () => {
    const { client } = await aBusiness(portal.deps)
    const { id } = await aDraft(portal.deps, { clientId: client.id, name: 'Front desk' })
    const staff = ctxOf(portal.deps, staffActor(await aStaff(portal.deps, { name: 'Robin Vale' })), new Date())
    const { url } = await startImpersonation(staff, { clientId: client.id, reason: 'Setting it up' })
    const visitor = portal.visitor()
    await visitor.get(new URL(url).pathname)
    await aNumber('+14155552671')
    expect((await visitor.get('/assistants')).text).toContain('Front desk')
    await visitor.get(`/assistants/${id}/steps/review`)
    await visitor.post(`/assistants/${id}/number`, { place: 'US' })
    await visitor.post(`/assistants/${id}/publication`, {})
    expect((await visitor.get(`/assistants/${id}/publication`)).text).toContain('Front desk is live')
    expect((await visitor.get(`/assistants/${id}`)).text).toContain('Robin Vale, your agency')
  })
})

describe('voices', () => {
  it('of every provider are in the list, with samples that come from our own address', async () => {
    const { visitor, href } = await aReadyOne()
    const page = await visitor.get(`${href}/steps/voice`)
    expect(page.text).toMatch(/optgroup label="Vapi"[\s\S]*optgroup label="ElevenLabs"/)
    const [, sample = ''] = /data-sample="(\/assistants\/voices\/11labs\/[^"]+)"/.exec(page.text) ?? []
    const answer = await visitor.get(sample)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^audio\//)])
    voices.faults.preview = { status: 500 }
    expect((await visitor.get(sample)).status).toBe(503)
    delete voices.faults.preview
    const reader = await aBusiness(portal.deps)
    expect((await (await signedIn(portal, reader.user.email)).get(sample)).status).toBe(403)
  })
})
