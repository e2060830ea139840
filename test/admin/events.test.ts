import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { applyNext, replayMatchingJob, setAside } from '../../src/domain/inbound/index.js'
import { waitingJobs } from '../../src/platform/queue.js'
import { aReport, deliver } from '../domain/inbound/deliveries.js'
import { useApp } from '../support/app.js'
import { aClient } from '../support/builders.js'
import { act, api, asStaff, bulk, list, show } from './support.js'

describe('webhook events in the back office', () => {
  const app = useApp()
  const prisma = () => app.deps.database.prisma
  const set = (ids: string[], sql: string) =>
    app.deps.database.query(`update webhook_events set ${sql} where id = any($1::uuid[])`, [ids])
  const dead = async (clientId: string, count = 1) => {
    const ids: string[] = []
    for (let n = 0; n < count; n++) ids.push(await deliver(app.deps, clientId, aReport()))
    await set(ids, "state = 'DEAD', attempts = 3, last_error = 'relation does not exist'")
    return ids
  }
  const tooLarge = async (clientId: string) => {
    const about = {
      headers: {},
      body: Buffer.alloc(0),
      cause: 'TOO_LARGE',
      reason: 'It was larger than 10 MB',
    } as const
    await setAside(app.deps, { now: new Date() }, { clientId, ...about })
    return (await prisma().webhookEvent.findFirstOrThrow({ where: { cause: 'TOO_LARGE' } })).id
  }
  const found = async (query: Record<string, string>) =>
    ((await list(await asStaff(app), 'WebhookEvent', query)).records ?? []).map(({ id }) => id).sort()
  const settle = async () => {
    while ((await applyNext(app.deps)) > 0);
  }

  it('are filtered by state, cause, kind, source, age and words of the error', async () => {
    const { id } = await aClient(app.deps)
    const [one = ''] = await dead(id)
    const unread = await deliver(app.deps, id, '{')
    const huge = await tooLarge(id)
    const old = await deliver(app.deps, id, { message: { type: 'hang', call: { id: 'c' } } })
    await set([old], "received_at = now() - interval '2 hours', source = 'RECONCILIATION'")
    const partial = await deliver(app.deps, id, {
      message: { type: 'transcript[transcriptType="final"]', call: { id: 'c' } },
    })
    expect(await found({ 'filters.state': 'DEAD' })).toEqual([one])
    expect(await found({ 'filters.cause': 'UNREADABLE' })).toEqual([unread])
    expect(await found({ 'filters.cause': 'TOO_LARGE' })).toEqual([huge])
    expect(await found({ 'filters.trouble': 'yes' })).toEqual([one, unread, huge].sort())
    expect(await found({ 'filters.type': 'transcript' })).toEqual([partial])
    expect(await found({ 'filters.source': 'RECONCILIATION' })).toEqual([old])
    expect(await found({ 'filters.age': 'hour' })).toEqual([old])
    expect(await found({ 'filters.age': 'day' })).toEqual([])
    expect(await found({ 'filters.q': 'RELATION exist' })).toEqual([one])
    const visitor = await asStaff(app)
    for (const query of [{ 'filters.age': 'week' }, { 'filters.type': 'x' }, { 'filters.cause': 'OTHER' }]) {
      expect((await list(visitor, 'WebhookEvent', query)).status).toBe(400)
    }
  })

  it('say in words where they stand', async () => {
    const { id } = await aClient(app.deps)
    const huge = await tooLarge(id)
    const { record } = await show(await asStaff(app), 'WebhookEvent', huge)
    expect(record?.params).toMatchObject({ standing: 'TOO_LARGE', lastError: 'It was larger than 10 MB' })
    // There is nothing to apply.
    expect(record?.recordActions).not.toContain('replay')
  })

  // trust.md W-15: one, the selected, all that match
  it('are put back one by one, as ticked, or all that match the filters, and each way is written down once', async () => {
    const { id } = await aClient(app.deps)
    const other = await aClient(app.deps)
    const ids = await dead(id, 5)
    const theirs = await dead(other.id, 2)
    const visitor = await asStaff(app, 'SUPPORT', 'Kim Support')
    const one = await act(visitor, ['WebhookEvent', ids[0] ?? '', 'replay'])
    expect(one.said).toMatchObject({ kind: 'good' })
    const some = await bulk(visitor, ['WebhookEvent', 'replayAll'], ids.slice(1, 3))
    expect(some.said?.message).toBe('2 events will be applied within a moment')
    const query = new URLSearchParams({ 'filters.state': 'DEAD', 'filters.clientId': id })
    const rest = await api(visitor, `resources/WebhookEvent/actions/replayMatching?${query}`, {})
    expect(rest.said?.message).toBe('2 events will be applied within a moment')
    await settle()
    expect(await prisma().call.count()).toBe(5)
    expect(
      (await prisma().webhookEvent.findMany({ where: { state: 'DEAD' } })).map((event) => event.id).sort(),
    ).toEqual(theirs.sort())
    const entries = await prisma().auditEntry.findMany({
      where: { action: { startsWith: 'inbound.' } },
      orderBy: { at: 'asc' },
    })
    expect(entries).toMatchObject([
      { action: 'inbound.replay-event', subjectId: ids[0], actorName: 'Kim Support' },
      {
        action: 'inbound.replay-events',
        changes: { events: [null, 2], eventIds: [null, expect.arrayContaining(ids.slice(1, 3))] },
      },
      {
        action: 'inbound.replay-events',
        changes: { events: [null, 2], filters: [null, { State: 'Failed', Client: id }] },
      },
    ])
  })

  it('stay where they are when nothing has changed, and it is said why', async () => {
    const { id } = await aClient(app.deps)
    await deliver(app.deps, id, '{')
    const unread = await deliver(app.deps, id, '[')
    await tooLarge(id)
    const visitor = await asStaff(app)
    const one = await act(visitor, ['WebhookEvent', unread, 'replay'])
    expect(one.said).toMatchObject({ kind: 'bad', message: 'It stays set aside. The body is not JSON' })
    const query = new URLSearchParams({ 'filters.state': 'QUARANTINED' })
    const all = await api(visitor, `resources/WebhookEvent/actions/replayMatching?${query}`, {})
    expect(all.said?.kind).toBe('bad')
    expect(all.said?.message).toMatch(/^3 events stay set aside: .*The body is not JSON \(2\)/)
    expect(all.said?.message).toContain('Reconciliation')
  })

  it('are never put back by the whole table, nor those that wait anyway', async () => {
    const { id } = await aClient(app.deps)
    const waiting = await deliver(app.deps, id, aReport())
    const visitor = await asStaff(app)
    const all = await api(visitor, 'resources/WebhookEvent/actions/replayMatching', {})
    expect(all.said).toMatchObject({ kind: 'bad', message: expect.stringContaining('filter') })
    const query = new URLSearchParams({ 'filters.clientId': id })
    const none = await api(visitor, `resources/WebhookEvent/actions/replayMatching?${query}`, {})
    // E: nothing left is no field to check.
    expect(none.said).toEqual({ kind: 'info', message: 'Nothing matches the filters any more, so nothing was done.' })
    expect((await prisma().webhookEvent.findUniqueOrThrow({ where: { id: waiting } })).attempts).toBe(0)
    expect((await api(visitor, `resources/WebhookEvent/actions/replayMatching?filters.nope=1`, {})).said?.kind).toBe(
      'bad',
    )
  })

  it('go to the worker when they are many, and a page tells how far it is', async () => {
    const { id } = await aClient(app.deps)
    const sealed = new Uint8Array(1)
    await prisma().webhookEvent.createMany({
      data: Array.from({ length: 250 }, () => ({
        id: randomUUID(),
        clientId: id,
        deliveryKey: new Uint8Array(Buffer.from(randomUUID())),
        type: 'hang',
        state: 'DEAD' as const,
        headers: {},
        bodyBytes: 1,
        bodySealed: sealed,
      })),
    })
    const visitor = await asStaff(app)
    const query = new URLSearchParams({ 'filters.state': 'DEAD' })
    const all = await api(visitor, `resources/WebhookEvent/actions/replayMatching?${query}`, {})
    expect(all.said?.message).toBe('250 events are being put back. The list shows how far it is.')
    const progress = async () => (await visitor.adminApi('pages/Intake?part=replays')).body as { replays: unknown }
    expect((await progress()).replays).toEqual([{ run: expect.any(String), total: 250, left: 250 }])
    expect(await waitingJobs(prisma(), replayMatchingJob.name)).toHaveLength(1)
    await app.deps.database.query('delete from pgboss.job')
    expect((await progress()).replays).toEqual([])
  })
})
