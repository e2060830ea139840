import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { getLead } from '../../../src/domain/leads/index.js'
import { createOffer, decideOffer, expireOffersJob, getOffer, listOffers } from '../../../src/domain/offers/index.js'
import type { Actor } from '../../../src/platform/context.js'
import { waitingJobs } from '../../../src/platform/queue.js'
import { aLead } from '../../support/a-lead.js'
import { aProperty } from '../../support/a-property.js'
import { anOffer } from '../../support/an-offer.js'
import { aCall, aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

describe('offers', () => {
  const db = useDatabase()
  const ctx = (actor?: Actor, now = NOW) => ctxOf(db.deps, actor, now)
  const own = (clientId: string) => clientActor(clientId, { access: 'SELF_SERVICE', name: 'Pat' })
  const prisma = () => db.deps.database.prisma
  const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

  it('are shown with their conditions opened, their call and who made them', async () => {
    const client = await aClient(db.deps)
    const call = await aCall(db.deps, { clientId: client.id })
    const lead = await aLead(db.deps, { clientId: client.id })
    const of = { clientId: client.id, leadId: lead.id, vapiCallId: call.vapiCallId }
    const { id } = await anOffer(db.deps, { ...of, conditions: 'Subject to financing' })
    expect(await getOffer(ctx(own(client.id)), { id })).toMatchObject({
      amountMinor: 45_000_000n,
      currency: 'USD',
      conditions: 'Subject to financing',
      status: 'OPEN',
      callId: call.id,
      lead: { id: lead.id },
      property: null,
    })
  })

  it('B4: are refused in another currency, with the one to write them in', async () => {
    const client = await aClient(db.deps, { currency: 'EUR' })
    const write = (amount: string) => createOffer(ctx(own(client.id)), { amount, buyerName: 'Sam' })
    await expect(write('£450,000')).rejects.toThrow('This is in GBP. Please write the amount in EUR')
    await expect(write('$1,250,000')).rejects.toThrow('“$” is not EUR')
    const { id } = await write('450.000 €')
    expect(await getOffer(ctx(own(client.id)), { id })).toMatchObject({ currency: 'EUR', amountMinor: 45_000_000n })
  })

  it('are over at their moment, and the clock writes it down once', async () => {
    const client = await aClient(db.deps)
    const lead = await aLead(db.deps, { clientId: client.id })
    const of = { clientId: client.id, leadId: lead.id }
    const over = await anOffer(db.deps, { ...of, expiresAt: inMinutes(-1) })
    const open = await anOffer(db.deps, { ...of, expiresAt: inMinutes(1) })
    const ids = async (status: 'OPEN' | 'EXPIRED') =>
      (await listOffers(ctx(own(client.id)), { status })).offers.map(({ id }) => id)
    expect([await ids('OPEN'), await ids('EXPIRED')]).toEqual([[open.id], [over.id]])
    expect((await getOffer(ctx(own(client.id)), { id: over.id })).status).toBe('EXPIRED')
    expect(await expireOffersJob.run(ctx(), {})).toEqual({ expired: 1 })
    expect(await expireOffersJob.run(ctx(), {})).toEqual({ expired: 0 })
    expect([await ids('OPEN'), await ids('EXPIRED')]).toEqual([[open.id], [over.id]])
    const stored = await prisma().offer.findMany({ orderBy: { status: 'asc' } })
    expect(stored.map(({ status }) => status)).toEqual(['OPEN', 'EXPIRED'])
    const { activities } = await getLead(ctx(own(client.id)), { id: lead.id })
    expect(activities).toMatchObject([{ kind: 'OFFER_CHANGED', text: 'Open → Expired', actorName: 'Assistant' }])
  })

  it('are decided by people, step by step, and a mistake is taken back', async () => {
    const client = await aClient(db.deps)
    const lead = await aLead(db.deps, { clientId: client.id })
    const { id } = await anOffer(db.deps, { clientId: client.id, leadId: lead.id })
    const decide = (status: 'OPEN' | 'COUNTERED' | 'ACCEPTED' | 'WITHDRAWN', note?: string) =>
      decideOffer(ctx(own(client.id)), { id, status, ...(note && { note }) })
    await decide('COUNTERED', 'CANARY at least 460')
    await decide('ACCEPTED')
    await decide('ACCEPTED')
    expect(await getOffer(ctx(own(client.id)), { id })).toMatchObject({
      status: 'ACCEPTED',
      decidedBy: 'Pat',
      decidedAt: NOW,
    })
    await expect(decide('WITHDRAWN')).rejects.toMatchObject({ code: 'conflict' })
    await decide('OPEN')
    expect(await getOffer(ctx(own(client.id)), { id })).toMatchObject({ status: 'OPEN', decidedBy: null })
    const { activities } = await getLead(ctx(own(client.id)), { id: lead.id })
    expect(activities.map(({ text }) => text).sort()).toEqual([
      'Accepted → Open',
      'Countered → Accepted',
      'Open → Countered: CANARY at least 460',
    ])
    const entries = await prisma().auditEntry.findMany()
    expect(entries).toHaveLength(3)
    expect(JSON.stringify(entries)).not.toContain('CANARY')
  })

  it('are noted by people, sealed, with their lead, without a mail', async () => {
    const client = await aClient(db.deps, { phone: '+442079460958' })
    const property = await aProperty(db.deps, { clientId: client.id, currency: 'EUR' })
    const who = { buyerName: 'Sam Okafor', buyerNumber: '020 7946 0991', conditions: 'CANARY financing' }
    const about = { propertyId: property.id, expiresAt: inMinutes(60) }
    const { id } = await createOffer(ctx(own(client.id)), { amount: '450.000', ...about, ...who })
    const made = await getOffer(ctx(own(client.id)), { id })
    expect(made).toMatchObject({
      ...{ amountMinor: 45_000_000n, currency: 'EUR', expiresAt: inMinutes(60), status: 'OPEN' },
      ...{ conditions: 'CANARY financing', buyerName: 'Sam Okafor', buyerNumber: '+442079460991', callId: undefined },
      ...{ property: { id: property.id }, lead: { number: '+442079460991' } },
    })
    const lead = await getLead(ctx(own(client.id)), { id: made.lead?.id ?? '' })
    expect([lead.status, lead.source]).toEqual(['OFFER', 'MANUAL'])
    expect(lead.activities.find(({ kind }) => kind === 'OFFER_MADE')).toMatchObject({ text: '€450,000' })
    const again = await createOffer(ctx(own(client.id)), { amount: '1,200', leadId: lead.id })
    expect(await getOffer(ctx(own(client.id)), again)).toMatchObject({
      ...{ buyerName: 'Sam Okafor', buyerNumber: '+442079460991', currency: client.currency, property: null },
    })
    expect(await waitingJobs(prisma(), 'notifications.send-mail')).toEqual([])
    const entries = await prisma().auditEntry.findMany()
    expect(entries.map(({ action }) => action)).toEqual(['offers.create', 'offers.create'])
    expect(JSON.stringify(await db.deps.database.query('select * from offers, audit_log'))).not.toContain('CANARY')
  })

  it('are not noted where something is wrong, of another client, or for those who only read', async () => {
    const [ours, theirs] = [await aClient(db.deps), await aClient(db.deps)]
    const property = await aProperty(db.deps, { clientId: theirs.id })
    const lead = await aLead(db.deps, { clientId: theirs.id })
    const offer = { amount: '450,000', buyerName: 'Sam' }
    const wrongs: [object, string][] = [
      [{ amount: 'a lot' }, 'amount'],
      [{ amount: '0' }, 'amount'],
      [{ expiresAt: NOW }, 'expiresAt'],
      [{ buyerName: ' ' }, 'buyerName'],
      [{ buyerNumber: '12' }, 'buyerNumber'],
    ]
    for (const [over, field] of wrongs) {
      const made = createOffer(ctx(own(ours.id)), { ...offer, ...over })
      await expect(made).rejects.toMatchObject({ code: 'invalid', details: { fields: { [field]: expect.anything() } } })
    }
    for (const over of [{ propertyId: property.id }, { leadId: lead.id }, { clientId: theirs.id }]) {
      const made = createOffer(ctx(own(ours.id)), { ...offer, ...over })
      await expect(made).rejects.toMatchObject({ code: 'not_found' })
    }
    const viewer = staffActor(await aStaff(db.deps, { role: 'VIEWER' }))
    for (const actor of [clientActor(ours.id), viewer])
      await expect(createOffer(ctx(actor), offer)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await prisma().offer.count()).toBe(0)
  })

  it('that are over cannot be accepted by accident', async () => {
    const client = await aClient(db.deps)
    const { id } = await anOffer(db.deps, { clientId: client.id, expiresAt: inMinutes(-1) })
    const decide = (status: 'ACCEPTED' | 'COUNTERED') => decideOffer(ctx(own(client.id)), { id, status })
    await expect(decide('ACCEPTED')).rejects.toMatchObject({ code: 'conflict', message: /is expired/ })
    await decide('COUNTERED')
    expect((await getOffer(ctx(own(client.id)), { id })).status).toBe('COUNTERED')
  })

  it('come in pages that lead to each other', async () => {
    const client = await aClient(db.deps)
    for (let n = 0; n < 22; n++) await anOffer(db.deps, { clientId: client.id })
    const read = (cursor?: string) => listOffers(ctx(own(client.id)), cursor ? { cursor } : {})
    const first = await read()
    const second = await read(first.next)
    expect([first.offers.length, second.offers.length, second.next]).toEqual([20, 2, undefined])
    expect((await read(second.previous)).offers).toEqual(first.offers)
  })

  it('of another client are as if they were not there, and only those who may decide them', async () => {
    const [ours, theirs] = [await aClient(db.deps), await aClient(db.deps)]
    const { id } = await anOffer(db.deps, { clientId: theirs.id })
    for (const some of [id, randomUUID(), 'no id']) {
      await expect(getOffer(ctx(own(ours.id)), { id: some })).rejects.toMatchObject({ code: 'not_found' })
      const decided = decideOffer(ctx(own(ours.id)), { id: some, status: 'ACCEPTED' })
      await expect(decided).rejects.toMatchObject({ code: 'not_found' })
    }
    expect((await listOffers(ctx(own(ours.id)), { clientId: theirs.id })).offers).toEqual([])
    const decide = (actor: Actor) => decideOffer(ctx(actor), { id, status: 'ACCEPTED' })
    await expect(decide(clientActor(theirs.id))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(decide(staffActor(await aStaff(db.deps, { role: 'VIEWER' })))).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await getOffer(ctx(clientActor(theirs.id)), { id })).status).toBe('OPEN')
    await decide(staffActor(await aStaff(db.deps, { role: 'SUPPORT' })))
  })
})
