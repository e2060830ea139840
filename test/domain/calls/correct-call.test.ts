import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { callIntents, correctCall, getCall, listCalls, overview } from '../../../src/domain/calls/index.js'
import { aCall, aClient, aStaff, clientActor, ctxOf, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
const selfService = (clientId: string) => ctxOf(db.deps, clientActor(clientId, { access: 'SELF_SERVICE' }))
const entries = () => db.deps.database.prisma.auditEntry.findMany({ orderBy: { at: 'asc' } })

describe('correcting what a call led to', () => {
  it('counts over the word of the client’s own set-up, is audited, and can be taken back', async () => {
    const client = await aClient(db.deps)
    const call = await aCall(db.deps, {
      clientId: client.id,
      reportedOutcome: 'Booked',
      intent: 'complaint',
      judgedFrom: 'REPORT',
      judgedIntent: 'complaint',
    })
    const ctx = selfService(client.id)
    await correctCall(ctx, { id: call.id, outcome: 'COMPLETED' })
    expect(await getCall(ctx, { id: call.id })).toMatchObject({
      ...{ outcome: 'COMPLETED', reportedOutcome: null, intent: 'complaint' },
      correction: { by: 'Sam Okafor', outcome: 'COMPLETED', intent: null },
    })
    await correctCall(ctx, { id: call.id, intent: 'general' })
    await correctCall(ctx, { id: call.id, intent: 'general' })
    await correctCall(ctx, { id: call.id, reset: true })
    expect(await getCall(ctx, { id: call.id })).toMatchObject({
      reportedOutcome: 'Booked',
      intent: 'complaint',
      correction: null,
    })
    expect((await entries()).map(({ action, changes }) => ({ action, changes }))).toEqual([
      { action: 'calls.correct', changes: {} },
      { action: 'calls.correct', changes: { intent: ['complaint', 'general'] } },
      { action: 'calls.reset-correction', changes: { intent: ['general', 'complaint'] } },
    ])
  })

  it('brings back what a report said of a call that nobody judged', async () => {
    const client = await aClient(db.deps)
    const id = randomUUID()
    const place = { clientId: client.id, table: 'calls', column: 'structured_sealed', id }
    const structuredSealed = db.deps.vault.seal(
      place,
      JSON.stringify({ intent: { intent: 'make_offer', confidence: 1 } }),
    )
    await aCall(db.deps, {
      clientId: client.id,
      id,
      intent: 'make_offer',
      outcome: 'VOICEMAIL',
      endedReason: 'voicemail',
      structuredSealed,
    })
    const ctx = selfService(client.id)
    await correctCall(ctx, { id, outcome: 'OTHER', intent: 'general' })
    await correctCall(ctx, { id, reset: true })
    expect(await getCall(ctx, { id })).toMatchObject({ outcome: 'VOICEMAIL', intent: 'make_offer' })
  })

  it('is refused where the portal is read-only, to viewers, while the call lasts, and with words that are none', async () => {
    const client = await aClient(db.deps)
    const call = await aCall(db.deps, { clientId: client.id })
    const going = await aCall(db.deps, { clientId: client.id, status: 'IN_PROGRESS', outcome: null })
    const correct = (ctx: Parameters<typeof correctCall>[0], input: object) =>
      correctCall(ctx, { id: call.id, ...input })
    const [ctx, outcome] = [selfService(client.id), 'OTHER' as const]
    const viewer = ctxOf(db.deps, staffActor(await aStaff(db.deps, { role: 'VIEWER' })))
    await expect(correct(ctxOf(db.deps, clientActor(client.id)), { outcome })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(correct(viewer, { outcome })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(correct(ctx, { id: going.id, outcome })).rejects.toMatchObject({ code: 'conflict' })
    await expect(correct(ctx, {})).rejects.toMatchObject({ code: 'invalid' })
    for (const wrong of [{ outcome: 'WON' }, { intent: 'x' }]) await expect(correct(ctx, wrong)).rejects.toThrow()
    expect(await entries()).toEqual([])
  })

  it('cannot touch the call of another client, in the words of one that is not there', async () => {
    const [mine, other] = [await aClient(db.deps), await aClient(db.deps)]
    const theirs = await aCall(db.deps, { clientId: other.id })
    for (const id of [theirs.id, randomUUID(), 'x']) {
      await expect(correctCall(selfService(mine.id), { id, outcome: 'OTHER' })).rejects.toMatchObject({
        code: 'not_found',
        message: 'Call not found',
      })
    }
    expect((await getCall(selfService(other.id), { id: theirs.id })).correction).toBeNull()
  })

  it('is for staff too, and the row of another call stays as it is', async () => {
    const client = await aClient(db.deps)
    const [call, other] = [await aCall(db.deps, { clientId: client.id }), await aCall(db.deps, { clientId: client.id })]
    const ctx = ctxOf(db.deps, staffActor(await aStaff(db.deps, { role: 'SUPPORT', name: 'Robin' })))
    await correctCall(ctx, { id: call.id, outcome: 'OPTED_OUT', intent: 'do_not_call' })
    expect(await getCall(ctx, { id: call.id })).toMatchObject({ outcome: 'OPTED_OUT', correction: { by: 'Robin' } })
    expect(await getCall(ctx, { id: other.id })).toMatchObject({ outcome: 'COMPLETED', correction: null })
  })
})

describe('calls by what they led to', () => {
  it('are filtered by intent, and by our outcome also where the client’s set-up has a word of its own', async () => {
    const client = await aClient(db.deps)
    const booked = await aCall(db.deps, {
      clientId: client.id,
      outcome: 'VIEWING_SCHEDULED',
      reportedOutcome: 'viewing_scheduled',
      intent: 'schedule_viewing',
    })
    const theirs = await aCall(db.deps, {
      clientId: client.id,
      outcome: 'COMPLETED',
      reportedOutcome: 'Sold a mat',
      intent: 'order',
    })
    const ctx = selfService(client.id)
    const idsOf = async (input: object) => (await listCalls(ctx, input)).calls.map(({ id }) => id)
    expect(await idsOf({ outcome: 'VIEWING_SCHEDULED' })).toEqual([booked.id])
    expect(await idsOf({ outcome: 'COMPLETED' })).toEqual([])
    expect(await idsOf({ reportedOutcome: 'Sold a mat' })).toEqual([theirs.id])
    expect(await idsOf({ reportedOutcome: 'viewing_scheduled' })).toEqual([])
    expect(await idsOf({ intent: 'order' })).toEqual([theirs.id])
    expect((await callIntents(ctx)).sort()).toEqual(['order', 'schedule_viewing'])
    expect(await callIntents(selfService((await aClient(db.deps)).id))).toEqual([])
    expect((await overview(ctx)).outcomes).toEqual([
      { reportedOutcome: 'Sold a mat', outcome: null, calls: 1 },
      { reportedOutcome: null, outcome: 'VIEWING_SCHEDULED', calls: 1 },
    ])
  })
})
