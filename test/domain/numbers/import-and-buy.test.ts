import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { buyNumber, importNumbers } from '../../../src/domain/numbers/index.js'
import { aClient } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { above, aNumber, anAssistant, assistantAtVapi, atVapi, inside, selfService, staff, useVapi } from './support.js'

const db = useDatabase()
const world = useVapi(db)
const prisma = () => db.deps.database.prisma
const office = (role: 'OWNER' | 'SUPPORT' | 'VIEWER' = 'OWNER') => inside(db.deps, staff(role))
const ORGANISATION = { account: 'organisation' as const }
const numberAt = (number: string) => prisma().phoneNumber.findUnique({ where: { number } })

async function ownKey(clientId: string): Promise<void> {
  const place = { clientId, table: 'clients', column: 'vapi_api_key_sealed', id: clientId }
  const vapiApiKeySealed = db.deps.vault.seal(place, world.vapi.apiKey)
  await prisma().client.update({ where: { id: clientId }, data: { vapiApiKeySealed } })
}

describe('importing from Vapi', () => {
  it('takes new ones into the pool, and refreshes known ones', async () => {
    const known = await aNumber(db.deps, { vapiPhoneNumberId: null, vapiStatus: null })
    const id = atVapi(world.vapi, { id: null, number: known.number }, { provider: 'vapi', status: 'activating' })
    atVapi(world.vapi, { id: null, number: '+12125552001' })
    atVapi(world.vapi, { id: null, number: '+442071838750' }, { provider: 'byo-phone-number' })
    atVapi(world.vapi, { id: null, number: 'sip:x@example.com' })
    expect(await importNumbers(office(), ORGANISATION)).toEqual({
      added: 2,
      withClient: 0,
      inUseElsewhere: 0,
      refreshed: 1,
      wrong: 0,
      missing: 0,
      leftOut: 1,
    })
    expect(await numberAt(known.number)).toMatchObject({
      vapiPhoneNumberId: id,
      vapiStatus: 'activating',
      provider: 'VAPI',
    })
    expect(await numberAt('+12125552001')).toMatchObject({
      clientId: null,
      country: 'US',
      areaCode: '212',
      isActive: true,
    })
    expect(await numberAt('+442071838750')).toMatchObject({ country: 'GB', areaCode: null, provider: 'BYO' })
    expect(await importNumbers(office(), ORGANISATION)).toMatchObject({ added: 0, refreshed: 3 })
  })

  it('gives one to the client whose assistant it names, and keeps those back that somebody uses otherwise', async () => {
    const client = await aClient(db.deps)
    const vapiAssistantId = assistantAtVapi(world.vapi)
    const assistant = await anAssistant(db.deps, { clientId: client.id, vapiAssistantId })
    atVapi(world.vapi, { id: null, number: '+12125552001' }, { assistantId: vapiAssistantId })
    atVapi(world.vapi, { id: null, number: '+12125552002' }, { assistantId: randomUUID() })
    atVapi(world.vapi, { id: null, number: '+12125552003' }, { server: { url: 'https://n8n.example/hook' } })
    expect(await importNumbers(office(), ORGANISATION)).toMatchObject({
      added: 3,
      withClient: 1,
      inUseElsewhere: 2,
      wrong: 1,
    })
    expect(await numberAt('+12125552001')).toMatchObject({
      clientId: client.id,
      assistantId: assistant.id,
      isPrimary: true,
      vapiStatus: 'differs',
    })
    expect(await numberAt('+12125552002')).toMatchObject({ clientId: null, isActive: false })
    expect(world.vapi.requests.every(({ method }) => method === 'GET')).toBe(true)
  })

  it('leaves one alone that was set up by hand and always goes to the client’s assistant', async () => {
    const vapiAssistantId = assistantAtVapi(world.vapi)
    const client = await aClient(db.deps, { vapiAssistantId })
    atVapi(world.vapi, { id: null, number: '+12125552001' }, { assistantId: vapiAssistantId })
    expect(await importNumbers(office(), ORGANISATION)).toMatchObject({ withClient: 1, wrong: 0 })
    expect(await numberAt('+12125552001')).toMatchObject({ clientId: client.id, vapiAssistantId, vapiStatus: 'active' })
    await prisma().answeringPlan.create({
      data: {
        id: randomUUID(),
        clientId: client.id,
        functions: [],
        afterHours: 'MESSAGE',
        hours: { week: {}, closedOn: [] },
      },
    })
    expect(await importNumbers(office(), ORGANISATION)).toMatchObject({ refreshed: 1, wrong: 1 })
  })

  it('shows those that Vapi no longer has, of this account only', async () => {
    const gone = await aNumber(db.deps)
    const client = await aClient(db.deps)
    await ownKey(client.id)
    const elsewhere = await aNumber(db.deps, { clientId: client.id })
    expect(await importNumbers(office(), ORGANISATION)).toMatchObject({ missing: 1 })
    expect(await numberAt(gone.number)).toMatchObject({ vapiStatus: 'missing' })
    expect(await numberAt(elsewhere.number)).toMatchObject({ vapiStatus: 'active' })
  })

  it('of a client’s own account belongs to the client, and takes nothing from others', async () => {
    const client = await aClient(db.deps)
    await ownKey(client.id)
    const pooled = await aNumber(db.deps)
    atVapi(world.vapi, { id: null, number: '+12125552001' })
    atVapi(world.vapi, { id: null, number: pooled.number })
    expect(await importNumbers(office(), { account: client.id })).toMatchObject({ added: 1, withClient: 1, leftOut: 1 })
    expect(await numberAt('+12125552001')).toMatchObject({ clientId: client.id })
    expect(await numberAt(pooled.number)).toMatchObject({ clientId: null, vapiPhoneNumberId: pooled.vapiPhoneNumberId })
  })

  it('is for staff that may, and for accounts we have a key for', async () => {
    const client = await aClient(db.deps)
    await expect(importNumbers(office('VIEWER'), ORGANISATION)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(importNumbers(above(db.deps, selfService(client.id)), ORGANISATION)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(importNumbers(office(), { account: client.id })).rejects.toMatchObject({ code: 'not_found' })
    world.vapi.faults.rest = 'html'
    await expect(importNumbers(office(), ORGANISATION)).rejects.toMatchObject({ code: 'provider_down' })
    expect(await prisma().phoneNumber.count()).toBe(0)
  })
})

describe('buying a number', () => {
  const bought = () => world.vapi.requests.filter(({ method }) => method === 'POST')

  it('asks Vapi for the area code, and puts it into the pool or gives it to a client', async () => {
    const pooled = await buyNumber(office(), { areaCode: '415' })
    expect(await numberAt(pooled.number)).toMatchObject({
      id: pooled.id,
      clientId: null,
      areaCode: '415',
      provider: 'VAPI',
    })
    const client = await aClient(db.deps)
    const theirs = await buyNumber(office(), { areaCode: '212', clientId: client.id })
    expect(await numberAt(theirs.number)).toMatchObject({
      clientId: client.id,
      isPrimary: true,
      vapiStatus: 'not-told',
    })
    expect(pooled.wasFound).toBe(false)
  })

  it('finds what was bought although Vapi did not say so, and buys nothing twice', async () => {
    world.vapi.faults.rest = ({ method }) => (method === 'POST' ? { afterEffect: 'reset' } : undefined)
    const found = await buyNumber(office(), { areaCode: '415' })
    expect(found.wasFound).toBe(false)
    expect([bought().length, world.vapi.phoneNumbers.size, await prisma().phoneNumber.count()]).toEqual([1, 1, 1])
  })

  it('takes the one of an earlier try first, when nobody could look then', async () => {
    world.vapi.faults.rest = ({ method, path }) => {
      if (method === 'POST') return { afterEffect: 500 }
      return bought().length > 0 && path === '/phone-number' ? 'html' : undefined
    }
    await expect(buyNumber(office(), { areaCode: '415' })).rejects.toThrow('did not say whether it bought')
    expect(await prisma().phoneNumber.count()).toBe(0)
    delete world.vapi.faults.rest
    const found = await buyNumber(office(), { areaCode: '415' })
    expect([found.wasFound, bought().length, await prisma().phoneNumber.count()]).toEqual([true, 1, 1])
    expect((await buyNumber(office(), { areaCode: '415' })).wasFound).toBe(false)
  })

  it('says in Vapi’s words why there is none', async () => {
    const message = 'No numbers available in area code 907'
    world.vapi.faults.rest = ({ method }) => (method === 'POST' ? { status: 400, message } : undefined)
    await expect(buyNumber(office(), { areaCode: '907' })).rejects.toThrow(message)
    expect(await prisma().phoneNumber.count()).toBe(0)
  })

  it('is for those who lead, for area codes that can be, and for clients that are there', async () => {
    await expect(buyNumber(office('SUPPORT'), { areaCode: '415' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(buyNumber(office(), { areaCode: '15' })).rejects.toThrow()
    await expect(buyNumber(office(), { areaCode: '415', clientId: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(bought()).toEqual([])
  })
})
