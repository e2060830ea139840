import { describe, expect, it } from 'vitest'
import { inviteToSetPassword } from '../../../src/domain/sessions/index.js'
import { setupLink } from '../../../src/domain/staff/index.js'
import { ctxOf } from '../../support/builders.js'
import { aBusiness, PASSWORD, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()
const pathOf = (url: string | undefined) => new URL(url ?? 'http://x/').pathname

/** A link as it is mailed; its time is the real one, as the page's is. */
async function aLink(clientUserId: string): Promise<string> {
  const { url } = await inviteToSetPassword(ctxOf(portal.deps, undefined, new Date()), {
    audience: 'client',
    id: clientUserId,
  })
  return pathOf(url)
}

describe('a forgotten password', () => {
  it('answers alike for known and unknown addresses', async () => {
    const { user } = await aBusiness(portal.deps)
    const known = await portal.visitor().fill('/password/forgot', { email: user.email, audience: 'client' })
    const unknown = await portal.visitor().fill('/password/forgot', { email: 'who@x.example', audience: 'client' })
    expect([known.status, unknown.status]).toEqual([200, 200])
    expect(known.text.replaceAll(user.email, '')).toBe(unknown.text.replaceAll('who@x.example', ''))
    expect(await portal.deps.database.prisma.clientPasswordLink.count()).toBe(1)
  })

  it('says beside the field what is no address', async () => {
    const answer = await portal.visitor().fill('/password/forgot', { email: 'sam', audience: 'client' })
    expect(answer.status).toBe(400)
    expect(answer.text).toMatch(/aria-invalid="true"/)
    expect(answer.text).toContain('Please write an e-mail address')
  })

  it('brings staff back to their own sign-in', async () => {
    expect((await portal.visitor().get('/password/forgot?for=staff')).text).toContain('href="/admin"')
  })
})

describe('a link to set a password', () => {
  it('sets it once, ends the sessions, and leads to signing in', async () => {
    const { user } = await aBusiness(portal.deps)
    const old = await signedIn(portal, user.email)
    const link = await aLink(user.id)
    const visitor = portal.visitor()
    expect((await visitor.get(link)).text).toContain(user.email)
    const done = await visitor.post(link, { password: 'a brand new passphrase' })
    expect(done).toMatchObject({ status: 303, location: '/sign-in?why=password-set' })
    expect((await old.get('/')).status).toBe(303)
    expect(await visitor.get(link)).toMatchObject({ status: 410 })
    expect(await visitor.fill('/sign-in', { email: user.email, password: PASSWORD })).toMatchObject({ status: 401 })
    const again = await visitor.fill('/sign-in', { email: user.email, password: 'a brand new passphrase' })
    expect(again.status).toBe(303)
  })

  it('says beside the field what is wrong with a password, and still works after', async () => {
    const { user } = await aBusiness(portal.deps)
    const link = await aLink(user.id)
    const visitor = portal.visitor()
    const short = await visitor.fill(link, { password: 'short' })
    expect(short.status).toBe(400)
    expect(short.text).toContain('at least 10 characters')
    expect(short.text).not.toContain('value="short"')
    expect((await visitor.post(link, { password: 'a brand new passphrase' })).status).toBe(303)
  })

  it('says what to do when it is used up or was never there', async () => {
    const answer = await portal.visitor().get('/password/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
    expect(answer.status).toBe(410)
    expect(answer.text).toContain('Send me a new link')
    expect(answer.text).toContain('href="/password/forgot"')
    expect(answer.text).toMatch(/href="\/password\/forgot\?for=staff">I work at the agency/)
  })
})

describe('the link of the first start', () => {
  it('creates the owner once, and tells what is wrong in the form before', async () => {
    const link = pathOf(await setupLink(ctxOf(portal.deps)))
    const visitor = portal.visitor()
    const wrong = await visitor.fill(link, { name: 'Robin', email: 'robin', password: 'a brand new passphrase' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('value="Robin"')
    expect(wrong.text).toContain('Please write an e-mail address')
    const done = await visitor.post(link, {
      name: 'Robin',
      email: 'robin@agency.example',
      password: 'a brand new passphrase',
    })
    expect(done).toMatchObject({ status: 303, location: '/admin/sign-in?made=1' })
    expect(await portal.deps.database.prisma.staff.findMany()).toMatchObject([{ name: 'Robin', role: 'OWNER' }])
    expect(await visitor.get(link)).toMatchObject({ status: 410 })
  })

  it('is void for anybody who guesses', async () => {
    await setupLink(ctxOf(portal.deps))
    const visitor = portal.visitor()
    await visitor.get('/sign-in')
    const guess = { name: 'X', email: 'x@x.example', password: 'a brand new passphrase' }
    expect(await visitor.post('/setup/guess', guess)).toMatchObject({ status: 410 })
    expect(await portal.deps.database.prisma.staff.count()).toBe(0)
  })
})
