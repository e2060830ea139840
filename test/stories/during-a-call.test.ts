import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { getWebhookUrl } from '../../src/domain/clients/index.js'
import { WEEKDAYS } from '../../src/domain/hours/index.js'
import { createProperty, createUnit } from '../../src/domain/properties/index.js'
import { createTeamMember } from '../../src/domain/team/index.js'
import { alderStone } from '../emulators/conversations/index.js'
import { startVapiEmulator, type Turn, type VapiEmulator } from '../emulators/vapi.js'
import { useApp } from '../support/app.js'
import { ctxOf } from '../support/builders.js'
import { aBusiness, signedIn } from '../support/use-portal.js'

const CALLER = '+442079460218'
const OTHER = '+442079460219'

describe('a caller', () => {
  const app = useApp({ worker: true })
  let vapi: VapiEmulator
  let clientId = ''
  let email = ''

  beforeAll(async () => {
    vapi = await startVapiEmulator()
  })
  afterAll(() => vapi.close())
  beforeEach(async () => {
    const { client, user } = await aBusiness(app.deps, {
      businessName: alderStone.name,
      vapiAssistantId: alderStone.assistantId,
      timeZone: 'Europe/London',
      currency: 'GBP',
      portalAccess: 'SELF_SERVICE',
    })
    clientId = client.id
    email = user.email
    const ctx = ctxOf(app.deps, undefined, new Date())
    vapi.addBusiness(alderStone, { url: (await getWebhookUrl(ctx, { clientId })) ?? '' })
    const all = [{ from: '08:00', to: '20:00' }]
    const week = Object.fromEntries(WEEKDAYS.map((day) => [day, all]))
    await createTeamMember(ctx, { clientId, name: 'Emma Whitlock', availability: { week, exceptions: [] } })
    const common = { clientId, city: 'London', currency: 'GBP', bedrooms: 2 }
    await createProperty(ctx, { ...common, address: '204 Maple Road', listing: 'SALE', priceMinor: 45_000_000 })
    const house = await createProperty(ctx, {
      ...common,
      address: '12 Elm Court',
      listing: 'RENT',
      priceMinor: 165_000,
    })
    await createUnit(ctx, { propertyId: house.id, name: '3A', bedrooms: 2, rentMinor: 225_000, status: 'AVAILABLE' })
  })

  /** What each function answered, in the order they were used. */
  const ring = async (turns: Turn[], from = CALLER) => {
    const { call } = await vapi.ring({ to: alderStone.number, from, script: { turns } })
    const answers = call.messages.flatMap((line) => (line.role === 'tool_call_result' ? [String(line['result'])] : []))
    return { id: call.id, answers }
  }

  /** The call once everything that follows from it was done. */
  const followedUp = async (vapiCallId: string) => {
    for (const until = Date.now() + 15_000; Date.now() < until; ) {
      const call = await app.deps.database.prisma.call.findFirst({
        where: { vapiCallId, followedUpAt: { not: null }, endedReason: { not: null }, transcriptSealed: { not: null } },
        include: { lead: true, property: true },
      })
      if (call) return call
      await sleep(50)
    }
    throw new Error('The call was not followed up')
  }

  it('asks about a property, sees it and makes an offer, and everybody finds all of it', async () => {
    const { id, answers } = await ring([
      { uses: 'lookup_property', with: { property: 'two oh four maple road' } },
      { uses: 'check_availability', with: { property: '204 Maple Road', kind: 'viewing', when: 'tomorrow afternoon' } },
      {
        uses: 'schedule_viewing',
        with: { property: '204 maple rd', when: 'tomorrow at 2 pm', callerName: 'Imogen Clarke' },
      },
      {
        uses: 'create_offer',
        with: {
          property: '204 Maple Road',
          amount: 'four hundred and thirty thousand pounds',
          buyerName: 'Imogen Clarke',
        },
      },
    ])
    expect(answers[0]).toContain('204 Maple Road')
    expect(answers[0]).toContain('£450,000')
    expect(answers[1]).toContain('2:00 PM')
    expect(answers[2]).toMatch(/The viewing of 204 Maple Road.* is noted, pending .*2:00 PM, for Imogen Clarke/)
    expect(answers[3]).toContain('£430,000')

    const call = await followedUp(id)
    expect(call).toMatchObject({ outcome: 'OFFER_CREATED', judgedFrom: 'FUNCTIONS', lead: { name: 'Imogen Clarke' } })
    expect(call.property?.address).toBe('204 Maple Road')
    // What was offered and not taken is free again.
    expect(await app.deps.database.prisma.appointment.findMany({ select: { status: true } })).toEqual([
      { status: 'PENDING' },
    ])

    const client = await signedIn(app, email)
    for (const page of ['/calls', '/leads', '/appointments/list', '/offers']) {
      expect((await client.get(page)).text, page).toContain('Imogen Clarke')
    }
    expect((await client.get('/calls')).text).toContain('Offer made')
  })

  it('rents, is qualified, is called back and leaves a message', async () => {
    const { id, answers } = await ring([
      { uses: 'search_properties', with: { city: 'London', maxPrice: '2,000 pounds', bedrooms: 2 } },
      { uses: 'check_availability', with: { property: '12 Elm Court', bedrooms: 2 } },
      {
        uses: 'schedule_tour',
        with: {
          property: '12 Elm Court',
          unit: '3A',
          when: 'the day after tomorrow at 10 am',
          callerName: 'Jonas Fischer',
        },
      },
      { uses: 'qualify_lead', with: { budget: '2,300 pounds a month', bedrooms: 2, needs: 'a cat lives with us' } },
      {
        uses: 'request_callback',
        with: { when: 'tomorrow after five', about: 'The deposit', callerName: 'Jonas Fischer' },
      },
      { uses: 'take_message', with: { message: 'Please send the floor plan', callerName: 'Jonas Fischer' } },
      { uses: 'transfer_to_human', with: { reason: 'wants to speak to Emma' } },
      { uses: 'book_appointment', with: { when: 'yesterday at noon', callerName: 'Jonas Fischer' } },
    ])
    expect(answers[0]).toContain('12 Elm Court')
    expect(answers[1]).toContain('3A')
    expect(answers[2]).toContain('10:00 AM')
    expect(answers[3]).toContain('£2,300')
    expect(answers[4]).toMatch(/call back to Jonas Fischer/i)
    expect(answers[5]).toContain('Please send the floor plan')
    expect(answers[6]).toContain('nobody to transfer')
    expect(answers[7]).not.toMatch(/is noted|is booked/)

    const { lead } = await followedUp(id)
    expect(lead).toMatchObject({ name: 'Jonas Fischer', number: CALLER, source: 'PHONE', status: 'APPOINTMENT' })
    expect(lead?.score).toBeGreaterThan(0)
    const kinds = await app.deps.database.prisma.leadActivity.findMany({ select: { kind: true } })
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(
      new Set([
        'CREATED',
        'CALL',
        'TOUR_SCHEDULED',
        'QUALIFIED',
        'CALLBACK_REQUESTED',
        'MESSAGE_TAKEN',
        'TRANSFER_REQUESTED',
        'STATUS_CHANGED',
      ]),
    )
    const client = await signedIn(app, email)
    expect((await client.get('/tasks')).text).toContain('Call back Jonas Fischer')
    expect((await client.get('/messages')).text).toContain('Please send the floor plan')
    const page = (await client.get(`/leads/${lead?.id}`)).text
    for (const words of ['Jonas Fischer', 'a cat lives with us', 'tomorrow after five']) expect(page).toContain(words)
  })

  it('is never called again, whether the assistant understood or the transcript says so', async () => {
    await ring([{ uses: 'opt_out', with: { said: 'Bitte rufen Sie mich nie wieder an' } }])
    const { id } = await ring([{ who: 'caller', says: 'Please stop calling me, I am not interested.' }], OTHER)
    expect(await followedUp(id)).toMatchObject({ outcome: 'OPTED_OUT', lead: { status: 'DO_NOT_CALL' } })
    const suppressed = await app.deps.database.prisma.suppression.findMany({ orderBy: { createdAt: 'asc' } })
    expect(suppressed.map(({ number, source }) => [number, source])).toEqual([
      [CALLER, 'CALL'],
      [OTHER, 'TRANSCRIPT'],
    ])
  })

  it('gets the time that two want at once, or is offered the next', async () => {
    const wish = (callerName: string): Turn[] => [
      { uses: 'schedule_viewing', with: { property: '204 Maple Road', when: 'tomorrow at 11 am', callerName } },
    ]
    const both = await Promise.all([ring(wish('Ada One')), ring(wish('Ben Two'), OTHER)])
    const said = both.map(({ answers }) => answers[0] ?? '')
    expect(said.filter((answer) => /is noted.*11:00 AM/.test(answer))).toHaveLength(1)
    expect(said.filter((answer) => !/is noted/.test(answer) && /\d+:\d\d [AP]M/.test(answer))).toHaveLength(1)
    expect(await app.deps.database.prisma.appointment.count({ where: { status: 'PENDING' } })).toBe(1)
  })
})
