import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { countCallsInProgress, listCallsInProgress } from '../../../src/domain/live/index.js'
import { type Actor, makeCtx } from '../../../src/platform/context.js'
import { aToldCall } from '../../support/a-told-call.js'
import { aCall, aClient, aStaff, clientActor, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const MINUTE = 60_000
const ago = (ms: number) => new Date(NOW.getTime() - ms)

describe('calls in progress', () => {
  const db = useDatabase()
  const ctx = (actor: Actor) => makeCtx(db.deps, actor, { now: NOW })

  const going = (clientId: string, over: Partial<Parameters<typeof aCall>[1]> = {}) =>
    aCall(db.deps, {
      clientId,
      status: 'IN_PROGRESS',
      outcome: null,
      endedReason: null,
      endedAt: null,
      durationSeconds: null,
      startedAt: ago(MINUTE),
      answeredAt: ago(MINUTE - 3_000),
      updatedAt: ago(MINUTE),
      ...over,
    })

  const aLine = async (call: { id: string; clientId: string }, text: string, spokenAt: Date) => {
    const id = randomUUID()
    const place = { clientId: call.clientId, table: 'spoken_lines', column: 'content_sealed', id }
    await db.deps.database.prisma.spokenLine.create({
      data: {
        id,
        clientId: call.clientId,
        callId: call.id,
        speaker: 'CALLER',
        spokenAt,
        contentSealed: db.deps.vault.seal(place, text),
      },
    })
  }

  it('are those that ring, are talked in or handed on, newest first', async () => {
    const client = await aClient(db.deps)
    const named = async (
      callerName: string,
      status: 'RINGING' | 'IN_PROGRESS' | 'FORWARDING' | 'ENDED' | 'QUEUED' | 'SCHEDULED',
      minutes: number,
    ) => going(client.id, { callerName, status, startedAt: ago(minutes * MINUTE) })
    await named('talks', 'IN_PROGRESS', 3)
    await named('rings', 'RINGING', 1)
    await named('is passed on', 'FORWARDING', 2)
    await named('is over', 'ENDED', 1)
    await named('waits', 'QUEUED', 1)
    await named('is planned', 'SCHEDULED', 1)
    const { calls, total } = await listCallsInProgress(ctx(clientActor(client.id)))
    expect(calls.map(({ callerName }) => callerName)).toEqual(['rings', 'is passed on', 'talks'])
    expect(total).toBe(3)
    expect(await countCallsInProgress(ctx(clientActor(client.id)))).toBe(3)
  })

  it('leave out what is older than a call can be, or has been silent for two hours', async () => {
    const client = await aClient(db.deps)
    const old = { startedAt: ago(13 * 60 * MINUTE), updatedAt: ago(MINUTE) }
    const silent = { startedAt: ago(3 * 60 * MINUTE), updatedAt: ago(2.5 * 60 * MINUTE) }
    await going(client.id, { callerName: 'too old', ...old })
    await going(client.id, { callerName: 'silent', ...silent })
    await going(client.id, { callerName: 'long, with news', ...silent, updatedAt: ago(MINUTE) })
    await aLine(await going(client.id, { callerName: 'long, still talking', ...silent }), 'Hello?', ago(MINUTE))
    const { calls } = await listCallsInProgress(ctx(clientActor(client.id)))
    expect(calls.map(({ callerName }) => callerName).sort()).toEqual(['long, still talking', 'long, with news'])
    expect(await countCallsInProgress(ctx(clientActor(client.id)))).toBe(2)
  })

  it('say who, on which line, and what was said last', async () => {
    const client = await aClient(db.deps)
    await db.deps.database.prisma.phoneNumber.create({
      data: { id: randomUUID(), clientId: client.id, number: '+14155550123', label: 'Main line' },
    })
    const told = await aToldCall(db.deps, {
      clientId: client.id,
      status: 'IN_PROGRESS',
      endedAt: null,
      callerName: 'Sam Okafor',
      startedAt: ago(MINUTE),
      answeredAt: ago(MINUTE),
      updatedAt: ago(1_000),
      said: [
        { by: 'ASSISTANT', at: 1, text: 'How can I help?' },
        { by: 'CALLER', at: 5, text: 'I would like to move my cleaning.' },
        { by: 'FUNCTION', at: 9, use: { name: 'find_slots' } },
      ],
    })
    const list = async () => (await listCallsInProgress(ctx(clientActor(client.id)))).calls[0]
    expect(await list()).toMatchObject({
      id: told.id,
      callerName: 'Sam Okafor',
      callerNumber: '+14155550177',
      lineNumber: '+14155550123',
      lineLabel: 'Main line',
      businessName: 'Harbor Dental',
      words: { speaker: 'CALLER', text: 'I would like to move my cleaning.', at: ago(MINUTE - 5_000) },
    })
    await aLine(told, 'Thursday, please.', ago(20_000))
    expect(await list()).toMatchObject({ words: { text: 'Thursday, please.', at: ago(20_000) } })
  })

  it('show the person’s number and our own the other way round when we ring', async () => {
    const client = await aClient(db.deps)
    await going(client.id, { direction: 'OUTBOUND', fromNumber: '+14155550123', toNumber: '+14155550188' })
    const { calls } = await listCallsInProgress(ctx(clientActor(client.id)))
    expect(calls[0]).toMatchObject({ callerNumber: '+14155550188', lineNumber: '+14155550123', words: null })
  })

  it('are never another client’s, whatever a client asks for; staff see all or one', async () => {
    const [ours, theirs] = [await aClient(db.deps), await aClient(db.deps, { businessName: 'Plumbing' })]
    await going(ours.id, { callerName: 'ours' })
    await going(theirs.id, { callerName: 'theirs' })
    const names = async (actor: Actor, input = {}) =>
      (await listCallsInProgress(ctx(actor), input)).calls.map(({ callerName }) => callerName).sort()
    expect(await names(clientActor(ours.id))).toEqual(['ours'])
    expect(await names(clientActor(ours.id), { clientId: theirs.id })).toEqual(['ours'])
    expect(await countCallsInProgress(ctx(clientActor(ours.id)))).toBe(1)
    const viewer = staffActor(await aStaff(db.deps, { role: 'VIEWER' }))
    expect(await names(viewer)).toEqual(['ours', 'theirs'])
    expect(await names(viewer, { clientId: theirs.id })).toEqual(['theirs'])
  })

  it('are not shown to visitors', async () => {
    await expect(listCallsInProgress(ctx({ kind: 'visitor' }))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(countCallsInProgress(ctx({ kind: 'visitor' }))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('come 200 at most, with how many there are, and go on after the last', async () => {
    const client = await aClient(db.deps)
    for (let n = 0; n < 5; n++) await going(client.id, { callerName: `${n}`, startedAt: ago(n * MINUTE) })
    const first = await listCallsInProgress(ctx(clientActor(client.id)), { limit: 3 })
    expect([first.calls.map(({ callerName }) => callerName), first.total]).toEqual([['0', '1', '2'], 5])
    const last = first.calls.at(-1)
    const rest = await listCallsInProgress(ctx(clientActor(client.id)), {
      ...(last && { after: { startedAt: last.startedAt, id: last.id } }),
    })
    expect(rest.calls.map(({ callerName }) => callerName)).toEqual(['3', '4'])
    await expect(listCallsInProgress(ctx(clientActor(client.id)), { limit: 201 })).rejects.toThrow()
  })
})
