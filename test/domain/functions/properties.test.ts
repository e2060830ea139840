import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { aProperty, aUnit } from '../../support/a-property.js'
import { NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { eventually } from '../../support/eventually.js'
import { aPlan, aReceptive, toolCalls, use } from './in-call.js'

const db = useDatabase()
const DAY_MS = 86_400_000

async function aSeller() {
  const client = await aReceptive(db.deps)
  await aPlan(db.deps, { clientId: client.id, functions: ['lookup_property', 'search_properties'] })
  return client
}

const ask = async (clientId: string, name: string, given: object, id: string = randomUUID()) => {
  const [result] = await use(makeAnswerer(db.deps), clientId, toolCalls([{ id, name, arguments: given }]))
  return result?.say ?? ''
}
const sentences = (say: string) => say.split(/[.!?](?:\s|$)/).filter(Boolean).length

describe('looking up a property', () => {
  const look = (clientId: string, given: object, id?: string) => ask(clientId, 'lookup_property', given, id)

  it('says what is known of it, and how fresh that is', async () => {
    const client = await aSeller()
    const { id } = await aProperty(db.deps, {
      clientId: client.id,
      bedrooms: 3,
      bathrooms: 2.5,
      area: 1850,
      features: ['a garden', 'two garages'],
      checkedAt: new Date(NOW.getTime() - 3 * DAY_MS),
      isHealthy: true,
    })
    const say = await look(client.id, { property: 'one twenty three main street', city: 'Springfield' }, 'tool-1')
    expect(say).toBe(
      '123 Main Street, Springfield is for sale at $450,000, 3 bedrooms, 2.5 bathrooms, 1,850 square feet, a garden and two garages. Checked on Sunday March 1, researched and healthy.',
    )
    expect(await look(client.id, { property: id })).toBe(say)
    await eventually(async () => {
      const run = await db.deps.database.prisma.functionRun.findFirst({ where: { toolCallId: 'tool-1' } })
      expect(run).toMatchObject({ name: 'lookup_property', state: 'DONE', propertyId: id })
    })
  })

  it('says so when it may have changed, is let, or has flats', async () => {
    const client = await aSeller()
    const old = new Date(NOW.getTime() - 90 * DAY_MS)
    const add = (address: string, over: object) => aProperty(db.deps, { clientId: client.id, address, ...over })
    await add('1 Elm Court', { checkedAt: old, isHealthy: true })
    await add('2 Elm Court', { checkedAt: NOW, isHealthy: false, status: 'UNDER_OFFER' })
    await add('3 Elm Court', { status: 'SOLD' })
    const tower = await add('4 Elm Court', { listing: 'RENT', priceMinor: null, bedrooms: 0 })
    for (const [name, rentMinor] of [
      ['1A', 150_000n],
      ['1B', 99_950n],
    ] as const)
      await aUnit(db.deps, {
        clientId: client.id,
        propertyId: tower.id,
        name,
        rentMinor,
        availableOn: new Date('2026-04-01'),
      })
    expect(await look(client.id, { property: '1 elm court' })).toContain(
      'Last checked on Thursday December 4, 2025, so say that details may have changed.',
    )
    expect(await look(client.id, { property: '2 elm court' })).toMatch(
      /at \$450,000, but somebody has made an offer\. Checked on today, .*somebody will confirm/,
    )
    expect(await look(client.id, { property: '3 elm court' })).toMatch(
      /^3 Elm Court, Springfield is sold\. It was not checked lately/,
    )
    expect(await look(client.id, { property: '4 elm court' })).toContain(
      'is to rent, a studio, with 2 units available from $999.50 a month.',
    )
    expect(await look(client.id, { property: '4 elm court', aspect: 'units' })).toContain(
      '1B for $999.50 a month, free from Wednesday April 1; 1A for $1,500 a month',
    )
  })

  it('says the description, the features or the agent when asked for', async () => {
    const client = await aSeller()
    await aProperty(db.deps, {
      clientId: client.id,
      description: 'Quiet street. Renovated!\nNear the park.',
      agentName: 'Dana Reyes',
      agentNumber: '+14155550188',
    })
    const about = (aspect: string) => look(client.id, { property: '123 Main', aspect })
    expect(await about('description')).toContain('Quiet street; Renovated; Near the park. It was not checked')
    expect(await about('features')).toContain('No features')
    expect(await about('agent')).toContain('Dana Reyes at (415) 555-0188')
    expect(await about('units')).toContain('No unit of 123 Main Street')
  })

  it('asks back instead of guessing, in at most two sentences', async () => {
    const [client, other] = [await aSeller(), await aSeller()]
    await aProperty(db.deps, { clientId: client.id, city: 'Springfield' })
    await aProperty(db.deps, { clientId: client.id, city: 'Shelbyville' })
    const foreign = await aProperty(db.deps, { clientId: other.id, address: '5 Canary Way' })
    expect(await look(client.id, { property: '123 main street' })).toMatch(
      /several that this could be: .*Ask the caller which one/,
    )
    expect(await look(client.id, { property: '125 main street' })).toMatch(/nearest is/)
    expect(await look(client.id, { property: 'number 123 on main', city: 'Spring Feild' })).toContain(
      '123 Main Street, Springfield is for sale',
    )
    expect(await look(client.id, { property: '123 Moyne Street', city: 'Springfield' })).toMatch(
      /^There is no property at exactly that address; the nearest is 123 Main Street, .*\. Ask the caller whether they mean/,
    )
    for (const property of [foreign.id, randomUUID(), '5 Canary Way', '%', "x'); --"])
      expect(await look(client.id, { property })).toMatch(/^There is no property at that address/)
    for (const given of [
      {},
      { property: ' ' },
      { property: 7 },
      { property: ['a'] },
      { property: 'x'.repeat(400) },
      { property: 'a', aspect: 'rumours' },
    ]) {
      const say = await look(client.id, given)
      expect(say).toMatch(/Then try again\.$/)
      expect(say).not.toContain('Canary')
    }
    expect(sentences(await look(client.id, { property: '123 main street' }))).toBeLessThanOrEqual(2)
  })
})

describe('searching properties', () => {
  const search = (clientId: string, given: object) => ask(clientId, 'search_properties', given)

  it('reads three out and counts the rest', async () => {
    const client = await aSeller()
    for (let n = 1; n <= 5; n++)
      await aProperty(db.deps, {
        clientId: client.id,
        address: `${n} Oak Street`,
        priceMinor: BigInt(n) * 10_000_000n,
        bedrooms: n,
        features: ['Garden'],
      })
    const all = await search(client.id, {})
    expect(all).toMatch(
      /^5 properties fit: 1 Oak Street, Springfield, is for sale at \$100,000, 1 bedroom; 2 Oak .*; 3 Oak .*; and 2 more\. Ask which one/,
    )
    expect(all).not.toContain('4 Oak')
    expect(
      await search(client.id, {
        city: 'springfield',
        maxPrice: 'two hundred thousand',
        bedrooms: 'two',
        features: 'garden',
        listing: 'buy',
      }),
    ).toMatch(/^One property fits: 2 Oak Street/)
    expect(await search(client.id, { minPrice: 450_000 })).toMatch(/^One property fits: 5 Oak/)
    expect(await search(client.id, { bedrooms: 9 })).toMatch(
      /^Nothing that fits is available now\. Ask the caller whether/,
    )
    expect(await search(client.id, { listing: 'rental', city: 'Denver' })).toMatch(/^Nothing that fits in Denver/)
  })

  it('asks for what it does not understand', async () => {
    const client = await aSeller()
    await aProperty(db.deps, { clientId: client.id })
    const odd = [
      { maxPrice: 'cheap' },
      { minPrice: 5, maxPrice: 4 },
      { bedrooms: 'some' },
      { listing: 'swap' },
      { features: 5 },
      { features: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
      { city: 5 },
    ]
    for (const given of odd) expect(await search(client.id, given)).not.toMatch(/fits?:/)
  })
})
