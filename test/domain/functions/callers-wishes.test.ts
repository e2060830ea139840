import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { getLead, listLeads } from '../../../src/domain/leads/index.js'
import { listSuppressions } from '../../../src/domain/suppressions/index.js'
import { listTasks } from '../../../src/domain/tasks/index.js'
import { waitingJobs } from '../../../src/platform/queue.js'
import { aLead } from '../../support/a-lead.js'
import { clientActor, ctxOf, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aReceptive, asRead, CALLER, toolCalls, use } from './in-call.js'

const db = useDatabase()
type Asked = { id?: string; callId?: string }

const askFor =
  (name: string) =>
  async (clientId: string, given: object, { id = randomUUID(), callId = 'call-1' }: Asked = {}) => {
    const [result] = await use(makeAnswerer(db.deps), clientId, toolCalls([{ id, name, arguments: given }], callId))
    return result?.say ?? ''
  }
/** On a call whose number is hidden. */
const askHidden = async (clientId: string, name: string, given: object) => {
  const toolCallList = [{ id: randomUUID(), function: { name, arguments: given } }]
  const read = asRead({ type: 'tool-calls', call: { id: 'hidden' }, toolCallList })
  const [result] = await use(makeAnswerer(db.deps), clientId, read)
  return result?.say ?? ''
}
const ctx = (clientId: string) => ctxOf(db.deps, clientActor(clientId))
const leads = async (clientId: string) => (await listLeads(ctx(clientId))).leads

describe('qualifying a lead', () => {
  const qualify = askFor('qualify_lead')

  it('keeps what was said, scores it, and reads it back without the score', async () => {
    const client = await aReceptive(db.deps)
    const say = await qualify(client.id, {
      budget: '450k',
      moveIn: 'on April 1st',
      bedrooms: '2',
      needs: 'a garden',
      callerName: 'Sam Okafor',
    })
    for (const part of ['Sam Okafor', '(415) 555-0177', '$450,000', 'Wednesday April 1', '2 bedrooms', 'a garden'])
      expect(say).toContain(part)
    expect(say).not.toMatch(/score/i)
    const [lead] = await leads(client.id)
    expect(lead).toMatchObject({ number: CALLER, status: 'QUALIFIED', score: 70 })
    const seen = await getLead(ctx(client.id), { id: lead?.id ?? '' })
    expect(seen.qualification).toEqual({
      budgetMinor: 45_000_000n,
      currency: 'USD',
      moveInOn: '2026-04-01',
      bedrooms: 2,
      needs: 'a garden',
    })
    expect(seen.activities.map(({ kind }) => kind).sort()).toEqual(['CREATED', 'QUALIFIED', 'STATUS_CHANGED'])
    const [run] = await db.deps.database.prisma.functionRun.findMany()
    expect(run).toMatchObject({ name: 'qualify_lead', isDone: true })
  })

  it('adds to what was said before, and keeps a rough time in their words', async () => {
    const client = await aReceptive(db.deps)
    await qualify(client.id, { budget: 2_000 })
    await qualify(client.id, { moveIn: 'some time in summer, no hurry' }, { callId: 'call-2' })
    const [lead] = await leads(client.id)
    const { qualification } = await getLead(ctx(client.id), { id: lead?.id ?? '' })
    expect(qualification).toMatchObject({ budgetMinor: 200_000n, timeframe: 'some time in summer, no hurry' })
  })

  it.each([
    [{}, /budget, when they want to move/],
    [{ callerName: 'Sam' }, /budget, when they want to move/],
    [{ budget: 'lots' }, /Ask the caller/],
    [{ bedrooms: -3 }, /how many bedrooms/],
    [{ bedrooms: 'many' }, /how many bedrooms/],
    [{ bedrooms: 2, callbackNumber: '555' }, /not complete/],
  ])('asks back for %j, and keeps nothing', async (given, asked) => {
    const client = await aReceptive(db.deps)
    expect(await qualify(client.id, given)).toMatch(asked)
    expect(await leads(client.id)).toEqual([])
  })

  it('asks for a number where theirs is hidden', async () => {
    const client = await aReceptive(db.deps)
    expect(await askHidden(client.id, 'qualify_lead', { bedrooms: 2 })).toMatch(/Ask the caller for their phone number/)
    await askHidden(client.id, 'qualify_lead', { bedrooms: 2, callbackNumber: '415 555 2671' })
    expect(await leads(client.id)).toMatchObject([{ number: '+14155552671', status: 'QUALIFIED' }])
  })
})

describe('asking for a callback', () => {
  const request = askFor('request_callback')
  const tasks = async (clientId: string) => (await listTasks(ctx(clientId))).tasks

  it('becomes a task in the caller’s words, at the moment they mean', async () => {
    const client = await aReceptive(db.deps)
    const say = await request(client.id, {
      when: 'tomorrow after five pm',
      about: 'the invoice',
      callerName: 'Sam Okafor',
    })
    expect(say).toContain('Sam Okafor at (415) 555-0177')
    expect(say).toContain('tomorrow, Thursday March 5, after 5:00 PM')
    expect(await tasks(client.id)).toMatchObject([
      {
        kind: 'CALLBACK',
        title: 'Call back Sam Okafor',
        text: 'the invoice\nNumber to call: (415) 555-0177',
        dueSaid: 'tomorrow after five pm',
        dueAt: new Date('2026-03-05T22:00:00Z'),
        createdBy: 'Assistant',
      },
    ])
    const [lead] = await leads(client.id)
    const { activities } = await getLead(ctx(client.id), { id: lead?.id ?? '' })
    expect(activities.map(({ kind, text }) => [kind, text])).toContainEqual([
      'CALLBACK_REQUESTED',
      'tomorrow after five pm: the invoice',
    ])
    expect(await waitingJobs(db.deps.database.prisma, 'notifications.send-mail')).toHaveLength(1)
  })

  it('is meant in the zone of the lead, where that is known', async () => {
    const client = await aReceptive(db.deps)
    await aLead(db.deps, { clientId: client.id, number: CALLER, timeZone: 'America/Los_Angeles' })
    expect(await request(client.id, { when: 'tomorrow at 2 pm' })).toContain('at 2:00 PM, their time')
    expect((await tasks(client.id))[0]?.dueAt).toEqual(new Date('2026-03-05T22:00:00Z'))
  })

  it.each([
    // The clock of New York goes forward on March 8.
    ['on Sunday at 10 am', '2026-03-08T14:00:00Z'],
    ['on Sunday after 5 pm', '2026-03-08T21:00:00Z'],
  ])('reads %j past a clock change', async (when, dueAt) => {
    const client = await aReceptive(db.deps)
    await request(client.id, { when })
    expect((await tasks(client.id))[0]?.dueAt).toEqual(new Date(dueAt))
  })

  it('is not overdue from the start where it is wanted today', async () => {
    const client = await aReceptive(db.deps)
    expect(await request(client.id, { when: 'today' })).toContain('today')
    expect(await tasks(client.id)).toMatchObject([{ dueAt: NOW, isOverdue: false }])
  })

  it('needs no time, and changes with the caller’s mind', async () => {
    const client = await aReceptive(db.deps)
    expect(await request(client.id, {})).toContain('as soon as somebody is free')
    await request(client.id, { when: 'tomorrow at 2 pm', callbackNumber: '415 555 2671' })
    expect(await tasks(client.id)).toMatchObject([
      { dueSaid: 'tomorrow at 2 pm', text: 'Number to call: (415) 555-2671', dueAt: new Date('2026-03-05T19:00:00Z') },
    ])
    await request(client.id, {}, { callId: 'call-2' })
    expect(await tasks(client.id)).toHaveLength(2)
  })

  it.each([
    [{ when: 'yesterday' }, /./],
    [{ when: 'whenever the moon is right' }, /./],
    [{ callbackNumber: '555' }, /not complete/],
    [{ when: 'x'.repeat(300) }, /Give only when/],
  ])('asks back for %j, and makes no task', async (given, asked) => {
    const client = await aReceptive(db.deps)
    expect(await request(client.id, given)).toMatch(asked)
    expect(await tasks(client.id)).toEqual([])
  })

  it('keeps the same use once, and asks for a number where theirs is hidden', async () => {
    const client = await aReceptive(db.deps)
    const first = await request(client.id, { when: 'tomorrow at 2 pm' }, { id: 'tool-1' })
    expect(await request(client.id, { when: 'tomorrow at 2 pm' }, { id: 'tool-1' })).toBe(first)
    expect(await tasks(client.id)).toHaveLength(1)
    expect(await askHidden(client.id, 'request_callback', {})).toMatch(/no number to call back/)
  })
})

describe('opting out', () => {
  const optOut = askFor('opt_out')
  const suppressed = async (clientId: string) => (await listSuppressions(ctx(clientId))).suppressions

  it('takes the number of the call off at once, for this client, and says so', async () => {
    const [client, other] = [await aReceptive(db.deps), await aReceptive(db.deps)]
    const say = await optOut(client.id, { said: 'please stop calling me' })
    expect(say).toContain('(415) 555-0177 is taken off now')
    expect(await suppressed(client.id)).toMatchObject([
      { number: CALLER, source: 'CALL', evidence: 'please stop calling me', lead: { name: null } },
    ])
    expect(await suppressed(other.id)).toEqual([])
    expect(await leads(client.id)).toMatchObject([{ status: 'DO_NOT_CALL', isSuppressed: true }])
    await optOut(client.id, {}, { callId: 'call-2' })
    expect(await suppressed(client.id)).toHaveLength(1)
  })

  it('takes off nobody but the one who calls', async () => {
    const client = await aReceptive(db.deps)
    await optOut(client.id, { number: '+1 415 555 2671' })
    expect(await suppressed(client.id)).toMatchObject([{ number: CALLER }])
  })

  it('asks for the number where it is hidden', async () => {
    const client = await aReceptive(db.deps)
    expect(await askHidden(client.id, 'opt_out', {})).toMatch(/Ask which number/)
    expect(await askHidden(client.id, 'opt_out', { number: '55' })).toMatch(/not complete/)
    await askHidden(client.id, 'opt_out', { number: '415 555 2671' })
    expect(await suppressed(client.id)).toMatchObject([{ number: '+14155552671' }])
  })

  it('is not undone by what the caller asks for next', async () => {
    const client = await aReceptive(db.deps)
    await optOut(client.id, {})
    await askFor('qualify_lead')(client.id, { bedrooms: 2 })
    expect(await leads(client.id)).toMatchObject([{ status: 'DO_NOT_CALL' }])
  })
})
