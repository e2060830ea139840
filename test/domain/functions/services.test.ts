import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { calendarFile, createAppointment } from '../../../src/domain/appointments/index.js'
import { toolDefinitions } from '../../../src/domain/functions/index.js'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { updateBookingPlan } from '../../../src/domain/team/index.js'
import { aClient, aStaff, ctxOf, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { anAssistant } from '../numbers/support.js'
import { aPlan, asRead, CALLER, OFFICE_HOURS, OWN, type Result } from './in-call.js'

const db = useDatabase()
const prisma = () => db.deps.database.prisma
/** Tuesday, 1 December 2026, ten in the morning in New York. */
const now = new Date('2026-12-01T15:00:00Z')
const FUNCTIONS = ['check_availability', 'book_appointment']
const SERVICES = [
  { name: 'Root canal', minutes: 180, price: '$900', notes: null },
  { name: 'Check-up', minutes: 30, price: null, notes: null },
  { name: 'Children’s check-up', minutes: 20, price: null, notes: null },
]

async function aDentist(services: readonly object[] = SERVICES) {
  const client = await aClient(db.deps, { businessName: 'Bay Dental', timeZone: 'America/New_York' })
  await aPlan(db.deps, { clientId: client.id, hours: OFFICE_HOURS, functions: FUNCTIONS })
  const assistant = await anAssistant(db.deps, { clientId: client.id, name: 'Ava', vapiAssistantId: randomUUID() })
  const made = { facts: { functions: FUNCTIONS, services }, body: {}, authorKind: 'staff', authorName: 'Robin' }
  const of = { clientId: client.id, assistantId: assistant.id, number: 1 }
  await prisma().assistantVersion.create({ data: { id: randomUUID(), ...of, ...made } as never })
  return { clientId: client.id, assistantId: assistant.vapiAssistantId ?? '' }
}

type Dentist = Awaited<ReturnType<typeof aDentist>>

async function say({ clientId, assistantId }: Dentist, name: string, given: object, callId = 'call-1') {
  const use = { id: randomUUID(), type: 'function', function: { name, arguments: given } }
  const [customer, phoneNumber] = [{ number: CALLER }, { number: OWN }]
  const read = asRead({
    type: 'tool-calls',
    call: { id: callId, assistantId },
    customer,
    phoneNumber,
    toolCallList: [use],
  })
  const answer = await makeAnswerer(db.deps).answer({ clientId, read, now })
  return (answer as { results: Result[] }).results[0]?.result ?? ''
}

const kept = () => prisma().appointment.findMany({ where: { status: { not: 'HELD' } }, orderBy: { startsAt: 'asc' } })
const clock = (at: Date) => DateTime.fromJSDate(at, { zone: 'America/New_York' }).toFormat('dd HH:mm')
const BOOKING = { when: 'Thursday at 10 am', callerName: 'Ann Lee' }

describe('B9: booking a service', () => {
  it('takes as long as the service, and nobody else gets that time', async () => {
    const dentist = await aDentist()
    const said = await say(dentist, 'book_appointment', { ...BOOKING, service: 'a root canal' })
    expect(said).toContain('The appointment for “Root canal” is noted')
    const [made] = await kept()
    expect(made).toMatchObject({ service: 'Root canal', kind: 'MEETING' })
    expect([clock(made?.startsAt as Date), clock(made?.endsAt as Date)]).toEqual(['03 10:00', '03 13:00'])
    const other = { when: 'Thursday at noon', callerName: 'Bo Chen', service: 'Check-up' }
    expect(await say(dentist, 'book_appointment', other, 'call-2')).toContain('That time is taken')
    const early = { when: 'Thursday at 9 am', callerName: 'Cy Diaz', service: 'Root canal' }
    expect(await say(dentist, 'book_appointment', early, 'call-3')).toContain('That time is taken')
    expect(await kept()).toHaveLength(1)
  })

  it('offers only times at which all of it fits into the day', async () => {
    const dentist = await aDentist()
    const said = await say(dentist, 'check_availability', { when: 'Thursday', service: 'root canal' })
    expect(said).toMatch(/at 9:00 AM or 2:00 PM, and there are more that day/)
    const late = { when: 'Thursday at 3 pm', callerName: 'Ann Lee', service: 'root canal' }
    expect(await say(dentist, 'book_appointment', late)).toContain('Nothing can be booked at that time')
  })

  it('asks which service where none is named, or one that is not in the list', async () => {
    const dentist = await aDentist()
    expect(await say(dentist, 'book_appointment', BOOKING)).toMatch(
      /Ask the caller what it is for: Root canal, Check-up/,
    )
    const said = await say(dentist, 'book_appointment', { ...BOOKING, service: 'whitening' })
    expect(said).toMatch(/“whitening”.*Root canal, Check-up/)
    expect(await kept()).toHaveLength(0)
  })

  it('books as long as a meeting for none of them, and whatever was said where there is no list', async () => {
    await say(await aDentist(), 'book_appointment', { ...BOOKING, service: 'other' })
    await say(await aDentist([]), 'book_appointment', { ...BOOKING, service: 'whitening' }, 'call-2')
    const made = await kept()
    expect(made.map(({ service }) => service ?? 'none').sort()).toEqual(['none', 'whitening'])
    expect(made.map(({ endsAt }) => clock(endsAt))).toEqual(['03 10:30', '03 10:30'])
  })

  it('moves to another length when the caller wants another service at the same time', async () => {
    const dentist = await aDentist()
    await say(dentist, 'book_appointment', { ...BOOKING, service: 'Check-up' })
    await say(dentist, 'book_appointment', { ...BOOKING, service: 'Root canal' })
    const [made, ...more] = await kept()
    expect([made?.service, clock(made?.endsAt as Date), more.length]).toEqual(['Root canal', '03 13:00', 0])
  })

  it('names it in the calendar file', async () => {
    const dentist = await aDentist()
    await say(dentist, 'book_appointment', { ...BOOKING, service: 'Root canal' })
    const [made] = await kept()
    const { text } = await calendarFile(ctxOf(db.deps), { id: made?.id ?? '' })
    expect(text).toContain('SUMMARY:Root canal with Ann Lee')
  })

  it('lists the names in the tools that are published', () => {
    const tools = toolDefinitions(['book_appointment', 'take_message'], undefined, ['Root canal', 'Check-up'])
    expect(JSON.stringify(tools[0])).toContain('"enum":["Root canal","Check-up","other"]')
    expect(JSON.stringify(tools[1])).not.toContain('Root canal')
    expect(JSON.stringify(toolDefinitions(['book_appointment'], undefined))).not.toContain('enum')
  })
})

describe('B11: which times are offered', () => {
  it('are spread over the day, and more are spoken of', async () => {
    const said = await say(await aDentist(), 'check_availability', { when: 'Thursday', service: 'Check-up' })
    expect(said).toMatch(/at 9:00 AM, 12:30 PM or 4:30 PM, and there are more that day; ask the caller which suits/)
  })

  it('are none on a public holiday of the client’s country, which is said', async () => {
    const dentist = await aDentist([])
    expect(await say(dentist, 'check_availability', { when: 'December 25' })).toMatch(
      /public holiday, Christmas Day, and nothing can be booked, but free is|are Monday December 28/,
    )
    const said = await say(dentist, 'book_appointment', { ...BOOKING, when: 'Christmas Day at 10 am' })
    expect(said).toContain('That day is a public holiday, Christmas Day')
    expect(await kept()).toHaveLength(0)
  })

  it('are those of any day where the client takes appointments on public holidays', async () => {
    const dentist = await aDentist([])
    await updateBookingPlan(ctxOf(db.deps), { clientId: dentist.clientId, bookOnHolidays: true })
    await say(dentist, 'book_appointment', { ...BOOKING, when: 'Christmas Day at 10 am' })
    expect((await kept()).map(({ startsAt }) => clock(startsAt))).toEqual(['25 10:00'])
  })
})

describe('C6: a calendar file', () => {
  it('names an organizer, the moment of its revision, and the day of the client', async () => {
    const client = await aClient(db.deps, { businessName: 'Sydney Homes', timeZone: 'Australia/Sydney' })
    const made = { kind: 'MEETING', startsAt: new Date('2026-12-03T22:30:00Z'), minutes: 30 } as const
    const staff = await aStaff(db.deps)
    const ctx = ctxOf(db.deps, staffActor(staff), now)
    const { id } = await createAppointment(ctx, { clientId: client.id, ...made })
    const { fileName, text } = await calendarFile(ctxOf(db.deps), { id })
    expect(fileName).toBe('meeting-2026-12-04.ics')
    expect(text).toMatch(/ORGANIZER;CN="?Sydney Homes"?:mailto:/i)
    expect(text).toContain('DTSTAMP:20261201T150000Z')
  })
})
