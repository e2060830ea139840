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
      {
        assistantId: USUAL,
        assistantOverrides: {
          voice: {
            ...{ provider: '11labs', voiceId: 'abc', model: 'eleven_turbo_v2_5', speed: 1 },
            ...{ stability: 0.5, similarityBoost: 0.75 },
          },
        },
      },
    ],
    [
      'has a voice of Vapi',
      { voice: { provider: 'vapi', voiceId: 'Clara' } },
      {
        assistantId: USUAL,
        assistantOverrides: { voice: { provider: 'vapi', voiceId: 'Clara', version: '2', speed: 1 } },
      },
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

  describe('for which an assistant of ours is live', () => {
    const GREETING = 'Guten Tag, Hafenzahnarzt.'
    const facts = {
      language: 'de',
      businessName: 'Hafenzahnarzt',
      agentName: 'Ava',
      sayItIsAi: true,
      recordCalls: true,
      sayRecorded: true,
    }
    const published = async (clientId: string, live: object) => {
      const { id } = await anAssistant(db.deps, { clientId, vapiAssistantId: OWN })
      await db.deps.database.prisma.assistantVersion.create({
        data: {
          ...{ id: crypto.randomUUID(), clientId, assistantId: id, number: 1, facts: live, body: {} },
          ...{ authorKind: 'staff', authorName: 'Robin' },
        },
      })
      // What is not published yet is nothing to callers.
      const draft = { language: 'en', sayItIsAi: false, sayRecorded: false }
      await db.deps.database.prisma.assistant.update({ where: { id }, data: { publishedVersion: 1, facts: draft } })
      return id
    }
    const ring = async (number: object, { live = facts, plan, usual = USUAL }: Rung = {}) => {
      const client = await aClient(db.deps, { vapiAssistantId: usual })
      const assistantId = await published(client.id, live)
      if (plan) await aPlan(db.deps, { clientId: client.id, ...plan })
      await db.deps.database.prisma.phoneNumber.create({
        data: { id: crypto.randomUUID(), number: '+14155550123', clientId: client.id, assistantId, ...number },
      })
      return JSON.parse((await door.post(client.token, sample('01-assistant-request-inbound'))).text)
    }
    type Rung = { live?: object; plan?: object; usual?: string }
    const first = async (greeting: string, live: object = facts) =>
      (await ring({ greeting }, { live })).assistantOverrides.firstMessage

    it.each([
      [GREETING, {}, `${GREETING} Ich bin eine KI-Assistenz, und dieses Gespräch wird aufgezeichnet.`],
      [GREETING, { sayItIsAi: false }, `${GREETING} Dieses Gespräch wird aufgezeichnet.`],
      [GREETING, { sayItIsAi: false, recordCalls: false }, GREETING],
      ['Hier ist die KI, Anrufe werden aufgezeichnet.', {}, 'Hier ist die KI, Anrufe werden aufgezeichnet.'],
      [
        'Harbor, good day. How can I help?',
        { language: 'en' },
        'Harbor, good day. I am an AI assistant, and this call is recorded. How can I help?',
      ],
    ])('greets with “%s” and what has to be said (%o)', async (greeting, change, said) => {
      expect(await first(greeting, { ...facts, ...change })).toBe(said)
    })

    it('adds nothing for another assistant that answers instead', async () => {
      const answer = await ring({ greeting: GREETING, assistantId: null })
      expect(answer).toMatchObject({ assistantId: USUAL, assistantOverrides: { firstMessage: GREETING } })
    })

    it.each([
      [
        'en',
        /^Thank you for calling Harbor Dental\. We are closed/,
        'Please hold, I am connecting you.',
        'Connecting you with Dana now.',
      ],
      [
        'es',
        /^Gracias por llamar a Harbor Dental\..*cerrados/,
        'Un momento, por favor, le paso la llamada.',
        'Le paso con Dana.',
      ],
      [
        'fr',
        /^Merci d’avoir appelé Harbor Dental\..*fermés/,
        'Un instant, je vous mets en relation.',
        'Je vous mets en relation avec Dana.',
      ],
      [
        'de',
        /^Vielen Dank für Ihren Anruf bei Harbor Dental\..*geschlossen/,
        'Einen Moment bitte, ich verbinde Sie.',
        'Ich verbinde Sie jetzt mit Dana.',
      ],
    ])('speaks to callers in its language (%s)', async (language, closed, connecting, through) => {
      const live = { ...facts, language }
      const again = () => db.deps.database.prisma.client.deleteMany()
      const noNumbers = () => db.deps.database.prisma.phoneNumber.deleteMany()
      const message = { plan: { afterHours: 'MESSAGE', hours: CLOSED }, live }
      expect(await ring({}, message)).toEqual({ error: expect.stringMatching(closed) })
      await again()
      await noNumbers()
      const forward = { plan: { afterHours: 'FORWARD', forwardTo: '+14155550199', hours: CLOSED }, live }
      expect((await ring({}, forward)).destination.message).toBe(connecting)
      await again()
      await noNumbers()
      const inactive = await ring({ isActive: false }, { live })
      expect(inactive.error).toContain('Harbor Dental')
      if (language !== 'en') expect(inactive.error).not.toContain('Sorry')
      await again()
      await noNumbers()
      const client = await aClient(db.deps, { vapiAssistantId: OWN })
      await published(client.id, live)
      await aPlan(db.deps, { clientId: client.id, transferNumbers: [{ name: 'Dana', number: '+14155550199' }] })
      const asked = await door.post(client.token, sample('24-transfer-destination-request'))
      expect(JSON.parse(asked.text).destination).toMatchObject({ message: through })
    })
  })

  it.each([
    ['named on it', true],
    ['noted on it by hand', false],
  ])('is never answered by an assistant that only makes calls, %s', async (_what, isNamed) => {
    const client = await aClient(db.deps, { vapiAssistantId: USUAL })
    const caller = await anAssistant(db.deps, { clientId: client.id, vapiAssistantId: OWN, direction: 'OUTBOUND' })
    await db.deps.database.prisma.phoneNumber.create({
      data: {
        id: crypto.randomUUID(),
        number: '+14155550123',
        clientId: client.id,
        ...(isNamed && { assistantId: caller.id }),
        vapiAssistantId: OWN,
      },
    })
    const ring = async () =>
      JSON.parse((await door.post(client.token, sample('01-assistant-request-inbound'))).text) as object
    expect(await ring()).toEqual({ assistantId: USUAL })
    await db.deps.database.prisma.client.update({ where: { id: client.id }, data: { vapiAssistantId: null } })
    expect(await ring()).toEqual({ error: expect.stringContaining('cannot take your call') })
  })
})
