import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { callEventOf, parseVapiMessage, type VapiRest, vapiFor } from '../../../src/integrations/voice/index.js'
import { harborDental } from '../../emulators/conversations/index.js'
import { type Resource, type RestFault, startVapiEmulator, type VapiEmulator } from '../../emulators/vapi.js'

type Message = { type: string; [member: string]: unknown }

let server: Server
let hook = ''
let answer: (message: Message) => { status?: number; body: unknown }
const heard: { message: Message; headers: Record<string, unknown> }[] = []
let vapi: VapiEmulator
let rest: VapiRest

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { message } = JSON.parse(await text(request)) as { message: Message }
    heard.push({ message, headers: request.headers })
    const { status = 200, body } = answer(message)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
})
beforeEach(async () => {
  heard.length = 0
  answer = () => ({ body: {} })
  vapi = await startVapiEmulator()
  vapi.pace = 0.002
  rest = vapiFor({ vapiBaseUrl: vapi.url }, vapi.apiKey)
})
afterEach(() => vapi.close())
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const types = () => heard.map(({ message }) => (message.type === 'status-update' ? message['status'] : message.type))
const report = () => heard.find(({ message }) => message.type === 'end-of-call-report')?.message ?? { type: '' }

const wanted = ['status-update', 'end-of-call-report', 'transcript[transcriptType="final"]', 'tool-calls']
const anAssistant = (more: object = {}) =>
  rest.createAssistant({
    name: 'Harbor reception',
    firstMessage: 'Thank you for calling Harbor Dental.',
    server: { url: hook, credentialId: 'cred' },
    serverMessages: wanted,
    metadata: { assistantId: 'ours' },
    ...more,
  })
const aNumber = (more: object = {}) =>
  rest.createPhoneNumber({ provider: 'twilio', number: '+14155550123', ...more } as { provider: string })
const to = { number: '+14155550177' }
const refusal = (doing: Promise<unknown>) => doing.then(String, ({ message }: Error) => message)

describe('POST /call of the emulator', () => {
  it('answers with a queued call, and then it rings, is talked on and reported to the assistant’s server', async () => {
    vapi.credentials.set('cred', { scheme: 'bearer', token: 'shared' })
    const { id: assistantId } = await anAssistant()
    const { id: phoneNumberId } = await aNumber()
    const call = await rest.createCall({ assistantId, phoneNumberId, customer: to })
    expect(call).toMatchObject({
      status: 'queued',
      assistantId,
      phoneNumberId,
      customer: to,
      type: 'outboundPhoneCall',
    })
    await vapi.settled()
    expect(types()).toEqual([
      'queued',
      'ringing',
      'in-progress',
      ...Array.from({ length: 4 }, () => 'transcript[transcriptType="final"]'),
      'ended',
      'end-of-call-report',
    ])
    expect(heard.every(({ headers }) => headers['authorization'] === 'Bearer shared')).toBe(true)
    expect(report()).toMatchObject({
      endedReason: 'customer-ended-call',
      assistant: { id: assistantId, metadata: { assistantId: 'ours' } },
      transcript: expect.stringMatching(/^AI: Thank you for calling Harbor Dental\.\nUser: Hello/),
    })
    expect(await rest.getCall(String(call['id']))).toMatchObject({ status: 'ended' })
  })

  it('is read by us from the first message to the last', async () => {
    const { id: assistantId } = await anAssistant()
    await rest.createCall({ assistantId, phoneNumberId: (await aNumber()).id, customer: to })
    await vapi.settled()
    for (const { message } of heard) {
      const read = parseVapiMessage(Buffer.from(JSON.stringify({ message })))
      expect(read).not.toHaveProperty('problem')
      expect(callEventOf(read as never)).toMatchObject({ said: expect.anything() })
    }
  })

  it('uses functions for real, and keeps what they were answered', async () => {
    answer = ({ type, toolCallList }) =>
      type === 'tool-calls'
        ? {
            body: {
              results: [{ name: 'look', toolCallId: (toolCallList as { id: string }[])[0]?.id, result: 'Free at ten' }],
            },
          }
        : { body: {} }
    vapi.conversation = [
      { who: 'caller', says: 'Are you free on Monday?' },
      { uses: 'look', with: { on: '2026-11-23' } },
      { who: 'assistant', says: 'We are free at ten.' },
    ]
    const { id: assistantId } = await anAssistant()
    await rest.createCall({ assistantId, phoneNumberId: (await aNumber()).id, customer: to })
    await vapi.settled()
    expect(types()).toContain('tool-calls')
    expect(report()['messages']).toContainEqual(
      expect.objectContaining({ role: 'tool_call_result', result: 'Free at ten' }),
    )
  })

  it.each([
    ['voicemail', 'voicemail', true],
    ['no-answer', 'customer-did-not-answer', false],
    ['busy', 'customer-busy', false],
  ] as const)('reaches %s when the other side is set to it', async (callee, endedReason, isAnswered) => {
    vapi.callee = callee
    const { id: assistantId } = await anAssistant({
      voicemailDetection: { provider: 'vapi' },
      voicemailMessage: 'Please call us back.',
    })
    await rest.createCall({ assistantId, phoneNumberId: (await aNumber()).id, customer: to })
    await vapi.settled()
    expect(types().includes('in-progress')).toBe(isAnswered)
    expect(report()).toMatchObject({ endedReason })
    expect(String(report()['transcript']).includes('Please call us back.')).toBe(isAnswered)
  })

  it('refuses what Vapi refuses, in its words, and rings nobody', async () => {
    const { id: assistantId } = await anAssistant()
    const { id: phoneNumberId } = await aNumber()
    vapi.lag.activationMs = 60_000
    const { id: own, ...ownNumber } = await aNumber({
      provider: 'vapi',
      number: undefined,
      numberDesiredAreaCode: '415',
    })
    const asked = (body: object) => refusal(rest.createCall({ assistantId, phoneNumberId, customer: to, ...body }))
    expect(await asked({ customer: { number: '4155550177' } })).toContain(
      'must be a valid phone number in the E.164 format',
    )
    expect(await asked({ phoneNumberId: undefined })).toContain("Couldn't Get Phone Number. Need Either")
    expect(await asked({ phoneNumberId: 'gone' })).toContain('`gone` does not exist')
    expect(await asked({ assistantId: 'gone' })).toContain("Couldn't Get Assistant. `gone` does not exist.")
    expect(await asked({ colour: 'red' })).toContain('property colour should not exist')
    expect(await asked({ assistant: { name: 'x', voice: { provider: 'vapi', voiceId: 'Kai', pitch: 2 } } })).toContain(
      'assistant.voice.property pitch should not exist',
    )
    expect(await asked({ phoneNumberId: own })).toContain('Not Active Yet')
    vapi.phoneNumbers.set(own, { ...ownNumber, id: own, status: 'active' } as unknown as Resource)
    expect(await asked({ phoneNumberId: own, customer: { number: '+34911234567' } })).toContain('International')
    expect(await asked({ customer: {} })).toContain("Couldn't Get Customer")
    await vapi.settled()
    expect(heard).toEqual([])
  })

  it.each([400, 401, 409, 429, 500, 'html', 'empty', 'reset', { lateMs: 30 }, { afterEffect: 'reset' }] as RestFault[])(
    'can be made to fail: %j',
    async (fault) => {
      const { id: assistantId } = await anAssistant()
      const body = { assistantId, phoneNumberId: (await aNumber()).id, customer: to }
      vapi.faults.rest = ({ method, path }) => (method === 'POST' && path === '/call' ? fault : undefined)
      const outcome = await rest.createCall(body).then(
        () => 'done',
        ({ code }: { code: string }) => code,
      )
      const isRefusal = typeof fault === 'number' && fault < 429
      expect(outcome).toBe(
        isRefusal ? 'provider_rejected' : typeof fault === 'object' && 'lateMs' in fault ? 'done' : 'provider_down',
      )
      await vapi.settled()
      expect(heard.length > 0).toBe(typeof fault === 'object')
    },
  )
})

describe('a call that comes in', () => {
  it('is taken by the assistant of its number', async () => {
    const assistant = await anAssistant()
    await aNumber({ assistantId: assistant.id, server: { url: hook } })
    const rung = await vapi.ring({ to: '+14155550123', from: '+14155550188' })
    expect(rung).toMatchObject({
      answeredBy: 'assistant',
      assistant: { id: assistant.id },
      said: 'Thank you for calling Harbor Dental.',
    })
    expect(types()).not.toContain('assistant-request')
    expect(report()).toMatchObject({
      call: { id: rung.call.id, type: 'inboundPhoneCall' },
      customer: { number: '+14155550188' },
    })
  })

  it('is asked about when nobody takes it, and taken as the server says', async () => {
    const assistant = await anAssistant()
    await aNumber({ server: { url: hook } })
    answer = ({ type }) => ({ body: type === 'assistant-request' ? { assistantId: assistant.id } : {} })
    const rung = await vapi.ring({ to: '+14155550123', script: { turns: [{ who: 'caller', says: 'Just looking.' }] } })
    expect(types()[0]).toBe('assistant-request')
    expect(heard[0]?.message).toMatchObject({ call: { assistantId: null }, phoneNumber: { number: '+14155550123' } })
    expect(rung).toMatchObject({ answeredBy: 'assistant', assistant: { id: assistant.id } })
    expect(report()['transcript']).toBe('AI: Thank you for calling Harbor Dental.\nUser: Just looking.\n')
  })

  it('is taken by an assistant made for it, which reports to the number’s server', async () => {
    await aNumber({ server: { url: hook } })
    answer = ({ type }) => ({
      body: type === 'assistant-request' ? { assistant: { name: 'Made up', firstMessage: 'Hi there.' } } : {},
    })
    expect(await vapi.ring({ to: '+14155550123' })).toMatchObject({ answeredBy: 'transient', said: 'Hi there.' })
    expect(report()).toMatchObject({ assistant: { name: 'Made up' }, call: { assistantId: null } })
  })

  it.each([
    [
      { destination: { type: 'number', number: '+14155550111', message: 'Hold on.' } },
      'forwarded',
      'Hold on.',
      'forwarding',
    ],
    [{ error: 'We are closed.' }, 'rejected', 'We are closed.', 'ended'],
    [{}, 'rejected', undefined, 'ended'],
    [{ assistantId: 'gone' }, 'rejected', undefined, 'ended'],
    [{ assistant: { naem: 'x' } }, 'rejected', undefined, 'ended'],
  ])('does what it is told: %j', async (body, answeredBy, said, told) => {
    await aNumber({ server: { url: hook } })
    answer = ({ type }) => ({ body: type === 'assistant-request' ? body : {} })
    const rung = await vapi.ring({ to: '+14155550123' })
    expect(rung.answeredBy).toBe(answeredBy)
    expect(rung.said).toBe(said)
    expect(types()).toContain(told)
    expect(types()).not.toContain('in-progress')
  })

  it('ends when the server fails, when the assistant is gone, and when nobody knows the number', async () => {
    const { id } = await aNumber({ server: { url: hook } })
    answer = () => ({ status: 500, body: {} })
    expect(await vapi.ring({ to: '+14155550123' })).toMatchObject({ answeredBy: 'rejected', asked: { status: 500 } })
    await rest.updatePhoneNumber(id, { provider: 'twilio', assistantId: 'gone' })
    expect(await vapi.ring({ to: '+14155550123' })).toMatchObject({ answeredBy: 'rejected' })
    await expect(vapi.ring({ to: '+14155559999' })).rejects.toThrow('has no number')
  })
})

describe('numbers and assistants that belong together', () => {
  it('keeps an assistant that a number names, or that something pins', async () => {
    const { id } = await anAssistant()
    const number = await aNumber({ assistantId: id })
    expect(await refusal(rest.deleteAssistant(id))).toContain('still used by phone number +14155550123')
    const free = await rest.updatePhoneNumber(number.id, { provider: 'twilio', assistantId: null })
    expect(free['assistantId']).toBeNull()
    vapi.pinned.add(id)
    expect(await refusal(rest.deleteAssistant(id))).toContain('status 409')
    vapi.pinned.clear()
    await rest.deleteAssistant(id)
    expect(vapi.assistants.has(id)).toBe(false)
  })

  it('sells a number in an area code, on its way at first, until there is none left or there are five', async () => {
    const buy = (numberDesiredAreaCode: string) => rest.createPhoneNumber({ provider: 'vapi', numberDesiredAreaCode })
    const first = await buy('415')
    expect(first).toMatchObject({ number: expect.stringMatching(/^\+1415555\d{4}$/), status: 'activating' })
    await expect.poll(async () => (await rest.getPhoneNumber(first.id))['status']).toBe('active')
    expect((await buy('415'))['number']).not.toBe(first['number'])
    vapi.areaCodes.set('212', 1)
    await buy('212')
    expect(await refusal(buy('212'))).toContain('Not Available')
    expect(await refusal(buy('41'))).toContain('must be longer than or equal to 3 characters')
    await Promise.all([buy('503'), buy('503')])
    expect(await refusal(buy('503'))).toContain('Limited To 5')
    await rest.deletePhoneNumber(first.id)
    expect(await buy('503')).toMatchObject({ status: 'activating' })
  })

  it('remembers what was made from one start to the next', async () => {
    const file = `/tmp/emulator-${crypto.randomUUID()}.json`
    const before = await startVapiEmulator({ file })
    const { id } = await vapiFor({ vapiBaseUrl: before.url }, before.apiKey).createAssistant({ name: 'Kept' })
    await before.placeCall({
      script: {
        direction: 'inbound',
        business: harborDental,
        caller: {},
        turns: [],
        isAnswered: false,
        endedReason: 'x',
        ringSeconds: 1,
      },
    })
    await before.close()
    const after = await startVapiEmulator({ file })
    expect(after.assistants.get(id)).toMatchObject({ name: 'Kept' })
    expect([after.calls.size, after.assistants.has(harborDental.assistantId)]).toEqual([1, true])
    await after.close()
  })
})
