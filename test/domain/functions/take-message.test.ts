import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { waitingJobs } from '../../../src/platform/queue.js'
import { sealedPlace } from '../../../src/platform/reseal.js'
import { aClientUser, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aPlan, aReceptive, asRead, CALLER, toolCalls, use } from './in-call.js'

describe('taking a message', () => {
  const db = useDatabase()
  const take = async (clientId: string, given: object, id: string = randomUUID()) => {
    const [result] = await use(
      makeAnswerer(db.deps),
      clientId,
      toolCalls([{ id, name: 'take_message', arguments: given }]),
    )
    return result
  }
  const kept = () => db.deps.database.prisma.callerMessage.findMany({ orderBy: { createdAt: 'asc' } })
  const mails = async () =>
    (await waitingJobs(db.deps.database.prisma, 'notifications.send-mail')).map(({ data }) => {
      const { id, sealed } = data as { id: string; sealed: string }
      return JSON.parse(db.deps.vault.open(sealedPlace(id), Buffer.from(sealed, 'base64')).toString())
    })

  it('keeps it sealed, mails it, and reads it back', async () => {
    const client = await aReceptive(db.deps)
    const result = await take(client.id, {
      message: 'Please move my cleaning to Thursday',
      callerName: 'Sam Okafor',
      forWhom: 'Dr. Lee',
      isUrgent: true,
    })
    expect(result?.result).toBe(
      'An urgent message for Dr. Lee from Sam Okafor is noted, to call back at (415) 555-0177: “Please move my cleaning ' +
        'to Thursday”. Read this back to the caller and ask whether it is right.',
    )
    const [message] = await kept()
    expect(message).toMatchObject({
      clientId: client.id,
      vapiCallId: 'call-1',
      callerName: 'Sam Okafor',
      callerNumber: CALLER,
      forWhom: 'Dr. Lee',
      isUrgent: true,
      handledAt: null,
      createdAt: NOW,
    })
    expect(Buffer.from(message?.textSealed ?? []).toString('latin1')).not.toContain('cleaning')
    const place = { clientId: client.id, table: 'caller_messages', column: 'text_sealed', id: message?.id ?? '' }
    expect(db.deps.vault.open(place, message?.textSealed ?? new Uint8Array()).toString()).toBe(
      'Please move my cleaning to Thursday',
    )
    const [mail] = await mails()
    expect(mail).toMatchObject({ to: client.email, subject: 'Urgent: message from Sam Okafor' })
    expect(mail.text).toContain('For: Dr. Lee')
    expect(mail.text).toContain('Please move my cleaning to Thursday')
    expect(mail.text).toContain('/messages')
  })

  it('notes it with the lead behind the number, and mails those who want that', async () => {
    const client = await aReceptive(db.deps)
    const wanting = await aClientUser(db.deps, { clientId: client.id })
    await aClientUser(db.deps, { clientId: client.id, mailsMessages: false })
    await take(client.id, { message: 'CANARY words', callerName: 'Sam Okafor', callbackNumber: '415 555 2671' })
    const [message] = await kept()
    const [lead] = await db.deps.database.prisma.lead.findMany({
      include: { activities: { orderBy: { kind: 'asc' } } },
    })
    expect(lead).toMatchObject({ number: CALLER, name: 'Sam Okafor', status: 'NEW', id: message?.leadId })
    expect(lead?.activities).toMatchObject([
      { kind: 'CREATED', vapiCallId: 'call-1' },
      { kind: 'MESSAGE_TAKEN', vapiCallId: 'call-1', subjectKind: 'caller_message', subjectId: message?.id },
    ])
    const sent = await mails()
    expect(sent.map(({ to }) => to)).toEqual([wanting.email])
    expect(sent[0].text).toContain(`/messages/${message?.id}`)
  })

  it('keeps a message of somebody without a number, without a lead', async () => {
    const client = await aReceptive(db.deps)
    const toolCallList = [{ id: 't', function: { name: 'take_message', arguments: { message: 'Hi' } } }]
    await use(makeAnswerer(db.deps), client.id, asRead({ type: 'tool-calls', call: { id: 'hidden' }, toolCallList }))
    expect(await kept()).toMatchObject([{ leadId: null, callerNumber: null }])
    expect(await db.deps.database.prisma.lead.count()).toBe(0)
  })

  it('mails nothing to a client that wants no mails', async () => {
    const client = await aReceptive(db.deps, { emailNotifications: false })
    await take(client.id, { message: 'Call me back' })
    expect([await kept(), await mails()].map((found) => found.length)).toEqual([1, 0])
  })

  it.each([
    ['415 555 2671', '+14155552671'],
    ['+44 20 7946 0958', '+442079460958'],
    ['this one', CALLER],
    ['', CALLER],
    [null, CALLER],
    [4155552671, '+14155552671'],
  ])('reads %j as the number to call back', async (said, number) => {
    const client = await aReceptive(db.deps)
    await take(client.id, { message: 'Call me', callbackNumber: said })
    expect((await kept())[0]?.callerNumber).toBe(number)
  })

  it('reads a national number in the country of the line that was rung', async () => {
    const client = await aReceptive(db.deps)
    const read = asRead({
      type: 'tool-calls',
      call: { id: 'c' },
      phoneNumber: { number: '+442079460958' },
      toolCallList: [{ id: 't', name: 'take_message', arguments: { message: 'Hi', callbackNumber: '020 7946 0018' } }],
    })
    await use(makeAnswerer(db.deps), client.id, read)
    expect((await kept())[0]?.callerNumber).toBe('+442079460018')
  })

  it('asks again for a number that is not complete, and keeps nothing', async () => {
    const client = await aReceptive(db.deps)
    const result = await take(client.id, { message: 'Call me', callbackNumber: '555 01' })
    expect(result?.result).toMatch(/not complete\. Ask the caller for it again/)
    expect(await kept()).toEqual([])
  })

  it.each([[{}], [{ message: '  ' }], [{ message: null }], [{ message: 7 }]])(
    'asks for what is missing in %j',
    async (given) => {
      const client = await aReceptive(db.deps)
      expect((await take(client.id, given))?.result).toMatch(/Ask the caller what the message is\. Then try again\./)
      expect(await kept()).toEqual([])
    },
  )

  it('takes urgency as a word, and text that no database can hold', async () => {
    const client = await aReceptive(db.deps)
    const result = await take(client.id, { message: 'a\0b\ud800c', isUrgent: 'yes', surprise: { more: 1 } })
    expect(result?.result).toContain('An urgent message is noted')
    expect(await kept()).toMatchObject([{ isUrgent: true }])
  })

  it('answers in one line, however the message was written', async () => {
    const client = await aReceptive(db.deps)
    const result = await take(client.id, { message: `One\ntwo\r\n${'x'.repeat(3900)}` })
    expect(result?.result).not.toMatch(/[\r\n]/)
    expect(result?.result?.length).toBeLessThanOrEqual(2000)
  })

  it('keeps the same use once, and answers it alike', async () => {
    const client = await aReceptive(db.deps)
    const first = await take(client.id, { message: 'Once' }, 'tool-1')
    const again = await take(client.id, { message: 'Once' }, 'tool-1')
    expect(again).toEqual(first)
    await take(client.id, { message: 'Another' }, 'tool-2')
    expect([await kept(), await mails()].map((found) => found.length)).toEqual([2, 2])
  })

  it('does the same under the same id for two clients', async () => {
    const [one, other] = [await aReceptive(db.deps), await aReceptive(db.deps)]
    await take(one.id, { message: 'Same id' }, 'tool-1')
    await take(other.id, { message: 'Same id' }, 'tool-1')
    expect((await kept()).map(({ clientId }) => clientId).sort()).toEqual([one.id, other.id].sort())
  })

  it('writes down that it ran, without showing what was said', async () => {
    const client = await aReceptive(db.deps)
    await take(client.id, { message: 'CANARY words' }, 'tool-1')
    const [run] = await db.deps.database.prisma.functionRun.findMany()
    expect(run).toMatchObject({
      name: 'take_message',
      state: 'DONE',
      isDone: true,
      toolCallId: 'tool-1',
      vapiCallId: 'call-1',
    })
    const everything = JSON.stringify(await db.deps.database.query('select * from function_runs, caller_messages'))
    expect(everything + Buffer.from(run?.inputSealed ?? []).toString('latin1')).not.toContain('CANARY')
  })

  it('works for a client nobody has made a plan for, and not where the plan leaves it out', async () => {
    const [without, deaf] = [await aReceptive(db.deps), await aReceptive(db.deps)]
    await aPlan(db.deps, { clientId: deaf.id, functions: [] })
    expect((await take(without.id, { message: 'Hi' }))?.result).toContain('is noted')
    expect((await take(deaf.id, { message: 'Hi' }))?.result).toMatch(/not possible here/)
    expect(await kept()).toHaveLength(1)
  })
})
