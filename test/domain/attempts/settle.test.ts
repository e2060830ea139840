import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aLead } from '../../support/a-lead.js'
import { useDatabase } from '../../support/database.js'
import { MINUTE, PHONE, useOutbound } from './world.js'

const db = useDatabase()
const world = useOutbound(db)
const change = (id: string, data: object) => world.prisma().callAttempt.update({ where: { id }, data })
const silent = () => {
  world.vapi().faults.deliveries = { drop: () => true }
}

describe('an attempt of which nobody knows', () => {
  it.each([500, 'reset'] as const)(
    'is found in Vapi’s list when it answered %s after it had dialled',
    async (afterEffect) => {
      const business = await world.business()
      silent()
      world.vapi().faults.nextRest = [{ afterEffect }]
      const { id, state } = await world.place(business)
      expect(state).toBe('UNCERTAIN')
      await world.clock(1.1)
      const [vapiCallId] = world.vapi().calls.keys()
      expect(await world.row(id)).toMatchObject({ state: 'PLACED', evidence: 'LIST', vapiCallId, reason: null })
      await world.vapi().settled()
      await world.clock(2)
      expect(await world.row(id)).toMatchObject({ state: 'ENDED', endedAt: expect.any(Date) })
      expect(world.dialled()).toHaveLength(1)
    },
  )

  it('is asked for after 1, 5, 15 and 60 minutes and a day, with a list that shows it late', async () => {
    const business = await world.business()
    silent()
    world.vapi().faults.nextRest = [{ afterEffect: 500 }]
    world.vapi().lag.listMs = 30 * MINUTE
    const { id } = await world.place(business)
    const asked = () => world.vapi().requests.filter(({ method }) => method === 'GET').length
    const asks: number[] = []
    for (const minutes of [0, 1.1, 2, 4, 5.1, 10, 15.1, 30, 59]) {
      const before = asked()
      await world.clock(minutes)
      if (asked() > before) asks.push(minutes)
    }
    expect(asks).toEqual([1.1, 5.1, 15.1])
    expect(await world.row(id)).toMatchObject({ state: 'UNCERTAIN' })
    world.vapi().lag.listMs = 0
    await world.clock(60.1)
    expect(await world.row(id)).toMatchObject({ state: 'PLACED', evidence: 'LIST' })
    await world.vapi().settled()
  })

  it('is not taken for absent while Vapi cannot be asked, nor for another call', async () => {
    const [business, other] = [await world.business(), await world.business()]
    silent()
    await world.place(other)
    world.vapi().faults.nextRest = [503]
    const { id } = await world.place(business)
    world.vapi().faults.rest = { status: 400, message: 'no' }
    await world.clock(24 * 60 + 2)
    expect(await world.row(id)).toMatchObject({ state: 'UNCERTAIN', lookAt: expect.any(Date) })
    delete world.vapi().faults.rest
    await world.clock(24 * 60 + 30)
    expect(await world.row(id)).toMatchObject({ state: 'UNCERTAIN' })
    await world.clock(25 * 60 + 5)
    expect(await world.row(id)).toMatchObject({ state: 'ABSENT', reason: expect.stringContaining('did not ring') })
    await world.vapi().settled()
  })

  it('is one whose process was killed, a minute later', async () => {
    const business = await world.business()
    silent()
    const { id } = await world.place(business)
    const now = new Date()
    const killed = {
      state: 'CLAIMED',
      vapiCallId: null,
      evidence: null,
      lookAt: new Date(now.getTime() + MINUTE),
    } as const
    await change(id, killed)
    await world.clock(0.5)
    expect(await world.row(id)).toMatchObject({ state: 'CLAIMED' })
    await world.clock(1.1)
    expect(await world.row(id)).toMatchObject({ state: 'PLACED', evidence: 'LIST' })
    await change(id, killed)
    world.vapi().faults.rest = 503
    await world.clock(1.1)
    expect(await world.row(id)).toMatchObject({ state: 'UNCERTAIN', reason: expect.stringContaining('gone') })
    expect(world.dialled()).toHaveLength(1)
    await world.vapi().settled()
  })
})

describe('what a webhook tells', () => {
  it('shows that a call was placed, when Vapi’s answer was lost', async () => {
    const business = await world.business()
    const lead = await aLead(db.deps, { clientId: business.client.id, number: PHONE })
    world.vapi().faults.nextRest = [{ afterEffect: 'reset' }]
    const { id } = await world.place(business, { leadId: lead.id })
    await world.told()
    const [vapiCallId] = world.vapi().calls.keys()
    expect(await world.row(id)).toMatchObject({ state: 'ENDED', evidence: 'WEBHOOK', vapiCallId, reason: null })
    expect(await world.prisma().call.findFirstOrThrow()).toMatchObject({ leadId: lead.id })
    await world.clock(5)
    expect(world.vapi().requests.filter(({ method }) => method === 'GET')).toEqual([])
  })

  it.each(['name', 'externalId', 'metadata'])('is known by the %s alone', async (kept) => {
    const business = await world.business()
    world.vapi().faults.nextRest = [{ afterEffect: 'reset' }]
    silent()
    const { id } = await world.place(business)
    await world.vapi().settled()
    const [call] = world.vapi().calls.values()
    const said = {
      id: call?.id,
      type: 'outboundPhoneCall',
      ...(kept === 'name' && { name: id }),
      ...(kept === 'externalId' && { customer: { number: PHONE, externalId: id } }),
      ...(kept === 'metadata' && { assistantOverrides: { metadata: { backlineAttemptId: id } } }),
    }
    delete world.vapi().faults.deliveries
    await world.tell(business, { type: 'status-update', status: 'in-progress', timestamp: Date.now(), call: said })
    expect(await world.row(id)).toMatchObject({ state: 'PLACED', evidence: 'WEBHOOK', vapiCallId: call?.id })
    // The call is known now, so a message that does not name the attempt is about it too.
    const ended = { type: 'status-update', status: 'ended', endedReason: 'customer-ended-call', timestamp: Date.now() }
    await world.tell(business, { ...ended, call: { id: call?.id, type: 'outboundPhoneCall' } })
    expect(await world.row(id)).toMatchObject({ state: 'ENDED', evidence: 'WEBHOOK' })
  })

  it('of another client, of a made-up attempt or of somebody else’s call is about no attempt', async () => {
    const [business, other] = [await world.business(), await world.business()]
    world.vapi().faults.nextRest = [500]
    const { id } = await world.place(business)
    const call = { id: randomUUID(), type: 'outboundPhoneCall', name: id }
    const said = { type: 'status-update', status: 'ended', timestamp: Date.now() }
    await world.tell(other, { ...said, call })
    await world.tell(business, { ...said, call: { ...call, name: randomUUID() } })
    await world.tell(business, { ...said, call: { ...call, name: "' or 1=1" } })
    expect(await world.row(id)).toMatchObject({ state: 'UNCERTAIN', vapiCallId: null })
  })

  it('counts over what was believed, and keeps the number from a second call while it lasts', async () => {
    const business = await world.business()
    world.vapi().faults.nextRest = [500]
    const { id } = await world.place(business)
    await change(id, { state: 'ABSENT', lookAt: null })
    const call = { id: randomUUID(), type: 'outboundPhoneCall', name: id }
    await world.tell(business, { type: 'status-update', status: 'ringing', timestamp: Date.now(), call })
    expect(await world.row(id)).toMatchObject({ state: 'PLACED', vapiCallId: call.id })
    await expect(world.place(business)).rejects.toMatchObject({ details: { code: 'call_under_way', attemptId: id } })
  })

  it('of a second call for one attempt is an error that staff hear of, and changes nothing', async () => {
    const business = await world.business()
    const { id } = await world.place(business)
    await world.told()
    db.expectErrors()
    const before = await world.row(id)
    const call = { id: randomUUID(), type: 'outboundPhoneCall', name: id }
    await world.tell(business, { type: 'status-update', status: 'ringing', timestamp: Date.now(), call })
    expect(await world.row(id)).toEqual(before)
    expect(db.logged.join()).toContain('two calls for one attempt')
  })
})

describe('a call that goes on', () => {
  it('ends by what Vapi says when its report is lost, and not by the clock alone', async () => {
    const business = await world.business()
    silent()
    const { id } = await world.place(business)
    world.vapi().faults.rest = 503
    await world.clock(60)
    expect(await world.row(id)).toMatchObject({ state: 'PLACED' })
    delete world.vapi().faults.rest
    await world.vapi().settled()
    await world.clock(80)
    expect(await world.row(id)).toMatchObject({ state: 'ENDED', lookAt: null })
  })

  it('that Vapi has forgotten ends after a day', async () => {
    const business = await world.business()
    silent()
    const { id } = await world.place(business)
    await world.vapi().settled()
    await change(id, { vapiCallId: randomUUID() })
    await world.clock(6)
    expect(await world.row(id)).toMatchObject({ state: 'PLACED' })
    await world.clock(24 * 60 + 30)
    expect(await world.row(id)).toMatchObject({ state: 'ENDED', reason: expect.stringContaining('any more') })
  })

  it('holds up no other when it cannot be looked up', async () => {
    // A key that does not open is an error in the log.
    db.expectErrors()
    const [stuck, fine] = [await world.business(), await world.business()]
    silent()
    world.vapi().faults.nextRest = [500, { afterEffect: 500 }]
    await world.place(stuck)
    await world.prisma().client.update({ where: { id: stuck.client.id }, data: { vapiApiKeySealed: Buffer.from('x') } })
    const { id } = await world.place(fine)
    await world.clock(1.1)
    expect(await world.row(id)).toMatchObject({ state: 'PLACED' })
    await world.vapi().settled()
  })
})
