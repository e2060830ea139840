import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()

// Every form of the portal that changes something; the test below finds the ones that are missing here.
const WRITES = [
  '/sign-in',
  '/sign-out',
  '/password/forgot',
  '/password/some-token',
  '/setup/some-token',
  '/as/end',
  '/settings/notifications',
  '/settings/mails',
  '/settings/password',
]

const TRICKS: [string, RequestInit & { headers: Record<string, string> }][] = [
  ['no token', { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
  [
    'a made up token',
    {
      body: `_csrf=${'0'.repeat(64)}.${'0'.repeat(64)}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
  ],
  ['JSON as text', { body: '{"emailNotifications":"on"}', headers: { 'content-type': 'text/plain' } }],
  ['multipart', { body: '--x\r\n', headers: { 'content-type': 'multipart/form-data; boundary=x' } }],
  ['a method override', { body: '', headers: { 'x-http-method-override': 'GET' } }],
]

// trust.md A-3
describe('a form that is not ours', () => {
  it.each(WRITES)('is refused at %s, however it is sent', async (path) => {
    const { user, client } = await aBusiness(portal.deps)
    const visitor = await signedIn(portal, user.email)
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    for (const [trick, init] of TRICKS) {
      const answer = await fetch(portal.address + path, {
        method: 'POST',
        redirect: 'manual',
        ...init,
        headers: { cookie, ...init.headers },
      })
      expect([trick, answer.status]).toEqual([trick, 403])
    }
    await visitor.get('/settings')
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': '', origin: 'https://evil.example' },
      { 'sec-fetch-site': '', origin: 'null' },
    ]) {
      expect((await visitor.post(path, {}, headers)).status).toBe(403)
    }
    const kept = await portal.deps.database.prisma.client.findUniqueOrThrow({ where: { id: client.id } })
    expect(kept.updatedAt).toEqual(client.updatedAt)
    expect((await visitor.get('/')).status).toBe(200)
  })

  it('is refused with the token of another browser', async () => {
    const [one, other] = await Promise.all([aBusiness(portal.deps), aBusiness(portal.deps)])
    const mine = await signedIn(portal, one.user.email)
    const theirs = await signedIn(portal, other.user.email)
    const token = /name="_csrf" value="([^"]+)"/.exec((await theirs.get('/settings')).text)?.[1] ?? ''
    expect((await mine.post('/settings/notifications', { _csrf: token })).status).toBe(403)
  })

  it('is looked for at every route that takes a POST', () => {
    const files = ['public/sign-in', 'public/password', 'public/setup', 'portal/impersonation', 'portal/settings']
    const routes = files.flatMap((file) => [...readFileSync(`src/web/${file}.ts`, 'utf8').matchAll(/router\.post\('/g)])
    expect(routes).toHaveLength(WRITES.length)
  })
})
