import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { getClientProfile, setClientPassword, updateNotificationSettings } from '../../../src/domain/clients/index.js'
import {
  changeOwnPassword,
  endImpersonation,
  enterImpersonation,
  impersonationOfSession,
  listImpersonations,
  startImpersonation,
} from '../../../src/domain/sessions/index.js'
import { makeCtx } from '../../../src/platform/context.js'
import { aClient, aClientUser, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { onPostgres, type TestDatabase, useDatabase } from '../../support/database.js'
import { codeOf, later, PASSWORD, visitor } from './people.js'

const db = useDatabase()

async function started(test: TestDatabase = db) {
  const [staff, client] = [await aStaff(test.deps, { role: 'SUPPORT', name: 'Robin' }), await aClient(test.deps)]
  await aClientUser(test.deps, { clientId: client.id })
  const ctx = ctxOf(test.deps, staffActor(staff))
  const { url } = await startImpersonation(ctx, { clientId: client.id, reason: 'Sam asked about a call' })
  return { staff, client, url, token: url.split('/').at(-1) ?? '' }
}

async function entered() {
  const start = await started()
  const { impersonationId } = await enterImpersonation(visitor(db.deps), start)
  const session = await impersonationOfSession(visitor(db.deps), impersonationId)
  if (!session) throw new Error('The visit has not begun')
  return { ...start, impersonationId, ctx: makeCtx(db.deps, session.actor, { now: NOW }), session }
}

// trust.md T-8
describe('opening the portal as a client', () => {
  it('gives a link that leads there once, within a minute', async () => {
    const { token, url } = await started()
    expect(url).toBe(`http://localhost:3000/as/${token}`)
    expect(await codeOf(enterImpersonation(visitor(db.deps, 1.1), { token }))).toBe('conflict')
    expect(await codeOf(enterImpersonation(visitor(db.deps, 0.9), { token }))).toBe('done')
    expect(await codeOf(enterImpersonation(visitor(db.deps, 0.9), { token }))).toBe('conflict')
    expect(await codeOf(enterImpersonation(visitor(db.deps), { token: 'x'.repeat(32) }))).toBe('conflict')
  })

  it('is over 30 minutes after it was asked for', async () => {
    const { impersonationId } = await entered()
    expect(await impersonationOfSession(visitor(db.deps, 29.9), impersonationId)).toBeDefined()
    expect(await impersonationOfSession(visitor(db.deps, 30), impersonationId)).toBeUndefined()
    expect(await impersonationOfSession(visitor(db.deps, 31), impersonationId)).toBeUndefined()
  })

  it('acts as the staff, behind the client’s wall, with the client’s access', async () => {
    const { staff, client, session, ctx } = await entered()
    expect(session).toMatchObject({
      actor: { kind: 'impersonator', id: staff.id, name: 'Robin', clientId: client.id, access: 'READ_ONLY' },
      businessName: client.businessName,
      reason: 'Sam asked about a call',
      expiresAt: later(30),
    })
    expect(await getClientProfile(ctx)).toMatchObject({ id: client.id })
  })

  it.each([{ isActive: false }, { role: 'VIEWER' as const }])('is over when the staff login is %o', async (data) => {
    const { staff, impersonationId } = await entered()
    await db.deps.database.prisma.staff.update({ where: { id: staff.id }, data })
    expect(await impersonationOfSession(visitor(db.deps), impersonationId)).toBeUndefined()
  })

  it('needs a reason, the permission, and a client', async () => {
    const client = await aClient(db.deps)
    const as = async (role: 'OWNER' | 'VIEWER') => ctxOf(db.deps, staffActor(await aStaff(db.deps, { role })))
    const start = { clientId: client.id, reason: 'Sam asked' }
    expect(await codeOf(startImpersonation(await as('VIEWER'), start))).toBe('forbidden')
    await expect(startImpersonation(await as('OWNER'), { ...start, reason: ' a ' })).rejects.toThrow()
    expect(await codeOf(startImpersonation(await as('OWNER'), { ...start, clientId: randomUUID() }))).toBe('not_found')
    expect(await codeOf(startImpersonation(ctxOf(db.deps), start))).toBe('forbidden')
    expect(await codeOf(startImpersonation(ctxOf(db.deps, clientActor(client.id)), start))).toBe('forbidden')
  })

  it('does not nest', async () => {
    const { ctx } = await entered()
    const other = await aClient(db.deps)
    expect(await codeOf(startImpersonation(ctx, { clientId: other.id, reason: 'and now this one' }))).toBe('forbidden')
  })

  it('lets nobody touch credentials', async () => {
    const { ctx, client } = await entered()
    const change = changeOwnPassword(db.deps, ctx, { current: PASSWORD, next: 'a new and longer password' })
    expect(await codeOf(change)).toBe('forbidden')
    const set = setClientPassword(ctx, { clientId: client.id, password: 'a new and longer password' })
    expect(await codeOf(set)).toBe('forbidden')
  })

  it('leaves an audit row of the start, of each write and of the end', async () => {
    const { ctx, staff, client, impersonationId } = await entered()
    await updateNotificationSettings(ctx, { emailNotifications: false, smsNotifications: false })
    await endImpersonation(db.deps, ctx)
    await endImpersonation(db.deps, ctx)
    expect(await impersonationOfSession(visitor(db.deps), impersonationId)).toBeUndefined()
    const { rows } = await db.deps.database.query('select * from audit_log order by ctid')
    const by = { actor_kind: 'staff', actor_id: staff.id, actor_name: 'Robin', client_id: client.id }
    const onBehalf = { ...by, on_behalf_of: `client:${client.id}` }
    expect(rows).toMatchObject([
      { ...by, action: 'sessions.start-impersonation', changes: { reason: [null, 'Sam asked about a call'] } },
      { ...onBehalf, action: 'sessions.enter-impersonation' },
      { ...onBehalf, action: 'clients.update-notifications', changes: { emailNotifications: [true, false] } },
      { ...onBehalf, action: 'sessions.end-impersonation' },
    ])
    expect(rows).toHaveLength(4)
  })
})

describe('who read the portal', () => {
  it('is what the client sees: who, why, from when to when', async () => {
    const { client, ctx } = await entered()
    const asClient = ctxOf(db.deps, clientActor(client.id))
    const line = { staffName: 'Robin', reason: 'Sam asked about a call', startedAt: later(0) }
    expect(await listImpersonations(asClient)).toMatchObject([{ ...line, endedAt: later(30) }])
    await endImpersonation(db.deps, makeCtx(db.deps, ctx.actor, { now: later(5) }))
    expect(await listImpersonations(asClient)).toMatchObject([{ ...line, endedAt: later(5) }])
  })

  it('is nobody while a link was not followed, and never what another client sees', async () => {
    const { client } = await started()
    expect(await listImpersonations(ctxOf(db.deps, clientActor(client.id)))).toEqual([])
    await entered()
    expect(await listImpersonations(ctxOf(db.deps, clientActor(client.id)))).toEqual([])
  })
})

onPostgres('two who follow one link to a portal at the same moment', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('are one visitor', async () => {
    const { token } = await started(db)
    const results = await Promise.all([1, 2, 3].map(() => codeOf(enterImpersonation(visitor(db.deps), { token }))))
    expect(results.sort()).toEqual(['conflict', 'conflict', 'done'])
  })
})
