import { describe, expect, it } from 'vitest'
import { startImpersonation } from '../../../src/domain/sessions/index.js'
import { aToldCall, MOVED_A_CLEANING } from '../../support/a-told-call.js'
import { aStaff, ctxOf, staffActor } from '../../support/builders.js'
import { aBusiness, PASSWORD, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()

async function aVisit() {
  const [staff, { client, user }] = [await aStaff(portal.deps, { name: 'Robin Vale' }), await aBusiness(portal.deps)]
  const ctx = ctxOf(portal.deps, staffActor(staff), new Date())
  const { url } = await startImpersonation(ctx, { clientId: client.id, reason: 'Checking the greeting' })
  return { staff, client, user, path: new URL(url).pathname }
}

// trust.md T-8
describe('staff who open the portal as a client', () => {
  it('see what the client sees under a banner, and leave by its button', async () => {
    const { client, path } = await aVisit()
    const call = await aToldCall(portal.deps, { clientId: client.id, callerName: 'Sam Okafor', ...MOVED_A_CLEANING })
    const visitor = portal.visitor()
    expect(await visitor.get(path)).toMatchObject({ status: 303, location: '/' })
    for (const page of ['/', '/calls', `/calls/${call.id}`, '/profile', '/settings']) {
      const { status, text } = await visitor.get(page)
      expect([page, status]).toEqual([page, 200])
      expect(text).toMatch(/Robin Vale<\/b>, you see the portal as <b>Harbor Dental/)
    }
    expect(await visitor.post('/as/end')).toMatchObject({ status: 303, location: '/admin' })
    expect((await visitor.get('/')).status).toBe(303)
  })

  it('cannot change the password, and are told so', async () => {
    const { path } = await aVisit()
    const visitor = portal.visitor()
    await visitor.get(path)
    expect((await visitor.get('/settings')).text).toContain('Only the client can change their password')
    const answer = await visitor.post('/settings/password', { current: PASSWORD, next: 'a brand new passphrase' })
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('Staff cannot do this')
  })

  it('get in once with a link, and not by a browser that only looks ahead', async () => {
    const { path } = await aVisit()
    const ahead = await portal.visitor().get(path, { 'sec-purpose': 'prefetch' })
    expect(ahead.status).toBe(204)
    expect((await fetch(portal.address + path, { method: 'HEAD', redirect: 'manual' })).status).toBe(204)
    expect((await portal.visitor().get(path)).status).toBe(303)
    const again = await portal.visitor().get(path)
    expect(again.status).toBe(410)
    expect(again.text).toContain('Go to the back office')
  })

  it('are shown out after 30 minutes, at the next request', async () => {
    const { path } = await aVisit()
    const visitor = portal.visitor()
    await visitor.get(path)
    await portal.deps.database.prisma.impersonation.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } })
    expect(await visitor.get('/calls')).toMatchObject({
      status: 303,
      location: '/sign-in?why=visit-over&next=%2Fcalls',
    })
  })

  it('are seen by the client: who, when and why', async () => {
    const { path, user } = await aVisit()
    await portal.visitor().get(path)
    const { text } = await (await signedIn(portal, user.email)).get('/settings')
    expect(text).toContain('Robin Vale')
    expect(text).toContain('Checking the greeting')
  })
})
