import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  countUnreadMessages,
  countWaitingMessages,
  getCallerMessage,
  listCallerMessages,
  markMessageRead,
  markMessagesHandled,
} from '../../../src/domain/messages/index.js'
import type { Actor } from '../../../src/platform/context.js'
import { aCall, aClient, aMessage, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

describe('messages of callers', () => {
  const db = useDatabase()
  const ctx = (actor: Actor) => ctxOf(db.deps, actor)
  const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
  const several = async (clientId: string, count: number, over: object = {}) => {
    for (let n = 0; n < count; n++)
      await aMessage(db.deps, { clientId, text: `Message ${n}`, createdAt: minutesAgo(n), ...over })
  }

  it('are listed newest first, opened, with their call where it is known', async () => {
    const client = await aClient(db.deps)
    const call = await aCall(db.deps, { clientId: client.id })
    await several(client.id, 2, { vapiCallId: call.vapiCallId })
    await aMessage(db.deps, {
      clientId: client.id,
      text: 'Older',
      vapiCallId: 'not known yet',
      createdAt: minutesAgo(60),
    })
    const { messages, waiting } = await listCallerMessages(ctx(clientActor(client.id)))
    expect(messages.map(({ text, callId }) => [text, callId])).toEqual([
      ['Message 0', call.id],
      ['Message 1', call.id],
      ['Older', undefined],
    ])
    expect(waiting).toBe(3)
  })

  it('come in pages that lead to each other', async () => {
    const client = await aClient(db.deps)
    await several(client.id, 45, { createdAt: NOW })
    const read = (cursor?: string) => listCallerMessages(ctx(clientActor(client.id)), { ...(cursor && { cursor }) })
    const first = await read()
    const second = await read(first.next)
    const third = await read(second.next)
    expect([first, second, third].map(({ messages }) => messages.length)).toEqual([20, 20, 5])
    expect([first.previous, third.next]).toEqual([undefined, undefined])
    expect((await read(third.previous)).messages).toEqual(second.messages)
    expect((await read(second.previous)).messages).toEqual(first.messages)
    await expect(read('nonsense')).rejects.toMatchObject({ code: 'invalid' })
  })

  it('that are handled leave the list of those to do, and come back', async () => {
    const client = await aClient(db.deps)
    const { id } = await aMessage(db.deps, { clientId: client.id })
    const actor = clientActor(client.id, { access: 'SELF_SERVICE', name: 'Pat' })
    const waiting = () => countWaitingMessages(ctx(actor))
    const mark = (isHandled: boolean) => markMessagesHandled(ctx(actor), { ids: [id], isHandled })
    expect(await mark(true)).toEqual({ changed: 1 })
    expect(await mark(true)).toEqual({ changed: 0 })
    expect(await waiting()).toBe(0)
    expect(await getCallerMessage(ctx(actor), { id })).toMatchObject({ handledBy: 'Pat', handledAt: NOW })
    expect((await listCallerMessages(ctx(actor), { show: 'all' })).messages).toHaveLength(1)
    await mark(false)
    expect(await waiting()).toBe(1)
    const entries = await db.deps.database.prisma.auditEntry.findMany({ orderBy: { action: 'asc' } })
    expect(entries.map(({ action, clientId }) => [action, clientId])).toEqual([
      ['messages.handle', client.id],
      ['messages.reopen', client.id],
    ])
  })

  it('are unread until somebody of the client opens one, also where the portal is read-only', async () => {
    const client = await aClient(db.deps)
    const { id } = await aMessage(db.deps, { clientId: client.id })
    await aMessage(db.deps, { clientId: client.id, handledAt: NOW })
    const reader = clientActor(client.id)
    const unread = () => countUnreadMessages(ctx(reader))
    await getCallerMessage(ctx(reader), { id })
    expect(await unread()).toBe(1)
    expect((await listCallerMessages(ctx(reader), { show: 'unread' })).messages).toMatchObject([{ id, readAt: null }])
    const visit = { ...reader, kind: 'impersonator', impersonationId: randomUUID() } as Actor
    await markMessageRead(ctx(visit), { id })
    await markMessageRead(ctx(staffActor(await aStaff(db.deps))), { id })
    expect(await unread()).toBe(1)
    await markMessageRead(ctx(reader), { id })
    await markMessageRead(ctxOf(db.deps, reader, new Date(NOW.getTime() + 60_000)), { id })
    expect(await unread()).toBe(0)
    expect((await getCallerMessage(ctx(reader), { id })).readAt).toEqual(NOW)
    expect(await listCallerMessages(ctx(reader), { show: 'unread' })).toMatchObject({
      messages: [],
      unread: 0,
      waiting: 1,
    })
  })

  it('are marked by staff who may, and by clients in self-service', async () => {
    const client = await aClient(db.deps)
    const { id } = await aMessage(db.deps, { clientId: client.id })
    const by = (actor: Actor) => markMessagesHandled(ctx(actor), { ids: [id], isHandled: true })
    const staff = async (role: 'SUPPORT' | 'VIEWER') => staffActor((await aStaff(db.deps, { role })) as never)
    await expect(by(clientActor(client.id))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(by(await staff('VIEWER'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(by({ kind: 'visitor' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await by(await staff('SUPPORT'))).toEqual({ changed: 1 })
  })

  it('are marked by staff who look at the portal as a client, whatever that client may', async () => {
    const client = await aClient(db.deps)
    const { id } = await aMessage(db.deps, { clientId: client.id })
    const visit = { ...clientActor(client.id), kind: 'impersonator', impersonationId: randomUUID() } as Actor
    expect(await markMessagesHandled(ctx(visit), { ids: [id], isHandled: true })).toEqual({ changed: 1 })
  })

  it('of another client are as if they were not there', async () => {
    const [ours, theirs] = [await aClient(db.deps), await aClient(db.deps)]
    const { id } = await aMessage(db.deps, { clientId: theirs.id })
    const actor = clientActor(ours.id, { access: 'SELF_SERVICE' })
    expect((await listCallerMessages(ctx(actor), { show: 'all' })).messages).toEqual([])
    expect(await countWaitingMessages(ctx(actor))).toBe(0)
    for (const some of [id, randomUUID(), 'no id']) {
      await expect(getCallerMessage(ctx(actor), { id: some })).rejects.toMatchObject({ code: 'not_found' })
      await expect(markMessageRead(ctx(actor), { id: some })).rejects.toMatchObject({ code: 'not_found' })
      await expect(markMessagesHandled(ctx(actor), { ids: [some], isHandled: true })).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    expect(await getCallerMessage(ctx(clientActor(theirs.id)), { id })).toMatchObject({ handledAt: null, readAt: null })
    expect((await listCallerMessages(ctx(actor), { clientId: theirs.id })).messages).toEqual([])
  })
})
