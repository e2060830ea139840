import { beforeAll, describe, expect, it } from 'vitest'
import { REPORT_FACTS, STRUCTURED_FACTS } from '../../../src/domain/follow-up/report-facts.js'
import { getTask } from '../../../src/domain/tasks/index.js'
import { outputsOf } from '../../../src/domain/wizard/outputs.js'
import { aClient, aClientUser, clientActor, ctxOf, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aReportedCall, followUp, mails, openQueues } from './support.js'

const db = useDatabase()
beforeAll(() => openQueues(db.deps))
const prisma = () => db.deps.database.prisma

type Over = Partial<Parameters<typeof aReportedCall>[1]>

/** Follows up a call of a client of its own. @returns its tasks, opened */
async function followed(over: Over) {
  const client = await aClient(db.deps, { phone: '+14155550100' })
  const call = await aReportedCall(db.deps, { clientId: client.id, lines: ['C: Hello there'], ...over })
  await followUp(db.deps)
  const ids = await prisma().task.findMany({ where: { clientId: client.id }, select: { id: true } })
  const ctx = ctxOf(db.deps, clientActor(client.id))
  return { client, call, tasks: await Promise.all(ids.map(({ id }) => getTask(ctx, { id }))) }
}

describe('A7: whoever wants to be called back becomes a task', () => {
  it.each([
    ['needsCallback', { structured: { needsCallback: true } }],
    ['needs_callback in words', { structured: { needs_callback: 'Yes' } }],
    ['an output of its own', { structured: { callback: { requested: true, when: 'as soon as you can' } } }],
    ['one inside another output', { structured: { details: { callback_requested: true } } }],
    ['the outcome', { reportedOutcome: 'callback_requested' }],
    ["the client's own word", { reportedOutcome: 'Callback wanted' }],
  ])('where the report says so by %s', async (_, over) => {
    const { tasks, call } = await followed(over)
    expect(tasks).toMatchObject([{ kind: 'CALLBACK', callId: call.id, lead: { number: '+14155550177' }, doneAt: null }])
    expect(tasks[0]?.text).toContain('(415) 555-0177')
  })

  it.each([
    ['says no', { structured: { needsCallback: false, callback: 'No, thank you' } }],
    ['says no in an output', { structured: { callback: { requested: false, when: 'never' } } }],
    ['says nothing', { structured: { intent: 'general' } }],
    [
      'is of a call long ago',
      { structured: { needsCallback: true }, startedAt: new Date('2026-01-01'), endedAt: new Date('2026-01-01') },
    ],
  ])('and nobody does where the report %s', async (_, over) => expect((await followed(over)).tasks).toEqual([]))

  it('once, however often the report comes, also when it is done, and those who want mail get one', async () => {
    const { client, call } = await followed({ structured: {} })
    await aClientUser(db.deps, { clientId: client.id })
    const structured = { needsCallback: true, callbackTime: 'tomorrow at 5 pm', callbackReason: 'The boiler' }
    await aReportedCall(db.deps, { clientId: client.id, lines: ['C: Hi'], structured })
    await followUp(db.deps)
    await prisma().task.updateMany({ data: { doneAt: NOW } })
    await prisma().call.updateMany({ where: { id: { not: call.id } }, data: { followedUpAt: null } })
    await followUp(db.deps)
    const [task, ...others] = await prisma().task.findMany({ where: { clientId: client.id } })
    expect(others).toEqual([])
    expect(task?.dueSaid).toBe('tomorrow at 5 pm')
    expect(task?.dueAt?.getTime()).toBeGreaterThan(NOW.getTime())
    const mail = (await mails(db.deps)).filter(({ text }) => text.includes('The boiler'))
    expect(mail).toMatchObject([{ subject: expect.stringContaining('Call back') }])
  })

  it('not again where it was noted during the call', async () => {
    const client = await aClient(db.deps)
    const vapiCallId = 'noted-in-call'
    const task = { id: crypto.randomUUID(), clientId: client.id, kind: 'CALLBACK' as const, title: 'Call back Sam' }
    await prisma().task.create({ data: { ...task, vapiCallId, createdBy: 'Assistant' } })
    await aReportedCall(db.deps, { clientId: client.id, vapiCallId, structured: { needsCallback: true } })
    await followUp(db.deps)
    expect(await prisma().task.count({ where: { clientId: client.id } })).toBe(1)
  })

  it.each(['anonymous', 'unknown', 'No Caller ID', '+266696687'])(
    'B3: takes “%s” in a report for no number',
    async (callbackNumber) => {
      const structured = { needsCallback: true, callbackNumber, caller: { phone: '+1 415 555 0188' } }
      const { tasks } = await followed({ structured, fromNumber: 'Restricted' })
      expect(tasks[0]?.text).toContain('(415) 555-0188')
      const none = await followed({ structured: { needsCallback: true, callbackNumber }, fromNumber: 'Restricted' })
      expect(none.tasks[0]?.text).toBe('No number is known. See what was said on the call.')
      expect(none.tasks[0]?.title).toBe('Call back somebody whose number is hidden')
    },
  )

  it('with the number they gave, or a note that theirs is hidden', async () => {
    const given = { caller: { name: 'Pat', phone: '415 555 0188' }, needsCallback: true }
    const known = await followed({ structured: given, fromNumber: 'anonymous' })
    expect(known.tasks[0]).toMatchObject({ title: 'Call back Pat', text: expect.stringContaining('(415) 555-0188') })
    const half = await followed({ structured: { needsCallback: true, callbackNumber: '555' } })
    expect(half.tasks[0]?.text).toContain('cannot be called as it stands: 555')
    const hidden = await followed({ structured: { needsCallback: true }, fromNumber: 'anonymous' })
    expect(hidden.tasks[0]).toMatchObject({
      title: 'Call back somebody whose number is hidden',
      text: expect.stringContaining('No number is known'),
      lead: null,
    })
  })
})

describe('A7: every fact of a report has an effect or says that it is only shown', () => {
  it('as the table says, of whatever assistants published here extract', () => {
    const outputs = [
      outputsOf('INBOUND', {}),
      outputsOf('OUTBOUND', { dataToExtract: [{ name: 'Roof', type: 'text', description: '' }] }),
    ]
    for (const { name } of outputs.flat()) expect(Object.keys(STRUCTURED_FACTS)).toContain(name)
    for (const effect of Object.values({ ...REPORT_FACTS, ...STRUCTURED_FACTS })) {
      expect(Object.values(effect).join('').length).toBeGreaterThan(10)
    }
  })

  it.each([{ reportedOutcome: 'opted_out' }, { intent: 'do_not_call' }])(
    'so a reported opt-out stops calls: %j',
    async (over) => {
      const { client } = await followed(over)
      expect(await prisma().suppression.findMany({ where: { clientId: client.id } })).toMatchObject([
        { number: '+14155550177', liftedAt: null },
      ])
    },
  )
})
