import { describe, expect, it } from 'vitest'
import { pageAccess } from '../../src/admin/access.js'
import { makeAdmin } from '../../src/admin/index.js'
import { routeOf } from '../../src/admin/routes.js'
import { useApp } from '../support/app.js'
import { keepRows } from '../support/kept-rows.js'
import { MATRIX, PAGES, ROLES } from './role-matrix.table.js'
import { asStaff, oneOfEach, type SignedIn } from './support.js'

const METHODS = ['GET', 'POST', 'PUT'] as const
const READS = ['list', 'search', 'show']

// trust.md T-4
describe('the roles of the back office', () => {
  const app = useApp({ worker: true })

  it('are decided in one table for every action there is', () => {
    const actions = Object.fromEntries(
      makeAdmin(app.deps).resources.map((resource) => [resource.id(), Object.keys(resource.decorate().actions).sort()]),
    )
    expect(actions).toEqual(
      Object.fromEntries(Object.entries(MATRIX).map(([name, rows]) => [name, Object.keys(rows).sort()])),
    )
    expect(Object.keys(pageAccess).sort()).toEqual(Object.keys(PAGES).sort())
  })

  it.each(Object.entries(ROLES))(
    'let %s do what the table says and nothing else, whatever the method',
    async (role, letter) => {
      const visitor = await asStaff(app, role as keyof typeof ROLES)
      const wrong: string[] = []
      const ids = await oneOfEach(app)
      const putBack = await keepRows(app.deps.database)
      for (const [resource, rows] of Object.entries(MATRIX)) {
        for (const [action, allowed] of Object.entries(rows)) {
          for (const method of METHODS) {
            const status = await call(visitor, method, pathOf(resource, action, ids[resource] ?? ''))
            const expected = expectation({ isAllowed: allowed.includes(letter), action, method })
            if (status !== expected) wrong.push(`${method} ${resource}.${action}: ${status} instead of ${expected}`)
          }
          const page = await visitor.get(pathOf(resource, action, ids[resource] ?? '').replace('/api', ''))
          const expectedPage = allowed.includes(letter) ? 200 : 403
          if (page.status !== expectedPage)
            wrong.push(`page ${resource}.${action}: ${page.status} instead of ${expectedPage}`)
          // Only what was let through and is more than reading can have changed them.
          if (allowed.includes(letter) && !READS.includes(action)) await putBack()
        }
      }
      expect(wrong).toEqual([])
    },
    240_000,
  )

  it.each(Object.entries(ROLES))('let %s see the pages the table says', async (role, letter) => {
    const visitor = await asStaff(app, role as keyof typeof ROLES)
    const may = (page: string) => (PAGES[page]?.includes(letter) ? 200 : 403)
    expect(await call(visitor, 'GET', '/admin/api/dashboard')).toBe(may('dashboard'))
    expect((await visitor.get('/admin')).status).toBe(may('dashboard'))
    const pages = Object.keys(PAGES).filter((page) => page !== 'dashboard' && page !== 'recording')
    for (const page of pages) {
      expect([page, await call(visitor, 'GET', `/admin/api/pages/${page}`)]).toEqual([page, may(page)])
      expect([page, (await visitor.get(`/admin/pages/${page}`)).status]).toEqual([page, may(page)])
    }
    const changed = await visitor.adminApi('pages/Settings', { id: 'branding.name', value: 'Ours' })
    expect(changed.status).toBe(may('Settings'))
    expect(await app.deps.database.prisma.setting.count({ where: { value: 'Ours' } })).toBe(
      may('Settings') === 200 ? 1 : 0,
    )
  })

  it('do not exist for what is not in the table: other resources, actions, pages and kinds of route', async () => {
    const owner = await asStaff(app)
    const { Client = '' } = await oneOfEach(app)
    const nowhere = [
      '/admin/api/resources/Session/actions/list',
      '/admin/api/resources/client/actions/list',
      '/admin/api/resources/Client/actions/nope',
      '/admin/api/resources/Client/actions/constructor',
      '/admin/api/resources/__proto__/actions/list',
      '/admin/api/resources/Client/actions/openPortal',
      '/admin/api/resources/Client/actions/edit',
      `/admin/api/resources/Client/records/${Client}/list`,
      `/admin/api/resources/Client/records/${Client}/markLive`,
      `/admin/api/resources/Client/bulk/setPassword?recordIds=${Client}`,
      '/admin/api/resources/Client/search/x',
      '/admin/api/resources/Client/records/1/show',
      '/admin/api/pages/Other',
      '/admin/api/',
      '/admin/API/resources/Client/actions/list',
      '/admin/frontend/assets/components.bundle.js',
      '/admin/refresh-token',
      '/admin/login',
      '/admin/logout',
      '/admin/api/resources/Cl%69ent/actions/list',
    ]
    for (const path of nowhere) expect([path, await call(owner, 'GET', path)]).toEqual([path, 404])
  })

  it('are asked for an address exactly as it is written', () => {
    expect(routeOf('/resources/Client')).toMatchObject({ resource: 'Client', action: 'list' })
    expect(routeOf('/Resources/Client')).toBeUndefined()
    expect(routeOf('/resources/Client/records/../show')).toBeUndefined()
    expect(routeOf('/api/resources/Client')).toBeUndefined()
  })
})

const BULK = [
  'bulkDelete',
  'generateTokens',
  'markLive',
  'activateAll',
  'deactivateAll',
  'assignAll',
  'discardAll',
  'replayAll',
  'repairAll',
  'markHandledAll',
  'resendAll',
  'publishAll',
  'compareAll',
  'confirmAll',
  'markDoneAll',
  'revokeAll',
]

const OF_ALL = [
  'list',
  'search',
  'new',
  'replayMatching',
  'importFromVapi',
  'buy',
  'addStarters',
  'makeForClient',
  'makeForAgency',
]

function pathOf(resource: string, action: string, id: string): string {
  const base = `/admin/api/resources/${resource}`
  if (OF_ALL.includes(action)) return `${base}/actions/${action}`
  return BULK.includes(action) ? `${base}/bulk/${action}?recordIds=${id}` : `${base}/records/${id}/${action}`
}

function expectation({ isAllowed, action, method }: { isAllowed: boolean; action: string; method: string }): number {
  if (!isAllowed) return 403
  const methods = READS.includes(action) ? ['GET'] : action === 'edit' ? ['GET', 'POST'] : ['POST']
  return methods.includes(method) ? 200 : 404
}

async function call(visitor: SignedIn, method: string, path: string): Promise<number> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const token = await tokenOf(visitor, cookie)
  const headers = { cookie, accept: 'application/json', 'sec-fetch-site': 'same-origin', 'x-csrf-token': token }
  const ask = () => fetch(new URL(path, visitor.url), { method, headers, redirect: 'manual' })
  // On a busy machine the server may close a connection it kept just as it is used again; what writes did nothing then.
  const answer = await ask().catch(ask)
  await answer.arrayBuffer()
  return answer.status
}

const tokens = new WeakMap<SignedIn, string>()

/** The token of forms, which lasts as long as the session. */
async function tokenOf(visitor: SignedIn, cookie: string): Promise<string> {
  const known = tokens.get(visitor)
  if (known) return known
  const page = await fetch(new URL('/admin', visitor.url), { headers: { cookie } }).then((answer) => answer.text())
  const token = /"csrf":"([^"]+)"/.exec(page)?.[1] ?? ''
  tokens.set(visitor, token)
  return token
}
