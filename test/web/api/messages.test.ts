import { describe, expect, it } from 'vitest'
import { useApp } from '../../support/app.js'
import { aClient, aMessage, ctxOf } from '../../support/builders.js'
import { everyPage } from '../../support/pages.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

describe('Messages for programs', () => {
  const app = useApp()
  const left = { text: 'Please call back', caller_name: 'Ada', caller_number: '+14155550188', is_urgent: true }

  it('are taken, read, opened, answered and opened again', async () => {
    const program = await aProgram(app)
    const made = await program.post('/messages', { ...left, for_whom: 'Dana' })
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`/api/v1/messages/${made.body.id}`)
    expect(made.body).toMatchObject({ ...left, for_whom: 'Dana', read_at: null, handled_at: null, call_id: null })
    const path = `/messages/${made.body.id}`
    expect((await program.get(path)).body).toEqual(made.body)

    expect((await program.patch(path, { is_read: true })).body.read_at).not.toBeNull()
    const answered = await program.post(`${path}/answer`, { text: 'Called back at noon' })
    expect(answered.body).toMatchObject({ handled_by: 'CRM' })
    const history = await program.get(`/leads/${made.body.lead_id}/activities`)
    expect(history.body.data[0]).toMatchObject({
      kind: 'note',
      text: 'Answered: Called back at noon',
      actor_name: 'CRM',
    })
    expect((await program.patch(path, { is_handled: false })).body.handled_at).toBeNull()
  })

  it('are mailed once, however often the same request comes', async () => {
    const program = await aProgram(app)
    const key = { 'Idempotency-Key': 'message-1' }
    const all = await Promise.all(Array.from({ length: 8 }, () => program.post('/messages', left, key)))
    expect(new Set(all.map(({ status }) => status))).not.toContain(500)
    const again = await program.post('/messages', left, key)
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true'])
    const { db } = ctxOf(app.deps)
    expect(await db.callerMessage.count({ where: { clientId: program.clientId } })).toBe(1)
  })

  it('are found by what they wait for, and page by page from either end', async () => {
    const program = await aProgram(app)
    const { clientId } = program
    for (const day of [1, 2, 3]) await aMessage(app.deps, { clientId, createdAt: new Date(`2026-03-0${day}`) })
    await aMessage(app.deps, { clientId, readAt: new Date() })
    await aMessage(app.deps, { clientId, handledAt: new Date() })
    const page = await program.get('/messages')
    expect(page.body).toMatchObject({ waiting: 4, unread: 3 })
    expect(page.body.data).toHaveLength(4)
    expect((await program.get('/messages?show=unread')).body.data).toHaveLength(3)
    const id = (row: Record<string, unknown>) => row['id']
    const newest = await everyPage(program, '/messages?show=all&limit=2', id)
    expect(newest).toHaveLength(5)
    expect(await everyPage(program, '/messages?show=all&limit=2&sort=created_at', id)).toEqual(newest.toReversed())
  })

  it('are taken thirty times a minute for a client, since each is mailed', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    for (let n = 0; n < 30; n++) expect((await program.post('/messages', { ...left, text: `${n}` })).status).toBe(201)
    const over = await program.post('/messages', left)
    expect([over.status, Number(over.headers.get('retry-after')) > 0]).toEqual([429, true])
    const agency = await anAgencyProgram(app)
    expect((await agency.post('/messages', { ...left, client_id: program.clientId })).status).toBe(429)
    expect((await other.post('/messages', left)).status).toBe(201)
  })

  it('say which field is wrong', async () => {
    const program = await aProgram(app)
    const wrong = async (over: object, field: string) => {
      const { status, body } = await program.post('/messages', { ...left, ...over })
      expect([status, body.errors?.[0]?.field]).toEqual([400, field])
    }
    await wrong({ text: '' }, 'text')
    await wrong({ caller_number: '12' }, 'caller_number')
    await wrong({ caller_number: null, caller_name: null }, 'caller_name')
    await wrong({ is_urgent: 'very' }, 'is_urgent')
    const { id } = await aMessage(app.deps, { clientId: program.clientId })
    expect((await program.patch(`/messages/${id}`, { is_read: false })).status).toBe(400)
    // Nobody we know left it, so that no history can hold the answer.
    expect((await program.post(`/messages/${id}/answer`, { text: 'x' })).status).toBe(409)
  })

  it('of another client are not there', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { id } = await aMessage(app.deps, { clientId: other.clientId })
    expect((await program.get(`/messages/${id}`)).status).toBe(404)
    expect((await program.patch(`/messages/${id}`, { is_handled: true })).status).toBe(404)
    expect((await program.patch(`/messages/${id}`, { is_read: true })).status).toBe(404)
    expect((await program.post(`/messages/${id}/answer`, { text: 'x' })).status).toBe(404)
    expect((await program.post('/messages', { ...left, client_id: other.clientId })).status).toBe(404)
    const agency = await anAgencyProgram(app)
    expect((await agency.get(`/messages?client_id=${other.clientId}`)).body.data).toHaveLength(1)
    const made = await agency.post('/messages', { ...left, client_id: other.clientId })
    expect(made.body.client_id).toBe(other.clientId)
    expect((await agency.post('/messages', left)).body.errors[0].field).toBe('client_id')
  })

  it('are for keys that may, of clients that may', async () => {
    const reader = await aProgram(app, { scopes: ['messages:read'] })
    expect((await reader.post('/messages', left)).body.code).toBe('insufficient_scope')
    const { id: clientId } = await aClient(app.deps, { portalAccess: 'READ_ONLY' })
    const readOnly = await aProgram(app, { clientId })
    expect((await readOnly.get('/messages')).status).toBe(200)
    expect((await readOnly.post('/messages', left)).status).toBe(403)
    const { id } = await aMessage(app.deps, { clientId })
    expect((await readOnly.patch(`/messages/${id}`, { is_handled: true })).status).toBe(403)
  })
})
