import { describe, expect, it } from 'vitest'
import {
  getClientEvent,
  listClientEvents,
  pruneClientEventsJob,
  tellClient,
} from '../../../src/domain/client-events/index.js'
import { deliverDue, getForwarding, queueOwnEvents, resendForwarding } from '../../../src/domain/forwarding/index.js'
import { createLead, setLeadStatus, updateLead } from '../../../src/domain/leads/index.js'
import { inTransaction } from '../../../src/platform/context.js'
import { aClient, clientActor, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aUrlTo, forwardings, jobCtx, theForwarding, tryTimes, useReceivers } from '../forwarding/support.js'

const db = useDatabase()
const aReceiver = useReceivers()

const aSelfServing = async () => {
  const { id } = await aClient(db.deps, { portalAccess: 'SELF_SERVICE' })
  return { id, ctx: ctxOf(db.deps, clientActor(id, { access: 'SELF_SERVICE' })) }
}

describe('what happens with a client', () => {
  it('goes out signed to the URLs that want it, and can be read by its programs', async () => {
    const [client, other] = [await aSelfServing(), await aSelfServing()]
    const [all, some, nothing, foreign] = [await aReceiver(), await aReceiver(), await aReceiver(), await aReceiver()]
    await aUrlTo(db.deps, all, { clientId: client.id })
    await aUrlTo(db.deps, some, { clientId: client.id, types: ['lead.created'] })
    await aUrlTo(db.deps, nothing, { clientId: client.id, types: ['offer.created', 'hang'] })
    await aUrlTo(db.deps, foreign, { clientId: other.id })
    const lead = await createLead(client.ctx, { name: 'Ada', number: '+14155550177' })
    await deliverDue(db.deps)
    expect([all, some, nothing, foreign].map(({ deliveries }) => deliveries.length)).toEqual([1, 1, 0, 0])
    const [delivery] = some.deliveries
    const body = JSON.parse(delivery?.body ?? '')
    expect(delivery).toMatchObject({ isGenuine: true })
    expect(body).toMatchObject({
      type: 'lead.created',
      client_id: client.id,
      data: { id: lead.id, name: 'Ada', number: '+14155550177', status: 'new', source: 'manual' },
    })
    expect(await getClientEvent(client.ctx, { id: body.id })).toMatchObject({ type: body.type, data: body.data })
    await expect(getClientEvent(other.ctx, { id: body.id })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listClientEvents(client.ctx, { subjectId: lead.id })).events).toHaveLength(1)
    expect((await listClientEvents(other.ctx)).events).toEqual([])
  })

  it('is never told when it was taken back, and once when it is asked for twice', async () => {
    const client = await aSelfServing()
    await expect(
      inTransaction(client.ctx, async (tx) => {
        await createLead(tx, { name: 'Ada' })
        throw new Error('and then the power failed')
      }),
    ).rejects.toThrow('power')
    expect(await db.deps.database.prisma.clientEvent.count()).toBe(0)
    const { id } = await createLead(client.ctx, { name: 'Ada' })
    const before = await db.deps.database.prisma.clientEvent.findFirstOrThrow()
    const data = { ...{ id, name: 'Ada', number: null, email: null, source: 'MANUAL', status: 'NEW', score: 0 } }
    const again = { ...data, language: null, assignee_id: null, created_at: new Date() }
    await inTransaction(client.ctx, (tx) =>
      tellClient(tx, { clientId: client.id, type: 'lead.created', key: id, data: again }),
    )
    expect(await db.deps.database.prisma.clientEvent.findMany()).toEqual([before])
  })

  it('says which fields of a lead are others now', async () => {
    const client = await aSelfServing()
    const receiver = await aReceiver()
    await aUrlTo(db.deps, receiver, { clientId: client.id, types: ['lead.updated'] })
    const { id } = await createLead(client.ctx, { name: 'Ada' })
    await updateLead(client.ctx, { id, timeZone: 'Europe/Berlin', email: 'ada@lee.example' })
    await updateLead(client.ctx, { id, email: 'ada@lee.example' })
    await setLeadStatus(client.ctx, { id, status: 'WON' })
    await deliverDue(db.deps)
    const told = receiver.deliveries.map(({ body }) => JSON.parse(body).data)
    expect(told.map(({ changed }) => [...changed].sort()).sort()).toEqual([['email', 'time_zone'], ['status']])
    expect(told.find(({ changed }) => changed.includes('status'))).toMatchObject({ id, status: 'won' })
  })

  it('is put on its way once, however many workers look', async () => {
    const client = await aSelfServing()
    await aUrlTo(db.deps, await aReceiver(), { clientId: client.id })
    for (const name of ['a', 'b', 'c']) await createLead(client.ctx, { name })
    const counts = await Promise.all(Array.from({ length: 5 }, () => queueOwnEvents(db.deps)))
    expect(counts.reduce((sum, count) => sum + count)).toBe(3)
    expect(await forwardings(db.deps)).toHaveLength(3)
    expect(await queueOwnEvents(db.deps)).toBe(0)
  })

  it('waits for a paused URL, and is tried, logged and sent again like what comes from Vapi', async () => {
    const client = await aSelfServing()
    const receiver = await aReceiver(500)
    await aUrlTo(db.deps, receiver, { clientId: client.id, types: ['lead.created'] })
    await createLead(client.ctx, { name: 'Ada' })
    await tryTimes(db.deps, 9)
    const failed = await theForwarding(db.deps)
    expect(failed).toMatchObject({ state: 'FAILED', type: 'lead.created', attempts: 8, eventId: null })
    expect((await getForwarding(client.ctx, { id: failed.id })).tries).toHaveLength(8)
    receiver.answers(200)
    await resendForwarding(client.ctx, { id: failed.id })
    await deliverDue(db.deps)
    expect((await theForwarding(db.deps)).state).toBe('DELIVERED')
    expect(new Set(receiver.deliveries.map(({ body }) => body)).size).toBe(1)

    await db.deps.database.query("update forwarding_urls set state = 'PAUSED', failing_since = now()")
    await createLead(client.ctx, { name: 'Bo' })
    await deliverDue(db.deps)
    const [, waiting] = await forwardings(db.deps)
    expect(waiting).toMatchObject({ state: 'WAITING', nextAt: null })
  })

  it('is kept for thirty days, and longer while it waits to be sent', async () => {
    const client = await aSelfServing()
    const receiver = await aReceiver()
    await aUrlTo(db.deps, receiver, { clientId: client.id })
    for (const name of ['sent', 'waits', 'new']) await createLead(client.ctx, { name })
    await deliverDue(db.deps)
    const nameOf = ({ data }: { data: Record<string, unknown> }) => data['name']
    const left = async () => (await listClientEvents(client.ctx)).events.map(nameOf).sort()
    const [sent, waits] = (await listClientEvents(client.ctx)).events.filter((event) => nameOf(event) !== 'new')
    const ids = [sent?.id, waits?.id]
    await db.deps.database.query(
      "update client_events set queued_at = now() - interval '31 days' where id = any ($1)",
      [ids],
    )
    await db.deps.database.query("update forwardings set state = 'WAITING' where own_event_id = $1", [waits?.id])
    await pruneClientEventsJob.run(jobCtx(db.deps), {})
    expect(await left()).toEqual([nameOf(waits as never), 'new'].sort())
    expect(await forwardings(db.deps)).toHaveLength(2)
    await db.deps.database.query("update forwardings set state = 'FAILED'")
    await pruneClientEventsJob.run(jobCtx(db.deps), {})
    expect(await left()).toEqual(['new'])
  })

  it('reaches nobody while no URL wants it, and is not told to one that is added later', async () => {
    const client = await aSelfServing()
    await createLead(client.ctx, { name: 'Ada' })
    await deliverDue(db.deps)
    const receiver = await aReceiver()
    await aUrlTo(db.deps, receiver, { clientId: client.id })
    await deliverDue(db.deps)
    expect(receiver.deliveries).toEqual([])
    expect((await listClientEvents(jobCtx(db.deps), { clientId: client.id })).events).toHaveLength(1)
  })
})
