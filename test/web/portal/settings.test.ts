import { describe, expect, it } from 'vitest'
import { aBusiness, PASSWORD, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()
const NEXT = 'a brand new passphrase'

describe('notifications', () => {
  it('are saved, said to be, and written into the audit log', async () => {
    const { user, client } = await aBusiness(portal.deps)
    const visitor = await signedIn(portal, user.email)
    expect(await visitor.fill('/settings', {})).toMatchObject({ status: 404 })
    await visitor.get('/settings')
    const answer = await visitor.post('/settings/notifications', { smsNotifications: 'on' })
    expect(answer).toMatchObject({ status: 303, location: '/settings' })
    const page = await visitor.get('/settings')
    expect(page.text).toContain('Your notifications are saved.')
    expect(page.text).toMatch(/id="smsNotifications"[^>]* checked/)
    expect(page.text).not.toMatch(/id="emailNotifications"[^>]* checked/)
    expect((await visitor.get('/settings')).text).not.toContain('Your notifications are saved.')
    const entry = { action: 'clients.update-notifications', actorId: user.id, clientId: client.id }
    expect(await portal.deps.database.prisma.auditEntry.findFirst({ where: entry })).not.toBeNull()
  })
})

describe('the own password', () => {
  it('changes, keeps this browser signed in and signs the others out', async () => {
    const { user } = await aBusiness(portal.deps)
    const [here, there] = [await signedIn(portal, user.email), await signedIn(portal, user.email)]
    await here.get('/settings')
    expect(await here.post('/settings/password', { current: PASSWORD, next: NEXT })).toMatchObject({ status: 303 })
    expect((await here.get('/settings')).text).toContain('Your new password is saved.')
    expect((await there.get('/')).status).toBe(303)
    expect(await portal.visitor().fill('/sign-in', { email: user.email, password: NEXT })).toMatchObject({
      status: 303,
    })
  })

  it('says beside the field what is wrong', async () => {
    const { user } = await aBusiness(portal.deps)
    const visitor = await signedIn(portal, user.email)
    await visitor.get('/settings')
    const wrong = await visitor.post('/settings/password', { current: 'not my password', next: NEXT })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toMatch(/id="current"[^>]*aria-invalid="true"/)
    expect(wrong.text).toContain('This is not your current password')
    const short = await visitor.post('/settings/password', { current: PASSWORD, next: 'short' })
    expect(short.text).toMatch(/id="next"[^>]*aria-invalid="true"/)
  })
})
