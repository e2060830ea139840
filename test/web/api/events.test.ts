import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { keepEvent, replayMatchingJob } from '../../../src/domain/inbound/index.js'
import { inTransaction } from '../../../src/platform/context.js'
import { openQueue } from '../../../src/platform/queue.js'
import { useApp } from '../../support/app.js'
import { aClient, ctxOf } from '../../support/builders.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

const AT = '/webhook-events'

describe('Webhook events for programs of the agency', () => {
  const app = useApp()
  beforeAll(async () => (await openQueue(app.deps, [replayMatchingJob], [], false)).close())

  /** One that was applied on a day of January 2026, unless said otherwise. */
  async function anEvent(clientId: string, over: { day?: number; type?: string; callId?: string; data?: object } = {}) {
    const { day = 1, type = 'status-update', callId = randomUUID() } = over
    const message = { type, status: 'ended', call: { id: callId }, note: randomUUID() }
    const { id } = await inTransaction(ctxOf(app.deps), (tx) =>
      keepEvent(tx, { clientId, body: Buffer.from(JSON.stringify({ message })) }),
    )
    const receivedAt = new Date(Date.UTC(2026, 0, day, 12))
    await app.deps.database.prisma.webhookEvent.update({
      where: { id },
      data: { state: 'DONE', receivedAt, ...over.data },
    })
    return id
  }
  const stateOf = async (id: string) =>
    (await app.deps.database.prisma.webhookEvent.findUniqueOrThrow({ where: { id } })).state

  it('are read, their body too, and applied again', async () => {
    const agency = await anAgencyProgram(app)
    const { id: clientId } = await aClient(app.deps)
    const id = await anEvent(clientId, { callId: 'call-1', data: { state: 'DEAD', lastError: 'It broke' } })
    expect((await agency.get(`${AT}/${id}`)).body).toMatchObject({
      id,
      client_id: clientId,
      type: 'status-update',
      state: 'dead',
      cause: null,
      source: 'vapi',
      vapi_call_id: 'call-1',
      last_error: 'It broke',
      received_at: '2026-01-01T12:00:00.000Z',
    })
    const body = await agency.get(`${AT}/${id}/body`)
    expect(JSON.parse(body.body.text).message.call.id).toBe('call-1')
    expect(body.body.is_utf8).toBe(true)
    const read = await app.deps.database.prisma.auditEntry.findMany({ where: { action: 'inbound.read-body' } })
    expect(read).toMatchObject([{ subjectId: id, actorName: 'Reports' }])

    const again = await agency.post(`${AT}/${id}/replay`)
    expect(again).toMatchObject({ status: 202, body: { state: 'ready', attempts: 0, last_error: null } })
    const large = await anEvent(clientId, { data: { state: 'QUARANTINED', cause: 'TOO_LARGE' } })
    expect((await agency.post(`${AT}/${large}/replay`)).body).toMatchObject({ status: 409 })
    expect((await agency.get(`${AT}/${large}`)).body).toMatchObject({ state: 'quarantined', cause: 'too_large' })
  })

  it('are found by what they are, page by page from either end', async () => {
    const agency = await anAgencyProgram(app)
    const { id: clientId } = await aClient(app.deps)
    const [one, two, three] = [
      await anEvent(clientId, { day: 1, type: 'end-of-call-report', callId: 'call-7' }),
      await anEvent(clientId, { day: 2, type: 'transcript[transcriptType="final"]', data: { isTest: true } }),
      await anEvent(clientId, { day: 3, data: { state: 'DEAD', source: 'RECONCILIATION' } }),
    ]
    await anEvent((await aClient(app.deps)).id)
    const ids = async (query: string) => {
      const found: string[] = []
      let next: string | null = ''
      while (next !== null) {
        const page = await agency.get(`${AT}?limit=2&client_id=${clientId}&${query}${next && `&cursor=${next}`}`)
        found.push(...page.body.data.map(({ id }: { id: string }) => id))
        next = page.body.next
      }
      return found
    }
    expect(await ids('')).toEqual([three, two, one])
    expect(await ids('sort=received_at')).toEqual([one, two, three])
    expect(await ids('type=transcript')).toEqual([two])
    expect(await ids('state=dead')).toEqual([three])
    expect(await ids('source=reconciliation')).toEqual([three])
    expect(await ids('is_test=true')).toEqual([two])
    expect(await ids('vapi_call_id=call-7')).toEqual([one])
    expect(await ids('from=2026-01-02T00:00:00Z&to=2026-01-03T00:00:00Z')).toEqual([two])
    expect(await ids('cause=signature')).toEqual([])
    expect((await agency.get(`${AT}?state=flying`)).body.errors).toMatchObject([{ field: 'state' }])
  })

  it('are applied again by ids, or all that match, and that is written down', async () => {
    const agency = await anAgencyProgram(app)
    const { id: clientId } = await aClient(app.deps)
    const [one, two, three] = [await anEvent(clientId), await anEvent(clientId, { day: 2 }), await anEvent(clientId)]
    const named = await agency.post(`${AT}/replay`, { ids: [one, one] })
    expect(named).toMatchObject({ status: 202, body: { events: 1, is_queued: false, replayed: 1, kept: [] } })
    expect(await stateOf(two)).toBe('DONE')
    const matching = await agency.post(`${AT}/replay`, { filter: { client_id: clientId, to: '2026-01-02T00:00:00Z' } })
    expect(matching.body).toMatchObject({ events: 1, replayed: 1 })
    expect([await stateOf(one), await stateOf(two), await stateOf(three)]).toEqual(['READY', 'DONE', 'READY'])
    const [entry] = await app.deps.database.prisma.auditEntry.findMany({
      where: { action: 'inbound.replay-events' },
      orderBy: { at: 'desc' },
    })
    expect(entry?.changes).toMatchObject({ filters: [null, { client_id: clientId, to: '2026-01-02T00:00:00Z' }] })

    const nothing = await agency.post(`${AT}/replay`, { filter: { client_id: clientId, state: 'dead' } })
    expect(nothing.body.errors).toMatchObject([{ field: 'filter' }])
    for (const body of [{}, { ids: [one], filter: {} }])
      expect((await agency.post(`${AT}/replay`, body)).body.errors).toMatchObject([{ field: 'filter' }])
    expect((await agency.post(`${AT}/replay`, { ids: [two, randomUUID()] })).status).toBe(404)
    expect(await stateOf(two)).toBe('DONE')
  })

  it('in great number are worked through by a job', async () => {
    const agency = await anAgencyProgram(app)
    const { id: clientId } = await aClient(app.deps)
    const id = await anEvent(clientId)
    await app.deps.database.prisma.$executeRaw`
      insert into webhook_events (id, client_id, delivery_key, type, state, headers, body_bytes, body_sealed)
      select gen_random_uuid(), client_id, decode(lpad(to_hex(n), 8, '0'), 'hex'), type, state, headers, body_bytes, body_sealed
      from webhook_events, generate_series(1, 200) n where id = ${id}::uuid`
    const all = await agency.post(`${AT}/replay`, { filter: { client_id: clientId } })
    expect(all.body).toEqual({ events: 201, is_queued: true, replayed: 0, kept: [] })
  })

  it('are for the agency’s keys that are for them, and bodies for those of an admin', async () => {
    const { id: clientId } = await aClient(app.deps)
    const id = await anEvent(clientId)
    const program = await aProgram(app, { clientId })
    for (const path of [AT, `${AT}/${id}`, `${AT}/${id}/body`])
      expect((await program.get(path)).body.code).toBe('insufficient_scope')
    expect((await program.post(`${AT}/${id}/replay`)).status).toBe(403)
    const support = await anAgencyProgram(app, { role: 'SUPPORT' })
    expect((await support.get(`${AT}/${id}`)).status).toBe(200)
    expect((await support.get(`${AT}/${id}/body`)).status).toBe(403)
    const reader = await anAgencyProgram(app, { scopes: ['events:read'] })
    expect((await reader.post(`${AT}/${id}/replay`)).body.code).toBe('insufficient_scope')
    const agency = await anAgencyProgram(app)
    expect((await agency.get(`${AT}/${randomUUID()}`)).status).toBe(404)
    expect((await agency.get(`${AT}/not-an-id`)).status).toBe(404)
    expect((await agency.get(`${AT}/not-an-id/body`)).status).toBe(404)
  })
})
