import { describe, expect, it } from 'vitest'
import { aLead } from '../../support/a-lead.js'
import { aTask } from '../../support/a-task.js'
import { aColleague } from '../../support/a-viewing.js'
import { useApp } from '../../support/app.js'
import { aClient } from '../../support/builders.js'
import { everyPage } from '../../support/pages.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

describe('Tasks for programs', () => {
  const app = useApp()

  it('are written down, read, changed, done and opened again', async () => {
    const program = await aProgram(app)
    const lead = await aLead(app.deps, { clientId: program.clientId })
    const due_at = '2027-03-04T14:00:00.000Z'
    const made = await program.post('/tasks', { title: 'Send the plan', due_at, lead_id: lead.id, text: 'By mail' })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      kind: 'follow_up',
      due_at,
      text: 'By mail',
      lead: { id: lead.id },
      done_at: null,
    })

    const path = `/tasks/${made.body.id}`
    const read = await program.get(path)
    expect(read.body).toEqual(made.body)
    const tag = { 'If-Match': read.headers.get('etag') ?? '' }
    const changed = await program.patch(path, { kind: 'callback', due_at: null, is_done: true }, tag)
    expect(changed.body).toMatchObject({ kind: 'callback', due_at: null, done_by: 'CRM', title: 'Send the plan' })
    expect((await program.patch(path, { title: 'x' }, tag)).status).toBe(412)
    expect((await program.patch(path, { is_done: false })).body.done_at).toBeNull()
  })

  it('are found by every filter, and page by page', async () => {
    const program = await aProgram(app)
    const { clientId } = program
    const dana = await aColleague(app.deps, { clientId })
    await aTask(app.deps, { clientId, title: 'late', dueAt: new Date('2026-03-01') })
    await aTask(app.deps, { clientId, title: 'soon', dueAt: new Date('2090-03-01'), assigneeId: dana.id })
    await aTask(app.deps, { clientId, title: 'whenever', kind: 'CALLBACK' })
    await aTask(app.deps, { clientId, title: 'done', doneAt: new Date('2026-03-02') })
    const titles = (filter: string) => everyPage(program, `/tasks?limit=1&${filter}`, (row) => row['title'])
    expect(await titles('')).toEqual(['late', 'soon', 'whenever'])
    expect(await titles('show=overdue')).toEqual(['late'])
    expect(await titles('show=done')).toEqual(['done'])
    expect(await titles('show=all')).toHaveLength(4)
    expect(await titles('kind=callback')).toEqual(['whenever'])
    expect(await titles(`assignee_id=${dana.id}`)).toEqual(['soon'])
  })

  it('say which field is wrong', async () => {
    const program = await aProgram(app)
    const wrong = async (body: object, field: string) => {
      const answer = await program.post('/tasks', { title: 'x', ...body })
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, field])
    }
    await wrong({ title: ' ' }, 'title')
    await wrong({ kind: 'dream' }, 'kind')
    await wrong({ due_at: 'tomorrow' }, 'due_at')
    await wrong({ lead_id: 7 }, 'lead_id')
    expect((await program.get('/tasks?show=some')).body.errors[0].field).toBe('show')
  })

  it('of another client are not there, nor is what they would name', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { clientId } = other
    const { id } = await aTask(app.deps, { clientId })
    const lead = await aLead(app.deps, { clientId })
    const dana = await aColleague(app.deps, { clientId })
    expect((await program.get(`/tasks/${id}`)).status).toBe(404)
    expect((await program.patch(`/tasks/${id}`, { is_done: true })).status).toBe(404)
    const own = await aTask(app.deps, { clientId: program.clientId })
    for (const stranger of [{ lead_id: lead.id }, { assignee_id: dana.id }]) {
      expect((await program.post('/tasks', { title: 'x', ...stranger })).status).toBe(404)
      expect((await program.patch(`/tasks/${own.id}`, stranger)).status).toBe(404)
    }
    const agency = await anAgencyProgram(app)
    expect((await agency.get(`/tasks?client_id=${clientId}`)).body.data).toHaveLength(1)
    expect((await agency.post('/tasks', { title: 'Ours', client_id: clientId })).body.client_id).toBe(clientId)
  })

  it('are for keys that may, of clients that may', async () => {
    const reader = await aProgram(app, { scopes: ['tasks:read'] })
    expect((await reader.post('/tasks', { title: 'x' })).body.code).toBe('insufficient_scope')
    const { id: clientId } = await aClient(app.deps, { portalAccess: 'READ_ONLY' })
    const readOnly = await aProgram(app, { clientId })
    expect((await readOnly.get('/tasks')).status).toBe(200)
    expect((await readOnly.post('/tasks', { title: 'x' })).status).toBe(403)
  })
})
