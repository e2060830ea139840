import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { applyNext, callTimeline } from '../../../src/domain/inbound/index.js'
import { aClient, aStaff, clientActor, ctxOf, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { livelyEvents, sevenEvents } from '../calls/seven-events.js'
import { deliver } from './deliveries.js'

const db = useDatabase()
const CALL = '019948a2-6d1c-7c3e-9b0f-2f5a8d61c0e7'
const RECEIVED = new Date('2026-09-14T15:05:00Z')

async function aToldCall() {
  const { id: clientId } = await aClient(db.deps)
  const [report, ringing] = [sevenEvents(CALL)[5], sevenEvents(CALL)[1]]
  for (const body of [report, ringing]) await deliver(db.deps, clientId, body, RECEIVED)
  await deliver(db.deps, clientId, livelyEvents(CALL)[8], new Date('2026-09-14T17:34:01Z'))
  await deliver(db.deps, clientId, sevenEvents('another')[5], RECEIVED)
  while ((await applyNext(db.deps)) > 0);
  const { id } = await db.deps.database.prisma.call.findFirstOrThrow({ where: { vapiCallId: CALL } })
  return { clientId, id }
}

describe('what Vapi told us of a call', () => {
  it('is listed in the order it was sent, each event with what becomes of its type', async () => {
    const { id } = await aToldCall()
    const staff = ctxOf(db.deps, staffActor(await aStaff(db.deps, { role: 'SUPPORT' })))
    const { events, isCut } = await callTimeline(staff, { callId: id })
    expect(events.map(({ type, state }) => [type, state])).toEqual([
      ['status-update', 'DONE'],
      ['end-of-call-report', 'DONE'],
      ['call.deleted', 'DONE'],
    ])
    expect(events[2]?.words).toContain('ours stays')
    expect(isCut).toBe(false)
  })

  it('finds what came days later, and says when it is not all', async () => {
    const { clientId, id } = await aToldCall()
    const late = structuredClone(sevenEvents(CALL)[5])
    late.message.timestamp += 1_000
    await deliver(db.deps, clientId, late, new Date())
    while ((await applyNext(db.deps)) > 0);
    const staff = ctxOf(db.deps, staffActor(await aStaff(db.deps)))
    expect((await callTimeline(staff, { callId: id })).events).toHaveLength(4)
    await db.deps.database.query(
      `insert into webhook_events (id, client_id, delivery_key, call_key, type, state, headers, body_bytes, body_sealed, received_at)
       select gen_random_uuid(), $1, convert_to(n::text, 'UTF8'), $2, 'hang', 'DONE', '{}', 0, '', now() from generate_series(1, 200) n`,
      [clientId, CALL],
    )
    const { events, isCut } = await callTimeline(staff, { callId: id })
    expect([events.length, isCut]).toEqual([200, true])
  })

  it('is for staff who may read events, and knows no call of nobody', async () => {
    const { clientId, id } = await aToldCall()
    const viewer = ctxOf(db.deps, staffActor(await aStaff(db.deps, { role: 'VIEWER' })))
    const forbidden = { code: 'forbidden' }
    await expect(callTimeline(viewer, { callId: id })).rejects.toMatchObject(forbidden)
    await expect(callTimeline(ctxOf(db.deps, clientActor(clientId)), { callId: id })).rejects.toMatchObject(forbidden)
    const staff = ctxOf(db.deps, staffActor(await aStaff(db.deps)))
    for (const callId of [randomUUID(), 'nonsense']) {
      await expect(callTimeline(staff, { callId })).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})
