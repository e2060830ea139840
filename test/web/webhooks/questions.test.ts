import { describe, expect, it } from 'vitest'
import { aPlan, aReceptive } from '../../domain/functions/in-call.js'
import { aClient } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { sample } from '../../support/samples.js'
import { useDoor } from './door.js'

const ASSISTANT = 'b7c3a9d2-1f64-4e0a-8a55-0c9de1f27a31'
const OTHER = 'c2d84f10-77ab-4a39-9a6e-5f2e0f9b6d44'
/** Never open. */
const CLOSED = { week: {}, closedOn: [] }

describe('assistant-request', () => {
  const db = useDatabase()
  const door = useDoor(db)
  const prisma = () => db.deps.database.prisma
  const ask = async (token: string) => {
    const answer = await door.post(token, sample('01-assistant-request-inbound'))
    expect(answer.status).toBe(200)
    return JSON.parse(answer.text)
  }
  const aNumber = (over: object) =>
    prisma().phoneNumber.create({ data: { id: crypto.randomUUID(), number: '+14155550123', ...over } })

  it('is answered with the client’s assistant', async () => {
    const client = await aClient(db.deps, { vapiAssistantId: ASSISTANT })
    expect(await ask(client.token)).toEqual({ assistantId: ASSISTANT })
  })

  it('is answered with the assistant of the number that rang, where it has its own', async () => {
    const client = await aClient(db.deps, { vapiAssistantId: ASSISTANT })
    await aNumber({ clientId: client.id, vapiAssistantId: OTHER })
    expect(await ask(client.token)).toEqual({ assistantId: OTHER })
  })

  it('finds the number by Vapi’s id of it first', async () => {
    const client = await aClient(db.deps, { vapiAssistantId: ASSISTANT })
    await aNumber({
      clientId: client.id,
      number: '+14155550100',
      vapiPhoneNumberId: '3e9b1c77-52d0-4b8e-a1c4-9f7d2e6b8a10',
      vapiAssistantId: OTHER,
    })
    await aNumber({ clientId: client.id })
    expect(await ask(client.token)).toEqual({ assistantId: OTHER })
  })

  it('is answered with the only assistant a client has, and with none of several', async () => {
    const client = await aClient(db.deps)
    const anAssistant = (vapiAssistantId: string) =>
      prisma().assistant.create({
        data: { id: crypto.randomUUID(), clientId: client.id, name: 'Reception', vapiAssistantId },
      })
    await anAssistant(OTHER)
    expect(await ask(client.token)).toEqual({ assistantId: OTHER })
    await anAssistant(ASSISTANT)
    expect(await ask(client.token)).toEqual({ error: expect.stringMatching(/Harbor Dental.*try again later/) })
  })

  it('is answered with an assistant as it was written down, where there is one', async () => {
    const client = await aClient(db.deps, { vapiAssistantId: ASSISTANT })
    const { assistant } = sample('responses/assistant-request-transient')
    await aPlan(db.deps, { clientId: client.id, transientAssistant: assistant })
    expect(await ask(client.token)).toEqual({ assistant })
  })

  it.each([
    ['ANSWER', {}, { assistantId: ASSISTANT }],
    [
      'FORWARD',
      { forwardTo: '+14155550199' },
      { destination: { type: 'number', number: '+14155550199', message: expect.any(String) } },
    ],
    ['MESSAGE', { afterHoursMessage: 'We open at nine.' }, { error: 'We open at nine.' }],
    ['MESSAGE', {}, { error: expect.stringMatching(/Harbor Dental\. We are closed/) }],
  ] as const)('outside business hours follows the plan: %s %j', async (afterHours, more, expected) => {
    const client = await aClient(db.deps, { vapiAssistantId: ASSISTANT })
    await aPlan(db.deps, { clientId: client.id, hours: CLOSED, afterHours, ...more })
    expect(await ask(client.token)).toEqual(expected)
  })

  it('inside business hours is answered by the assistant, whatever is planned for after', async () => {
    const client = await aClient(db.deps, { vapiAssistantId: ASSISTANT })
    await aPlan(db.deps, { clientId: client.id, hours: null as never, afterHours: 'MESSAGE' })
    expect(await ask(client.token)).toEqual({ assistantId: ASSISTANT })
  })

  it('gets a sentence a caller can bear for an inactive client, one with nothing set up, and another client’s number', async () => {
    const inactive = await aClient(db.deps, { vapiAssistantId: ASSISTANT, isActive: false })
    const bare = await aClient(db.deps)
    expect(await ask(inactive.token)).toEqual({
      error: expect.stringMatching(/^Thank you for calling Harbor Dental\. Sorry/),
    })
    expect(await ask(bare.token)).toEqual({
      error: expect.stringMatching(/^Thank you for calling Harbor Dental\. Sorry/),
    })
    await aNumber({ clientId: inactive.id })
    const busy = await aClient(db.deps, { vapiAssistantId: ASSISTANT })
    expect(await ask(busy.token)).toEqual(sample('responses/assistant-request-error'))
  })

  it('follows a change at once', async () => {
    const client = await aClient(db.deps, { vapiAssistantId: ASSISTANT })
    await ask(client.token)
    await prisma().client.update({ where: { id: client.id }, data: { vapiAssistantId: OTHER } })
    expect(await ask(client.token)).toEqual({ assistantId: OTHER })
  })

  it('of the very same delivery is answered again', async () => {
    const client = await aClient(db.deps, { vapiAssistantId: ASSISTANT })
    expect(await ask(client.token)).toEqual(await ask(client.token))
  })
})

describe('the other questions', () => {
  const db = useDatabase()
  const door = useDoor(db)
  const ask = async (token: string, name: string) => {
    const answer = await door.post(token, sample(name))
    expect(answer.status).toBe(200)
    return JSON.parse(answer.text)
  }

  it('are answered with the documented refusal where nothing is set up', async () => {
    const { token } = await aReceptive(db.deps)
    expect(await ask(token, '24-transfer-destination-request')).toEqual({ error: expect.stringMatching(/message/) })
    expect(await ask(token, '26-handoff-destination-request')).toEqual({ error: expect.any(String) })
    expect(await ask(token, '33-knowledge-base-request')).toEqual({ documents: [] })
    expect(await ask(token, '34-voice-request')).toEqual({})
    expect(await ask(token, '36-call-endpointing-request')).toEqual(sample('responses/call-endpointing-request'))
    expect(await ask(token, '42-campaign-predial')).toEqual({ eligible: false })
    expect(await ask(token, '14-function-call-legacy-string-parameters')).toEqual({
      result: expect.stringMatching(/not possible/),
    })
  })

  it('hand the conversation over to the assistant the message names', async () => {
    const client = await aReceptive(db.deps)
    await db.deps.database.prisma.assistant.create({
      data: { id: crypto.randomUUID(), clientId: client.id, name: 'Billing', vapiAssistantId: OTHER },
    })
    expect(await ask(client.token, '26-handoff-destination-request')).toEqual(
      sample('responses/handoff-destination-request'),
    )
  })

  it('transfer to the number of the plan', async () => {
    const client = await aReceptive(db.deps)
    await aPlan(db.deps, { clientId: client.id, transferNumbers: [{ name: 'Dana', number: '+14155550199' }] })
    const { destination } = await ask(client.token, '24-transfer-destination-request')
    expect(destination).toMatchObject({
      type: 'number',
      number: '+14155550199',
      message: 'Connecting you with Dana now.',
    })
  })

  it('are kept like every other delivery', async () => {
    const { token } = await aReceptive(db.deps)
    await ask(token, '33-knowledge-base-request')
    await expect
      .poll(() => db.deps.database.prisma.webhookEvent.count({ where: { type: 'knowledge-base-request' } }))
      .toBe(1)
  })

  it('with nonsense inside still get a well-formed answer', async () => {
    const { token } = await aReceptive(db.deps)
    const odd: [object, object][] = [
      [{ type: 'tool-calls' }, { results: [] }],
      [{ type: 'tool-calls', toolCallList: 'x', call: 7 }, { results: [] }],
      [{ type: 'function-call', functionCall: null }, { result: expect.any(String) }],
      [{ type: 'handoff-destination-request', parameters: [['x']] }, { error: expect.any(String) }],
      [
        { type: 'assistant-request', call: { phoneNumber: [], customer: 'x' }, phoneNumber: 4 },
        { assistantId: ASSISTANT },
      ],
      [{ type: 'campaign.predial', contact: 'x' }, { eligible: false }],
    ]
    for (const [message, expected] of odd) {
      const { status, text } = await door.post(token, { message })
      expect([status, JSON.parse(text)]).toEqual([200, expected])
    }
  })
})
