import { describe, expect, it } from 'vitest'
import { getTestCall, listTestCalls, placeTestCall } from '../../../src/domain/test-calls/index.js'
import type { RestFault } from '../../emulators/vapi.js'
import { aLine, aPublishedAssistant, aTestCall } from '../../support/a-test-call.js'
import { aClient, aStaff, clientActor, ctxOf, staffActor } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { MINUTE, PHONE, useTestCalls } from './world.js'

const db = useDatabase()
const world = useTestCalls(db)
const codeOf = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error) => error.code ?? error.name,
  )

describe('a test call', () => {
  it('is asked of Vapi once, with what it is found by, and its assistant’s own metadata kept', async () => {
    const { client, assistant, line, actor, input } = await world.business()
    const { id } = await placeTestCall(world.as(actor), { ...input, toNumber: '(415) 555-0177' })
    expect(world.dialled()).toEqual([
      {
        assistantId: assistant.vapiAssistantId,
        phoneNumberId: line.vapiPhoneNumberId,
        customer: { number: PHONE },
        name: `Test ${id.replaceAll('-', '')}`,
        assistantOverrides: {
          metadata: { assistantId: assistant.id, clientId: client.id, backlineTestCallId: id },
          maxDurationSeconds: 300,
        },
      },
    ])
    expect(world.dialled()[0].name.length).toBeLessThanOrEqual(40)
    expect(await world.row(id)).toMatchObject({
      state: 'PLACED',
      toNumber: PHONE,
      versionNumber: 1,
      askedBy: actor.kind === 'client' ? actor.name : '',
      vapiCallId: [...world.vapi.calls.keys()][0],
      error: null,
    })
    const entry = await world.prisma().auditEntry.findFirstOrThrow()
    expect(entry).toMatchObject({ action: 'test-calls.place', clientId: client.id, subjectId: assistant.id })
    expect(JSON.stringify(entry.changes)).not.toContain(PHONE)
    await world.vapi.settled()
  })

  it('is watched from ringing to its report, and passes', async () => {
    const { actor, input } = await world.business()
    world.vapi.conversation = [
      { who: 'caller', says: 'Hi, who am I talking to?' },
      { who: 'assistant', says: 'This is Harbor Dental.' },
    ]
    const { id } = await placeTestCall(world.as(actor), input)
    expect(await getTestCall(world.as(actor), { id })).toMatchObject({ phase: 'queued', isOver: false, checks: [] })
    await world.told()
    const seen = await getTestCall(world.as(actor), { id })
    expect(seen).toMatchObject({ phase: 'ended', isOver: true, passed: true, state: 'ENDED' })
    expect(seen.checks.map(({ check, passed }) => [check, passed])).toEqual([
      ['answered', true],
      ['greeted', true],
      ['business', true],
      ['function', null],
      ['report', true],
    ])
    expect(seen.call?.messages.map((message) => 'text' in message && message.text)).toContain('This is Harbor Dental.')
    expect(await listTestCalls(ctxOf(db.deps, actor), { assistantId: input.assistantId })).toMatchObject([
      { id, passed: true },
    ])
  })

  it.each([
    ['voicemail', 'Nobody picked up', /A voicemail|no such/],
    ['no-answer', 'Nobody picked up', /Nobody picked up/],
    ['busy', 'The line was busy', /busy/],
  ] as const)('does not pass on %s', async (callee, _what, words) => {
    const { assistant, actor, input } = await world.business()
    const there = world.vapi.assistants.get(assistant.vapiAssistantId ?? '')
    if (there) Object.assign(there, { voicemailDetection: { provider: 'vapi' } })
    world.vapi.callee = callee
    const { id } = await placeTestCall(world.as(actor), input)
    await world.told()
    const { passed, checks } = await getTestCall(world.as(actor), { id })
    expect(passed).toBe(false)
    expect(checks[0]?.words).toMatch(words)
  })
})

describe('when Vapi does not simply dial', () => {
  const refusals: [string, RestFault, RegExp][] = [
    [
      '400',
      { status: 400, message: 'Numbers Bought On Vapi Have A Daily Outbound Call Limit.' },
      /Daily Outbound Call Limit/,
    ],
    ['401', 401, /does not accept this API key/],
    ['402', { status: 402, message: 'Not enough credits' }, /Not enough credits/],
    ['429', { status: 429, retryAfterSeconds: 1 }, /slow down/],
  ]
  it.each(refusals)('%s is a failure in Vapi’s words, and nobody dials again', async (_name, fault, words) => {
    const { actor, input } = await world.business()
    world.vapi.faults.nextRest = [fault]
    const { id } = await placeTestCall(world.as(actor), input)
    expect(await world.row(id)).toMatchObject({
      state: 'FAILED',
      vapiCallId: null,
      error: expect.stringMatching(words),
    })
    for (const minutes of [0, 2, 30, 2_000]) await world.clock(minutes)
    expect(world.dialled()).toHaveLength(1)
    expect(world.vapi.calls.size).toBe(0)
  })

  const silences: [string, RestFault][] = [
    ['500', 500],
    ['503', 503],
    ['a page of HTML', 'html'],
    ['an empty answer', 'empty'],
    ['a connection that breaks', 'reset'],
  ]
  it.each(silences)(
    'after %s nobody knows; it is looked up for a day, and never dialled again',
    async (_name, fault) => {
      const { actor, input } = await world.business()
      world.vapi.faults.nextRest = [fault]
      const { id } = await placeTestCall(world.as(actor), input)
      expect(await getTestCall(world.as(actor), { id })).toMatchObject({
        phase: 'unknown',
        error: expect.stringContaining('nobody knows'),
      })
      for (const minutes of [0, 1, 5, 60]) await world.clock(minutes)
      expect(await world.row(id)).toMatchObject({ state: 'UNKNOWN' })
      await world.clock(24 * 60 + 15)
      expect(await world.row(id)).toMatchObject({ state: 'FAILED', error: expect.stringContaining('did not ring') })
      expect(world.dialled()).toHaveLength(1)
    },
  )

  it.each([500, 'reset'] as const)('finds the call that began although it answered %s', async (afterEffect) => {
    const { actor, input } = await world.business()
    world.vapi.faults.nextRest = [{ afterEffect }]
    const { id } = await placeTestCall(world.as(actor), input)
    expect(await world.row(id)).toMatchObject({ state: 'UNKNOWN' })
    await world.clock()
    expect(await world.row(id)).toMatchObject({
      state: 'PLACED',
      vapiCallId: [...world.vapi.calls.keys()][0],
      error: null,
    })
    await world.told()
    await world.clock()
    expect(await world.row(id)).toMatchObject({ state: 'ENDED', passed: true })
    expect(world.dialled()).toHaveLength(1)
  })

  it('waits for a list that shows the call late, and takes no other one for it', async () => {
    const { actor, input } = await world.business()
    const other = await world.business()
    await placeTestCall(world.as(other.actor), { ...other.input, toNumber: '+14155550188' })
    world.vapi.faults.nextRest = [{ afterEffect: 500 }]
    world.vapi.lag.listMs = 5 * MINUTE
    const { id } = await placeTestCall(world.as(actor), input)
    await world.clock(1)
    expect(await world.row(id)).toMatchObject({ state: 'UNKNOWN' })
    world.vapi.lag.listMs = 0
    await world.clock(2)
    expect(await world.row(id)).toMatchObject({ vapiCallId: [...world.vapi.calls.keys()][1] })
    await world.vapi.settled()
  })

  it('looks up what a process that was killed had asked for', async () => {
    const { actor, input } = await world.business()
    const { id } = await placeTestCall(world.as(actor), input)
    await world.prisma().testCall.update({ where: { id }, data: { state: 'PLACING', vapiCallId: null } })
    await world.clock()
    expect(await world.row(id)).toMatchObject({ state: 'PLACING' })
    await world.clock(2)
    await world.clock(3)
    expect(await world.row(id)).toMatchObject({ state: 'PLACED', vapiCallId: [...world.vapi.calls.keys()][0] })
    expect(world.dialled()).toHaveLength(1)
    await world.vapi.settled()
  })

  it('is patient while Vapi cannot be asked', async () => {
    const { actor, input } = await world.business()
    world.vapi.faults.rest = { status: 400, message: 'no' }
    world.vapi.faults.nextRest = [500]
    const { id } = await placeTestCall(world.as(actor), input)
    await world.clock(1)
    expect(await world.row(id)).toMatchObject({ state: 'UNKNOWN' })
  })
})

describe('a test call is refused, and nothing is dialled or written down,', () => {
  const nothing = async () => {
    expect(world.dialled()).toEqual([])
    expect(await world.prisma().testCall.count()).toBe(0)
    expect(await world.prisma().auditEntry.count()).toBe(0)
  }

  it('to a number that is none, or that an assistant answers', async () => {
    const { actor, input, line } = await world.business()
    for (const toNumber of ['911', '+19005551234', '', line.number])
      await expect(placeTestCall(world.as(actor), { ...input, toNumber })).rejects.toSatisfy((error) =>
        JSON.stringify(error).includes('toNumber'),
      )
    await nothing()
  })

  it('of an assistant that is not published, is archived, or has no number to ring from', async () => {
    const { client, actor, line } = await world.business()
    const of = async (over: object) => {
      const { id } = await aPublishedAssistant(db.deps, { clientId: client.id, ...over })
      return codeOf(placeTestCall(world.as(actor), { assistantId: id, toNumber: PHONE }))
    }
    expect(await of({ vapiAssistantId: null })).toBe('conflict')
    expect(await of({ publishedVersion: null })).toBe('conflict')
    expect(await of({ archivedAt: new Date() })).toBe('conflict')
    const without = [
      { isActive: false },
      { vapiPhoneNumberId: null, isActive: true },
      { vapiPhoneNumberId: 'x', vapiStatus: 'blocked' },
    ]
    for (const data of without) {
      await world.prisma().phoneNumber.update({ where: { id: line.id }, data })
      expect([data, await of({})]).toEqual([data, 'conflict'])
    }
    await nothing()
  })

  it('where there is no key for Vapi, which a client hears in its own words', async () => {
    const { actor, input } = await world.business()
    Object.assign(db.deps, { config: { ...db.deps.config, vapiApiKey: undefined } })
    await expect(placeTestCall(world.as(actor), input)).rejects.toThrow(/your agency has not connected Vapi/)
    await nothing()
  })

  it('to those who may not, and to others than its client', async () => {
    const { client, input } = await world.business()
    const other = await aClient(db.deps)
    const robin = async (role: 'VIEWER' | 'SUPPORT') => staffActor(await aStaff(db.deps, { role }))
    const code = (actor: Parameters<typeof world.as>[0]) => codeOf(placeTestCall(world.as(actor), input))
    expect(await code(clientActor(client.id))).toBe('forbidden')
    expect(await code(await robin('VIEWER'))).toBe('forbidden')
    expect(await code({ kind: 'visitor' })).toBe('forbidden')
    expect(await code(clientActor(other.id, { access: 'SELF_SERVICE' }))).toBe('not_found')
    await nothing()
    expect(await code(await robin('SUPPORT'))).toBe('done')
    await world.vapi.settled()
  })

  it('to somebody who looks at another client’s', async () => {
    const { client, assistant } = await world.business()
    const { id } = await aTestCall(db.deps, { clientId: client.id, assistantId: assistant.id })
    const stranger = clientActor((await aClient(db.deps)).id, { access: 'SELF_SERVICE' })
    expect(await codeOf(getTestCall(world.as(stranger), { id }))).toBe('not_found')
    expect(await codeOf(listTestCalls(world.as(stranger), { assistantId: assistant.id }))).toBe('not_found')
    expect(await codeOf(getTestCall(world.as(clientActor(client.id)), { id }))).toBe('forbidden')
    expect(await codeOf(getTestCall(world.as(stranger), { id: 'nonsense' }))).toBe('not_found')
  })
})

describe('how often', () => {
  it('is five times in ten minutes and thirty a day for a client, whatever became of them', async () => {
    const { client, assistant, actor, input } = await world.business()
    const made = (minutesAgo: number) =>
      aTestCall(db.deps, {
        clientId: client.id,
        assistantId: assistant.id,
        state: 'FAILED',
        createdAt: new Date(Date.now() - minutesAgo * MINUTE),
      })
    for (const minutes of [1, 2, 3, 4, 9]) await made(minutes)
    await expect(placeTestCall(world.as(actor), input)).rejects.toMatchObject({
      code: 'too_many',
      message: expect.stringContaining('try again in a minute'),
    })
    await placeTestCall(world.as(actor, new Date(Date.now() + 2 * MINUTE)), input)
    for (let hour = 1; hour < 25; hour++) await made(hour * 50)
    const refused = placeTestCall(world.as(actor, new Date(Date.now() + 30 * MINUTE)), input)
    await expect(refused).rejects.toMatchObject({
      code: 'too_many',
      message: expect.stringContaining('30 test calls a day'),
    })
    const other = await world.business()
    await placeTestCall(world.as(other.actor), { ...other.input, toNumber: '+14155550188' })
    expect(world.dialled()).toHaveLength(2)
    await world.vapi.settled()
  })

  it('is one at a time for a phone, whoever asked', async () => {
    const { actor, input } = await world.business()
    await placeTestCall(world.as(actor), input)
    const other = await world.business()
    const refused = placeTestCall(world.as(other.actor), { ...other.input, toNumber: input.toNumber })
    await expect(refused).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('to this number'),
    })
    expect(world.dialled()).toHaveLength(1)
    await world.vapi.settled()
  })

  it('is for a client to a phone of its line’s country, for staff to any', async () => {
    const { actor, client, input } = await world.business()
    const abroad = { ...input, toNumber: '+442079460958' }
    const refused = placeTestCall(world.as(actor), abroad)
    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      details: { fields: { toNumber: expect.any(String) } },
    })
    expect(world.dialled()).toHaveLength(0)
    const { id, name } = await aStaff(db.deps)
    const visit = {
      kind: 'impersonator',
      id,
      name,
      clientId: client.id,
      access: 'READ_ONLY',
      impersonationId: id,
    } as const
    await placeTestCall(world.as(visit), abroad)
    expect(world.dialled()).toHaveLength(1)
    await world.vapi.settled()
  })

  it('is one at a time for an assistant, until its call has ended or nothing is heard of it', async () => {
    const { actor, input } = await world.business()
    const first = await placeTestCall(world.as(actor), input)
    await expect(placeTestCall(world.as(actor), input)).rejects.toMatchObject({
      code: 'conflict',
      details: { testCallId: first.id },
    })
    await world.told()
    const second = await placeTestCall(world.as(actor), input)
    expect(second.id).not.toBe(first.id)
    await world.vapi.settled()
    await world
      .prisma()
      .testCall.update({ where: { id: second.id }, data: { createdAt: new Date(Date.now() - 11 * MINUTE) } })
    expect(await codeOf(placeTestCall(world.as(actor), input))).toBe('done')
    await world.vapi.settled()
  })

  it('rings from the assistant’s own number, else the primary one, else any other', async () => {
    const { client, assistant, actor, input, line } = await world.business()
    const add = async (number: string, over: object) => {
      const { vapiPhoneNumberId } = await aLine(db.deps, { clientId: client.id, number, ...over })
      const id = vapiPhoneNumberId ?? ''
      const known = world.vapi.phoneNumbers.get(line.vapiPhoneNumberId ?? '')
      if (known) world.vapi.phoneNumbers.set(id, { ...known, id, number })
      return id
    }
    const from = async () => {
      await placeTestCall(world.as(actor), input)
      await world.told()
      return world.dialled().at(-1).phoneNumberId
    }
    await world.prisma().phoneNumber.update({ where: { id: line.id }, data: { isPrimary: false } })
    expect(await from()).toBe(line.vapiPhoneNumberId)
    const primary = await add('+14155550301', { isPrimary: true })
    expect(await from()).toBe(primary)
    const own = await add('+14155550302', { assistantId: assistant.id })
    expect(await from()).toBe(own)
  })
})

onPostgres('ten clicks at once', () => {
  const own = useDatabase({ engine: 'postgres' })
  const there = useTestCalls(own)

  it('make one call, and tell the others which', async () => {
    const { actor, input } = await there.business()
    const clicks = await Promise.allSettled(Array.from({ length: 10 }, () => placeTestCall(there.as(actor), input)))
    const made = clicks.flatMap((click) => (click.status === 'fulfilled' ? [click.value.id] : []))
    expect(made).toHaveLength(1)
    for (const click of clicks)
      if (click.status === 'rejected')
        expect(click.reason).toMatchObject({ code: 'conflict', details: { testCallId: made[0] } })
    expect(there.dialled()).toHaveLength(1)
    await there.vapi.settled()
  })

  it('of several assistants are no more than five', async () => {
    const { client, actor } = await there.business()
    const ids = await Promise.all(
      Array.from({ length: 8 }, async () => (await aPublishedAssistant(own.deps, { clientId: client.id })).id),
    )
    const clicks = await Promise.allSettled(
      ids.map((assistantId, n) => placeTestCall(there.as(actor), { assistantId, toNumber: `+1415555017${n}` })),
    )
    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    expect(there.dialled()).toHaveLength(5)
    await there.vapi.settled()
  })
})
