import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { getLead, listLeads } from '../../../src/domain/leads/index.js'
import { listOffers } from '../../../src/domain/offers/index.js'
import { createProperty } from '../../../src/domain/properties/index.js'
import { waitingJobs } from '../../../src/platform/queue.js'
import { clientActor, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aPlan, aReceptive, CALLER, toolCalls, use } from './in-call.js'

describe('making an offer', () => {
  const db = useDatabase()
  const ask = async (clientId: string, given: object, { id = randomUUID() as string, callId = 'call-1' } = {}) => {
    const read = toolCalls([{ id, name: 'create_offer', arguments: given }], callId)
    const [result] = await use(makeAnswerer(db.deps), clientId, read)
    return result?.say ?? ''
  }
  const offers = async (clientId: string) => (await listOffers(ctxOf(db.deps, clientActor(clientId)))).offers
  const aSeller = async (over = {}) => {
    const client = await aReceptive(db.deps)
    const where = { address: '123 Main Street', city: 'Springfield', clientId: client.id, ...over }
    const property = await createProperty(ctxOf(db.deps), where)
    return { client, property }
  }
  const OFFER = { amount: 'four hundred fifty thousand', property: '123 main st' }

  it.each([
    ['£450,000', 'GBP'],
    ['450.000 Euro', 'EUR'],
    ['four hundred thousand pounds', 'GBP'],
    ['cuatrocientos mil euros', 'EUR'],
    ['vierhunderttausend Schweizer Franken', 'CHF'],
    ['400,000 Canadian dollars', 'CAD'],
  ])('B4: asks for dollars when the caller said %s', async (amount) => {
    const { client } = await aSeller()
    expect(await ask(client.id, { ...OFFER, amount })).toMatch(/^The caller said “.+”, and this is in US Dollar/)
    expect(await offers(client.id)).toEqual([])
  })

  it('B4: takes dollars of whoever has them', async () => {
    const { client } = await aSeller({ currency: 'CAD' })
    expect(await ask(client.id, { ...OFFER, amount: 'four hundred fifty thousand dollars' })).toContain('CA$450,000')
  })

  it('keeps it sealed with its lead, mails it and reads all of it back', async () => {
    const { client, property } = await aSeller()
    const say = await ask(client.id, {
      ...OFFER,
      conditions: 'CANARY subject to financing',
      expires: 'Friday at five pm',
      buyerName: 'Sam Okafor',
    })
    for (const part of ['$450,000', '123 Main Street, Springfield', 'Sam Okafor', 'Friday March 6, at 5:00 PM'])
      expect(say).toContain(part)
    expect(say).toMatch(/not accepted yet\. Read this back/)
    expect(await offers(client.id)).toMatchObject([
      {
        amountMinor: 45_000_000n,
        currency: 'USD',
        conditions: 'CANARY subject to financing',
        expiresAt: new Date('2026-03-06T22:00:00Z'),
        buyerName: 'Sam Okafor',
        buyerNumber: CALLER,
        status: 'OPEN',
        property: { id: property.id },
      },
    ])
    const actor = clientActor(client.id)
    const [lead] = (await listLeads(ctxOf(db.deps, actor))).leads
    expect(lead).toMatchObject({ number: CALLER, status: 'OFFER', name: 'Sam Okafor' })
    const { activities } = await getLead(ctxOf(db.deps, actor), { id: lead?.id ?? '' })
    expect(activities.map(({ kind }) => kind).sort()).toEqual(['CREATED', 'OFFER_MADE', 'STATUS_CHANGED'])
    expect(await waitingJobs(db.deps.database.prisma, 'notifications.send-mail')).toHaveLength(1)
    const [run] = await db.deps.database.prisma.functionRun.findMany()
    expect(run).toMatchObject({ name: 'create_offer', isDone: true, propertyId: property.id })
    expect(JSON.stringify(await db.deps.database.query('select * from offers, function_runs'))).not.toContain('CANARY')
  })

  it('stands until the end of a day that was named, where the client is', async () => {
    const { client } = await aSeller()
    expect(await ask(client.id, { ...OFFER, expires: 'until Friday' })).toContain('standing until Friday March 6')
    expect((await offers(client.id))[0]?.expiresAt).toEqual(new Date('2026-03-07T05:00:00Z'))
  })

  it('corrects the offer of the same call, and makes another on another call', async () => {
    const { client } = await aSeller()
    await ask(client.id, OFFER)
    expect(await ask(client.id, { ...OFFER, amount: 460_000 })).toContain('$460,000')
    expect(await offers(client.id)).toMatchObject([{ amountMinor: 46_000_000n }])
    await ask(client.id, OFFER, { callId: 'call-2' })
    expect(await offers(client.id)).toHaveLength(2)
  })

  it('keeps the same use once, and answers it alike', async () => {
    const { client } = await aSeller()
    const first = await ask(client.id, OFFER, { id: 'tool-1' })
    expect(await ask(client.id, OFFER, { id: 'tool-1' })).toBe(first)
    expect(await offers(client.id)).toHaveLength(1)
  })

  it.each([
    [{ property: '123 main street' }, /how much they offer/],
    [{ amount: 450_000 }, /which property the offer is for/],
    [{ ...OFFER, amount: 0 }, /offer|amount/],
    [{ ...OFFER, amount: -5 }, /offer|amount/],
    [{ ...OFFER, amount: 'a fair price' }, /Ask the caller/],
    [{ ...OFFER, amount: { much: true } }, /how much they offer/],
    [{ ...OFFER, expires: 'when the cows come home' }, /until when the offer stands/],
    [{ ...OFFER, callbackNumber: '555' }, /not complete/],
    [{ ...OFFER, property: '9 Nowhere Lane' }, /no property/i],
  ])('asks back for %j, and keeps nothing', async (given, asked) => {
    const { client } = await aSeller()
    expect(await ask(client.id, given)).toMatch(asked)
    expect(await offers(client.id)).toEqual([])
  })

  it.each([
    ['four hundred fifty', '$450'],
    [45_000_000, '$45,000,000'],
  ])('asks whether %j is meant where the price is far from it, and believes it then', async (amount, shown) => {
    const { client } = await aSeller({ listing: 'SALE', price: '450,000' })
    const say = await ask(client.id, { ...OFFER, amount })
    expect(say).toContain(`I understood ${shown}, and the price is $450,000.`)
    expect(await offers(client.id)).toEqual([])
    expect(await ask(client.id, { ...OFFER, amount, isSure: true })).toContain(`An offer of ${shown} for`)
    expect(await offers(client.id)).toHaveLength(1)
  })

  it('takes none for a property that is gone, or that is another client’s', async () => {
    const { client } = await aSeller({ status: 'SOLD' })
    expect(await ask(client.id, OFFER)).toMatch(/no longer on the market/)
    const { property: theirs } = await aSeller()
    const { client: ours } = await aSeller({ address: '9 Elm Road' })
    expect(await ask(ours.id, { ...OFFER, property: theirs.id })).toMatch(/no property/i)
    expect([await offers(client.id), await offers(ours.id)]).toEqual([[], []])
  })

  it('is not possible where the plan leaves it out', async () => {
    const { client } = await aSeller()
    await aPlan(db.deps, { clientId: client.id, functions: ['take_message'] })
    expect(await ask(client.id, OFFER)).toMatch(/not possible here/)
  })
})
