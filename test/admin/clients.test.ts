import { describe, expect, it } from 'vitest'
import { deliver } from '../domain/inbound/deliveries.js'
import { aPassedTestCall } from '../support/a-test-call.js'
import { aToldCall } from '../support/a-told-call.js'
import { useApp } from '../support/app.js'
import { aCall, aClient } from '../support/builders.js'
import { aBusiness, PASSWORD } from '../support/people.js'
import { act, api, asStaff, bulk, edit, list, oneOfEach, show } from './support.js'

describe('bringing a client live', () => {
  const app = useApp({ worker: true })
  const db = () => app.deps.database.prisma
  const without = { webhookTokenHash: null, webhookTokenSealed: null }

  it('creates a client with its first login, who can sign in', async () => {
    const visitor = await asStaff(app, 'SUPPORT')
    const form = {
      businessName: 'Harbor Dental',
      name: 'Sam Okafor',
      email: 'Sam@Harbor.example',
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      password: PASSWORD,
      emailNotifications: 'true',
      smsNotifications: 'false',
      phone: '',
      adminNotes: '',
      vapiAssistantId: 'https://dashboard.vapi.ai/assistants/8f5e2d0a-0a6e-4a4a-9d2b-1f2d3c4b5a69',
      vapiPhoneNumber: '+1 415 555 2600',
      portalAccess: 'SELF_SERVICE',
    }
    const made = await api(visitor, 'resources/Client/actions/new', form)
    expect(made.said).toMatchObject({ kind: 'good' })
    const client = await db().client.findUniqueOrThrow({
      where: { id: made.record?.id ?? '' },
      include: { users: true },
    })
    expect(client).toMatchObject({
      email: 'sam@harbor.example',
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      phone: null,
      vapiAssistantId: '8f5e2d0a-0a6e-4a4a-9d2b-1f2d3c4b5a69',
      vapiPhoneNumber: '+14155552600',
      portalAccess: 'SELF_SERVICE',
    })
    const portal = app.visitor()
    expect((await portal.fill('/sign-in', { email: 'sam@harbor.example', password: PASSWORD })).status).toBeLessThan(
      400,
    )
    expect((await portal.get('/')).text).toContain('Harbor Dental')
  })

  it('generates a token once, shows the URL to be copied, and says so the second time', async () => {
    const visitor = await asStaff(app)
    const client = await aClient(app.deps, without)
    const { record } = await show(visitor, 'Client', client.id)
    expect(record?.recordActions).toContain('generateToken')
    const first = await act(visitor, ['Client', client.id, 'generateToken'])
    expect(first.said?.secret?.value).toMatch(/\/api\/v1\/vapi\/webhook\/\w{32}\/$/)
    const shown = await show(visitor, 'Client', client.id)
    expect(shown.record?.details?.['webhookUrl']).toBe(first.said?.secret?.value)
    expect(shown.record?.params).toMatchObject({ hasToken: true, setupStatus: 'TOKEN_GENERATED' })
    expect(shown.record?.recordActions).not.toContain('generateToken')
    expect((await act(visitor, ['Client', client.id, 'generateToken'])).said?.message).toContain('already has a token')
  })

  it('generates tokens for many and names those it skipped', async () => {
    const visitor = await asStaff(app)
    const has = await aClient(app.deps, { businessName: 'Has One' })
    const lacks = await aClient(app.deps, { businessName: 'Lacks One', ...without })
    const { said } = await bulk(visitor, ['Client', 'generateTokens'], [has.id, lacks.id])
    expect(said?.message).toBe('1 token generated. Skipped, because they have one already: Has One')
    const kept = await db().client.findUniqueOrThrow({ where: { id: has.id } })
    expect(kept.webhookTokenHash).toEqual(has.webhookTokenHash)
  })

  it('rotates a token after asking for how long the old one shall work', async () => {
    const visitor = await asStaff(app)
    const client = await aClient(app.deps)
    for (const graceHours of ['', '-1', '721', '1.5', 'soon']) {
      const refused = await act(visitor, ['Client', client.id, 'rotateToken'], { graceHours })
      expect([graceHours, Object.keys(refused.errors ?? {})]).toEqual([graceHours, ['graceHours']])
    }
    const done = await act(visitor, ['Client', client.id, 'rotateToken'], { graceHours: '24' })
    expect(done.said?.secret?.value).not.toContain(client.token)
    const old = await fetch(new URL(`/api/v1/vapi/webhook/${client.token}/`, app.address), {
      method: 'POST',
      body: '{}',
    })
    expect(old.status).toBe(200)
  })

  it('marks many live and says how many were already', async () => {
    const visitor = await asStaff(app, 'SUPPORT')
    const ids = [
      await aClient(app.deps),
      await aClient(app.deps),
      await aClient(app.deps, { setupStatus: 'LIVE' }),
    ].map(({ id }) => id)
    for (const id of ids) await aPassedTestCall(app.deps, id)
    const { said } = await bulk(visitor, ['Client', 'markLive'], ids)
    expect(said?.message).toBe('2 clients marked live; 1 already was')
    expect(await db().client.count({ where: { setupStatus: 'LIVE' } })).toBe(3)
    const nobody = await bulk(visitor, ['Client', 'markLive'], [ids[0] ?? '', crypto.randomUUID()])
    expect(nobody.status).toBeLessThan(500)
  })

  it('asks for a reason, beside its field, where a client has no passed test call', async () => {
    const visitor = await asStaff(app, 'SUPPORT')
    const ready = await aClient(app.deps, { businessName: 'Alder' })
    await aPassedTestCall(app.deps, ready.id)
    const client = await aClient(app.deps, { businessName: 'Birch' })
    const words = 'Birch has no passed test call of what is published now. Make one, or say why it goes live without.'
    const ids = [ready.id, client.id]
    const refused = [
      await bulk(visitor, ['Client', 'markLive'], ids),
      await act(visitor, ['Client', client.id, 'setStatus'], { status: 'LIVE' }),
      await edit(visitor, ['Client', client.id], { setupStatus: 'LIVE', reason: '' }),
    ]
    for (const { said, errors } of refused)
      expect({ kind: said?.kind, errors }).toEqual({ kind: 'bad', errors: { reason: { message: words } } })
    expect(await db().client.count({ where: { setupStatus: 'LIVE' } })).toBe(0)
    await edit(visitor, ['Client', client.id], { setupStatus: 'LIVE', reason: 'Tested by hand' })
    const { said } = await bulk(visitor, ['Client', 'markLive'], ids, { reason: 'Tested by hand' })
    expect(said?.message).toBe('1 client marked live; 1 already was')
    const details = (await show(visitor, 'Client', ready.id)).record?.details
    expect(details?.['goingLive']).toMatchObject({ hasPassed: true, lastTestCall: { passed: true } })
  })

  it('changes the setup status in the list and refuses one that is none', async () => {
    const visitor = await asStaff(app)
    const client = await aClient(app.deps)
    expect((await act(visitor, ['Client', client.id, 'setStatus'], { status: 'CLIENT_NOTIFIED' })).said?.message).toBe(
      'Setup status is now “Client notified”',
    )
    expect((await act(visitor, ['Client', client.id, 'setStatus'], { status: 'DONE' })).said?.kind).toBe('bad')
    const { records } = await list(visitor, 'Client')
    expect(records?.[0]?.params['setupStatus']).toBe('CLIENT_NOTIFIED')
  })

  it('deactivates a client, whose people are signed out, and activates it again', async () => {
    const visitor = await asStaff(app)
    const { client, user } = await aBusiness(app.deps)
    const portal = app.visitor()
    await portal.fill('/sign-in', { email: user.email, password: PASSWORD })
    expect((await portal.get('/calls')).status).toBe(200)
    await act(visitor, ['Client', client.id, 'deactivate'])
    expect((await portal.get('/calls')).location).toContain('/sign-in')
    expect((await show(visitor, 'Client', client.id)).record?.recordActions).toContain('activate')
    await bulk(visitor, ['Client', 'activateAll'], [client.id])
    expect(await db().client.findUniqueOrThrow({ where: { id: client.id } })).toMatchObject({ isActive: true })
  })

  it('sets a password, and sends a link that is shown once', async () => {
    const visitor = await asStaff(app)
    const { client } = await aBusiness(app.deps)
    expect((await act(visitor, ['Client', client.id, 'setPassword'], { password: 'short' })).said?.kind).toBe('bad')
    expect(
      (await act(visitor, ['Client', client.id, 'setPassword'], { password: 'a much longer secret' })).said?.kind,
    ).toBe('good')
    const sent = await act(visitor, ['Client', client.id, 'sendPasswordLink'])
    expect(sent.said?.secret?.value).toMatch(/\/password\//)
    expect(sent.said?.message).toMatch(/^Mail is not set up, so nothing was sent\. Please give \S+@\S+ this link\.$/)
    const entries = JSON.stringify(await db().auditEntry.findMany())
    expect(entries).not.toContain('longer secret')
  })

  it('opens the portal as the client only with a reason', async () => {
    const visitor = await asStaff(app, 'SUPPORT')
    const { client } = await aBusiness(app.deps, { businessName: 'Harbor Dental' })
    expect((await act(visitor, ['Client', client.id, 'openPortal'])).said?.kind).toBe('bad')
    const { said } = await act(visitor, ['Client', client.id, 'openPortal'], { reason: 'asked on the phone' })
    expect(said?.open).toMatch(/\/as\/\w+$/)
    expect(await db().impersonation.findFirstOrThrow()).toMatchObject({
      reason: 'asked on the phone',
      clientId: client.id,
    })
  })

  it('sends a test event through the real door, which makes no call and counts for nothing Vapi sent', async () => {
    const visitor = await asStaff(app)
    const client = await aClient(app.deps)
    const { said } = await act(visitor, ['Client', client.id, 'sendTestEvent'])
    expect(said).toMatchObject({ kind: 'good' })
    expect(await db().webhookEvent.findFirstOrThrow()).toMatchObject({ isTest: true, clientId: client.id })
    const { record } = await show(visitor, 'Client', client.id)
    expect(record?.details?.['health']).toMatchObject({ lastEventAt: null })
    expect(await db().call.count()).toBe(0)
  })

  it('writes every change to the audit log with who did it, and shows it on the client’s page', async () => {
    const visitor = await asStaff(app, 'ADMIN', 'Adam Admin')
    const client = await aClient(app.deps)
    await edit(visitor, ['Client', client.id], { adminNotes: 'Pays late', name: 'Sam O.' })
    await act(visitor, ['Client', client.id, 'setStatus'], { status: 'LIVE', reason: 'Tested by hand' })
    const entries = await db().auditEntry.findMany({ where: { clientId: client.id } })
    expect(entries).toHaveLength(2)
    for (const entry of entries)
      expect(entry).toMatchObject({ actorKind: 'staff', actorName: 'Adam Admin', actorId: visitor.staff.id })
    const history = (await show(visitor, 'Client', client.id)).record?.details?.['history'] as { what: string }[]
    expect(history.map(({ what }) => what)).toEqual(['Changed the client', 'Changed the client'])
  })

  it('gives the webhook URL to those who handle tokens only, and the history to those who read the log', async () => {
    const client = await aClient(app.deps)
    const details = async (role: 'SUPPORT' | 'VIEWER') =>
      (await show(await asStaff(app, role), 'Client', client.id)).record?.details
    expect(Object.keys((await details('VIEWER')) ?? {}).sort()).toEqual(['answering', 'booking', 'goingLive'])
    const support = ['answering', 'booking', 'goingLive', 'health', 'signing', 'webhookUrl']
    expect(Object.keys((await details('SUPPORT')) ?? {}).sort()).toEqual(support)
    const form = await api(await asStaff(app, 'SUPPORT'), `resources/Client/records/${client.id}/edit`)
    expect(form.record?.details).toEqual({ webhookUrl: expect.stringContaining(client.token) })
    expect((await api(await asStaff(app, 'VIEWER'), `resources/Client/records/${client.id}/edit`)).status).toBe(403)
  })
})

describe('calls, events and the log in the back office', () => {
  const app = useApp()

  it('opens the body of an event for those who may, and writes that down', async () => {
    const { WebhookEvent = '' } = await oneOfEach(app)
    expect((await act(await asStaff(app, 'SUPPORT'), ['WebhookEvent', WebhookEvent, 'readBody'])).status).toBe(403)
    const read = await act(await asStaff(app, 'ADMIN'), ['WebhookEvent', WebhookEvent, 'readBody'])
    expect(read.said?.text).toBe('{}')
    expect(await app.deps.database.prisma.auditEntry.count({ where: { action: 'inbound.read-body' } })).toBe(1)
  })

  it('says of a body that it is not UTF-8, and of a message without a type what it is', async () => {
    const client = await aClient(app.deps)
    const latin = await deliver(app.deps, client.id, Buffer.from([0x5b, 0x22, 0xe9, 0x22, 0x5d]))
    await deliver(app.deps, client.id, '{')
    const owner = await asStaff(app)
    expect((await act(owner, ['WebhookEvent', latin, 'readBody'])).said).toMatchObject({
      text: '["\uFFFD"]',
      note: expect.stringContaining('not UTF-8'),
    })
    const kinds = (await list(owner, 'WebhookEvent')).records?.map(({ params }) => params['kind'])
    expect(kinds?.sort()).toEqual(['No message type', 'Unparsed'])
  })

  it('names a call by its caller, else by the number as people write it, else says that it is unknown', async () => {
    const { id: clientId } = await aClient(app.deps)
    await aCall(app.deps, { clientId, callerName: 'Priya Raman' })
    await aCall(app.deps, { clientId, fromNumber: '+15105550142' })
    await aCall(app.deps, { clientId, fromNumber: '+442079460958' })
    await aCall(app.deps, { clientId, fromNumber: null })
    const titles = (await list(await asStaff(app), 'Call')).records?.map(({ title }) => title)
    expect(titles?.sort()).toEqual(['(510) 555-0142', '+44 20 7946 0958', 'Priya Raman', 'Unknown caller'])
  })

  it('shows outcome, service and price of a call once', async () => {
    const { id: clientId } = await aClient(app.deps)
    const call = await aToldCall(app.deps, {
      clientId,
      structured: {
        callOutcome: 'Booked',
        service_name: 'Cleaning',
        price: 90,
        visit: { price: '120', day: 'Thursday' },
      },
      customFields: { outcome: 'Booked', serviceName: 'Cleaning', price: 120 },
    })
    const { record } = await show(await asStaff(app), 'Call', call.id)
    expect(record?.details?.['structured']).toEqual({ price: 90, visit: { day: 'Thursday' } })
    expect(record?.details?.['customFields']).toEqual({ outcome: 'Booked', serviceName: 'Cleaning', price: 120 })
  })

  it('hands a failed event to the worker again', async () => {
    const { WebhookEvent = '' } = await oneOfEach(app)
    await act(await asStaff(app, 'SUPPORT'), ['WebhookEvent', WebhookEvent, 'replay'])
    const event = await app.deps.database.prisma.webhookEvent.findUniqueOrThrow({ where: { id: WebhookEvent } })
    expect(event).toMatchObject({ state: 'READY', attempts: 0 })
  })

  it('lets nobody change the audit log, not even past the pages', async () => {
    const { AuditEntry = '' } = await oneOfEach(app)
    const owner = await asStaff(app)
    for (const action of ['edit', 'delete'])
      expect((await act(owner, ['AuditEntry', AuditEntry, action], { action: 'x' })).status).toBe(403)
    expect((await bulk(owner, ['AuditEntry', 'bulkDelete'], [AuditEntry])).status).toBe(403)
  })

  it('says on the dashboard who is where, who is silent and what failed', async () => {
    const { Client = '' } = await oneOfEach(app)
    await app.deps.database.prisma.client.update({ where: { id: Client }, data: { setupStatus: 'LIVE' } })
    const quiet = await aClient(app.deps, { businessName: 'Quiet Ltd', setupStatus: 'LIVE', createdAt: new Date(0) })
    const facts = (await api(await asStaff(app), 'dashboard')) as unknown as Record<string, unknown>
    expect(facts['statuses']).toContainEqual({ value: 'LIVE', label: 'Live', clients: 2 })
    expect(facts['days']).toHaveLength(30)
    expect(facts['silent']).toEqual([expect.objectContaining({ id: quiet.id, businessName: 'Quiet Ltd' })])
    expect(facts['eventsInError']).toBe(1)
  })

  it('refuses a brand colour on which white text is hard to read', async () => {
    const owner = await asStaff(app)
    const refused = await api(owner, 'pages/Settings', { id: 'branding.colour', value: '#ffee00' })
    expect(refused.errors?.['value']?.message).toContain('darker')
    await api(owner, 'pages/Settings', { id: 'branding.colour', value: '#5a2a7a' })
    expect((await owner.get('/admin')).text).toContain('theme-5a2a7a')
  })
})
