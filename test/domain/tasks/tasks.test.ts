import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { getLead } from '../../../src/domain/leads/index.js'
import {
  countOpenTasks,
  createTask,
  getTask,
  keepTask,
  listTasks,
  markTasksDone,
  updateTask,
} from '../../../src/domain/tasks/index.js'
import type { Actor } from '../../../src/platform/context.js'
import { aLead } from '../../support/a-lead.js'
import { aTask } from '../../support/a-task.js'
import { aCall, aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

describe('tasks', () => {
  const db = useDatabase()
  const ctx = (actor?: Actor) => ctxOf(db.deps, actor)
  const own = (clientId: string) => clientActor(clientId, { access: 'SELF_SERVICE', name: 'Pat' })
  const prisma = () => db.deps.database.prisma
  const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

  it('are kept with their text sealed and what they are about', async () => {
    const client = await aClient(db.deps)
    const call = await aCall(db.deps, { clientId: client.id })
    const lead = await aLead(db.deps, { clientId: client.id, number: '+14155550177' })
    const { id } = await keepTask(ctx(), {
      clientId: client.id,
      kind: 'CALLBACK',
      title: 'Call back Sam',
      text: 'CANARY words',
      dueAt: inMinutes(-1),
      dueSaid: 'just now',
      leadId: lead.id,
      vapiCallId: call.vapiCallId,
      createdBy: 'Assistant',
    })
    expect(await getTask(ctx(own(client.id)), { id })).toMatchObject({
      text: 'CANARY words',
      dueSaid: 'just now',
      isOverdue: true,
      callId: call.id,
      lead: { id: lead.id, name: 'Sam Okafor', number: '+14155550177' },
      assignee: null,
      doneAt: null,
    })
    expect(Buffer.from((await prisma().task.findFirst())?.textSealed ?? []).toString()).not.toContain('CANARY')
  })

  it('are listed by when they are due, without a time last, in pages that lead to each other', async () => {
    const client = await aClient(db.deps)
    const due = [
      ...Array.from({ length: 30 }, (_, n) => inMinutes((n % 10) - 5)),
      ...Array.from({ length: 25 }, () => null),
    ]
    for (const dueAt of due) await aTask(db.deps, { clientId: client.id, dueAt })
    const read = (cursor?: string) => listTasks(ctx(own(client.id)), cursor ? { cursor } : {})
    const pages = [await read()]
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await read(next))
    const all = pages.flatMap(({ tasks }) => tasks)
    expect(pages.map(({ tasks }) => tasks.length)).toEqual([20, 20, 15])
    expect(new Set(all.map(({ id }) => id)).size).toBe(55)
    const times = all.map(({ dueAt }) => dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER)
    expect(times).toEqual([...times].sort((one, other) => one - other))
    expect((await read(pages[2]?.previous)).tasks).toEqual(pages[1]?.tasks)
    expect((await read(pages[1]?.previous)).tasks).toEqual(pages[0]?.tasks)
    expect((await read(pages[1]?.previous)).previous).toBeUndefined()
    await expect(read('nonsense')).rejects.toMatchObject({ code: 'invalid' })
  })

  it('are shown as open, overdue, done or all, of a kind, a person or a lead', async () => {
    const client = await aClient(db.deps)
    const of = { clientId: client.id }
    const member = await prisma().teamMember.create({ data: { id: randomUUID(), ...of, name: 'Lee' } })
    const lead = await aLead(db.deps, of)
    await aTask(db.deps, { ...of, title: 'late', dueAt: inMinutes(-1), kind: 'CALLBACK' })
    await aTask(db.deps, { ...of, title: 'soon', dueAt: inMinutes(1), assigneeId: member.id })
    await aTask(db.deps, { ...of, title: 'done', doneAt: NOW, doneBy: 'Pat', leadId: lead.id })
    const titles = async (input: object) =>
      (await listTasks(ctx(own(client.id)), input)).tasks.map(({ title }) => title).sort()
    expect(await titles({})).toEqual(['late', 'soon'])
    expect(await titles({ show: 'overdue' })).toEqual(['late'])
    expect(await titles({ show: 'done' })).toEqual(['done'])
    expect(await titles({ show: 'all' })).toEqual(['done', 'late', 'soon'])
    expect(await titles({ kind: 'CALLBACK' })).toEqual(['late'])
    expect(await titles({ assigneeId: member.id })).toEqual(['soon'])
    expect(await titles({ leadId: lead.id, show: 'all' })).toEqual(['done'])
    expect(await countOpenTasks(ctx(own(client.id)))).toBe(2)
  })

  it('are made and changed by people, and noted with their lead', async () => {
    const client = await aClient(db.deps)
    const actor = own(client.id)
    const lead = await aLead(db.deps, { clientId: client.id })
    const { id } = await createTask(ctx(actor), { title: 'Send the plan', leadId: lead.id, text: 'CANARY one' })
    await updateTask(ctx(actor), { id, title: 'Send both plans', dueAt: '2026-03-05T15:00:00Z', text: 'CANARY two' })
    await updateTask(ctx(actor), { id, title: 'Send both plans' })
    expect(await getTask(ctx(actor), { id })).toMatchObject({
      kind: 'FOLLOW_UP',
      title: 'Send both plans',
      text: 'CANARY two',
      dueAt: new Date('2026-03-05T15:00:00Z'),
      createdBy: 'Pat',
    })
    await updateTask(ctx(actor), { id, dueAt: '', text: '' })
    expect(await getTask(ctx(actor), { id })).toMatchObject({ dueAt: null, text: null })
    const entries = await prisma().auditEntry.findMany({ orderBy: { action: 'asc' } })
    expect(entries.map(({ action }) => action)).toEqual(['tasks.create', 'tasks.update', 'tasks.update'])
    expect(JSON.stringify(entries)).not.toContain('CANARY')
    const { activities } = await getLead(ctx(actor), { id: lead.id })
    expect(activities).toMatchObject([{ kind: 'TASK', text: 'Send the plan', subject: { kind: 'task', id } }])
    await expect(createTask(ctx(actor), { title: ' ' })).rejects.toMatchObject({ name: 'ZodError' })
  })

  it('are ticked off, several at once, and opened again', async () => {
    const client = await aClient(db.deps)
    const lead = await aLead(db.deps, { clientId: client.id })
    const [one, other] = [
      await aTask(db.deps, { clientId: client.id, leadId: lead.id }),
      await aTask(db.deps, { clientId: client.id }),
    ]
    const ids = [one.id, other.id]
    const mark = (isDone: boolean) => markTasksDone(ctx(own(client.id)), { ids, isDone })
    expect(await mark(true)).toEqual({ changed: 2 })
    expect(await mark(true)).toEqual({ changed: 0 })
    expect(await getTask(ctx(own(client.id)), { id: one.id })).toMatchObject({ doneBy: 'Pat', doneAt: NOW })
    expect(await mark(false)).toEqual({ changed: 2 })
    expect(await countOpenTasks(ctx(own(client.id)))).toBe(2)
    const entries = await prisma().auditEntry.findMany({ orderBy: { action: 'asc' } })
    expect(entries.map(({ action }) => action)).toEqual(['tasks.done', 'tasks.done', 'tasks.reopen', 'tasks.reopen'])
  })

  it('of another client are as if they were not there, and so is all that is another client’s', async () => {
    const [ours, theirs] = [await aClient(db.deps), await aClient(db.deps)]
    const { id } = await aTask(db.deps, { clientId: theirs.id })
    const lead = await aLead(db.deps, { clientId: theirs.id })
    const member = await prisma().teamMember.create({ data: { id: randomUUID(), clientId: theirs.id, name: 'Lee' } })
    const mine = await aTask(db.deps, { clientId: ours.id })
    const missing = { code: 'not_found' }
    for (const some of [id, randomUUID(), 'no id']) {
      await expect(getTask(ctx(own(ours.id)), { id: some })).rejects.toMatchObject(missing)
      await expect(updateTask(ctx(own(ours.id)), { id: some, title: 'X' })).rejects.toMatchObject(missing)
      await expect(markTasksDone(ctx(own(ours.id)), { ids: [mine.id, some], isDone: true })).rejects.toMatchObject(
        missing,
      )
    }
    for (const wrong of [{ leadId: lead.id }, { assigneeId: member.id }, { propertyId: id }, { appointmentId: id }]) {
      await expect(createTask(ctx(own(ours.id)), { title: 'X', ...wrong })).rejects.toMatchObject(missing)
      await expect(updateTask(ctx(own(ours.id)), { id: mine.id, ...wrong })).rejects.toMatchObject(missing)
    }
    expect(await countOpenTasks(ctx(own(ours.id)))).toBe(1)
    expect((await listTasks(ctx(own(ours.id)), { clientId: theirs.id })).tasks).toEqual([])
  })

  it('are changed by staff who may, and by clients in self-service', async () => {
    const client = await aClient(db.deps)
    const { id } = await aTask(db.deps, { clientId: client.id })
    const tick = (actor: Actor) => markTasksDone(ctx(actor), { ids: [id], isDone: true })
    const viewer = staffActor(await aStaff(db.deps, { role: 'VIEWER' }))
    await expect(tick(clientActor(client.id))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(tick(viewer)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await listTasks(ctx(viewer), { clientId: client.id })).tasks).toHaveLength(1)
    expect(await tick(staffActor(await aStaff(db.deps, { role: 'SUPPORT' })))).toEqual({ changed: 1 })
  })
})
