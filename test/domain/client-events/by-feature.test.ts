import { beforeAll, describe, expect, it } from 'vitest'
import {
  cancelAppointment,
  confirmAppointment,
  createAppointment,
  markAppointment,
  moveAppointment,
} from '../../../src/domain/appointments/index.js'
import { correctCall } from '../../../src/domain/calls/index.js'
import { openBody } from '../../../src/domain/client-events/index.js'
import { deliverDue, queueOwnEvents } from '../../../src/domain/forwarding/index.js'
import { keepLead } from '../../../src/domain/leads/index.js'
import { keepCallerMessage } from '../../../src/domain/messages/index.js'
import { expireOffers } from '../../../src/domain/offers/expire-offers.js'
import { createOffer, decideOffer } from '../../../src/domain/offers/index.js'
import { addSuppression, liftSuppression } from '../../../src/domain/suppressions/index.js'
import { createTask, markTasksDone } from '../../../src/domain/tasks/index.js'
import { inTransaction } from '../../../src/platform/context.js'
import { aColleague, aViewing } from '../../support/a-viewing.js'
import { aCall, aClient, clientActor, ctxOf, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aReportedCall, followUp, openQueues } from '../follow-up/support.js'
import { aUrlTo, useReceivers } from '../forwarding/support.js'

const db = useDatabase()
const aReceiver = useReceivers()
beforeAll(() => openQueues(db.deps))

const prisma = () => db.deps.database.prisma
const people = (clientId: string) => ctxOf(db.deps, clientActor(clientId, { access: 'SELF_SERVICE' }))

/** What was told, in order. */
async function told(prefix = '') {
  const events = await prisma().clientEvent.findMany({ orderBy: [{ createdAt: 'asc' }] })
  return events
    .filter(({ type }) => type.startsWith(prefix))
    .map((event) => ({ type: event.type, data: openBody(db.deps, event, event.bodySealed).data }))
}
const typesOf = async (prefix: string) => (await told(prefix)).map(({ type }) => type)

const aRinging = { status: 'ENDED', stamps: { fields: { endedReason: [2, NOW.getTime(), 'h'] } } } as const
const again = (id: string, data: object = {}) =>
  prisma().call.update({ where: { id }, data: { ...data, followedUpAt: null } })

describe('a call', () => {
  it('is told of once it was looked at with its report, and again when more becomes known', async () => {
    const client = await aClient(db.deps)
    const receiver = await aReceiver()
    await aUrlTo(db.deps, receiver, { clientId: client.id, types: ['call.completed', 'call.updated'] })
    const call = await aReportedCall(db.deps, { clientId: client.id, lines: ['C: Hello'], intent: 'complaint' })
    await followUp(db.deps)
    await deliverDue(db.deps)
    const [lead] = await prisma().lead.findMany()
    const expected = { id: call.id, vapi_call_id: call.vapiCallId, lead_id: lead?.id, is_test: false }
    expect(receiver.deliveries.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: 'call.completed', client_id: client.id, data: { ...expected, direction: 'inbound' } },
    ])
    await again(call.id)
    await followUp(db.deps)
    expect(await typesOf('call')).toEqual(['call.completed'])
    await again(call.id, { hasRecording: true })
    await followUp(db.deps)
    expect(await told('call')).toMatchObject([{}, { type: 'call.updated', data: { id: call.id, has_recording: true } }])
    await correctCall(people(client.id), { id: call.id, outcome: 'MESSAGE_TAKEN' })
    expect((await told('call')).at(-1)).toMatchObject({ type: 'call.updated', data: { outcome: 'message_taken' } })
  })

  it('waits for its report, and is told without it when that must be lost', async () => {
    const client = await aClient(db.deps)
    const receiver = await aReceiver()
    await aUrlTo(db.deps, receiver, { clientId: client.id, types: ['call.completed', 'call.updated'] })
    const [reported, lost] = [
      await aCall(db.deps, { clientId: client.id, ...aRinging }),
      await aCall(db.deps, { clientId: client.id, ...aRinging }),
    ]
    await followUp(db.deps)
    await queueOwnEvents(db.deps)
    expect(await prisma().clientEvent.count({ where: { type: 'call.completed', queuedAt: null } })).toBe(2)
    expect(await typesOf('call')).toEqual(['call.completed', 'call.completed'])
    await again(reported.id, { stamps: { fields: { endedReason: [3, NOW.getTime(), 'h'] } }, durationSeconds: 77 })
    await followUp(db.deps)
    await deliverDue(db.deps)
    const bodies = () => receiver.deliveries.map(({ body }) => JSON.parse(body))
    expect(bodies()).toMatchObject([{ type: 'call.completed', data: { id: reported.id, duration_seconds: 77 } }])
    await db.deps.database.query('update client_events set created_at = now() where queued_at is null')
    await deliverDue(db.deps)
    expect(bodies().slice(1)).toMatchObject([{ type: 'call.completed', data: { id: lost.id, duration_seconds: 22 } }])
  })

  it('that is corrected before it is told, is told as corrected and once; after that its correction is told', async () => {
    const client = await aClient(db.deps)
    const receiver = await aReceiver()
    await aUrlTo(db.deps, receiver, { clientId: client.id, types: ['call.completed', 'call.updated'] })
    const bodies = () => receiver.deliveries.map(({ body }) => JSON.parse(body))
    const call = await aCall(db.deps, { clientId: client.id, ...aRinging })
    await followUp(db.deps)
    await correctCall(people(client.id), { id: call.id, outcome: 'MESSAGE_TAKEN', intent: 'complaint' })
    await deliverDue(db.deps)
    expect(bodies()).toEqual([])
    expect(await typesOf('call')).toEqual(['call.completed'])
    await db.deps.database.query('update client_events set created_at = now() where queued_at is null')
    await deliverDue(db.deps)
    expect(bodies()).toMatchObject([
      { type: 'call.completed', data: { outcome: 'message_taken', intent: 'complaint' } },
    ])
    await correctCall(people(client.id), { id: call.id, reset: true })
    await deliverDue(db.deps)
    expect(bodies().slice(1)).toMatchObject([{ type: 'call.updated', data: { id: call.id } }])
    expect(bodies()[1].data.outcome).not.toBe('message_taken')
  })

  it('is told once, however many workers look', async () => {
    const client = await aClient(db.deps)
    for (let n = 0; n < 12; n++) await aReportedCall(db.deps, { clientId: client.id })
    await followUp(db.deps)
    const counts = await Promise.all(Array.from({ length: 4 }, () => queueOwnEvents(db.deps)))
    const rest = await queueOwnEvents(db.deps)
    expect(await prisma().clientEvent.count({ where: { type: 'call.completed', queuedAt: null } })).toBe(0)
    const all = await prisma().clientEvent.count()
    expect(counts.reduce((sum, count) => sum + count, rest)).toBe(all)
  })

  it('of long ago is no news', async () => {
    const client = await aClient(db.deps)
    const endedAt = new Date(NOW.getTime() - 9 * 86_400_000)
    await aReportedCall(db.deps, { clientId: client.id, startedAt: endedAt, endedAt })
    await followUp(db.deps)
    expect(await typesOf('call')).toEqual([])
  })
})

describe('everything else', () => {
  it('is told of an appointment at each of its turns', async () => {
    const { id: clientId } = await aClient(db.deps)
    const ctx = people(clientId)
    const dana = await aColleague(db.deps, { clientId })
    const startsAt = new Date(NOW.getTime() + 86_400_000)
    const made = { kind: 'VIEWING', startsAt, attendeeName: 'Pat', attendeeNumber: '+14155550133' } as const
    const { id } = await createAppointment(ctx, { ...made, teamMemberId: dana.id })
    await moveAppointment(ctx, { id, startsAt: new Date(startsAt.getTime() + 3_600_000) })
    await moveAppointment(ctx, { id, startsAt: new Date(startsAt.getTime() + 3_600_000) })
    await cancelAppointment(ctx, { id, reason: 'Sold' })
    const pending = await aViewing(db.deps, { clientId })
    await confirmAppointment(ctx, { id: pending.id, teamMemberId: dana.id })
    const over = await aViewing(db.deps, {
      clientId,
      teamMemberId: dana.id,
      startsAt: new Date(NOW.getTime() - 7_200_000),
      status: 'CONFIRMED',
    })
    await markAppointment(ctx, { id: over.id, status: 'NO_SHOW' })
    expect(await told('appointment')).toMatchObject([
      { type: 'appointment.confirmed', data: { id, status: 'confirmed', team_member_id: dana.id, source: 'person' } },
      { type: 'appointment.moved', data: { id, starts_at: new Date(startsAt.getTime() + 3_600_000).toISOString() } },
      { type: 'appointment.cancelled', data: { id, status: 'cancelled', cancel_reason: 'Sold' } },
      { type: 'appointment.confirmed', data: { id: pending.id, team_member_id: dana.id } },
      { type: 'appointment.ended', data: { id: over.id, status: 'no_show' } },
    ])
    expect(await typesOf('lead')).toEqual(['lead.created', 'lead.updated'])
  })

  it('is told of offers, tasks, messages and numbers that must not be called', async () => {
    const { id: clientId } = await aClient(db.deps)
    const ctx = people(clientId)
    const offer = await createOffer(ctx, {
      amount: '450,000',
      buyerName: 'Pat',
      expiresAt: new Date(NOW.getTime() + 60_000),
    })
    await decideOffer(ctx, { id: offer.id, status: 'DECLINED' })
    await decideOffer(ctx, { id: offer.id, status: 'OPEN' })
    await expireOffers(ctxOf(db.deps, undefined, new Date(NOW.getTime() + 120_000)))
    const amount = { amount_minor: 45_000_000, currency: 'USD' }
    expect(await told('offer')).toMatchObject([
      { type: 'offer.created', data: { id: offer.id, amount, status: 'open', buyer_name: 'Pat' } },
      { type: 'offer.updated', data: { status: 'declined' } },
      { type: 'offer.updated', data: { status: 'open' } },
      { type: 'offer.updated', data: { status: 'expired' } },
    ])
    const task = await createTask(ctx, { title: 'Send the plan' })
    await markTasksDone(ctx, { ids: [task.id], isDone: true })
    await markTasksDone(ctx, { ids: [task.id], isDone: true })
    expect(await typesOf('task')).toEqual(['task.created', 'task.done'])

    const { id } = await addSuppression(ctx, { number: '+14155550188', reason: 'Asked by mail' })
    await addSuppression(ctx, { number: '+14155550188', reason: 'Asked again' }).catch(() => {})
    await liftSuppression(ctx, { id, reason: 'Changed their mind' })
    expect(await told('suppression')).toMatchObject([
      { type: 'suppression.added', data: { id, number: '+14155550188', source: 'person', lifted_at: null } },
      { type: 'suppression.lifted', data: { id, lifted_at: NOW.toISOString() } },
    ])

    const call = await aCall(db.deps, { clientId })
    const kept = await inTransaction(ctxOf(db.deps), async (tx) => {
      const number = '+14155550177'
      await keepLead(tx, { clientId, number, source: 'PHONE', at: NOW })
      await keepLead(tx, { clientId, number, name: 'Sam', source: 'PHONE', at: NOW })
      const said = { callerName: 'Sam', callerNumber: number, forWhom: undefined, text: 'Call me', isUrgent: true }
      return keepCallerMessage(tx, { clientId, vapiCallId: call.vapiCallId, businessName: 'Harbor', ...said })
    })
    expect(await told('message')).toMatchObject([
      { type: 'message.taken', data: { id: kept.id, text: 'Call me', is_urgent: true, call_id: call.id } },
    ])
    expect(await told('lead')).toMatchObject([
      { type: 'lead.created', data: { name: null } },
      { type: 'lead.updated', data: { name: 'Sam', changed: ['name'] } },
    ])
  })
})
