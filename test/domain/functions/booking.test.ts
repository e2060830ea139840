import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { sendMailJob } from '../../../src/domain/notifications/index.js'
import { createProperty, createUnit } from '../../../src/domain/properties/index.js'
import { updateBookingPlan } from '../../../src/domain/team/index.js'
import { waitingJobs } from '../../../src/platform/queue.js'
import { aColleague, aViewing } from '../../support/a-viewing.js'
import { aClient, ctxOf, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aPlan, CALLER, OFFICE_HOURS, toolCalls, use } from './in-call.js'

const FUNCTIONS = ['check_availability', 'schedule_viewing', 'schedule_tour', 'book_appointment']
const local = (text: string) => DateTime.fromISO(text, { zone: 'America/New_York' }).toJSDate()

const db = useDatabase()
const prisma = () => db.deps.database.prisma
const kept = () => prisma().appointment.findMany({ where: { status: { not: 'HELD' } }, orderBy: { createdAt: 'asc' } })
const held = () => prisma().appointment.findMany({ where: { status: 'HELD' }, orderBy: { startsAt: 'asc' } })
const done = async () => (await prisma().functionRun.findMany()).map(({ isDone }) => isDone)
const clock = (rows: { startsAt: Date }[]) =>
  rows.map(({ startsAt }) => DateTime.fromJSDate(startsAt, { zone: 'America/New_York' }).toFormat('MM-dd HH:mm'))

async function anAgency(over: { businessName?: string } = {}) {
  const client = await aClient(db.deps, { businessName: 'Bay View Homes', timeZone: 'America/New_York', ...over })
  await aPlan(db.deps, { clientId: client.id, hours: OFFICE_HOURS, functions: FUNCTIONS })
  return client.id
}
const aHouse = (clientId: string, over: Partial<Parameters<typeof createProperty>[1]> = {}) =>
  createProperty(ctxOf(db.deps), {
    clientId,
    address: '123 Main Street',
    city: 'Springfield',
    listing: 'SALE',
    ...over,
  })

type Call = { id?: string; callId?: string; now?: Date }
const say = async (clientId: string, name: string, given: object, { id, callId, now }: Call = {}) => {
  const read = toolCalls([{ name, arguments: given, ...(id && { id }) }], callId)
  const [result] = await use(makeAnswerer(db.deps), clientId, read, now ?? NOW)
  return result?.say ?? ''
}

const ANN = { callerName: 'Ann Lee' }
const VIEWING = { property: '123 main street', when: 'tomorrow at two pm', ...ANN }

describe('schedule_viewing', () => {
  it('books a viewing, reads it back, and leaves all that staff and client need', async () => {
    const clientId = await anAgency()
    const { id: propertyId } = await aHouse(clientId)
    const said = await say(clientId, 'schedule_viewing', { ...VIEWING, note: 'CANARY words' })
    expect(said).toBe(
      'The viewing of 123 Main Street, Springfield is noted, pending until Bay View Homes confirms it, for tomorrow, ' +
        'Thursday March 5, at 2:00 PM, for Ann Lee at (415) 555-0177. Read this back to the caller and ask whether it is right.',
    )
    const [made] = await kept()
    const expected = { kind: 'VIEWING', status: 'PENDING', source: 'FUNCTION', propertyId, vapiCallId: 'call-1' }
    expect(made).toMatchObject({ ...expected, startsAt: local('2026-03-05T14:00'), attendeeNumber: CALLER })
    expect(await prisma().lead.findMany()).toMatchObject([
      { id: made?.leadId, number: CALLER, name: 'Ann Lee', status: 'APPOINTMENT', source: 'PHONE' },
    ])
    expect(await prisma().functionRun.findMany()).toMatchObject([{ isDone: true, propertyId }])
    expect(await prisma().task.findMany()).toMatchObject([{ kind: 'VIEWING', dueAt: made?.startsAt, propertyId }])
    expect(await waitingJobs(prisma(), sendMailJob.name)).toHaveLength(1)
    const rows = await db.deps.database.query('select * from appointments, lead_activities, function_runs')
    expect(JSON.stringify(rows)).not.toContain('CANARY')
  })

  it('happens once for the same use, and stays one appointment for another use of the same call', async () => {
    const clientId = await anAgency()
    await aHouse(clientId)
    const first = await say(clientId, 'schedule_viewing', VIEWING, { id: 'tool-1' })
    expect(await say(clientId, 'schedule_viewing', VIEWING, { id: 'tool-1' })).toBe(first)
    await say(clientId, 'schedule_viewing', { ...VIEWING, when: 'tomorrow at three pm' }, { id: 'tool-2' })
    expect(await kept()).toMatchObject([{ startsAt: local('2026-03-05T15:00'), sequence: 1 }])
    expect(await prisma().task.findMany()).toMatchObject([{ dueAt: local('2026-03-05T15:00') }])
  })

  it('offers what is free instead, and keeps it for the caller', async () => {
    const clientId = await anAgency()
    const { id: propertyId } = await aHouse(clientId)
    const dana = await aColleague(db.deps, { clientId })
    await aViewing(db.deps, { clientId, teamMemberId: dana.id, startsAt: local('2026-03-05T14:00') })
    const taken = await say(clientId, 'schedule_viewing', VIEWING)
    expect(taken).toBe(
      'That time is taken, but free are tomorrow, Thursday March 5, at 1:00 PM, 1:30 PM or 2:30 PM; ask the caller which suits before you book.',
    )
    expect(clock(await held())).toEqual(['03-05 13:00', '03-05 13:30', '03-05 14:30'])
    const closed = await say(clientId, 'schedule_viewing', { ...VIEWING, when: 'saturday at eleven am' })
    expect(closed).toMatch(/^Nothing can be booked at that time, but free are Monday March 9, at 9:00 AM/)
    expect(await say(clientId, 'schedule_viewing', { ...VIEWING, when: 'today at 12:30 pm' })).toMatch(
      /^That is too soon, but free are/,
    )
    expect([await done(), (await kept()).length]).toEqual([[false, false, false], 1])
    expect((await prisma().functionRun.findMany()).map((run) => run.propertyId)).toEqual(Array(3).fill(propertyId))
    // Another caller cannot have what this one was offered.
    const other = await say(
      clientId,
      'schedule_viewing',
      { ...VIEWING, when: 'tomorrow at 1 pm' },
      { callId: 'call-2' },
    )
    expect(other).toMatch(/^That time is taken/)
    await say(clientId, 'schedule_viewing', { ...VIEWING, when: 'tomorrow at 1 pm' })
    expect((await kept()).length).toBe(2)
    expect((await held()).every(({ vapiCallId }) => vapiCallId === 'call-2')).toBe(true)
  })

  it('asks for the time of a day that was named, and for what is not clear', async () => {
    const clientId = await anAgency()
    await aHouse(clientId)
    expect(await say(clientId, 'schedule_viewing', { ...VIEWING, when: 'tomorrow afternoon' })).toBe(
      'Free are tomorrow, Thursday March 5, at 12:00 PM, 2:00 PM or 4:30 PM, and there are more that day; ask the caller which suits before you book.',
    )
    expect(await say(clientId, 'schedule_viewing', { ...VIEWING, when: 'whenever' })).toMatch(/[Aa]sk the caller/)
    expect(await say(clientId, 'schedule_viewing', { ...VIEWING, when: '2026-03-03 14:00' })).toMatch(/[Aa]sk/)
    expect(await kept()).toEqual([])
  })

  it('understands Spanish, French and German', async () => {
    const clientId = await anAgency()
    await aHouse(clientId)
    for (const [n, when] of [
      'mañana a las tres de la tarde',
      'demain à quinze heures trente',
      'morgen um 16 Uhr',
    ].entries())
      await say(clientId, 'schedule_viewing', { ...VIEWING, when }, { callId: `call-${n}` })
    expect(clock(await kept())).toEqual(['03-05 15:00', '03-05 15:30', '03-05 16:00'])
  })

  it.each([
    [{}, /Ask the caller which property[\s\S]*Ask the caller which day[\s\S]*Ask the caller for their name/],
    [{ ...VIEWING, callerName: ' ' }, /Ask the caller for their name/],
    [{ ...VIEWING, when: 7 }, /Ask the caller which day and time/],
    [{ ...VIEWING, callbackNumber: '555 01' }, /not complete\. Ask the caller for it again/],
    [{ ...VIEWING, property: '99 Nowhere Road' }, /[Aa]sk the caller/],
    [{ ...VIEWING, property: 'x'.repeat(301) }, /Give only the address/],
    [{ ...VIEWING, note: 'x'.repeat(1_001) }, /too long/],
  ])('asks for what is missing or absurd (%#), and books nothing', async (given, asks) => {
    const clientId = await anAgency()
    await aHouse(clientId)
    expect(await say(clientId, 'schedule_viewing', given)).toMatch(asks)
    expect(await prisma().appointment.count()).toBe(0)
  })

  it('knows nothing of another client’s property, and shows none that is gone', async () => {
    const [clientId, other] = [await anAgency(), await anAgency()]
    const theirs = await aHouse(other)
    expect(await say(clientId, 'schedule_viewing', VIEWING)).toMatch(/no property at that address/)
    expect(await say(clientId, 'schedule_viewing', { ...VIEWING, property: theirs.id })).toMatch(
      /no property at that address/,
    )
    await aHouse(clientId, { address: '5 Elm Street', status: 'SOLD' })
    expect(await say(clientId, 'schedule_viewing', { ...VIEWING, property: '5 elm street' })).toMatch(
      /is sold and cannot be seen/,
    )
    expect([await prisma().appointment.count(), await prisma().lead.count()]).toEqual([0, 0])
  })

  it('confirms at once where the client lets it', async () => {
    const clientId = await anAgency()
    await aHouse(clientId)
    await updateBookingPlan(ctxOf(db.deps), { clientId, bookDirectly: true })
    expect(await say(clientId, 'schedule_viewing', VIEWING)).toMatch(
      /^The viewing of 123 Main Street, Springfield is booked for/,
    )
    expect(await kept()).toMatchObject([{ status: 'CONFIRMED' }])
  })
})

describe('schedule_tour', () => {
  async function aBuilding(clientId: string) {
    const { id } = await aHouse(clientId, { address: '8 Harbor Lane', listing: 'RENT' })
    const ctx = ctxOf(db.deps)
    const unit = await createUnit(ctx, { propertyId: id, name: 'Unit 2B', bedrooms: 2, rentMinor: 185_000n } as never)
    return { propertyId: id, unitId: unit.id }
  }

  it('books a tour of a unit of the only building without being told which', async () => {
    const clientId = await anAgency()
    const { propertyId, unitId } = await aBuilding(clientId)
    const said = await say(clientId, 'schedule_tour', { unit: 'two b', when: 'tomorrow at ten am', ...ANN })
    expect(said).toMatch(/^The tour of Unit 2B, 8 Harbor Lane, Springfield is noted, pending/)
    expect(await kept()).toMatchObject([{ kind: 'TOUR', propertyId, unitId }])
    expect((await prisma().leadActivity.findMany()).map(({ kind }) => kind)).toContain('TOUR_SCHEDULED')
  })

  it('asks which of several buildings, and which unit, is meant', async () => {
    const clientId = await anAgency()
    await aBuilding(clientId)
    await aHouse(clientId)
    const at = { when: 'tomorrow at ten am', ...ANN }
    expect(await say(clientId, 'schedule_tour', at)).toMatch(/Ask the caller which property/)
    const unknown = await say(clientId, 'schedule_tour', { ...at, property: '8 harbor lane', unit: 'nine' })
    expect(unknown).toMatch(/no free unit of that name at 8 Harbor Lane, Springfield; free are Unit 2B\./)
    expect(await kept()).toEqual([])
  })
})

describe('book_appointment', () => {
  it('books with the person who was named, and asks when that is not clear', async () => {
    const clientId = await anAgency()
    const [, lee] = [
      await aColleague(db.deps, { clientId }),
      await aColleague(db.deps, { clientId, name: 'Dr. Jo Lee' }),
    ]
    const at = { when: 'tomorrow at ten am', ...ANN }
    expect(await say(clientId, 'book_appointment', { ...at, withWhom: 'Doctor Lee' })).toMatch(
      /^The appointment is noted/,
    )
    expect(await kept()).toMatchObject([{ kind: 'MEETING', teamMemberId: lee.id }])
    expect(await say(clientId, 'book_appointment', { ...at, withWhom: 'Mr. Who' }, { callId: 'call-2' })).toMatch(
      /Ask the caller whether they mean Dana Whitfield or Dr\. Jo Lee, or anybody/,
    )
    expect(await prisma().task.count()).toBe(0)
  })

  it('books with whoever is free for those who want anybody, and hears no accents', async () => {
    const clientId = await anAgency()
    await aColleague(db.deps, { clientId })
    const jose = await aColleague(db.deps, { clientId, name: 'José Lima' })
    for (const [n, withWhom] of ['Anybody', 'mit irgendjemand', 'cualquiera', 'n’importe qui'].entries()) {
      const at = { ...ANN, withWhom, when: `tomorrow at ${n + 1} pm` }
      expect(await say(clientId, 'book_appointment', at, { callId: `call-${n}` })).toMatch(/^The appointment is noted/)
    }
    const at = { ...ANN, withWhom: 'Jose', when: 'tomorrow at ten am' }
    await say(clientId, 'book_appointment', at, { callId: 'call-9' })
    expect((await kept()).find(({ vapiCallId }) => vapiCallId === 'call-9')).toMatchObject({ teamMemberId: jose.id })
  })

  it('says when nobody takes appointments', async () => {
    const clientId = await anAgency()
    await aColleague(db.deps, { clientId, isDefault: true, takesAppointments: false })
    const said = await say(clientId, 'book_appointment', { when: 'tomorrow at ten am', ...ANN })
    expect(said).toBe('Nobody takes appointments at the moment; offer the caller to take a message, or another day.')
  })
})

describe('check_availability', () => {
  it('says the next free times, or those of a day, and keeps them until another call could have them', async () => {
    const clientId = await anAgency()
    expect(await say(clientId, 'check_availability', {})).toBe(
      'Free are today, Wednesday March 4, at 2:00 PM, 2:30 PM or 3:00 PM; ask the caller which suits before you book.',
    )
    expect(await say(clientId, 'check_availability', { kind: 'meeting', when: 'sunday' })).toMatch(
      /^There is no free time then, but free are Monday March 9, at 9:00 AM/,
    )
    expect(await say(clientId, 'check_availability', { when: 'tomorrow at 2 pm' })).toMatch(
      /^Free is tomorrow, Thursday March 5, at 2:00 PM; ask the caller whether it suits/,
    )
    const rows = await held()
    expect(rows).toHaveLength(7)
    expect(new Set(rows.map(({ heldUntil }) => heldUntil?.getTime()))).toEqual(new Set([NOW.getTime() + 62 * 60_000]))
    expect(await say(clientId, 'check_availability', {}, { callId: 'call-2' })).toMatch(/3:30 PM, 4:00 PM or 4:30 PM/)
  })

  it('says which units can be had', async () => {
    const clientId = await anAgency()
    const { id: propertyId } = await aHouse(clientId, { address: '8 Harbor Lane', listing: 'RENT' })
    const unit = (name: string, over: object) =>
      createUnit(ctxOf(db.deps), { propertyId, name, ...over } as Parameters<typeof createUnit>[1])
    await unit('2B', { bedrooms: 2, rent: '1850' })
    await unit('3A', { bedrooms: 3, availableOn: '2026-05-01' })
    await unit('4C', { bedrooms: 3, status: 'LET' })
    const property = '8 harbor lane'
    const all = await say(clientId, 'check_availability', { property })
    expect(all).toMatch(
      /^Free at 8 Harbor Lane, Springfield: 2B, 2 bedrooms.*; 3A, 3 bedrooms, from Friday May 1\. Ask/,
    )
    expect(await held()).toEqual([])
    const soon = await say(clientId, 'check_availability', { property, bedrooms: 3, moveIn: '2026-04-01' })
    expect(soon).toMatch(/^No unit like that is free at 8 Harbor Lane/)
    const both = await say(clientId, 'check_availability', { property, bedrooms: '3', when: 'tomorrow' })
    expect(both).toMatch(/3A, 3 bedrooms.*\. Free are tomorrow, Thursday March 5/)
    expect((await held()).map(({ kind }) => kind)).toEqual(['TOUR', 'TOUR', 'TOUR'])
    expect(await say(clientId, 'check_availability', { property, bedrooms: 'many' })).toMatch(/how many bedrooms/)
  })

  it('is not possible where the assistant does not have it', async () => {
    const clientId = await anAgency()
    await prisma().answeringPlan.updateMany({ data: { functions: ['take_message'] } })
    for (const name of FUNCTIONS) expect(await say(clientId, name, VIEWING)).toMatch(/not possible/)
    expect(await prisma().appointment.count()).toBe(0)
  })
})
