import { describe, expect, it } from 'vitest'
import { goingLive, setSetupStatus, updateClient } from '../../../src/domain/clients/index.js'
import type { StaffRole } from '../../../src/platform/context.js'
import { aPassedTestCall, aPublishedAssistant, aTestCall } from '../../support/a-test-call.js'
import { aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
const as = async (role: StaffRole = 'SUPPORT') => ctxOf(db.deps, staffActor(await aStaff(db.deps, { role })))
const history = () => db.deps.database.prisma.auditEntry.findMany({ orderBy: { subjectName: 'asc' } })
const live = () => db.deps.database.prisma.client.count({ where: { setupStatus: 'LIVE' } })

async function three() {
  const tested = await aClient(db.deps, { businessName: 'Alder' })
  await aPassedTestCall(db.deps, tested.id)
  const birch = await aClient(db.deps, { businessName: 'Birch' })
  const cedar = await aClient(db.deps, { businessName: 'Cedar', setupStatus: 'CLIENT_NOTIFIED' })
  return { tested, birch, cedar, ids: [tested.id, birch.id, cedar.id] }
}

describe('going live', () => {
  it('needs nothing but a passed test call', async () => {
    const { tested } = await three()
    await setSetupStatus(await as(), { clientIds: [tested.id], status: 'LIVE' })
    expect(await history()).toMatchObject([{ changes: { setupStatus: ['NOT_STARTED', 'LIVE'] } }])
    expect(JSON.stringify(await history())).not.toContain('reason')
  })

  it('names those of several that need a reason, and changes none', async () => {
    const { ids } = await three()
    await expect(setSetupStatus(await as(), { clientIds: ids, status: 'LIVE' })).rejects.toMatchObject({
      code: 'invalid',
      details: {
        fields: {
          reason:
            'No passed test call of what is published now: Birch, Cedar. Make them, or say why they go live without.',
        },
      },
    })
    expect([await live(), await history()]).toEqual([0, []])
  })

  it('is possible for a reason, which the log keeps', async () => {
    const { ids } = await three()
    const reason = ' Tested by hand on Monday '
    const { changed } = await setSetupStatus(await as(), { clientIds: ids, status: 'LIVE', reason })
    expect([changed.length, await live()]).toEqual([3, 3])
    for (const entry of await history())
      expect(entry.changes).toMatchObject({ reason: [null, 'Tested by hand on Monday'] })
  })

  it.each(['ab', 'x'.repeat(301), 'two\nlines'])('is not for the reason %j', async (reason) => {
    const { birch } = await three()
    const refused = setSetupStatus(await as(), { clientIds: [birch.id], status: 'LIVE', reason })
    await expect(refused).rejects.toThrow()
    expect(await live()).toBe(0)
  })

  it.each(['', '   ', null])('takes %j for no reason at all', async (reason) => {
    const { birch } = await three()
    const refused = setSetupStatus(await as(), { clientIds: [birch.id], status: 'LIVE', reason })
    await expect(refused).rejects.toThrow(
      'Birch has no passed test call of what is published now. Make one, or say why it goes live without.',
    )
  })

  it('asks nobody again who is live, nor for another status', async () => {
    const already = await aClient(db.deps, { setupStatus: 'LIVE' })
    const other = await aClient(db.deps)
    await setSetupStatus(await as(), { clientIds: [already.id], status: 'LIVE' })
    await setSetupStatus(await as(), { clientIds: [other.id], status: 'CLIENT_NOTIFIED' })
    expect(await live()).toBe(1)
  })

  it('counts no test call of a version before the one that is live', async () => {
    const { tested } = await three()
    await db.deps.database.prisma.assistant.updateMany({
      where: { clientId: tested.id },
      data: { publishedVersion: 2 },
    })
    expect(await goingLive(await as(), { clientId: tested.id })).toMatchObject({ hasPassed: false })
    const refused = setSetupStatus(await as(), { clientIds: [tested.id], status: 'LIVE' })
    await expect(refused).rejects.toThrow('of what is published now')
  })

  it('counts no test call that failed, is of another client, or of an archived assistant', async () => {
    const client = await aClient(db.deps, { businessName: 'Alder' })
    const other = await aClient(db.deps)
    await aPassedTestCall(db.deps, other.id)
    const { id: assistantId } = await aPublishedAssistant(db.deps, { clientId: client.id })
    await aTestCall(db.deps, { clientId: client.id, assistantId, state: 'ENDED', passed: false })
    await aTestCall(db.deps, { clientId: client.id, assistantId })
    const gone = await aPublishedAssistant(db.deps, { clientId: client.id, archivedAt: NOW })
    await aTestCall(db.deps, { clientId: client.id, assistantId: gone.id, state: 'ENDED', passed: true })
    const refused = setSetupStatus(await as(), { clientIds: [client.id], status: 'LIVE' })
    await expect(refused).rejects.toThrow('Alder has no passed test call')
  })

  it('is asked for in the form of a client too, and nothing of it is saved half', async () => {
    const client = await aClient(db.deps, { businessName: 'Alder' })
    const input = { id: client.id, changes: { setupStatus: 'LIVE', name: 'Somebody else' } } as const
    await expect(updateClient(await as(), input)).rejects.toMatchObject({
      details: { fields: { reason: expect.any(String) } },
    })
    expect(await db.deps.database.prisma.client.count({ where: { name: 'Somebody else' } })).toBe(0)
    await updateClient(await as(), { ...input, reason: 'Demo' })
    expect(await history()).toMatchObject([
      { changes: { reason: [null, 'Demo'], setupStatus: ['NOT_STARTED', 'LIVE'] } },
    ])
    await updateClient(await as(), { id: client.id, changes: { name: 'Again' }, reason: 'Not asked for' })
    expect(JSON.stringify(await history())).not.toContain('Not asked for')
  })

  it('is told on the page of a client, to staff alone', async () => {
    const { tested, birch } = await three()
    expect(await goingLive(await as('VIEWER'), { clientId: tested.id })).toMatchObject({
      hasPassed: true,
      lastTestCall: { state: 'ENDED', passed: true, assistant: { name: 'Front desk' } },
    })
    expect(await goingLive(await as(), { clientId: birch.id })).toEqual({ hasPassed: false, lastTestCall: null })
    await expect(goingLive(ctxOf(db.deps, clientActor(birch.id)), { clientId: birch.id })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
