import { describe, expect, it } from 'vitest'
import { createApiKey, revokeApiKey } from '../../../src/domain/api-keys/index.js'
import { useApp } from '../../support/app.js'
import { aClient, ctxOf } from '../../support/builders.js'
import { anAgencyProgram, aProgram, Program } from '../../support/program.js'

const app = useApp({ config: { trustedProxies: 1 } })
let networks = 0
/** Each from a network of its own, so that one test's wrong keys do not count in the next. */
const from = () => ({ 'X-Forwarded-For': `203.0.113.${++networks}` })
const show = (headers: Record<string, string>, path = '/auth/me') =>
  new Program(app.address).get(path, { headers: { ...from(), ...headers } })
const keyOf = (program: Program) => program.key ?? ''

// trust.md A-6
describe('an API key', () => {
  it('is shown in X-API-Key or as a bearer, and says whose it is', async () => {
    const program = await aProgram(app, { scopes: ['leads:read'] })
    const expected = {
      ...{ type: 'api_key', name: 'CRM', audience: 'client', role: null, is_read_only: false, expires_at: null },
      client: { id: program.clientId, business_name: 'Harbor Dental' },
      scopes: ['leads:read'],
    }
    for (const headers of [{ 'X-API-Key': keyOf(program) }, { Authorization: `bearer ${keyOf(program)}` }]) {
      const me = await show(headers)
      expect(me.body).toMatchObject(expected)
      expect(me.headers.get('cache-control')).toBe('no-store')
    }
    const agency = await anAgencyProgram(app, { role: 'SUPPORT' })
    expect((await agency.get('/auth/me')).body).toMatchObject({ audience: 'staff', role: 'support', client: null })
  })

  it('opens only what it is for', async () => {
    const program = await aProgram(app, { scopes: ['leads:read'] })
    expect((await program.get('/leads')).status).toBe(200)
    const refused = await program.post('/leads', { name: 'Ada' })
    expect(refused).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } })
  })

  it('is refused when a letter is wrong, it is half, another’s, or none', async () => {
    const key = keyOf(await aProgram(app))
    const wrong = [
      key.slice(0, -1) + (key.endsWith('a') ? 'b' : 'a'),
      key.slice(0, 20),
      key.toUpperCase(),
      `${key}, ${key}`,
      `blk_${'a'.repeat(40)}`,
      "blk_' or '1'='1",
    ]
    for (const shown of wrong) {
      expect((await show({ 'X-API-Key': shown })).status).toBe(401)
      expect((await show({ Authorization: `Bearer ${shown}` })).status).toBe(401)
    }
    const none = await show({}, '/leads')
    expect(none).toMatchObject({ status: 401, body: { code: 'unauthorized' } })
    expect(none.headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect((await show({ Authorization: 'Basic YTpi' })).body.detail).toContain('Authorization: Bearer')
    expect((await show({ 'X-API-Key': key, Authorization: `Bearer ${key}` })).body.detail).toContain('not both')
  })

  it.each([
    ['its own parameter', (key: string) => `api_key=${key}`],
    ['a parameter in other letters', (key: string) => `API-Key=${key}`],
    ['a parameter of OAuth', (key: string) => `access_token=${key}`],
    ['a parameter of any name', (key: string) => `text=${key}`],
    ['a parameter that comes twice', (key: string) => `text=a&text=${key}`],
    ['a parameter, and it is none of ours', () => 'api_key=123'],
  ])('is refused in an address: %s', async (_where, query) => {
    const key = keyOf(await aProgram(app))
    for (const headers of [{}, { 'X-API-Key': key }]) {
      const answer = await show(headers as Record<string, string>, `/leads?${query(key)}`)
      expect(answer).toMatchObject({ status: 401, body: { code: 'key_in_address' } })
      expect(answer.body.detail).toContain('X-API-Key')
    }
    expect(app.logged.join()).not.toContain(key.slice(12))
  })

  it('is refused at the next request once it is revoked, has run out, or its client is not active', async () => {
    const client = await aClient(app.deps, { portalAccess: 'SELF_SERVICE' })
    const now = ctxOf(app.deps, undefined, new Date())
    const short = { name: 'short', scopes: ['leads:read' as const], clientId: client.id }
    const { key } = await createApiKey(now, { ...short, expiresAt: new Date(Date.now() + 60_000) })
    const revoked = await createApiKey(now, short)
    const asks = async (one: string) => (await show({ 'X-API-Key': one }, '/leads')).status
    expect([await asks(key), await asks(revoked.key)]).toEqual([200, 200])
    await revokeApiKey(now, { id: revoked.id })
    expect(await asks(revoked.key)).toBe(401)
    await app.deps.database.prisma.apiKey.updateMany({ where: { name: 'short' }, data: { expiresAt: new Date() } })
    expect(await asks(key)).toBe(401)
    await app.deps.database.prisma.apiKey.updateMany({ where: { name: 'short' }, data: { expiresAt: null } })
    expect(await asks(key)).toBe(200)
    await app.deps.database.prisma.client.update({ where: { id: client.id }, data: { isActive: false } })
    expect(await asks(key)).toBe(401)
  })

  it('can only read once its client’s portal is read-only', async () => {
    const program = await aProgram(app)
    expect((await program.post('/leads', { name: 'Ada' })).status).toBe(201)
    await app.deps.database.prisma.client.update({
      where: { id: program.clientId },
      data: { portalAccess: 'READ_ONLY' },
    })
    expect((await program.post('/leads', { name: 'Bo' })).status).toBe(403)
    expect((await program.get('/leads')).body.data).toHaveLength(1)
    expect((await program.get('/auth/me')).body.is_read_only).toBe(true)
  })

  it('cannot be guessed: ten thousand tries from a network are soon not even looked at, and a good key still is', async () => {
    const good = keyOf(await aProgram(app))
    const guesser = { 'X-Forwarded-For': '198.51.100.1' }
    const statuses = new Map<number, number>()
    const startedAt = Date.now()
    for (let n = 0; n < 10_000; n += 50) {
      const guess = (m: number) => show({ 'X-API-Key': `blk_${String(n + m).padStart(40, 'A')}`, ...guesser })
      for (const { status } of await Promise.all(Array.from({ length: 50 }, (_, m) => guess(m))))
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect([...statuses.keys()].sort()).toEqual([401, 429])
    const windows = Math.ceil((Date.now() - startedAt) / 60_000) + 1
    expect(statuses.get(401)).toBeLessThanOrEqual(60 * windows)
    const late = await show({ 'X-API-Key': 'blk_wrong', ...guesser })
    expect(late.status).toBe(429)
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await show({ 'X-API-Key': good, ...guesser })).status).toBe(200)
    expect((await show({ 'X-API-Key': 'blk_wrong' })).status).toBe(401)
    expect(await app.deps.database.prisma.auditEntry.count({ where: { actorKind: 'visitor' } })).toBe(0)
  }, 300_000)
})
