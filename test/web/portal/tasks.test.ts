import { describe, expect, it } from 'vitest'
import { aLead } from '../../support/a-lead.js'
import { aTask } from '../../support/a-task.js'
import { aColleague } from '../../support/a-viewing.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()
const prisma = () => portal.deps.database.prisma
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000)

async function aClientInSelfService() {
  const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
  return { clientId: client.id, visitor: await signedIn(portal, user.email) }
}

describe('the tasks in the portal', () => {
  it('say where tasks come from while there are none', async () => {
    const { visitor } = await aClientInSelfService()
    expect((await visitor.get('/tasks')).text).toContain('Nothing to do')
    expect((await visitor.get('/tasks?show=overdue')).text).toContain('Nothing is overdue')
    expect((await visitor.get('/tasks?show=done')).text).toContain('Nothing is done yet')
    expect((await visitor.get('/tasks?kind=VIEWING')).text).toContain('No tasks match this')
  })

  it('stand under the day they are for, with what is overdue first', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    const dana = await aColleague(portal.deps, { clientId })
    const lead = await aLead(portal.deps, { clientId, name: 'Priya Raman' })
    await aTask(portal.deps, { clientId, title: 'Someday <b>maybe</b>' })
    await aTask(portal.deps, { clientId, title: 'Next week', dueAt: inHours(24 * 7), kind: 'VIEWING' })
    await aTask(portal.deps, { clientId, title: 'Was due', dueAt: inHours(-2), leadId: lead.id, assigneeId: dana.id })
    const { text } = await visitor.get('/tasks')
    const order = [
      'Overdue</h2>',
      'Was due',
      'Later</h2>',
      'Next week',
      'Without a date</h2>',
      'Someday &lt;b&gt;maybe',
    ]
    expect(order.map((part) => text.indexOf(part)).every((at, index, all) => at > (all[index - 1] ?? 0))).toBe(true)
    for (const part of ['3 tasks to do', 'Priya Raman · for Dana Whitfield']) expect(text).toContain(part)
    const late = (await visitor.get('/tasks?show=overdue')).text
    expect([late.includes('Was due'), late.includes('Next week')]).toEqual([true, false])
    expect((await visitor.get(`/tasks?assigneeId=${dana.id}`)).text).not.toContain('Next week')
    const odd = await visitor.get('/tasks?kind=ODD')
    expect([odd.status, odd.text.includes('This filter does not work')]).toEqual([400, true])
  })

  it('are ticked off several at once, and opened again', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    const ids = [(await aTask(portal.deps, { clientId })).id, (await aTask(portal.deps, { clientId })).id]
    await visitor.get('/tasks')
    const nothing = await visitor.post('/tasks/done', { done: 'yes' })
    expect([nothing.status, nothing.text.includes('Please tick the tasks you mean.')]).toEqual([400, true])
    expect((await visitor.post('/tasks/done', { ids })).location).toBe('/tasks')
    expect(await prisma().task.count({ where: { doneAt: null } })).toBe(0)
    expect((await visitor.get(`/tasks/${ids[0]}`)).text).toMatch(/Done today, .* by Sam Okafor/)
    const undone = await visitor.post('/tasks/done', { ids: ids[0] ?? '', done: 'no', show: 'done' })
    expect(undone.location).toBe('/tasks?show=done')
    expect(await prisma().task.count({ where: { doneAt: null } })).toBe(1)
  })

  it('are written down for a lead at a time of the client’s clock, and changed', async () => {
    const { clientId, visitor } = await aClientInSelfService()
    const lead = await aLead(portal.deps, { clientId, name: 'Priya Raman' })
    expect((await visitor.get(`/tasks/new?lead=${lead.id}`)).text).toContain('Priya Raman')
    const fields = { title: 'Ring her', kind: 'CALLBACK', dueDay: '2031-07-01', dueTime: '14:30', leadId: lead.id }
    const { location = '' } = await visitor.post('/tasks', fields)
    const kept = () => prisma().task.findFirstOrThrow()
    expect(await kept()).toMatchObject({ leadId: lead.id, kind: 'CALLBACK', dueAt: new Date('2031-07-01T18:30:00Z') })
    const form = (await visitor.get(`${location}/edit`)).text
    for (const part of ['value="2031-07-01"', 'value="14:30"']) expect(form).toContain(part)
    expect((await visitor.post(location, { ...fields, title: 'Ring her later', dueTime: '' })).location).toBe(location)
    expect(await kept()).toMatchObject({
      title: 'Ring her later',
      dueAt: new Date('2031-07-01T21:00:00Z'),
      leadId: lead.id,
    })
  })

  it('refuse a time that the change of the clocks skips, and keep what was typed', async () => {
    const { visitor } = await aClientInSelfService()
    await visitor.get('/tasks/new')
    const fields = { title: 'Ring her', kind: 'CALLBACK', dueDay: '2031-03-09', dueTime: '02:30' }
    const refused = await visitor.post('/tasks', fields)
    expect([refused.status, refused.text.includes('leave this time out')]).toEqual([400, true])
    expect(refused.text).toContain('value="Ring her"')
    const untitled = await visitor.post('/tasks', { ...fields, title: '', dueTime: '04:30' })
    expect(untitled.text).toMatch(/id="title"[^>]*aria-invalid="true"/)
    expect((await visitor.post('/tasks', { ...fields, dueDay: '' })).text).toContain('Please choose a day too')
  })

  it('are only read where the portal is read-only', async () => {
    const { client, user } = await aBusiness(portal.deps)
    const { id } = await aTask(portal.deps, { clientId: client.id, text: 'Behind the <hedge>' })
    const visitor = await signedIn(portal, user.email)
    expect((await visitor.get('/tasks')).text).not.toContain('type="checkbox"')
    expect((await visitor.get(`/tasks/${id}`)).text).toContain('Behind the &lt;hedge&gt;')
    expect((await visitor.get('/tasks/new')).status).toBe(403)
    expect((await visitor.post('/tasks/done', { ids: id })).status).toBe(403)
    expect((await visitor.post(`/tasks/${id}`, { title: 'Mine', kind: 'VIEWING' })).status).toBe(403)
  })
})
