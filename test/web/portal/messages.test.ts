import { describe, expect, it } from 'vitest'
import { startImpersonation } from '../../../src/domain/sessions/index.js'
import { aCall, aMessage, aStaff, ctxOf, staffActor } from '../../support/builders.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

describe('the messages in the portal', () => {
  const portal = usePortal()

  it('say what to do next while there are none', async () => {
    const { user } = await aBusiness(portal.deps)
    const visitor = await signedIn(portal, user.email)
    expect((await visitor.get('/messages')).text).toContain('Nothing to do')
    expect((await visitor.get('/messages?show=all')).text).toContain('No messages yet')
    expect((await visitor.get('/')).text).not.toContain('to be handled')
  })

  it('show who left what for whom, how urgent it is, and lead to the call', async () => {
    const { client, user } = await aBusiness(portal.deps)
    const call = await aCall(portal.deps, { clientId: client.id })
    await aMessage(portal.deps, {
      clientId: client.id,
      text: 'Tooth <b>hurts</b>',
      forWhom: 'Dr. Lee',
      isUrgent: true,
      vapiCallId: call.vapiCallId,
    })
    const visitor = await signedIn(portal, user.email)
    const { text } = await visitor.get('/messages')
    expect(text).toContain('1 message waits to be handled')
    for (const part of [
      'Sam Okafor',
      'Tooth &lt;b&gt;hurts&lt;/b&gt;',
      'Dr. Lee',
      'Urgent',
      '(415) 555-0177',
      'tel:+14155550177',
      `/calls/${call.id}`,
    ])
      expect(text).toContain(part)
    expect((await visitor.get('/')).text).toContain('1 message waits to be handled')
  })

  it('can only be read where the portal is read-only', async () => {
    const { client, user } = await aBusiness(portal.deps)
    const { id } = await aMessage(portal.deps, { clientId: client.id })
    const visitor = await signedIn(portal, user.email)
    expect((await visitor.get('/messages')).text).not.toContain('Mark as handled')
    expect((await visitor.post(`/messages/${id}/handled`, { handled: 'yes' })).status).toBe(403)
  })

  it('are marked as handled and taken back by clients in self-service', async () => {
    const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    const { id } = await aMessage(portal.deps, { clientId: client.id, isUrgent: true })
    const visitor = await signedIn(portal, user.email)
    await visitor.get('/messages')
    expect((await visitor.post(`/messages/${id}/handled`, { handled: 'yes' })).location).toBe('/messages')
    const after = (await visitor.get('/messages')).text
    expect(after).toContain('Marked as handled.')
    expect(after).toContain('Nothing to do')
    const all = (await visitor.get('/messages?show=all')).text
    expect(all).toContain('Handled by Sam Okafor')
    expect(all).not.toContain('Urgent')
    const undone = await visitor.post(`/messages/${id}/handled`, { handled: 'no', show: 'all' })
    expect(undone.location).toBe('/messages?show=all')
    expect((await visitor.get('/messages')).text).toContain('1 message waits')
  })

  it('are unread until somebody of the client opens them, which is counted beside the menu', async () => {
    const { client, user } = await aBusiness(portal.deps)
    const { id } = await aMessage(portal.deps, { clientId: client.id, text: 'About <i>Friday</i>' })
    await aMessage(portal.deps, { clientId: client.id, callerName: 'Alex Roe', readAt: new Date() })
    const visitor = await signedIn(portal, user.email)
    const list = (await visitor.get('/messages')).text
    for (const part of [', 1 unread</span>', '2 messages wait to be handled, 1 of them unread'])
      expect(list).toContain(part)
    expect((await visitor.get('/messages?show=unread')).text).not.toContain('Alex Roe')
    const ahead = await visitor.get(`/messages/${id}`, { 'sec-purpose': 'prefetch' })
    expect(ahead.text).toContain(', 1 unread</span>')
    const { text } = await visitor.get(`/messages/${id}`)
    for (const part of ['About &lt;i&gt;Friday&lt;/i&gt;', 'tel:+14155550177', 'First opened'])
      expect(text).toContain(part)
    expect(text).not.toContain('unread</span>')
    expect((await visitor.get('/messages?show=unread')).text).toContain('Everything is read')
  })

  it('stay unread when staff look at them through the portal', async () => {
    const { client } = await aBusiness(portal.deps)
    const { id } = await aMessage(portal.deps, { clientId: client.id })
    const ctx = ctxOf(portal.deps, staffActor(await aStaff(portal.deps)), new Date())
    const { url } = await startImpersonation(ctx, { clientId: client.id, reason: 'Looking at a message' })
    const visitor = portal.visitor()
    await visitor.get(new URL(url).pathname)
    expect((await visitor.get(`/messages/${id}`)).text).toContain('Sam Okafor')
    expect(await portal.deps.database.prisma.callerMessage.findUnique({ where: { id } })).toMatchObject({
      readAt: null,
    })
  })

  it('are handled on their own page as well', async () => {
    const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    const { id } = await aMessage(portal.deps, { clientId: client.id })
    const visitor = await signedIn(portal, user.email)
    await visitor.get(`/messages/${id}`)
    const done = await visitor.post(`/messages/${id}/handled`, { handled: 'yes', one: 'yes' })
    expect(done.location).toBe(`/messages/${id}`)
    expect((await visitor.get(`/messages/${id}`)).text).toMatch(/Handled by Sam Okafor[^<]*<\/span>/)
  })

  it('come twenty a page', async () => {
    const { client, user } = await aBusiness(portal.deps)
    for (let n = 0; n < 21; n++)
      await aMessage(portal.deps, {
        clientId: client.id,
        text: `Message number ${n}.`,
        createdAt: new Date(1_700_000_000_000 + n),
      })
    const visitor = await signedIn(portal, user.email)
    const { text } = await visitor.get('/messages')
    expect(text).not.toContain('Message number 0.')
    const older = /href="(\/messages\?[^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await visitor.get(older)).text).toContain('Message number 0.')
    expect((await visitor.get('/messages?cursor=nonsense')).status).toBe(400)
  })
})
