import { describe, expect, it } from 'vitest'
import { callerOfKey, createApiKey } from '../../src/domain/api-keys/index.js'
import { useApp } from '../support/app.js'
import { aClient, ctxOf, JOB } from '../support/builders.js'
import { act, api, asStaff, bulk, list, show } from './support.js'

describe('API keys in the back office', () => {
  const app = useApp()
  const now = () => ctxOf(app.deps, JOB, new Date())
  const keyRow = () => app.deps.database.prisma.apiKey.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  const NEW = { name: 'CRM', may: 'read', expires: '365' }
  type Staff = Awaited<ReturnType<typeof asStaff>>
  const make = (staff: Staff, whose: 'Client' | 'Agency', fields: Record<string, string>) =>
    api(staff, `resources/ApiKey/actions/makeFor${whose}`, { ...NEW, ...fields })

  it('are made for a client, shown once, and never again', async () => {
    const [staff, client] = [await asStaff(app, 'ADMIN'), await aClient(app.deps, { portalAccess: 'READ_ONLY' })]
    const { said } = await make(staff, 'Client', { clientId: client.id })
    const key = said?.secret?.value ?? ''
    const caller = await callerOfKey(now(), key)
    expect(caller?.actor).toMatchObject({ kind: 'client', clientId: client.id, access: 'READ_ONLY' })
    expect([...(caller?.scopes ?? [])]).not.toContain('clients:read')
    const { records } = await list(staff, 'ApiKey', { 'filters.clientId': client.id })
    expect(records?.[0]?.params).toMatchObject({
      ...{ owner: 'CLIENT', state: 'ACTIVE', may: 'Reads everything, changes nothing' },
      begins: key.slice(0, 12),
    })
    const page = await show(staff, 'ApiKey', records?.[0]?.id ?? '')
    expect(page.record?.details).toMatchObject({
      parts: [
        {
          facts: expect.arrayContaining([
            ['Analytics', 'Read'],
            ['Leads', 'Read'],
          ]),
        },
      ],
    })
    expect(JSON.stringify([records, page])).not.toMatch(new RegExp(`${key.slice(12)}|keyHash`))
  })

  it('of the agency act as a role, and may what only the agency may', async () => {
    const staff = await asStaff(app)
    const ticks = { reads: '["clients:read","events:read"]', writes: '["events:write"]' }
    const { said } = await make(staff, 'Agency', { role: 'SUPPORT', may: 'some', expires: 'never', ...ticks })
    const caller = await callerOfKey(now(), said?.secret?.value ?? '')
    expect(caller?.actor).toMatchObject({ kind: 'staff', role: 'SUPPORT' })
    expect([...(caller?.scopes ?? [])].sort()).toEqual(['clients:read', 'events:read', 'events:write'])
    expect(await keyRow()).toMatchObject({ clientId: null, expiresAt: null, createdBy: 'Robin OWNER' })
    const { records } = await list(staff, 'ApiKey', { 'filters.owner': 'AGENCY' })
    expect(records?.map(({ params }) => params['may'])).toEqual(['Reads 2 of 14, changes 1 of 13'])
    const all = await make(staff, 'Agency', { role: 'ADMIN', may: 'all' })
    expect((await callerOfKey(now(), all.said?.secret?.value ?? ''))?.scopes.size).toBe(27)
  })

  it('say beside the field what is wrong', async () => {
    const [staff, client] = [await asStaff(app), await aClient(app.deps)]
    const wrong = async (whose: 'Client' | 'Agency', fields: Record<string, string>) =>
      (await make(staff, whose, fields)).errors
    const clientId = client.id
    expect(await wrong('Client', {})).toHaveProperty('clientId')
    expect(await wrong('Client', { clientId: '0197c0de-0000-7000-8000-000000000000' })).toBeDefined()
    expect(await wrong('Client', { clientId, name: '' })).toHaveProperty('name')
    expect(await wrong('Agency', {})).toHaveProperty('role')
    expect(await wrong('Agency', { role: 'OWNER' })).toHaveProperty('role')
    for (const reads of ['', '[]', '["nonsense"]', '{', '"calls:read"'])
      expect(await wrong('Client', { clientId, may: 'some', reads })).toHaveProperty('reads')
    expect(await wrong('Client', { clientId, may: 'some', reads: '["clients:read"]' })).toHaveProperty('reads')
    for (const day of ['', '2020-01-01', 'soon'])
      expect(await wrong('Client', { clientId, expires: 'day', day })).toHaveProperty('day')
    expect(await app.deps.database.prisma.apiKey.count({ where: { clientId } })).toBe(0)
  })

  it('end with the day of the client they are for', async () => {
    const [staff, client] = [await asStaff(app), await aClient(app.deps, { timeZone: 'Europe/Berlin' })]
    await make(staff, 'Client', { clientId: client.id, expires: 'day', day: '2098-07-04' })
    expect((await keyRow()).expiresAt).toEqual(new Date('2098-07-04T22:00:00Z'))
  })

  it('are renamed, and revoked one by one or many at once', async () => {
    const [staff, client] = [await asStaff(app), await aClient(app.deps)]
    const made = () => createApiKey(now(), { name: 'CRM', scopes: ['calls:read'], clientId: client.id })
    const keys = [await made(), await made(), await made()]
    const [one, two, three] = keys.map(({ id }) => id) as [string, string, string]
    await act(staff, ['ApiKey', one, 'rename'], { name: 'Monthly report' })
    expect((await show(staff, 'ApiKey', one)).record?.title).toMatch(/^Monthly report \(blk_/)
    expect((await act(staff, ['ApiKey', one, 'rename'], { name: ' ' })).errors).toHaveProperty('name')
    expect((await act(staff, ['ApiKey', one, 'revoke'])).said?.message).toContain('Revoked')
    expect((await bulk(staff, ['ApiKey', 'revokeAll'], [two, three])).said?.message).toBe('2 keys revoked')
    for (const { key } of keys) expect(await callerOfKey(now(), key)).toBeUndefined()
    const { record } = await show(staff, 'ApiKey', one)
    expect(record?.params).toMatchObject({ state: 'REVOKED', revokedBy: 'Robin OWNER' })
    expect(record?.recordActions).toEqual(['show'])
    const states = async (state: string) =>
      (await list(staff, 'ApiKey', { 'filters.state': state, 'filters.clientId': client.id })).meta?.total
    expect([await states('ACTIVE'), await states('REVOKED')]).toEqual([0, 3])
    const { records } = await list(staff, 'AuditEntry', { 'filters.clientId': client.id })
    expect(records?.map(({ params }) => params['action'])).toEqual(
      expect.arrayContaining(['api-keys.create', 'api-keys.rename', 'api-keys.revoke']),
    )
  })

  it('are found by state, by name and by their beginning', async () => {
    const [staff, client] = [await asStaff(app), await aClient(app.deps)]
    const { id, key } = await createApiKey(now(), {
      ...{ name: 'Nightly export', scopes: ['calls:read'], clientId: client.id },
      expiresAt: new Date(Date.now() + 1000),
    })
    const past = new Date(Date.now() - 1000)
    await app.deps.database.prisma.apiKey.update({ where: { id }, data: { expiresAt: past } })
    for (const query of [{ 'filters.state': 'EXPIRED' }, { 'filters.q': 'nightly' }, { 'filters.q': key.slice(4, 12) }])
      expect((await list(staff, 'ApiKey', query)).records?.map((one) => one.id)).toEqual([id])
    expect((await list(staff, 'ApiKey', { 'filters.state': 'nonsense' })).status).toBe(400)
  })

  it('are looked at by support and made by those who lead', async () => {
    const [support, viewer, client] = [
      await asStaff(app, 'SUPPORT'),
      await asStaff(app, 'VIEWER'),
      await aClient(app.deps),
    ]
    expect((await list(support, 'ApiKey')).status).toBe(200)
    expect((await list(viewer, 'ApiKey')).status).toBe(403)
    expect((await make(support, 'Client', { clientId: client.id })).status).toBe(403)
  })
})
