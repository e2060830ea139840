import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { getLead } from '../../../src/domain/leads/index.js'
import {
  addSuppression,
  getSuppression,
  isSuppressed,
  liftSuppression,
  listSuppressions,
  suppressNumber,
} from '../../../src/domain/suppressions/index.js'
import type { Actor } from '../../../src/platform/context.js'
import { aLead, aSuppression } from '../../support/a-lead.js'
import { aCall, aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const NUMBER = '+14155550177'
const own = (clientId: string) => clientActor(clientId, { access: 'SELF_SERVICE', name: 'Pat' })

describe('numbers that must not be called', () => {
  const db = useDatabase()
  const ctx = (actor?: Actor) => ctxOf(db.deps, actor)
  const prisma = () => db.deps.database.prisma

  it('are kept once while in force, for one client, with the words that asked for it sealed', async () => {
    const [client, other] = [await aClient(db.deps), await aClient(db.deps)]
    const call = await aCall(db.deps, { clientId: client.id })
    const lead = await aLead(db.deps, { clientId: client.id, number: NUMBER, status: 'QUALIFIED' })
    const stop = { clientId: client.id, number: NUMBER, source: 'CALL' as const, vapiCallId: call.vapiCallId }
    expect(await suppressNumber(ctx(), { ...stop, evidence: 'CANARY stop calling me' })).toEqual({ isNew: true })
    expect(await suppressNumber(ctx(), { ...stop, source: 'TRANSCRIPT', evidence: 'Again' })).toEqual({ isNew: false })
    expect(await isSuppressed(ctx(), stop)).toBe(true)
    expect(await isSuppressed(ctx(), { ...stop, clientId: other.id })).toBe(false)
    const { suppressions } = await listSuppressions(ctx(own(client.id)))
    expect(suppressions).toMatchObject([
      {
        number: NUMBER,
        source: 'CALL',
        evidence: 'CANARY stop calling me',
        callId: call.id,
        lead: { id: lead.id, name: 'Sam Okafor' },
        createdBy: 'Assistant',
      },
    ])
    expect(Buffer.from((await prisma().suppression.findFirst())?.evidenceSealed ?? []).toString()).not.toContain(
      'CANARY',
    )
    const seen = await getLead(ctx(own(client.id)), { id: lead.id })
    expect(seen).toMatchObject({ status: 'DO_NOT_CALL', isSuppressed: true })
    expect(seen.consents).toMatchObject([{ channel: 'CALL', isGiven: false, evidence: 'CANARY stop calling me' }])
    expect(seen.activities.map(({ kind, text }) => [kind, text]).sort()).toEqual([
      ['OPTED_OUT', 'CANARY stop calling me'],
      ['STATUS_CHANGED', 'Qualified → Do not call'],
    ])
  })

  it('may be called again once a person lifted it with a reason, and the proof stays', async () => {
    const client = await aClient(db.deps)
    const actor = own(client.id)
    const lead = await aLead(db.deps, { clientId: client.id, number: NUMBER })
    const { id } = await addSuppression(ctx(actor), { number: '(415) 555-0177', reason: 'Asked by letter' })
    await expect(addSuppression(ctx(actor), { number: NUMBER, reason: 'Again' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(liftSuppression(ctx(actor), { id, reason: ' ' })).rejects.toMatchObject({ name: 'ZodError' })
    await liftSuppression(ctx(actor), { id, reason: 'They asked to be called' })
    await liftSuppression(ctx(actor), { id, reason: 'Twice' })
    expect(await isSuppressed(ctx(), { clientId: client.id, number: NUMBER })).toBe(false)
    expect(await getSuppression(ctx(actor), { id })).toMatchObject({
      liftedBy: 'Pat',
      liftedReason: 'They asked to be called',
      liftedAt: NOW,
      reason: 'Asked by letter',
    })
    expect(await getLead(ctx(actor), { id: lead.id })).toMatchObject({ status: 'NEW', isSuppressed: false })
    expect((await listSuppressions(ctx(actor))).suppressions).toEqual([])
    expect((await listSuppressions(ctx(actor), { show: 'lifted' })).suppressions).toHaveLength(1)
    expect(await suppressNumber(ctx(), { clientId: client.id, number: NUMBER, source: 'CALL' })).toEqual({
      isNew: true,
    })
    const entries = await prisma().auditEntry.findMany()
    expect(entries.map(({ action }) => action).sort()).toEqual(['suppressions.add', 'suppressions.lift'])
  })

  it('are listed in pages, and found by a part of the number', async () => {
    const client = await aClient(db.deps)
    for (let n = 10; n < 32; n++) await aSuppression(db.deps, { clientId: client.id, number: `+141555501${n}` })
    const read = (input: object) => listSuppressions(ctx(own(client.id)), input)
    const first = await read({})
    const second = await read({ cursor: first.next })
    expect([first.suppressions.length, second.suppressions.length]).toEqual([20, 2])
    expect((await read({ cursor: second.previous })).suppressions).toEqual(first.suppressions)
    expect((await read({ text: '555-0131' })).suppressions).toHaveLength(1)
    expect((await read({ text: '%' })).suppressions).toEqual([])
  })

  it('of another client are as if they were not there, and only those who may change them', async () => {
    const [ours, theirs] = [await aClient(db.deps), await aClient(db.deps)]
    const { id } = await aSuppression(db.deps, { clientId: theirs.id, number: NUMBER })
    for (const some of [id, randomUUID(), 'no id']) {
      const missing = { code: 'not_found' }
      await expect(getSuppression(ctx(own(ours.id)), { id: some })).rejects.toMatchObject(missing)
      await expect(liftSuppression(ctx(own(ours.id)), { id: some, reason: 'X' })).rejects.toMatchObject(missing)
    }
    expect((await listSuppressions(ctx(own(ours.id)), { clientId: theirs.id })).suppressions).toEqual([])
    const add = (actor: Actor, over = {}) => addSuppression(ctx(actor), { number: NUMBER, reason: 'X', ...over })
    await expect(add(own(ours.id), { clientId: theirs.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(add(clientActor(ours.id))).rejects.toMatchObject({ code: 'forbidden' })
    const viewer = staffActor(await aStaff(db.deps, { role: 'VIEWER' }))
    await expect(add(viewer, { clientId: ours.id })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await add(own(ours.id))).toHaveProperty('id')
  })
})
