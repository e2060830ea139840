import { describe, expect, it } from 'vitest'
import { aClient } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { sample } from '../../support/samples.js'
import { useDoor } from '../../web/webhooks/door.js'
import { aPlan } from '../functions/in-call.js'
import { anAssistant } from '../numbers/support.js'

const USUAL = 'b7c3a9d2-1f64-4e0a-8a55-0c9de1f27a31'
const OWN = 'c2d84f10-77ab-4a39-9a6e-5f2e0f9b6d44'
const CLOSED = { week: {}, closedOn: [] }
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const OPEN = { week: Object.fromEntries(DAYS.map((day) => [day, [{ from: '00:00', to: '24:00' }]])), closedOn: [] }
const FORWARDED = { destination: { type: 'number', number: '+14155550199', message: expect.any(String) } }

/** The message that stands for a call on +1 415 555 0123 (samples/01). */
describe('a call on a number with something of its own', () => {
  const db = useDatabase()
  const door = useDoor(db)
  const ask = async (number: object, { plan }: { plan?: object } = {}) => {
    const client = await aClient(db.deps, { vapiAssistantId: USUAL })
    if (plan) await aPlan(db.deps, { clientId: client.id, ...plan })
    await db.deps.database.prisma.phoneNumber.create({
      data: { id: crypto.randomUUID(), number: '+14155550123', clientId: client.id, ...number },
    })
    const answer = await door.post(client.token, sample('01-assistant-request-inbound'))
    return JSON.parse(answer.text)
  }

  it.each([
    ['is switched off', { isActive: false }, { error: expect.stringMatching(/Harbor Dental.*try again later/) }],
    ['forwards and has no hours', { forwardTo: '+14155550199' }, FORWARDED],
    ['forwards and is closed', { forwardTo: '+14155550199', hours: CLOSED }, FORWARDED],
    ['forwards and is open', { forwardTo: '+14155550199', hours: OPEN }, { assistantId: USUAL }],
    [
      'greets by itself',
      { greeting: 'Good day,\nthis is Harbor.' },
      {
        assistantId: USUAL,
        assistantOverrides: { firstMessage: 'Good day, this is Harbor.', firstMessageMode: 'assistant-speaks-first' },
      },
    ],
    [
      'has a voice',
      { voice: { provider: '11labs', voiceId: 'abc' } },
      { assistantId: USUAL, assistantOverrides: { voice: { provider: '11labs', voiceId: 'abc' } } },
    ],
  ])('that %s is answered so', async (_what, number, expected) => {
    expect(await ask(number)).toEqual(expected)
  })

  it('counts its own hours instead of the plan’s, either way', async () => {
    const message = { afterHours: 'MESSAGE', afterHoursMessage: 'We open at nine.' }
    expect(await ask({ hours: OPEN }, { plan: { ...message, hours: CLOSED } })).toEqual({ assistantId: USUAL })
    await db.deps.database.prisma.client.deleteMany()
    await db.deps.database.prisma.phoneNumber.deleteMany()
    expect(await ask({ hours: CLOSED }, { plan: { ...message, hours: OPEN } })).toEqual({ error: 'We open at nine.' })
  })

  it('forwards where the number wants it, not where the plan does', async () => {
    const plan = { afterHours: 'FORWARD', forwardTo: '+14155550111', hours: CLOSED }
    expect(await ask({ hours: CLOSED, forwardTo: '+14155550199' }, { plan })).toEqual(FORWARDED)
  })

  it('keeps its own words on an assistant that was written down', async () => {
    const { assistant } = sample('responses/assistant-request-transient') as { assistant: object }
    expect(await ask({ greeting: 'Hi' }, { plan: { transientAssistant: assistant } })).toEqual({
      assistant: { ...assistant, firstMessage: 'Hi', firstMessageMode: 'assistant-speaks-first' },
    })
  })

  it('is answered by the assistant it is for, as long as that is there', async () => {
    const client = await aClient(db.deps, { vapiAssistantId: USUAL })
    const assistant = await anAssistant(db.deps, { clientId: client.id, vapiAssistantId: OWN })
    await db.deps.database.prisma.phoneNumber.create({
      data: {
        id: crypto.randomUUID(),
        number: '+14155550123',
        clientId: client.id,
        assistantId: assistant.id,
        vapiAssistantId: 'stale',
      },
    })
    const ring = async () =>
      JSON.parse((await door.post(client.token, sample('01-assistant-request-inbound'))).text) as object
    expect(await ring()).toEqual({ assistantId: OWN })
    await db.deps.database.prisma.assistant.update({ where: { id: assistant.id }, data: { archivedAt: new Date() } })
    expect(await ring()).toEqual({ assistantId: USUAL })
  })
})
