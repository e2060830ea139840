import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { callerOfKey, createApiKey, type Scope } from '../../../src/domain/api-keys/index.js'
import { startImpersonation } from '../../../src/domain/sessions/index.js'
import { aStaff, ctxOf, JOB, staffActor } from '../../support/builders.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'
import type { Visitor } from '../../support/visitor.js'

const portal = usePortal()
const NEW = { name: 'CRM', may: 'read', expires: '365' }
const now = () => ctxOf(portal.deps, JOB, new Date())

/** Somebody of a client, signed in. */
async function aPerson(access: 'SELF_SERVICE' | 'READ_ONLY' = 'SELF_SERVICE') {
  const { client, user } = await aBusiness(portal.deps, { portalAccess: access })
  return { visitor: await signedIn(portal, user.email), clientId: client.id }
}

/** Sends the form of a new key as a person would. */
async function make(visitor: Visitor, fields: Record<string, string | string[]> = NEW) {
  await visitor.get('/settings/api-keys/new')
  const answer = await visitor.post('/settings/api-keys', fields)
  return { answer, key: /id="key-text">(blk_\w+)</.exec(answer.text)?.[1] ?? '' }
}

const made = (clientId: string, over: { name?: string; scopes?: Scope[]; expiresAt?: Date } = {}) =>
  createApiKey(now(), { name: 'CRM', scopes: ['calls:read'], clientId, ...over })

const keyRow = () => portal.deps.database.prisma.apiKey.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })

describe('API keys in the portal', () => {
  it('are found in the settings, and say what to do while there is none', async () => {
    const { visitor } = await aPerson()
    expect((await visitor.get('/settings')).text).toContain('href="/settings/api-keys"')
    const page = await visitor.get('/settings/api-keys')
    expect(page.text).toContain('No valid key')
    for (const href of ['/settings/api-keys/new', '/api/v1/docs', '/api/v1/openapi.json'])
      expect(page.text).toContain(`href="${href}"`)
    expect(page.text).toContain(`${portal.address}/api/v1`)
  })

  it('are made with a text that is shown once, works, and is kept nowhere', async () => {
    const { visitor, clientId } = await aPerson()
    const { answer, key } = await make(visitor)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store'])
    expect(answer.text).toContain('shown this once')
    expect(answer.text).toMatch(
      /curl http:\/\/localhost:\d+\/api\/v1\/auth\/me \\\n {2}-H &#34;X-API-Key: blk_\w+&#34;/,
    )
    const caller = await callerOfKey(now(), key)
    expect(caller).toMatchObject({ actor: { kind: 'client', clientId, access: 'SELF_SERVICE' } })
    expect([...(caller?.scopes ?? [])].every((scope) => scope.endsWith(':read'))).toBe(true)
    const page = await visitor.get('/settings/api-keys')
    expect(page.text).toContain(`${key.slice(0, 12)}…`)
    expect(page.text).toMatch(/Reads<\/dt><dd>Everything<[\s\S]*Changes<\/dt><dd>Nothing</)
    expect(page.text).toContain('by Sam Okafor')
    expect(page.text).not.toContain(key)
    const rows = await portal.deps.database.query('select row_to_json(k)::text as text from api_keys k')
    expect(JSON.stringify(rows)).not.toContain(key.slice(12))
  })

  it.each([
    ['read', [], 12, 0],
    ['all', [], 12, 11],
    ['some', ['leads:read', 'leads:write', 'clients:read'], 1, 1],
  ])('may what was chosen: %s', async (may, scopes, reads, writes) => {
    const { visitor } = await aPerson()
    const { answer } = await make(visitor, { ...NEW, may, scopes })
    expect(answer.status).toBe(201)
    const { scopes: kept } = await keyRow()
    const count = (end: string) => kept.filter((scope) => scope.endsWith(end)).length
    expect([count(':read'), count(':write')]).toEqual([reads, writes])
    expect(kept.some((scope) => scope.startsWith('clients'))).toBe(false)
  })

  it('are good as long as was chosen, a day until the midnight of the client', async () => {
    const { visitor } = await aPerson()
    const days = async () => Math.round((((await keyRow()).expiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000)
    for (const expires of ['30', '90', '365']) {
      await make(visitor, { ...NEW, expires })
      expect(await days()).toBe(Number(expires))
    }
    await make(visitor, { ...NEW, expires: 'never' })
    expect((await keyRow()).expiresAt).toBeNull()
    const { answer } = await make(visitor, { ...NEW, expires: 'day', day: '2098-07-04' })
    expect(answer.text).toContain('The end of 4 Jul 2098')
    expect((await keyRow()).expiresAt).toEqual(new Date('2098-07-05T04:00:00Z'))
  })

  it('say beside the field what is wrong, and keep what was typed', async () => {
    const { visitor } = await aPerson()
    const nameless = await make(visitor, { ...NEW, name: ' ', may: 'some', scopes: ['tasks:read'] })
    expect([nameless.answer.status, nameless.key]).toEqual([400, ''])
    expect(nameless.answer.text).toMatch(/id="name"[^>]*aria-invalid="true"/)
    expect(nameless.answer.text).toContain('Please fill this in')
    expect(nameless.answer.text).toMatch(/value="tasks:read" aria-label="See tasks" checked/)
    const none = await make(visitor, { ...NEW, name: 'My <CRM>', may: 'some' })
    expect(none.answer.text).toContain('Please choose at least one')
    expect(none.answer.text).toContain('My &lt;CRM&gt;')
    const past = await make(visitor, { ...NEW, expires: 'day', day: '2020-01-01' })
    expect(past.answer.text).toMatch(/id="day"[^>]*aria-invalid="true"[\s\S]*Please choose a day to come/)
    for (const odd of [{ day: 'soon' }, { day: '' }]) {
      const { answer } = await make(visitor, { ...NEW, expires: 'day', ...odd })
      expect([answer.status, answer.text.includes('Please choose a day')]).toEqual([400, true])
    }
    expect(await portal.deps.database.prisma.apiKey.count({ where: { name: { startsWith: 'My' } } })).toBe(0)
  })

  it('are renamed, and say beside it why a name is refused', async () => {
    const { visitor, clientId } = await aPerson()
    const { id } = await made(clientId)
    await visitor.get('/settings/api-keys')
    const done = await visitor.post(`/settings/api-keys/${id}/name`, { name: 'Monthly report' })
    expect(done).toMatchObject({ status: 303, location: '/settings/api-keys' })
    expect((await visitor.get('/settings/api-keys')).text).toContain('Monthly report')
    const refused = await visitor.post(`/settings/api-keys/${id}/name`, { name: 'x'.repeat(81) })
    expect(refused.status).toBe(400)
    expect(refused.text).toMatch(/<details open>[\s\S]*x{81}[\s\S]*aria-invalid="true"/)
  })

  it('are revoked for good, and stand in the list of those from then on', async () => {
    const { visitor, clientId } = await aPerson()
    const { id, key } = await made(clientId, { name: 'Old CRM' })
    await visitor.get('/settings/api-keys')
    expect((await visitor.post(`/settings/api-keys/${id}/revoke`)).status).toBe(303)
    expect(await callerOfKey(now(), key)).toBeUndefined()
    expect((await visitor.get('/settings/api-keys')).text).not.toContain('Old CRM')
    const revoked = await visitor.get('/settings/api-keys?show=revoked')
    expect(revoked.text).toMatch(/Old CRM[\s\S]*Today, [\d: APM]+, by Sam Okafor[\s\S]*Revoked[\s\S]*Never/)
    await visitor.get('/settings/api-keys')
    const late = await visitor.post(`/settings/api-keys/${id}/name`, { name: 'New' })
    expect([late.status, late.text.includes('This key is revoked')]).toEqual([409, true])
  })

  it('say when one was used, when it ends, and which have ended', async () => {
    const { visitor, clientId } = await aPerson()
    const soon = await made(clientId, { name: 'Ending', expiresAt: new Date(Date.now() + 86_400_000) })
    const over = await made(clientId, { name: 'Ended', expiresAt: new Date(Date.now() + 1000) })
    const { prisma } = portal.deps.database
    await prisma.apiKey.update({ where: { id: soon.id }, data: { lastUsedAt: new Date() } })
    await prisma.apiKey.update({ where: { id: over.id }, data: { expiresAt: new Date(Date.now() - 1000) } })
    const page = await visitor.get('/settings/api-keys')
    expect(page.text).toMatch(/Ending[\s\S]*Ends soon[\s\S]*Last used<\/dt><dd>Today, /)
    expect(page.text).not.toContain('Ended')
    expect((await visitor.get('/settings/api-keys?show=expired')).text).toMatch(/Ended[\s\S]*by itself[\s\S]*Expired/)
  })

  it('are turned page by page, and refuse a cursor that is none', async () => {
    const { visitor, clientId } = await aPerson()
    for (let count = 0; count < 23; count++) await made(clientId)
    const keys = (text: string) => text.match(/class="card hook api-key"/g)?.length ?? 0
    const first = await visitor.get('/settings/api-keys')
    const older = /href="([^"]+)" rel="next"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await visitor.get(older)
    expect([keys(first.text), keys(second.text)]).toEqual([20, 3])
    const newer = /href="([^"]+)" rel="prev"/.exec(second.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(keys((await visitor.get(newer)).text)).toBe(20)
    expect((await visitor.get('/settings/api-keys?cursor=nonsense')).status).toBe(400)
    expect((await visitor.get('/settings/api-keys?show=nonsense')).status).toBe(200)
  })

  it('are only looked at by those whose portal is read-only', async () => {
    const { visitor, clientId } = await aPerson('READ_ONLY')
    const { id, key } = await made(clientId)
    const page = await visitor.get('/settings/api-keys')
    expect(page.text).toContain('Your portal is read-only, and so is every key')
    expect(page.text).not.toMatch(/<form[^>]*api-keys|href="\/settings\/api-keys\/new"/)
    expect((await visitor.get('/settings/api-keys/new')).status).toBe(403)
    expect((await visitor.post('/settings/api-keys', NEW)).status).toBe(403)
    for (const action of ['name', 'revoke'])
      expect([action, (await visitor.post(`/settings/api-keys/${id}/${action}`, NEW)).status]).toEqual([action, 403])
    expect(await callerOfKey(now(), key)).toBeDefined()
  })

  it('are not for staff who view the portal as the client, and the page says where they are', async () => {
    const { client } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    const { id, key } = await made(client.id)
    const staff = ctxOf(portal.deps, staffActor(await aStaff(portal.deps)), new Date())
    const { url } = await startImpersonation(staff, { clientId: client.id, reason: 'asked on the phone' })
    const visitor = portal.visitor()
    await visitor.get(url.slice(portal.address.length))
    const page = await visitor.get('/settings/api-keys')
    expect(page.text).toContain('In the back office you find them')
    expect(page.text).not.toMatch(/<form[^>]*api-keys|href="\/settings\/api-keys\/new"/)
    expect((await visitor.get('/settings/api-keys/new')).status).toBe(403)
    expect((await visitor.post('/settings/api-keys', NEW)).status).toBe(403)
    expect((await visitor.post(`/settings/api-keys/${id}/revoke`)).status).toBe(403)
    expect(await callerOfKey(now(), key)).toBeDefined()
  })

  it('of another client answer like those that do not exist', async () => {
    const [{ visitor }, { clientId }] = [await aPerson(), await aPerson()]
    const { id, key } = await made(clientId, { name: 'CANARY' })
    expect((await visitor.get('/settings/api-keys')).text).not.toContain('CANARY')
    for (const one of [id, randomUUID(), 'nonsense']) {
      const revoke = await visitor.post(`/settings/api-keys/${one}/revoke`)
      const rename = await visitor.post(`/settings/api-keys/${one}/name`, { name: 'Mine' })
      expect([revoke.status, rename.status]).toEqual([404, 404])
    }
    expect(await callerOfKey(now(), key)).toBeDefined()
  })
})
