import { describe, expect, it } from 'vitest'
import {
  AGENCY_SCOPES,
  CLIENT_SCOPES,
  callerOfKey,
  createApiKey,
  getApiKey,
  listApiKeys,
  renameApiKey,
  revokeApiKey,
  SCOPES,
  scopeGroups,
  scopeInWords,
} from '../../../src/domain/api-keys/index.js'
import type { Actor } from '../../../src/platform/context.js'
import { aClient, clientActor, ctxOf, JOB, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { eventually } from '../../support/eventually.js'

const db = useDatabase()
const staff = (role: 'OWNER' | 'ADMIN' | 'SUPPORT' | 'VIEWER'): Actor => ({
  kind: 'staff',
  id: '5e0a9d0e-0000-4000-8000-000000000001',
  name: 'Robin Staff',
  role,
})
const later = (minutes: number, actor: Actor = JOB) => ctxOf(db.deps, actor, new Date(NOW.getTime() + minutes * 60_000))
const NEW = { name: 'CRM', scopes: ['leads:read', 'leads:write'] as const }
const make = (actor: Actor, over: Partial<Parameters<typeof createApiKey>[1]> = {}) =>
  createApiKey(ctxOf(db.deps, actor), { ...NEW, scopes: [...NEW.scopes], ...over })
const codeOf = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error) => error.code,
  )
const selfService = async () => {
  const client = await aClient(db.deps, { portalAccess: 'SELF_SERVICE' })
  return { client, actor: clientActor(client.id, { access: 'SELF_SERVICE' }) }
}

describe('an API key', () => {
  it('is made by a client, shown once, and tells who shows it', async () => {
    const { client, actor } = await selfService()
    const { id, key } = await make(actor)
    expect(key).toMatch(/^blk_[0-9A-Za-z]{40}$/)
    expect(await callerOfKey(ctxOf(db.deps), key)).toMatchObject({
      actor: { kind: 'client', id, keyId: id, name: 'CRM', clientId: client.id, access: 'SELF_SERVICE' },
      scopes: new Set(NEW.scopes),
      owner: `key ${id}`,
    })
    const row = await getApiKey(ctxOf(db.deps, actor), { id })
    expect(row).toMatchObject({ state: 'ACTIVE', prefix: key.slice(4, 12), createdBy: 'Sam Okafor', role: null })
    expect(JSON.stringify(row)).not.toContain(key.slice(12))
  })

  // trust.md A-6
  it('is in no table: only its hash and its first eight characters are', async () => {
    const { actor } = await selfService()
    const { key } = await make(actor)
    await callerOfKey(ctxOf(db.deps), key)
    const { rows } = await db.deps.database.query(
      `select string_agg(query_to_xml('select * from public.' || quote_ident(tablename), true, false, '')::text, '') as dump
       from pg_tables where schemaname = 'public'`,
    )
    const dump = String(rows[0]?.['dump'])
    expect(dump).toContain(key.slice(4, 12))
    for (const part of [
      key.slice(12),
      key.slice(12, 24),
      Buffer.from(key).toString('hex'),
      Buffer.from(key).toString('base64'),
    ])
      expect(dump).not.toContain(part)
    expect(db.logged.join()).not.toContain(key.slice(12))
  })

  it('is refused as soon as it is revoked, runs out, or its client is deactivated', async () => {
    const { client, actor } = await selfService()
    const revoked = await make(actor)
    const short = await make(actor, { expiresAt: later(10).now })
    await revokeApiKey(ctxOf(db.deps, actor), { id: revoked.id })
    expect(await callerOfKey(ctxOf(db.deps), revoked.key)).toBeUndefined()
    expect(await callerOfKey(later(9), short.key)).toBeDefined()
    expect(await callerOfKey(later(10), short.key)).toBeUndefined()
    await db.deps.database.prisma.client.update({ where: { id: client.id }, data: { isActive: false } })
    expect(await callerOfKey(later(9), short.key)).toBeUndefined()
  })

  it('may only read from the moment its client’s portal is read-only', async () => {
    const { client, actor } = await selfService()
    const { key } = await make(actor)
    await db.deps.database.prisma.client.update({ where: { id: client.id }, data: { portalAccess: 'READ_ONLY' } })
    expect((await callerOfKey(ctxOf(db.deps), key))?.actor).toMatchObject({ access: 'READ_ONLY' })
  })

  it.each(['', 'blk_', 'nothing', `blk_${'a'.repeat(40)}`, `blk_${'a'.repeat(100_000)}`, "blk_' or 1=1 --", '\0'])(
    'is not %j',
    async (text) => expect(await callerOfKey(ctxOf(db.deps), text)).toBeUndefined(),
  )

  it('with one letter changed is none', async () => {
    const { actor } = await selfService()
    const { key } = await make(actor)
    const last = key.endsWith('a') ? 'b' : 'a'
    expect(await callerOfKey(ctxOf(db.deps), key.slice(0, -1) + last)).toBeUndefined()
    expect(await callerOfKey(ctxOf(db.deps), key.slice(0, -1))).toBeUndefined()
    expect(await callerOfKey(ctxOf(db.deps), key.toLowerCase())).toBeUndefined()
  })

  it('says when it was used last, to the minute', async () => {
    const { actor } = await selfService()
    const { id, key } = await make(actor)
    const lastUse = async () => (await getApiKey(ctxOf(db.deps, actor), { id })).lastUsedAt
    expect(await lastUse()).toBeNull()
    await callerOfKey(later(1), key)
    await eventually(async () => expect(await lastUse()).toEqual(later(1).now))
    await callerOfKey(later(1.5), key)
    await callerOfKey(later(3), key)
    await eventually(async () => expect(await lastUse()).toEqual(later(3).now))
  })
})

describe('making one', () => {
  it('is for people: no program, visitor in a portal or reader makes or ends one', async () => {
    const { client, actor } = await selfService()
    const { id } = await make(actor)
    const others: Actor[] = [
      { ...actor, keyId: id } as Actor,
      { kind: 'impersonator', id, name: 'R', clientId: client.id, access: 'SELF_SERVICE', impersonationId: id },
      clientActor(client.id),
      staff('SUPPORT'),
      staff('VIEWER'),
      { kind: 'visitor' },
    ]
    for (const other of others) {
      expect(await codeOf(make(other, { clientId: client.id }))).toBe('forbidden')
      expect(await codeOf(revokeApiKey(ctxOf(db.deps, other), { id }))).toBe('forbidden')
      expect(await codeOf(renameApiKey(ctxOf(db.deps, other), { id, name: 'X' }))).toBe('forbidden')
    }
    expect(await getApiKey(ctxOf(db.deps, actor), { id })).toMatchObject({ name: 'CRM', state: 'ACTIVE' })
  })

  it('gives a client no scope and no role of the agency', async () => {
    const { actor } = await selfService()
    for (const scope of AGENCY_SCOPES) expect(await codeOf(make(actor, { scopes: [scope] }))).toBe('invalid')
    const { id } = await make(actor, { role: 'ADMIN' })
    expect(await getApiKey(ctxOf(db.deps), { id })).toMatchObject({ role: null })
  })

  it('reaches no other client', async () => {
    const [one, other] = [await selfService(), await selfService()]
    const { id } = await make(one.actor, { clientId: other.client.id })
    expect((await getApiKey(ctxOf(db.deps), { id })).clientId).toBe(one.client.id)
    const theirs = ctxOf(db.deps, other.actor)
    for (const doing of [getApiKey, revokeApiKey]) expect(await codeOf(doing(theirs, { id }))).toBe('not_found')
    expect(await codeOf(renameApiKey(theirs, { id, name: 'X' }))).toBe('not_found')
    expect((await listApiKeys(theirs, { clientId: one.client.id })).keys).toEqual([])
  })

  it('allows a key of the agency no more than who makes it', async () => {
    const { id, key } = await make(staff('ADMIN'), { role: 'ADMIN', scopes: [...SCOPES] })
    expect((await callerOfKey(ctxOf(db.deps), key))?.actor).toMatchObject({ kind: 'staff', role: 'ADMIN', keyId: id })
    const { key: plain } = await make(staff('OWNER'))
    expect((await callerOfKey(ctxOf(db.deps), plain))?.actor).toMatchObject({ role: 'VIEWER' })
    // @ts-expect-error no key is an owner
    await expect(make(staff('OWNER'), { role: 'OWNER' })).rejects.toThrow()
  })

  it('says what is wrong', async () => {
    const { actor } = await selfService()
    const wrong = (over: object) => make(actor, over).catch((error) => error)
    expect((await wrong({ expiresAt: NOW })).details.fields).toHaveProperty('expiresAt')
    await expect(make(actor, { scopes: [] })).rejects.toThrow('choose what the key may do')
    await expect(make(actor, { name: ' ' })).rejects.toThrow('fill this in')
    expect(await codeOf(make(staff('OWNER'), { clientId: '5e0a9d0e-0000-4000-8000-00000000dead' }))).toBe('not_found')
  })

  it('ends at a hundred that are good', async () => {
    const { client, actor } = await selfService()
    const row = { clientId: client.id, name: 'x', prefix: 'x', createdBy: 'x', scopes: [] }
    await db.deps.database.prisma.apiKey.createMany({
      data: Array.from({ length: 100 }, (_, n) => ({
        ...row,
        id: `5e0a9d0e-0000-4000-8000-${String(n).padStart(12, '0')}`,
        keyHash: new Uint8Array([n]),
      })),
    })
    expect(await codeOf(make(actor))).toBe('conflict')
    await revokeApiKey(ctxOf(db.deps, actor), { id: '5e0a9d0e-0000-4000-8000-000000000007' })
    expect(await codeOf(make(actor))).toBe('done')
    expect(await codeOf(make(actor))).toBe('conflict')
    // As where a program's keys are made anew each month and the old ones run out by themselves.
    await db.deps.database.prisma.apiKey.update({
      where: { id: '5e0a9d0e-0000-4000-8000-000000000008' },
      data: { expiresAt: new Date(NOW.getTime() - 1) },
    })
    expect(await codeOf(make(actor))).toBe('done')
  })
})

describe('the list of keys', () => {
  it('has them newest first, page by page, of one client or the agency', async () => {
    const [one, other] = [await selfService(), await selfService()]
    for (let n = 0; n < 5; n++) await createApiKey(later(n, one.actor), { name: `k${n}`, scopes: ['leads:read'] })
    await make(other.actor, { name: 'theirs' })
    await make(staff('OWNER'), { name: 'ours' })
    const mine = ctxOf(db.deps, one.actor)
    const names = (page: Awaited<ReturnType<typeof listApiKeys>>) => page.keys.map(({ name }) => name)
    const first = await listApiKeys(mine, { limit: 2 })
    const second = await listApiKeys(mine, { limit: 2, cursor: first.next ?? '' })
    expect([...names(first), ...names(second)]).toEqual(['k4', 'k3', 'k2', 'k1'])
    expect(names(await listApiKeys(mine, { limit: 2, cursor: second.previous ?? '' }))).toEqual(['k4', 'k3'])
    const all = ctxOf(db.deps, staff('SUPPORT'))
    expect((await listApiKeys(all)).keys).toHaveLength(7)
    expect(names(await listApiKeys(all, { clientId: other.client.id }))).toEqual(['theirs'])
    expect(names(await listApiKeys(all, { clientId: null }))).toEqual(['ours'])
    expect(await codeOf(listApiKeys(ctxOf(db.deps, staff('VIEWER'))))).toBe('forbidden')
  })

  it('tells their states apart, by the same rule as their rows', async () => {
    const { actor } = await selfService()
    const made = {
      ACTIVE: await make(actor),
      EXPIRED: await make(actor, { expiresAt: later(1).now }),
      REVOKED: await make(actor, { expiresAt: later(1).now }),
    }
    await revokeApiKey(ctxOf(db.deps, actor), { id: made.REVOKED.id })
    for (const state of ['ACTIVE', 'EXPIRED', 'REVOKED'] as const)
      expect((await listApiKeys(later(2, actor), { state })).keys).toMatchObject([{ id: made[state].id, state }])
  })
})

describe('a key that is there', () => {
  it('is renamed and revoked once, as the audit log tells', async () => {
    const { client, actor } = await selfService()
    const { id } = await make(actor)
    const ctx = ctxOf(db.deps, actor)
    await renameApiKey(ctx, { id, name: 'Website' })
    await renameApiKey(ctx, { id, name: 'Website' })
    await revokeApiKey(ctx, { id })
    await revokeApiKey(later(5, staff('OWNER')), { id })
    expect(await getApiKey(ctx, { id })).toMatchObject({ name: 'Website', revokedBy: 'Sam Okafor', revokedAt: NOW })
    expect(await codeOf(renameApiKey(ctx, { id, name: 'X' }))).toBe('conflict')
    const entries = await db.deps.database.prisma.auditEntry.findMany({ orderBy: { action: 'asc' } })
    expect(entries.map(({ action }) => action)).toEqual(['api-keys.create', 'api-keys.rename', 'api-keys.revoke'])
    expect(entries.every(({ clientId, subjectId }) => clientId === client.id && subjectId === id)).toBe(true)
  })
})

describe('scopes', () => {
  it('each have words of their own and a place in the form', () => {
    const words = SCOPES.map(scopeInWords)
    expect(words.filter((text) => text.includes(':'))).toEqual([])
    expect(new Set(words).size).toBe(SCOPES.length)
    expect(
      scopeGroups('agency')
        .flatMap(({ scopes }) => scopes)
        .sort(),
    ).toEqual([...SCOPES].sort())
    expect(
      scopeGroups('client')
        .flatMap(({ scopes }) => scopes)
        .sort(),
    ).toEqual([...CLIENT_SCOPES].sort())
  })
})
