import { describe, expect, it } from 'vitest'
import { aBusiness, PASSWORD, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()
const prisma = () => portal.deps.database.prisma

describe('signing in', () => {
  it('leads to the page that was wanted, with a new session id', async () => {
    const { user } = await aBusiness(portal.deps)
    const visitor = portal.visitor()
    const turnedAway = await visitor.get('/calls?text=refund', { accept: 'text/html' })
    expect(turnedAway).toMatchObject({ status: 303, location: '/sign-in?next=%2Fcalls%3Ftext%3Drefund' })
    await visitor.get(turnedAway.location ?? '')
    const before = visitor.cookies.get('backline-portal')
    const answer = await visitor.post('/sign-in', { email: user.email, password: PASSWORD, next: '/calls?text=refund' })
    expect(answer).toMatchObject({ status: 303, location: '/calls?text=refund' })
    expect(visitor.cookies.get('backline-portal')).not.toBe(before)
    expect((await visitor.get('/')).status).toBe(200)
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/as/token',
    'javascript:alert(1)',
    '/calls\r\nX: y',
  ])('goes home instead of to %j', async (next) => {
    const { user } = await aBusiness(portal.deps)
    const answer = await portal.visitor().fill('/sign-in', { email: user.email, password: PASSWORD, next })
    expect(answer).toMatchObject({ status: 303, location: '/' })
  })

  it('says the same for a wrong password and an unknown address, and keeps what was typed', async () => {
    const { user } = await aBusiness(portal.deps)
    const wrong = await portal.visitor().fill('/sign-in', { email: user.email, password: 'not this one' })
    const unknown = await portal.visitor().fill('/sign-in', { email: 'nobody@x.example', password: 'not this one' })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(wrong.text).toContain('do not match an active login')
    expect(wrong.text).toContain(`value="${user.email}"`)
    expect(wrong.text).not.toContain('not this one')
    const alike = (text: string) => text.replace(/value="[^"]*"/g, '')
    expect(alike(unknown.text)).toBe(alike(wrong.text))
  })

  it('asks to wait after ten tries, in the form and with Retry-After', async () => {
    const visitor = portal.visitor()
    await visitor.get('/sign-in')
    for (let i = 0; i < 10; i++) await visitor.post('/sign-in', { email: 'x@x.example', password: 'wrong wrong' })
    const answer = await visitor.post('/sign-in', { email: 'x@x.example', password: 'wrong wrong' })
    expect(answer.status).toBe(429)
    expect(answer.text).toContain('Too many tries')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('ends at signing out, also for a copy of the cookie', async () => {
    const { user } = await aBusiness(portal.deps)
    const visitor = await signedIn(portal, user.email)
    const copy = portal.visitor()
    for (const [name, value] of visitor.cookies) copy.cookies.set(name, value)
    expect((await copy.get('/')).status).toBe(200)
    await visitor.get('/')
    expect(await visitor.post('/sign-out')).toMatchObject({ status: 303, location: '/sign-in?why=signed-out' })
    expect((await copy.get('/')).status).toBe(303)
  })

  it('ends at the next request when the login is disabled or the client is deactivated', async () => {
    const { user, client } = await aBusiness(portal.deps)
    const visitor = await signedIn(portal, user.email)
    await prisma().client.update({ where: { id: client.id }, data: { isActive: false } })
    const answer = await visitor.get('/calls')
    expect(answer).toMatchObject({ status: 303, location: '/sign-in?why=session-over&next=%2Fcalls' })
    expect((await visitor.get(answer.location ?? '')).text).toContain('Please sign in again')
    await prisma().client.update({ where: { id: client.id }, data: { isActive: true } })
    expect((await visitor.get('/calls')).status).toBe(303)
  })

  it('ends after twelve hours whatever happened since', async () => {
    const { user } = await aBusiness(portal.deps)
    const visitor = await signedIn(portal, user.email)
    await portal.deps.database.query(
      `update sessions set sess = jsonb_set(sess::jsonb, '{clientUser,startedAt}', to_jsonb($1::bigint))::json`,
      [Date.now() - 12 * 3_600_000 - 1000],
    )
    expect((await visitor.get('/')).status).toBe(303)
  })
})
