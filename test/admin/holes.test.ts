import { readdirSync } from 'node:fs'
import os from 'node:os'
import { describe, expect, it } from 'vitest'
import { makeAdmin } from '../../src/admin/index.js'
import { useApp } from '../support/app.js'
import { aClient } from '../support/builders.js'
import { act, api, asStaff, edit, list, oneOfEach, show } from './support.js'

// The holes of AdminJS's stock set-up, by the number the project's field guide gives them; and T-5 of trust.md.
describe('the back office', () => {
  const app = useApp()
  const db = () => app.deps.database.prisma
  it('1, 3: puts no password hash, token or sealed value into any answer or page, for any role', async () => {
    const ids = await oneOfEach(app)
    for (const role of ['OWNER', 'ADMIN', 'SUPPORT', 'VIEWER'] as const) {
      const visitor = await asStaff(app, role)
      const answers = await Promise.all([
        ...Object.keys(ids).flatMap((resource) => [
          list(visitor, resource),
          show(visitor, resource, ids[resource] ?? ''),
        ]),
        api(visitor, 'resources/Client/actions/search/a'),
      ])
      const pages = await Promise.all(
        ['/admin', '/admin/resources/Client', '/admin/resources/Staff'].map((path) => visitor.get(path)),
      )
      const all = JSON.stringify(answers) + pages.map(({ text }) => text).join('')
      expect(all).not.toMatch(/argon2|passwordHash|TokenHash|Sealed|sessionVersion|wordHashes|stamps|deliveryKey/)
    }
  })

  it('2: shows other tables by id and title only', async () => {
    await oneOfEach(app)
    const { records } = await list(await asStaff(app), 'Call')
    const populated = (records as unknown as { populated: Record<string, object> }[])[0]?.populated
    expect(Object.keys(populated?.['clientId'] ?? {}).sort()).toEqual(['id', 'title'])
  })

  it('4, 19: takes only fields of the form, whatever else is posted or in the address', async () => {
    const visitor = await asStaff(app, 'ADMIN')
    const client = await aClient(app.deps)
    await edit(visitor, ['Client', client.id], {
      name: 'New Name',
      createdAt: '2001-01-01T00:00:00Z',
      webhookTokenHash: 'x',
      lastLoginAt: '2001-01-01T00:00:00Z',
    })
    const after = await db().client.findUniqueOrThrow({ where: { id: client.id } })
    expect(after).toMatchObject({
      name: 'New Name',
      createdAt: client.createdAt,
      lastLoginAt: null,
      webhookTokenHash: client.webhookTokenHash,
    })

    const made = await api(visitor, 'resources/Client/actions/new?setupStatus=LIVE&isActive=false', {
      businessName: 'Mass',
      name: 'Mass',
      email: 'mass@business.example',
      timeZone: 'UTC',
      currency: 'USD',
      setupStatus: 'LIVE',
      id: client.id,
    })
    expect(await db().client.findUniqueOrThrow({ where: { id: made.record?.id ?? '' } })).toMatchObject({
      setupStatus: 'NOT_STARTED',
      isActive: true,
    })
  })

  it('4: lets nobody raise their own role', async () => {
    const viewer = await asStaff(app, 'VIEWER')
    const admin = await asStaff(app, 'ADMIN')
    expect((await act(viewer, ['Staff', viewer.staff.id, 'edit'], { role: 'OWNER' })).status).toBe(403)
    const refused = await edit(admin, ['Staff', admin.staff.id], { role: 'OWNER' })
    expect(refused.said?.kind).toBe('bad')
    expect(await db().staff.count({ where: { role: 'OWNER' } })).toBe(0)
  })

  it('5: changes the record of the address, never one whose id was posted', async () => {
    const visitor = await asStaff(app)
    const [one, other] = [await aClient(app.deps), await aClient(app.deps)]
    await edit(visitor, ['Client', one.id], { id: other.id, 'params.id': other.id, recordId: other.id, name: 'Moved' })
    const names = await db().client.findMany({ orderBy: { createdAt: 'asc' }, select: { id: true, name: true } })
    expect(names.find(({ id }) => id === one.id)?.name).toBe('Moved')
    expect(names.find(({ id }) => id === other.id)?.name).toBe('Sam Okafor')
  })

  it.each([
    '/admin/resources/Client/actions/new?redirectUrl=javascript:alert(1)',
    '/admin/resources/Client/actions/new?redirectUrl=https://evil.example',
    '/admin/resources/Client/actions/new?[redirectUrl]=//evil.example',
    '/admin/resources/Client/actions/new?.redirectUrl=x',
    '/admin/resources/Client/actions/new?%72edirectUrl=x',
  ])('6: goes nowhere for %s', async (path) => {
    expect((await (await asStaff(app)).get(path)).status).toBe(400)
  })

  it('7: changes nothing on GET', async () => {
    const visitor = await asStaff(app)
    const { Client = '', WebhookEvent = '' } = await oneOfEach(app)
    const before = await db().auditEntry.count()
    for (const action of [
      'deactivate',
      'rotateToken',
      'openPortal',
      'setStatus',
      'sendPasswordLink',
      'sendTestEvent',
    ]) {
      expect((await api(visitor, `resources/Client/records/${Client}/${action}`)).status).toBe(404)
    }
    expect((await api(visitor, `resources/Client/bulk/deactivateAll?recordIds=${Client}`)).status).toBe(404)
    expect((await api(visitor, `resources/WebhookEvent/records/${WebhookEvent}/readBody`)).status).toBe(404)
    expect(await db().auditEntry.count()).toBe(before)
  })

  it('7, 8: refuses what another site starts, and writes without the token of this session', async () => {
    const visitor = await asStaff(app)
    const stranger = await asStaff(app)
    const client = await aClient(app.deps)
    const path = `/admin/api/resources/Client/records/${client.id}/deactivate`
    const tokenOf = async (who: typeof visitor) => /"csrf":"([^"]+)"/.exec((await who.get('/admin')).text)?.[1] ?? ''
    const [own, others] = [await tokenOf(visitor), await tokenOf(stranger)]
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const tries: Record<string, string>[] = [
      {},
      { 'x-csrf-token': '' },
      { 'x-csrf-token': others },
      { 'x-csrf-token': own, 'sec-fetch-site': 'cross-site' },
      { 'x-csrf-token': own, 'sec-fetch-site': 'same-site' },
      { 'x-csrf-token': own, origin: 'https://evil.example' },
      { 'x-csrf-token': own, origin: 'null' },
    ]
    for (const headers of tries) {
      const answer = await fetch(new URL(path, app.address), {
        method: 'POST',
        headers: { cookie, accept: 'application/json', ...headers },
      })
      expect([headers, answer.status]).toEqual([headers, 403])
    }
    const read = await fetch(new URL('/admin/api/resources/Client/actions/list', app.address), {
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
    })
    expect(read.status).toBe(403)
    expect(await db().client.count({ where: { isActive: true } })).toBe(1)
  })

  it('9: stores no upload, of strangers or of staff', async () => {
    const uploads = () => readdirSync(os.tmpdir()).filter((name) => name.startsWith('upload_'))
    const before = uploads()
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(1_000_000)]), 'big.bin')
    for (const path of ['/admin/sign-in', '/admin/api/resources/Client/actions/new', '/admin']) {
      const answer = await fetch(new URL(path, app.address), { method: 'POST', body: form, redirect: 'manual' })
      expect([401, 403, 404]).toContain(answer.status)
    }
    const visitor = await asStaff(app)
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const token = /"csrf":"([^"]+)"/.exec((await visitor.get('/admin')).text)?.[1] ?? ''
    const answer = await fetch(new URL('/admin/api/resources/Client/actions/new', app.address), {
      method: 'POST',
      body: form,
      headers: { cookie, 'x-csrf-token': token, accept: 'application/json' },
    })
    expect(answer.status).toBe(400)
    expect(uploads()).toEqual(before)
  })

  it('11: cannot be broken out of by a name, in data or in the title', async () => {
    const name = '</script><script>alert(1)</script>'
    const visitor = await asStaff(app, 'OWNER', name)
    const branded = await visitor.adminApi('pages/Settings', {
      id: 'branding.name',
      value: '</title><svg onload=alert(1)>',
    })
    expect(branded.body['said']).toMatchObject({ kind: 'good' })
    const { text } = await visitor.get('/admin')
    expect(text).not.toContain('<script>alert')
    expect(text).not.toContain('<svg onload')
    expect(text).toContain('\\u003c/script>')
  })

  it('14: shows no rich text anywhere, and its policy lets nothing inline run', async () => {
    const types = makeAdmin(app.deps).resources.flatMap((resource) =>
      resource.properties().map((property) => property.type()),
    )
    expect(types).not.toContain('richtext')
    const { headers } = await (await asStaff(app)).get('/admin')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('15: has a rule for each of the seven actions of every resource, the forgotten ones too', () => {
    for (const resource of makeAdmin(app.deps).resources) {
      const { actions } = resource.decorate()
      for (const name of ['list', 'search', 'show', 'new', 'edit', 'delete', 'bulkDelete']) {
        const { action } = actions[name] as unknown as { action: { isAccessible?: unknown } }
        expect([resource.id(), name, typeof action.isAccessible]).toEqual([resource.id(), name, 'function'])
      }
    }
  })

  it('16: refuses to filter by what is not offered, and does not sort by it', async () => {
    const visitor = await asStaff(app)
    await oneOfEach(app)
    for (const filter of [
      'passwordHash',
      'sessionVersion',
      'id',
      'AND',
      '__proto__',
      'constructor',
      'name~~from',
      'a~~from',
    ]) {
      expect([filter, (await list(visitor, 'Staff', { [`filters.${filter}`]: 'a' })).status]).toEqual([filter, 400])
    }
    const sorted = await list(visitor, 'Staff', { sortBy: 'passwordHash', direction: 'desc' })
    expect(sorted.meta).toMatchObject({ sortBy: 'name', direction: 'asc' })
    expect((await list(visitor, 'Client', { 'filters.webhookTokenHash': '1' })).status).toBe(400)
  })

  it('17: decides in front of AdminJS, so no hook runs for those who may not', async () => {
    for (const resource of makeAdmin(app.deps).resources) {
      for (const { action } of Object.values(resource.decorate().actions) as unknown as {
        action: { before?: unknown }
      }[]) {
        expect(action.before).toBeUndefined()
      }
    }
  })

  it('18: checks pages and the dashboard like everything else', async () => {
    const viewer = await asStaff(app, 'VIEWER')
    expect((await viewer.get('/admin/pages/Settings')).status).toBe(403)
    expect((await viewer.adminApi('pages/Settings')).status).toBe(403)
  })

  it('20: gives its code to those who are signed in, compressed, under hashed names, to be kept', async () => {
    const visitor = await asStaff(app)
    const { text } = await visitor.get('/admin')
    const files = [...text.matchAll(/\/admin\/static\/[\w.-]+\.(?:js|css)/g)].map(([file]) => file)
    expect(files).toHaveLength(2)
    for (const file of files) {
      expect((await app.visitor().get(file)).status).toBe(302)
      const answer = await visitor.get(file, { 'accept-encoding': 'br' })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-encoding')).toBe('br')
      expect(answer.headers.get('cache-control')).toContain('immutable')
      expect(answer.headers.get('cache-control')).toContain('max-age=31536000')
      expect(file).toMatch(/\.[0-9a-f]{12}\./)
    }
    expect(text).not.toContain('fonts.googleapis')
    for (const path of [
      '/admin/static/..%2fmanifest.json',
      '/admin/static/manifest.json',
      '/admin/static/%2e%2e/package.json',
    ]) {
      expect((await visitor.get(path)).status).toBe(404)
    }
  })

  it('21: answers nonsense with a refusal and never with a stack or a list of what there is', async () => {
    const visitor = await asStaff(app)
    for (const path of [
      'resources/Nope/actions/list',
      'resources/Client/records/abc/show',
      'resources/Client/bulk/markLive?recordIds=1',
      'pages/Nope',
    ]) {
      const answer = await api(visitor, path)
      expect([400, 404]).toContain(answer.status)
      expect(JSON.stringify(answer)).not.toMatch(/at .*\.[jt]s|AuditEntry|node_modules/)
    }
  })

  it.each([
    ['perPage', { perPage: '100000' }],
    ['page', { page: '-1' }],
    ['direction', { direction: 'sideways; drop table staff' }],
    ['page past the end', { page: '99999' }],
  ])('brings %s into range', async (_name, query) => {
    await oneOfEach(app)
    const { status, meta } = await list(await asStaff(app), 'Client', query)
    expect(status).toBe(200)
    expect(meta?.page).toBe(1)
    expect(meta?.perPage).toBeLessThanOrEqual(100)
  })

  it('refuses ten thousand ids at once', async () => {
    const visitor = await asStaff(app)
    const ids = Array.from({ length: 210 }, () => crypto.randomUUID())
    expect((await api(visitor, `resources/Client/bulk/markLive?recordIds=${ids.join(',')}`, {})).status).toBe(400)
  })
})
