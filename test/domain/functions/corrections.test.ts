import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { mayBeOnePerson } from '../../../src/domain/appointments/one-person.js'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { createProperty } from '../../../src/domain/properties/index.js'
import { listTasks } from '../../../src/domain/tasks/index.js'
import { aClient, clientActor, ctxOf, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aPlan, OFFICE_HOURS, toolCalls, use } from './in-call.js'

const db = useDatabase()

async function anAgency() {
  const client = await aClient(db.deps, { timeZone: 'America/New_York' })
  await aPlan(db.deps, {
    clientId: client.id,
    hours: OFFICE_HOURS,
    functions: ['schedule_viewing', 'book_appointment', 'request_callback'],
  })
  await createProperty(ctxOf(db.deps), {
    ...{ clientId: client.id, address: '123 Main Street', city: 'Springfield', listing: 'SALE' },
  })
  return client.id
}

const say = async (clientId: string, name: string, given: object) => {
  const [result] = await use(makeAnswerer(db.deps), clientId, toolCalls([{ name, arguments: given }], 'call-1'), NOW)
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
