import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { mayBeOnePerson } from '../../../src/domain/appointments/one-person.js'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { getLead, listLeads } from '../../../src/domain/leads/index.js'
import { listCallerMessages } from '../../../src/domain/messages/index.js'
import { listOffers } from '../../../src/domain/offers/index.js'
import { createProperty } from '../../../src/domain/properties/index.js'
import { listTasks } from '../../../src/domain/tasks/index.js'
import { waitingJobs } from '../../../src/platform/queue.js'
import { clientActor, ctxOf, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aPlan, aReceptive, asRead, CALLER, OFFICE_HOURS, toolCalls, use } from './in-call.js'

const db = useDatabase()

async function anAgency() {
  const client = await aReceptive(db.deps, { timeZone: 'America/New_York' })
  await aPlan(db.deps, {
    clientId: client.id,
    hours: OFFICE_HOURS,
    functions: [
      ...['schedule_viewing', 'book_appointment', 'request_callback'],
      ...['take_message', 'qualify_lead', 'create_offer', 'opt_out'],
    ],
  })
  await createProperty(ctxOf(db.deps), {
    ...{ clientId: client.id, address: '123 Main Street', city: 'Springfield', listing: 'SALE' },
  })
  return client.id
}

/** Each use a second after the one before. */
let seconds = 0
const later = () => new Date(NOW.getTime() + 1_000 * seconds++)

const say = async (clientId: string, name: string, given: object) => {
  const [result] = await use(
    makeAnswerer(db.deps),
    clientId,
    toolCalls([{ name, arguments: given }], 'call-1'),
    later(),
  )
  return result?.say ?? ''
}

const booked = async () => {
  const rows = await db.deps.database.prisma.appointment.findMany({ where: { status: { not: 'HELD' } } })
  return rows.map(({ attendeeName, startsAt }) => [
    attendeeName,
    DateTime.fromJSDate(startsAt, { zone: 'America/New_York' }).toFormat('MM-dd HH:mm'),
  ])
}

describe('B10: a repeat of one function within one call', () => {
  it.each([
    ['schedule_viewing', { property: '123 Main Street' }],
    ['book_appointment', {}],
  ])('of %s corrects the name, and then the day', async (name, about) => {
    const clientId = await anAgency()
    expect(await say(clientId, name, { ...about, callerName: 'Jon Smyth', when: 'March 6 at 10 am' })).toContain(
      'Jon Smyth',
    )
    expect(await say(clientId, name, { ...about, callerName: 'John Smith', when: 'March 6 at 10 am' })).toContain(
      'John Smith',
    )
    expect(await booked()).toEqual([['John Smith', '03-06 10:00']])
    expect(await say(clientId, name, { ...about, callerName: 'John Smith', when: 'March 9 at 10 am' })).toContain(
      'March 9',
    )
    expect(await booked()).toEqual([['John Smith', '03-09 10:00']])
  })

  it('of another name at the same time corrects even a name that was heard all wrong', async () => {
    const clientId = await anAgency()
    await say(clientId, 'book_appointment', { callerName: 'Wanda', when: 'March 6 at 10 am' })
    await say(clientId, 'book_appointment', { callerName: 'Juan Duarte', when: 'March 6 at 10 am' })
    expect(await booked()).toEqual([['Juan Duarte', '03-06 10:00']])
  })

  it('of another person at another time books for both', async () => {
    const clientId = await anAgency()
    await say(clientId, 'book_appointment', { callerName: 'Maria Lopez', when: 'March 6 at 10 am' })
    await say(clientId, 'book_appointment', { callerName: 'Peter Novak', when: 'March 6 at 2 pm' })
    expect((await booked()).map(([name]) => name).sort()).toEqual(['Maria Lopez', 'Peter Novak'])
  })

  it('of request_callback keeps what is not said again', async () => {
    const clientId = await anAgency()
    const whole = { callerName: 'Lee', about: 'the roof', when: 'tomorrow at 3 pm', callbackNumber: '415 555 0188' }
    await say(clientId, 'request_callback', whole)
    const before = (await listTasks(ctxOf(db.deps, clientActor(clientId), NOW))).tasks
    const said = await say(clientId, 'request_callback', {})
    for (const part of ['Lee', '(415) 555-0188', '3:00 PM']) expect(said).toContain(part)
    const after = (await listTasks(ctxOf(db.deps, clientActor(clientId), NOW))).tasks
    expect(after).toHaveLength(1)
    expect(after.map(({ title, text, dueAt }) => [title, text, dueAt])).toEqual(
      before.map(({ title, text, dueAt }) => [title, text, dueAt]),
    )
    await say(clientId, 'request_callback', { callerName: 'Leigh' })
    const [corrected] = (await listTasks(ctxOf(db.deps, clientActor(clientId), NOW))).tasks
    expect(corrected).toMatchObject({ title: 'Call back Leigh', text: expect.stringContaining('the roof') })
  })
})

const as = (clientId: string) => ctxOf(db.deps, clientActor(clientId), NOW)
const messages = async (clientId: string) => (await listCallerMessages(as(clientId))).messages
const leads = async (clientId: string) => (await listLeads(as(clientId))).leads

/** Of a caller whose number is hidden. */
async function sayHidden(clientId: string, name: string, given: object) {
  const toolCallList = [{ id: randomUUID(), function: { name, arguments: given } }]
  const read = asRead({ type: 'tool-calls', call: { id: 'hidden' }, customer: { number: 'anonymous' }, toolCallList })
  const [result] = await use(makeAnswerer(db.deps), clientId, read, later())
  return result?.say ?? ''
}

const WHOLE = {
  message: 'Please move my cleaning to Thursday at three',
  callerName: 'Jon Smyth',
  forWhom: 'Dr. Lee',
  callbackNumber: '415 555 0188',
  isUrgent: true,
}

describe('B10: a second take_message of one call', () => {
  it('corrects what it says, keeps the rest, and is mailed and told again', async () => {
    const clientId = await anAgency()
    await say(clientId, 'take_message', WHOLE)
    const answer = await say(clientId, 'take_message', { message: 'Please move my cleaning to Friday at three' })
    for (const part of [
      'urgent',
      'Dr. Lee',
      'Jon Smyth',
      '(415) 555-0188',
      'Friday',
      'takes the place of “Please move',
    ])
      expect(answer).toContain(part)
    expect(await say(clientId, 'take_message', { callerName: 'John Smith' })).toContain('John Smith')
    expect(await messages(clientId)).toMatchObject([
      {
        ...{ text: 'Please move my cleaning to Friday at three', callerName: 'John Smith', forWhom: 'Dr. Lee' },
        ...{ callerNumber: '+14155550188', isUrgent: true },
      },
    ])
    expect(await leads(clientId)).toMatchObject([{ number: CALLER, name: 'John Smith' }])
    const { rows } = await db.deps.database.query('select type from client_events order by created_at')
    expect(rows.map(({ type }) => type).filter((type) => /^message/.test(String(type)))).toEqual([
      'message.taken',
      'message.updated',
      'message.updated',
    ])
    expect(await waitingJobs(db.deps.database.prisma, 'notifications.send-mail')).toHaveLength(3)
  })

  it('that is empty, or says the same, changes and mails nothing', async () => {
    const clientId = await anAgency()
    const first = await say(clientId, 'take_message', WHOLE)
    expect(await say(clientId, 'take_message', {})).toBe(first)
    expect(await say(clientId, 'take_message', { message: ' ', callerName: null })).toBe(first)
    expect(await say(clientId, 'take_message', WHOLE)).toBe(first)
    expect(await messages(clientId)).toMatchObject([{ text: WHOLE.message, callerName: 'Jon Smyth' }])
    expect(await waitingJobs(db.deps.database.prisma, 'notifications.send-mail')).toHaveLength(1)
  })

  it('about something else, or that the caller calls another one, stands beside it', async () => {
    const clientId = await anAgency()
    await say(clientId, 'take_message', WHOLE)
    const other = await say(clientId, 'take_message', { message: 'My invoice was never sent' })
    expect(other).toMatch(/besides the message noted before/)
    const another = { message: 'Please move my cleaning to Friday at three', callerName: 'Ann', isAnother: true }
    expect(await say(clientId, 'take_message', another)).toMatch(/besides/)
    expect(await say(clientId, 'take_message', { message: 'Wholly different words', isAnother: false })).toMatch(
      /takes the place of/,
    )
    const kept = await messages(clientId)
    expect(kept.map(({ text }) => text).sort()).toEqual([
      'My invoice was never sent',
      'Please move my cleaning to Thursday at three',
      'Wholly different words',
    ])
    expect(await leads(clientId)).toMatchObject([{ name: 'Jon Smyth' }])
  })

  it('leaves one alone that somebody has handled', async () => {
    const clientId = await anAgency()
    await say(clientId, 'take_message', WHOLE)
    await db.deps.database.prisma.callerMessage.updateMany({ data: { handledAt: NOW } })
    await say(clientId, 'take_message', { message: 'Please move my cleaning to Friday at three' })
    expect(await db.deps.database.prisma.callerMessage.count()).toBe(2)
  })
})

describe('B10: a second qualify_lead of one call', () => {
  it('changes the same lead, and loses nothing', async () => {
    const clientId = await anAgency()
    const first = { budget: '300,000', bedrooms: 2, moveIn: 'some time in summer', needs: 'a garden' }
    await say(clientId, 'qualify_lead', { ...first, callerName: 'Wanda', callerEmail: 'juan at example dot com' })
    await say(clientId, 'qualify_lead', { bedrooms: 3, moveIn: 'April 1' })
    const corrected = { budget: '350,000', callerName: 'Juan Duarte', callerEmail: 'juan.duarte@example.com' }
    await say(clientId, 'qualify_lead', corrected)
    const [lead, ...others] = await leads(clientId)
    expect(others).toEqual([])
    expect(lead).toMatchObject({ name: 'Juan Duarte', email: 'juan.duarte@example.com', number: CALLER })
    const { qualification } = await getLead(as(clientId), { id: lead?.id ?? '' })
    expect(qualification).toEqual({
      ...{ budgetMinor: 35_000_000n, currency: 'USD', bedrooms: 3, needs: 'a garden', moveInOn: '2026-04-01' },
    })
    expect(await say(clientId, 'qualify_lead', {})).toMatch(/Ask the caller about their budget/)
    expect((await getLead(as(clientId), { id: lead?.id ?? '' })).qualification).toEqual(qualification)
  })

  it('never overwrites what was known of somebody before the call', async () => {
    const clientId = await anAgency()
    await db.deps.database.prisma.lead.create({
      data: { id: randomUUID(), clientId, number: CALLER, name: 'Known Name', source: 'MANUAL', lastActivityAt: NOW },
    })
    await say(clientId, 'qualify_lead', { bedrooms: 2, callerName: 'Someone Else' })
    await say(clientId, 'qualify_lead', { bedrooms: 2, callerName: 'Another One' })
    expect(await leads(clientId)).toMatchObject([{ name: 'Known Name' }])
  })
})

describe('B10: a second create_offer of one call', () => {
  it('keeps conditions, time and name that are not said again', async () => {
    const clientId = await anAgency()
    await say(clientId, 'create_offer', {
      ...{ amount: '400,000', property: '123 Main Street', conditions: 'subject to financing' },
      ...{ buyerName: 'Jon Smyth', expires: 'Friday at five pm', callbackNumber: '415 555 0188' },
    })
    const answer = await say(clientId, 'create_offer', { amount: '410,000', property: '123 Main Street' })
    for (const part of ['$410,000', 'financing', 'Jon Smyth', '(415) 555-0188', 'March 6'])
      expect(answer).toContain(part)
    expect((await listOffers(as(clientId))).offers).toMatchObject([
      {
        amountMinor: 41_000_000n,
        conditions: 'subject to financing',
        expiresAt: expect.any(Date),
        buyerName: 'Jon Smyth',
      },
    ])
    await say(clientId, 'create_offer', { amount: '410,000', property: '123 Main Street', buyerName: 'John Smith' })
    expect((await listOffers(as(clientId))).offers).toMatchObject([{ buyerName: 'John Smith' }])
    expect(await leads(clientId)).toMatchObject([{ name: 'John Smith' }])
  })
})

const CORRECTED: [fn: string, given: object][] = [
  ['take_message', { message: 'Please call me about the roof' }],
  ['request_callback', { about: 'the roof' }],
  ['qualify_lead', { bedrooms: 2 }],
  ['create_offer', { amount: '400,000', property: '123 Main Street' }],
  ['book_appointment', { when: 'March 6 at 10 am' }],
]

describe('B10: a corrected number of somebody whose own is hidden', () => {
  it.each(CORRECTED)('in %s makes no second lead', async (fn, given) => {
    const clientId = await anAgency()
    const who = fn === 'create_offer' ? 'buyerName' : 'callerName'
    await sayHidden(clientId, fn, { ...given, [who]: 'Jon Smyth', callbackNumber: '415 555 0188' })
    await sayHidden(clientId, fn, { ...given, [who]: 'John Smith', callbackNumber: '415 555 0189' })
    expect(await leads(clientId)).toMatchObject([{ number: '+14155550189', name: 'John Smith' }])
  })

  it('joins the lead that has it already, and another person is another lead', async () => {
    const clientId = await anAgency()
    await sayHidden(clientId, 'book_appointment', {
      ...{ callerName: 'Maria Lopez', when: 'March 6 at 10 am', callbackNumber: '415 555 0188' },
    })
    await sayHidden(clientId, 'book_appointment', {
      ...{ callerName: 'Peter Novak', when: 'March 6 at 2 pm', callbackNumber: '415 555 0189' },
    })
    expect((await leads(clientId)).map(({ name, number }) => [name, number]).sort()).toEqual([
      ['Maria Lopez', '+14155550188'],
      ['Peter Novak', '+14155550189'],
    ])
  })

  it('in opt_out takes both off, and an empty repeat says which one', async () => {
    const clientId = await anAgency()
    await sayHidden(clientId, 'opt_out', { number: '415 555 0188' })
    expect(await sayHidden(clientId, 'opt_out', {})).toContain('(415) 555-0188 is taken off')
    await sayHidden(clientId, 'opt_out', { number: '415 555 0189' })
    const off = await db.deps.database.prisma.suppression.findMany({ where: { clientId, liftedAt: null } })
    expect(off.map(({ number }) => number).sort()).toEqual(['+14155550188', '+14155550189'])
  })
})

it.each([
  ['Jon Smyth', 'John Smith', true],
  ['Catherine', 'Katherine', true],
  ['Sam', 'Sam Okafor', true],
  ['José', 'Jose', true],
  [null, 'Lee', true],
  ['Maria Lopez', 'Peter Novak', false],
  ['Ann Lee', 'Bob Lee', false],
])('%s and %s may be one person: %s', (one, other, may) => {
  expect(mayBeOnePerson(one, other)).toBe(may)
  expect(mayBeOnePerson(other, one)).toBe(may)
})
