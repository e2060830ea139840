import { describe, expect, it } from 'vitest'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { aProperty } from '../../support/a-property.js'
import { aClient, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aPlan, asRead, CALLER, OFFICE_HOURS, toolCalls, use } from './in-call.js'

const FUNCTIONS = ['schedule_viewing', 'book_appointment', 'qualify_lead', 'search_properties', 'check_availability']
const db = useDatabase()
const prisma = () => db.deps.database.prisma

async function anAgency() {
  const client = await aClient(db.deps, { timeZone: 'America/New_York' })
  await aPlan(db.deps, { clientId: client.id, hours: OFFICE_HOURS, functions: FUNCTIONS })
  return client.id
}
const say = async (clientId: string, name: string, given: object) => {
  const [result] = await use(makeAnswerer(db.deps), clientId, toolCalls([{ name, arguments: given }]), NOW)
  return result?.say ?? ''
}
const BOOKING = { when: 'tomorrow at two pm', callerName: 'Jane Doe' }
const bookings = () => prisma().appointment.findMany({ where: { status: { not: 'HELD' } } })
const emails = async () => (await prisma().lead.findMany()).map(({ email }) => email)

describe('B5: an e-mail address as it is said', () => {
  it('is read', async () => {
    const clientId = await anAgency()
    const said = await say(clientId, 'book_appointment', { ...BOOKING, email: 'jane dot doe at gmail dot com.' })
    expect(said).not.toMatch(/not understood/)
    expect(await emails()).toEqual(['jane.doe@gmail.com'])
  })

  it('does not stop a booking where it cannot be read, which the answer says; once spelled it is added', async () => {
    const clientId = await anAgency()
    const said = await say(clientId, 'book_appointment', { ...BOOKING, email: 'jane doe at gmail' })
    expect(said).toMatch(/^The appointment is noted, .*Jane Doe/)
    expect(said).toMatch(/“jane doe at gmail” was not understood and is not noted\. Ask the caller to spell it/)
    expect(await emails()).toEqual([null])
    await say(clientId, 'book_appointment', { ...BOOKING, email: 'j a n e at gmail dot com' })
    expect(await bookings()).toHaveLength(1)
    expect(await emails()).toEqual(['jane@gmail.com'])
  })

  it('is asked for where nothing else reaches the caller', async () => {
    const clientId = await anAgency()
    const toolCallList = [
      { id: 't', function: { name: 'book_appointment', arguments: { ...BOOKING, email: 'jane doe' } } },
    ]
    const read = asRead({
      type: 'tool-calls',
      call: { id: 'hidden' },
      customer: { number: '+266696687' },
      toolCallList,
    })
    const [result] = await use(makeAnswerer(db.deps), clientId, read)
    expect(result?.say).toMatch(/not understood.*phone number is needed/)
    expect(await bookings()).toEqual([])
  })

  it('does not stop what a lead looks for either', async () => {
    const clientId = await anAgency()
    const said = await say(clientId, 'qualify_lead', { bedrooms: 2, callerEmail: 'sam at example' })
    expect(said).toMatch(/^Noted.*2 bedrooms.*was not understood/)
    expect(await prisma().lead.findMany()).toMatchObject([{ number: CALLER, email: null }])
  })
})

describe('B11: a number of bedrooms in words', () => {
  it.each(['three', 'tres dormitorios', 'trois', 'drei Schlafzimmer'])('is understood: %s', async (bedrooms) => {
    const clientId = await anAgency()
    expect(await say(clientId, 'qualify_lead', { bedrooms })).toMatch(/3 bedrooms/)
    await aProperty(db.deps, { clientId, bedrooms: 2, address: '2 Oak Street' })
    await aProperty(db.deps, { clientId, bedrooms: 3, address: '3 Oak Street' })
    expect(await say(clientId, 'search_properties', { bedrooms })).toMatch(/^One property fits: 3 Oak/)
  })

  it.each(['two or three', 'drei Zimmer', 'at most two', 'some'])('is asked for where it is “%s”', async (bedrooms) => {
    const clientId = await anAgency()
    for (const name of ['qualify_lead', 'search_properties'])
      expect(await say(clientId, name, { bedrooms })).toMatch(/how many bedrooms/)
  })
})

describe('B11: whether something is to buy or to rent', () => {
  it.each([
    ['currently for sale', /for sale/],
    ['to purchase', /for sale/],
    ['en venta', /for sale/],
    ['à vendre', /for sale/],
    ['zu verkaufen', /for sale/],
    ['for rent', /to rent/],
    ['rental', /to rent/],
    ['to let', /to rent/],
    ['en alquiler', /to rent/],
    ['à louer', /to rent/],
    ['zur Miete', /to rent/],
    ['let me think', /buy or to rent/],
    ['to rent or to buy', /buy or to rent/],
  ])('“%s”', async (listing, wanted) => {
    const clientId = await anAgency()
    await aProperty(db.deps, { clientId, address: '1 Oak Street', listing: 'SALE' })
    await aProperty(db.deps, { clientId, address: '2 Oak Street', listing: 'RENT' })
    const said = await say(clientId, 'search_properties', { listing })
    expect(said).toMatch(wanted)
    expect(said).not.toMatch(/^2 properties/)
  })
})
