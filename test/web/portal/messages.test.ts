import { describe, expect, it } from 'vitest'
import { aCall, aMessage } from '../../support/builders.js'
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
