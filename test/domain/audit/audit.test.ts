import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { audit, changesOf } from '../../../src/domain/audit/index.js'
import { inTransaction, makeCtx } from '../../../src/platform/context.js'
import { aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
const rows = () => db.deps.database.prisma.auditEntry.findMany({ orderBy: { at: 'asc' } })

describe('the audit log', () => {
  it('says who did what to whom, when, and from where', async () => {
    const staff = await aStaff(db.deps, { name: 'Robin' })
    const origin = { requestId: 'r1', address: '192.0.2.7' }
    const ctx = makeCtx(db.deps, staffActor(staff), { now: NOW, origin })
    await audit(ctx, {
      action: 'staff.update',
      subject: { kind: 'staff', id: 'x', name: 'Sam' },
      changes: { role: ['ADMIN', 'OWNER'] },
    })
    expect(await rows()).toMatchObject([
      {
        at: NOW,
        actorKind: 'staff',
        actorId: staff.id,
        actorName: 'Robin',
        onBehalfOf: null,
        action: 'staff.update',
        subjectName: 'Sam',
        changes: { role: ['ADMIN', 'OWNER'] },
        ...origin,
      },
    ])
  })

  it('signs what staff do in a client’s portal with their own name, on behalf of the client', async () => {
    const client = await aClient(db.deps)
    const impersonator = {
      kind: 'impersonator',
      id: randomUUID(),
      name: 'Robin',
      clientId: client.id,
      access: 'READ_ONLY',
      impersonationId: randomUUID(),
    } as const
    await inTransaction(ctxOf(db.deps, impersonator), (tx) => audit(tx, { action: 'x.y' }))
    expect(await rows()).toMatchObject([
      { actorKind: 'staff', actorName: 'Robin', onBehalfOf: `client:${client.id}`, clientId: client.id },
    ])
  })

  it('takes rows of a client for itself and refuses rows for another', async () => {
    const [client, other] = [await aClient(db.deps), await aClient(db.deps)]
    const ctx = ctxOf(db.deps, clientActor(client.id))
    await inTransaction(ctx, (tx) => audit(tx, { action: 'x.y' }))
    await expect(inTransaction(ctx, (tx) => audit(tx, { action: 'x.y', clientId: other.id }))).rejects.toThrow()
    expect(await rows()).toMatchObject([{ actorKind: 'client_user', clientId: client.id }])
  })

  it('can be added to and never changed, emptied or shortened', async () => {
    await audit(ctxOf(db.deps), { action: 'x.y' })
    const { database } = db.deps
    await expect(database.query("update audit_log set action = 'z'")).rejects.toThrow(/append-only/)
    await expect(database.query('delete from audit_log')).rejects.toThrow(/append-only/)
    await expect(database.query('truncate audit_log')).rejects.toThrow(/append-only/)
    expect(await rows()).toMatchObject([{ action: 'x.y' }])
  })

  it('is undone with the transaction it belongs to', async () => {
    const failing = inTransaction(ctxOf(db.deps), async (tx) => {
      await audit(tx, { action: 'x.y' })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await rows()).toEqual([])
  })

  it('keeps values that PostgreSQL’s JSON would refuse', async () => {
    await audit(ctxOf(db.deps), { action: 'x.y', changes: { name: [null, 'a\0b\ud83d'] } })
    expect(await rows()).toMatchObject([{ changes: { name: [null, 'a\uFFFDb\uFFFD'] } }])
  })

  it('knows visitors, jobs, scripts and Vapi', async () => {
    const client = await aClient(db.deps)
    for (const actor of [
      { kind: 'visitor' },
      { kind: 'script', name: 'staff-create' },
      { kind: 'webhook', clientId: client.id },
    ] as const) {
      await audit(ctxOf(db.deps, actor), { action: `x.${actor.kind}` })
    }
    const names = (await rows()).map((row) => [row.actorKind, row.actorName])
    expect(names.sort()).toEqual([
      ['script', 'staff-create'],
      ['visitor', 'Visitor'],
      ['webhook', 'Vapi'],
    ])
  })
})

describe('the changes of a record', () => {
  it('are only the fields that differ', () => {
    expect(changesOf({ a: 1, b: 2, c: new Date(0) }, { a: 1, b: 3, c: new Date(0) })).toEqual({ b: [2, 3] })
  })
})
