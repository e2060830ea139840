import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { tellOfCall } from '../../../src/domain/calls/index.js'
import { deliverDue, queueOwnEvents } from '../../../src/domain/forwarding/index.js'
import { inTransaction } from '../../../src/platform/context.js'
import { tryTimes, useReceivers } from '../../domain/forwarding/support.js'
import { useApp } from '../../support/app.js'
import { aCall, aClient, ctxOf, NOW } from '../../support/builders.js'
import { everyPage } from '../../support/pages.js'
import { anAgencyProgram, aProgram, type Program, type Reply } from '../../support/program.js'

describe('Webhooks for programs', () => {
  const app = useApp()
  const aReceiver = useReceivers()

  const aWebhook = async (program: Program, url: string, over: object = {}) => {
    const made = await program.post('/webhooks', { url, ...over })
    expect(made.status).toBe(201)
    return made.body as { id: string; secret: string }
  }

  it('are made, read, changed, switched off and deleted', async () => {
    const program = await aProgram(app)
    const wanted = { url: 'https://crm.example/hook', types: ['lead.created', 'end-of-call-report'] }
    const made = await program.post('/webhooks', wanted)
    expect(made.body).toMatchObject({ ...wanted, state: 'active', client_id: program.clientId, description: null })
    expect(made.body.secret).toMatch(/^whsec_/)
    const path = made.headers.get('location')?.replace('/api/v1', '') ?? ''
    const read = await program.get(path)
    const { secret: _, ...shown } = made.body
    expect(read.body).toEqual(shown)
    const tag = { 'If-Match': read.headers.get('etag') ?? '' }
    const changed = await program.patch(path, { description: 'CRM', types: [], is_on: false }, tag)
    expect(changed.body).toMatchObject({ description: 'CRM', types: [], state: 'off', url: wanted.url })
    expect((await program.patch(path, { description: 'x' }, tag)).status).toBe(412)
    expect((await program.patch(path, { is_on: true })).body.state).toBe('active')
    const rotated = await program.post(`${path}/secret`)
    expect(rotated.body.secret).toMatch(/^whsec_/)
    expect((await program.get(path)).body.old_secret_until).toBe(rotated.body.old_secret_until)
    expect((await program.delete(path)).status).toBe(204)
    expect((await program.get(path)).status).toBe(404)
  })

  it('E: are not made for another client', async () => {
    const [program, other] = [await aProgram(app), await aClient(app.deps)]
    const made = await program.post('/webhooks', { url: 'https://crm.example/hook', client_id: other.id })
    expect([made.status, made.body.code]).toEqual([404, 'not_found'])
    expect(await app.deps.database.prisma.forwardingUrl.count()).toBe(0)
    const own = await program.post('/webhooks', { url: 'https://crm.example/hook', client_id: program.clientId })
    expect(own.body.client_id).toBe(program.clientId)
  })

  it('say which field is wrong', async () => {
    const program = await aProgram(app)
    const wrong = async (body: object, field: string) => {
      const answer = await program.post('/webhooks', { url: 'https://crm.example', ...body })
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, field])
    }
    await wrong({ url: 'http://169.254.169.254/' }, 'url')
    await wrong({ types: ['lead.exploded'] }, 'types.0')
    await wrong({ description: 'x'.repeat(121) }, 'description')
  })

  it('are told what happens, and the log says so page by page', async () => {
    const program = await aProgram(app)
    const receiver = await aReceiver()
    const { id, secret } = await aWebhook(program, receiver.url, { types: ['lead.created'] })
    receiver.secrets.push(secret)
    const leads: string[] = []
    for (const name of ['a', 'b', 'c']) leads.push((await program.post('/leads', { name })).body.id)
    await deliverDue(app.deps)
    expect(receiver.deliveries.map(({ isGenuine }) => isGenuine)).toEqual([true, true, true])

    const log = await everyPage(program, `/webhook-deliveries?limit=1&webhook_id=${id}&state=delivered`, (row) => row)
    expect(log).toHaveLength(3)
    const one = await program.get(`/webhook-deliveries/${log[0]?.['id']}`)
    expect(one.body).toMatchObject({ ...log[0], type: 'lead.created', tries_count: 1, tries: [{ status: 200 }] })
    expect(receiver.deliveries.map((delivery) => delivery.id)).toContain(one.body.message_id)
    expect((await program.get('/webhook-deliveries?state=failed')).body.data).toEqual([])

    const events = await everyPage(program, '/events?limit=1&type=lead.created', (row) => row)
    expect(events.map(({ data }) => (data as { id: string }).id).sort()).toEqual([...leads].sort())
    const event = await program.get(`/events/${one.body.event_id}`)
    const bodies = receiver.deliveries.map(({ body }) => JSON.parse(body))
    expect(bodies.map(({ data }) => data)).toContainEqual(event.body.data)
    expect((await program.get(`/events?subject_id=${leads[0]}`)).body.data).toHaveLength(1)
    expect((await program.get('/events?type=lead.exploded')).body.errors[0].field).toBe('type')
  })

  it('and events say only what the key may read', async () => {
    const all = await aProgram(app)
    const only = await aProgram(app, {
      clientId: all.clientId,
      scopes: ['webhooks:read', 'webhooks:write', 'leads:read'],
    })
    const refused = async (sent: Promise<Reply>, scope: string) => {
      const { status, body } = await sent
      expect([status, body.code]).toEqual([403, 'insufficient_scope'])
      expect(body.detail).toContain(scope)
    }
    const url = 'https://crm.example/hook'
    await refused(only.post('/webhooks', { url }), 'calls:read')
    await refused(only.post('/webhooks', { url, types: ['lead.created', 'message.taken'] }), 'messages:read')
    await refused(only.post('/webhooks', { url, types: ['end-of-call-report'] }), 'calls:read')
    const { id: ofLeads } = await aWebhook(only, url, { types: ['lead.created'] })
    await refused(only.patch(`/webhooks/${ofLeads}`, { types: [] }), 'calls:read')
    expect((await only.patch(`/webhooks/${ofLeads}`, { types: ['lead.updated'] })).status).toBe(200)
    const { id: ofAll } = await aWebhook(all, 'https://crm.example/all')
    await refused(only.patch(`/webhooks/${ofAll}`, { url: 'https://evil.example' }), 'calls:read')
    expect((await only.patch(`/webhooks/${ofAll}`, { description: 'All' })).status).toBe(200)
    expect((await all.get(`/webhooks/${ofAll}`)).body.url).toBe('https://crm.example/all')

    await all.post('/leads', { name: 'Ada' })
    await all.post('/messages', { text: 'Call me', caller_name: 'Bo' })
    await queueOwnEvents(app.deps)
    const types = async (program: Program) =>
      (await everyPage(program, '/events?limit=1', (row) => row['type'])).filter((type) => type !== 'lead.updated')
    expect((await types(all)).sort()).toEqual(expect.arrayContaining(['lead.created', 'message.taken']))
    expect(new Set(await types(only))).toEqual(new Set(['lead.created']))
    const [message] = (await all.get('/events?type=message.taken')).body.data
    await refused(only.get(`/events/${message.id}`), 'messages:read')
    await refused(only.get('/events?type=message.taken'), 'messages:read')
    expect((await all.get(`/events/${message.id}`)).body.data.text).toBe('Call me')
  })

  it('are told an event byte for byte as it can be read, also when it was kept back', async () => {
    const program = await aProgram(app)
    const receiver = await aReceiver()
    const { secret } = await aWebhook(program, receiver.url, { types: ['call.completed'] })
    receiver.secrets.push(secret)
    const ringing = { status: 'ENDED', stamps: { fields: { endedReason: [2, NOW.getTime(), 'h'] } } } as const
    const { id } = await aCall(app.deps, { clientId: program.clientId, ...ringing })
    await inTransaction(ctxOf(app.deps), (tx) => tellOfCall(tx, { clientId: program.clientId, id }))
    await deliverDue(app.deps)
    expect(receiver.deliveries).toEqual([])
    await app.deps.database.query('update client_events set created_at = now()')
    await deliverDue(app.deps)
    const [sent] = receiver.deliveries.map(({ body }) => body)
    const [listed] = (await program.get('/events')).body.data
    expect(JSON.stringify(listed)).toBe(sent)
    expect(JSON.stringify((await program.get(`/events/${listed.id}`)).body)).toBe(sent)
  })

  it('are tested at once, and get again what failed', async () => {
    const program = await aProgram(app)
    const receiver = await aReceiver(500)
    const { id } = await aWebhook(program, receiver.url)
    const tested = await program.post(`/webhooks/${id}/test`)
    expect(tested.body).toMatchObject({ is_delivered: false, status: 500 })
    await program.post('/leads', { name: 'Ada' })
    await tryTimes(app.deps, 9)
    const [failed] = (await program.get('/webhook-deliveries?state=failed')).body.data
    receiver.answers(200)
    const again = await program.post(`/webhook-deliveries/${failed.id}/resend`)
    expect([again.status, again.body.state]).toEqual([202, 'waiting'])
    await deliverDue(app.deps)
    expect((await program.get(`/webhook-deliveries/${failed.id}`)).body.state).toBe('delivered')
    await app.deps.database.query("update forwardings set state = 'FAILED'")
    expect((await program.post(`/webhooks/${id}/resend-failed`)).body).toEqual({ queued: 1, left: 0 })
    const since = new Date(Date.now() + 60_000).toISOString()
    expect((await program.post(`/webhooks/${id}/resend-failed`, { since })).body.queued).toBe(0)
  })

  it('of another client are not there, and keys need to be for them', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { id } = await aWebhook(other, 'https://crm.example/hook')
    await other.post('/leads', { name: 'Theirs' })
    await app.deps.database.query('update client_events set queued_at = now()')
    const [event] = (await other.get('/events')).body.data
    const statuses = async (webhook: string, told: string) =>
      Promise.all([
        program.get(`/webhooks/${webhook}`),
        program.patch(`/webhooks/${webhook}`, { url: 'https://evil.example' }),
        program.delete(`/webhooks/${webhook}`),
        program.post(`/webhooks/${webhook}/secret`),
        program.post(`/webhooks/${webhook}/test`),
        program.post(`/webhooks/${webhook}/resend-failed`),
        program.get(`/webhook-deliveries/${webhook}`),
        program.post(`/webhook-deliveries/${webhook}/resend`),
        program.get(`/events/${told}`),
      ]).then((replies) => replies.map(({ status }) => status))
    expect(await statuses(id, event.id)).toEqual(Array.from({ length: 9 }, () => 404))
    expect(await statuses(randomUUID(), randomUUID())).toEqual(Array.from({ length: 9 }, () => 404))
    expect(await statuses('x', 'x')).toEqual(Array.from({ length: 9 }, () => 404))
    for (const list of ['/webhooks', '/events', '/webhook-deliveries'])
      expect((await program.get(`${list}?client_id=${other.clientId}`)).body.data).toEqual([])
    expect((await other.get(`/webhooks/${id}`)).body.url).toBe('https://crm.example/hook')

    const agency = await anAgencyProgram(app)
    const forThem = { url: 'https://agency.example/hook', client_id: other.clientId }
    expect((await agency.post('/webhooks', forThem)).body.client_id).toBe(other.clientId)
    expect((await agency.get(`/webhooks?client_id=${other.clientId}`)).body.data).toHaveLength(2)
    expect((await agency.get('/webhooks?limit=1')).body.next).not.toBeNull()
    const viewer = await anAgencyProgram(app, { role: 'VIEWER' })
    expect((await viewer.post('/webhooks', { ...forThem, url: 'https://x.example' })).status).toBe(403)
    const reads = await aProgram(app, { clientId: other.clientId, scopes: ['webhooks:read'] })
    expect((await reads.post('/webhooks', { url: 'https://x.example' })).body.code).toBe('insufficient_scope')
    const readOnly = await aProgram(app, { clientId: (await aClient(app.deps)).id })
    expect((await readOnly.post('/webhooks', { url: 'https://x.example' })).status).toBe(403)
  })
})
