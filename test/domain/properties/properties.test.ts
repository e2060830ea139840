import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  archiveProperty,
  availableUnits,
  createProperty,
  createUnit,
  getProperty,
  hasProperties,
  listProperties,
  markPropertyChecked,
  removeUnit,
  searchProperties,
  unarchiveProperty,
  updateProperty,
  updateUnit,
} from '../../../src/domain/properties/index.js'
import { createTeamMember, getTeamMember, updateTeamMember } from '../../../src/domain/team/index.js'
import type { Actor } from '../../../src/platform/context.js'
import { asRefusal, fieldErrors } from '../../../src/platform/errors.js'
import { aProperty, aUnit } from '../../support/a-property.js'
import { aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
const ctx = (actor: Actor) => ctxOf(db.deps, actor)
const selfService = (clientId: string) => ctx(clientActor(clientId, { access: 'SELF_SERVICE' }))
const audited = async () =>
  (await db.deps.database.prisma.auditEntry.findMany({ orderBy: { id: 'asc' } })).map(({ action }) => action).sort()

describe('a property', () => {
  it('is added as people write it, and found as it was meant', async () => {
    const client = await aClient(db.deps, { currency: 'EUR' })
    const own = selfService(client.id)
    const { id } = await createProperty(own, {
      address: ' Hauptstr. 12 ',
      city: 'Berlin',
      price: '450.000 €',
      bedrooms: '3',
      bathrooms: '1.5',
      areaUnit: 'sqm',
      features: 'Garten, Garage\nGarten',
      photoUrls: 'https://photos.example.com/1.jpg https://photos.example.com/2.jpg',
      agentNumber: '(415) 555-2671',
    })
    expect(await getProperty(own, { id })).toMatchObject({
      address: 'Hauptstr. 12',
      priceMinor: 45_000_000n,
      currency: 'EUR',
      bedrooms: 3,
      bathrooms: 1.5,
      features: ['Garten', 'Garage'],
      photoUrls: ['https://photos.example.com/1.jpg', 'https://photos.example.com/2.jpg'],
      agentNumber: '+14155552671',
      listing: 'SALE',
      status: 'AVAILABLE',
      checkedAt: null,
      unitList: [],
    })
    await expect(createProperty(own, { address: 'Hauptstraße 12', city: 'berlin' })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await audited()).toEqual(['properties.create'])
  })

  it('has its agent’s number read as one of the client’s country', async () => {
    const client = await aClient(db.deps, { phone: '+525512345678' })
    const own = selfService(client.id)
    const { id } = await createProperty(own, { address: '1 Elm', city: 'Ames', agentNumber: '55 8765 4321' })
    expect(await getProperty(own, { id })).toMatchObject({ agentNumber: '+525587654321' })
    await updateProperty(own, { id, agentNumber: '+1 415 555 2671' })
    expect(await getProperty(own, { id })).toMatchObject({ agentNumber: '+14155552671' })
    await updateProperty(own, { id, agentNumber: '' })
    expect(await getProperty(own, { id })).toMatchObject({ agentNumber: null })
    const member = await createTeamMember(own, { name: 'Ana', number: '55 8765 4321' })
    await updateTeamMember(own, { id: member.id, name: 'Ana López' })
    expect(await getTeamMember(own, member)).toMatchObject({ name: 'Ana López', number: '+525587654321' })
  })

  it('is refused with what is wrong, by its field', async () => {
    const client = await aClient(db.deps)
    const wrong: [object, string][] = [
      [{ address: '' }, 'address'],
      [{ price: 'a lot' }, 'price'],
      [{ photoUrls: 'http://photos.example.com/1.jpg' }, 'photoUrls'],
      [{ photoUrls: 'javascript:alert(1)' }, 'photoUrls'],
      [{ bedrooms: '2.5' }, 'bedrooms'],
      [{ currency: 'DOLLARS' }, 'currency'],
      [{ agentNumber: '555' }, 'agentNumber'],
      [{ status: 'GONE' }, 'status'],
    ]
    for (const [over, field] of wrong) {
      const refused = createProperty(selfService(client.id), { address: '1 Elm', city: 'Ames', ...over })
      const refusal = asRefusal(await refused.catch((error: unknown) => error))
      expect(Object.keys(refusal ? fieldErrors(refusal) : {}).map((name) => name.split('.')[0])).toContain(field)
    }
  })

  it('is changed, checked, archived and brought back, and every change is written down', async () => {
    const client = await aClient(db.deps)
    const own = selfService(client.id)
    const { id } = await aProperty(db.deps, { clientId: client.id, reference: 'A-1' })
    const other = await aProperty(db.deps, { clientId: client.id, reference: 'A-2' })
    const stale = (await getProperty(own, { id })).updatedAt
    await updateProperty(own, { id, price: '500k', address: '125 Main Street', expectedUpdatedAt: stale })
    await updateProperty(own, { id, price: '500,000' })
    expect(await getProperty(own, { id })).toMatchObject({ priceMinor: 50_000_000n, city: 'Springfield' })
    await expect(updateProperty(own, { id, city: 'X', expectedUpdatedAt: stale })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(updateProperty(own, { id, reference: 'A-2' })).rejects.toThrow('Another property has this reference')
    await markPropertyChecked(own, { id, isHealthy: true })
    await archiveProperty(own, { id })
    await archiveProperty(own, { id })
    expect((await listProperties(own)).properties.map((row) => row.id)).toEqual([other.id])
    expect((await listProperties(own, { archived: true })).properties.map((row) => row.id)).toEqual([id])
    await unarchiveProperty(own, { id })
    expect(await getProperty(own, { id })).toMatchObject({ archivedAt: null, isHealthy: true, checkedAt: NOW })
    expect(await audited()).toEqual([
      'properties.archive',
      'properties.check',
      'properties.unarchive',
      'properties.update',
    ])
  })

  it('is only its client’s: to others as if it were not there', async () => {
    const [ours, theirs] = [await aClient(db.deps), await aClient(db.deps)]
    const { id } = await aProperty(db.deps, { clientId: theirs.id })
    const unit = await aUnit(db.deps, { clientId: theirs.id, propertyId: id })
    const own = selfService(ours.id)
    const asks: ((one: string, oneUnit: string) => Promise<unknown>)[] = [
      (one) => getProperty(own, { id: one }),
      (one) => updateProperty(own, { id: one, city: 'X' }),
      (one) => archiveProperty(own, { id: one }),
      (one) => unarchiveProperty(own, { id: one }),
      (one) => markPropertyChecked(own, { id: one, isHealthy: true }),
      (one) => createUnit(own, { propertyId: one, name: '1' }),
      (_one, oneUnit) => updateUnit(own, { id: oneUnit, name: '1' }),
      (_one, oneUnit) => removeUnit(own, { id: oneUnit }),
    ]
    for (const ask of asks) {
      for (const [one, oneUnit] of [
        [id, unit.id],
        [randomUUID(), randomUUID()],
        ['no id', 'no id'],
      ] as const)
        await expect(ask(one, oneUnit)).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(createProperty(own, { clientId: theirs.id, address: '1 Elm', city: 'Ames' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect([(await listProperties(own)).properties, await hasProperties(own)]).toEqual([[], false])
    expect(await listProperties(own, { clientId: theirs.id })).toMatchObject({ properties: [] })
    expect(await audited()).toEqual([])
  })

  it('is changed by staff who may and clients in self-service', async () => {
    const client = await aClient(db.deps)
    const { id } = await aProperty(db.deps, { clientId: client.id })
    const staff = async (role: 'SUPPORT' | 'VIEWER') => ctx(staffActor((await aStaff(db.deps, { role })) as never))
    for (const who of [ctx(clientActor(client.id)), await staff('VIEWER'), ctx({ kind: 'visitor' })])
      await expect(updateProperty(who, { id, city: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createProperty(await staff('SUPPORT'), { address: '1 Elm', city: 'Ames' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await updateProperty(await staff('SUPPORT'), { id, city: 'Denver' })
    expect((await getProperty(await staff('VIEWER'), { id })).city).toBe('Denver')
  })

  it('is listed in pages of twenty that lead to each other, and found by filters', async () => {
    const client = await aClient(db.deps)
    for (let n = 0; n < 23; n++)
      await aProperty(db.deps, {
        clientId: client.id,
        address: `${n} Oak Street`,
        city: n < 3 ? 'Ames' : 'Boone',
        status: n === 5 ? 'SOLD' : 'AVAILABLE',
      })
    await aProperty(db.deps, { clientId: client.id, address: '9 Elm Court', reference: 'R_1%', listing: 'RENT' })
    const read = (input: object) => listProperties(ctx(clientActor(client.id)), input)
    const first = await read({})
    const second = await read({ cursor: first.next })
    expect([first.properties.length, first.total, second.properties.length]).toEqual([20, 24, 4])
    expect((await read({ cursor: second.previous })).properties).toEqual(first.properties)
    const found = async (input: object) => (await read(input)).properties.length
    expect(
      await Promise.all(
        [
          { text: 'ames' },
          { text: '7 oak st.' },
          { text: 'r_1%' },
          { text: '%' },
          { status: 'SOLD' },
          { listing: 'RENT' },
          { city: 'boone' },
          { text: 'x', status: '' },
        ].map(found),
      ),
    ).toEqual([3, 2, 1, 1, 1, 1, 20, 0])
    await expect(read({ cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('the units of a property', () => {
  it('are added, changed and taken away, unless an appointment is about one', async () => {
    const client = await aClient(db.deps)
    const own = selfService(client.id)
    const property = await aProperty(db.deps, { clientId: client.id })
    const { id } = await createUnit(own, {
      propertyId: property.id,
      name: '10',
      rent: '1,250.50',
      availableOn: '2026-04-01',
    })
    await createUnit(own, { propertyId: property.id, name: '9' })
    await expect(createUnit(own, { propertyId: property.id, name: '9' })).rejects.toThrow('has a unit of this name')
    await updateUnit(own, { id, status: 'LET', bedrooms: '2' })
    const { unitList, units } = await getProperty(own, { id: property.id })
    expect(units).toBe(2)
    expect(unitList).toMatchObject([
      { name: '9' },
      { name: '10', rentMinor: 125_050n, availableOn: '2026-04-01', status: 'LET', bedrooms: 2 },
    ])
    const at = (hour: number) => new Date(NOW.getTime() + hour * 3_600_000)
    await db.deps.database.prisma.appointment.create({
      data: {
        id: randomUUID(),
        clientId: client.id,
        propertyId: property.id,
        unitId: id,
        kind: 'TOUR',
        status: 'PENDING',
        source: 'PERSON',
        startsAt: at(1),
        endsAt: at(2),
        blockedFrom: at(1),
        blockedTo: at(2),
        timeZone: 'UTC',
      },
    })
    await expect(removeUnit(own, { id })).rejects.toMatchObject({ code: 'conflict' })
    await removeUnit(own, { id: unitList[0]?.id ?? '' })
    expect((await getProperty(own, { id: property.id })).unitList).toHaveLength(1)
  })

  it('are offered while they are available by a day', async () => {
    const client = await aClient(db.deps)
    const { id: propertyId } = await aProperty(db.deps, { clientId: client.id })
    const add = (name: string, over: object) => aUnit(db.deps, { clientId: client.id, propertyId, name, ...over })
    await add('later', { availableOn: new Date('2026-06-01') })
    await add('soon', { availableOn: new Date('2026-04-01'), bedrooms: 2 })
    await add('now', {})
    await add('let', { status: 'LET' })
    const names = async (over: object) =>
      (await availableUnits(ctxOf(db.deps), { clientId: client.id, propertyId, ...over })).map(({ name }) => name)
    expect(await names({})).toEqual(['now', 'soon', 'later'])
    expect(await names({ onOrBefore: '2026-04-01' })).toEqual(['now', 'soon'])
    expect(await names({ bedrooms: 2 })).toEqual(['soon'])
    expect(await names({ clientId: randomUUID() })).toEqual([])
  })
})

describe('searching properties', () => {
  it('narrows by city, price, bedrooms, features and what is offered, lowest price first', async () => {
    const client = await aClient(db.deps)
    const add = (address: string, over: object) => aProperty(db.deps, { clientId: client.id, address, ...over })
    await add('1 Oak', { priceMinor: 30_000_000n, bedrooms: 2, features: ['Garden', 'Two garages'] })
    await add('2 Oak', { priceMinor: 20_000_000n, bedrooms: 3, description: 'With a swimming pool.' })
    await add('3 Oak', { priceMinor: 10_000_000n, bedrooms: 4, city: 'St. Louis' })
    await add('4 Oak', { status: 'SOLD', priceMinor: 1n })
    await add('5 Oak', { archivedAt: NOW, priceMinor: 1n })
    const tower = await add('6 Oak', { listing: 'RENT', priceMinor: null, bedrooms: null })
    await aUnit(db.deps, { clientId: client.id, propertyId: tower.id, name: 'a', rentMinor: 120_000n, bedrooms: 1 })
    await aUnit(db.deps, {
      clientId: client.id,
      propertyId: tower.id,
      name: 'b',
      rentMinor: 90_000n,
      bedrooms: 3,
      status: 'LET',
    })
    await aProperty(db.deps, { clientId: (await aClient(db.deps)).id })
    const search = async (over: object) => {
      const { properties, total } = await searchProperties(ctxOf(db.deps), { clientId: client.id, limit: 3, ...over })
      return [total, ...properties.map(({ address }) => address.slice(0, 1))].join(' ')
    }
    expect(await search({})).toBe('4 3 2 1')
    expect(await search({ limit: 1 })).toBe('4 3')
    expect(await search({ city: 'springfeld' })).toBe('3 2 1 6')
    expect(await search({ city: 'Saint Louis' })).toBe('1 3')
    expect(await search({ city: 'Denver' })).toBe('0')
    expect(await search({ minPriceMinor: 20_000_000n })).toBe('2 2 1')
    expect(await search({ maxPriceMinor: 20_000_000n, bedrooms: 3 })).toBe('2 3 2')
    expect(await search({ features: ['pools'] })).toBe('1 2')
    expect(await search({ features: ['garage', 'garden'] })).toBe('1 1')
    expect(await search({ features: ['%'] })).toBe('0')
    expect(await search({ listing: 'RENT', maxPriceMinor: 120_000n })).toBe('1 6')
    expect(await search({ listing: 'RENT', maxPriceMinor: 100_000n })).toBe('0')
    expect(await search({ listing: 'RENT', bedrooms: 2 })).toBe('0')
  })
})
