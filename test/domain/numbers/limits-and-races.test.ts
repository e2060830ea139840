import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  attachNumber,
  buyNumber,
  MOST_PICKS,
  pickNumber,
  poolChoices,
  refreshNumbers,
  releaseNumber,
  updateNumber,
} from '../../../src/domain/numbers/index.js'
import { aClient, NOW } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { above, aNumber, anAssistant, assistantAtVapi, atVapi, inside, selfService, staff, useVapi } from './support.js'

const DAY_MS = 86_400_000

onPostgres('two who buy at the same moment', () => {
  const db = useDatabase({ engine: 'postgres' })
  const world = useVapi(db)

  it('buy one number, and the other is told to wait', async () => {
    const office = inside(db.deps, staff())
    const tries = await Promise.allSettled([1, 2, 3].map(() => buyNumber(office, { areaCode: '415' })))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = tries.find((one) => one.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'conflict', message: expect.stringContaining('right now') })
    expect(world.vapi.phoneNumbers.size).toBe(1)
    expect(await db.deps.database.prisma.rateLimit.count()).toBe(0)
  })
})

const db = useDatabase()
const world = useVapi(db)
const prisma = () => db.deps.database.prisma
const office = () => inside(db.deps, staff())
const numberOf = (id: string) => prisma().phoneNumber.findUniqueOrThrow({ where: { id } })

async function aWizard(over: { isLive?: boolean } = {}) {
  const client = await aClient(db.deps)
  const vapiAssistantId = over.isLive ? assistantAtVapi(world.vapi) : null
  const assistant = await anAssistant(db.deps, { clientId: client.id, vapiAssistantId })
  return { client, assistant, vapiAssistantId, ctx: above(db.deps, selfService(client.id)) }
}

/** A number of the pool that Vapi has too. */
async function aPooled(over: Parameters<typeof aNumber>[1] = {}) {
  const number = await aNumber(db.deps, over)
  atVapi(world.vapi, { id: number.vapiPhoneNumberId, number: number.number }, { provider: 'vapi' })
  return number
}

describe('buying', () => {
  it('waits for the number that Vapi has not chosen yet, and buys no other', async () => {
    const id = randomUUID()
    atVapi(world.vapi, { id, number: '' }, { name: 'Backline 0badcafe', provider: 'vapi' })
    await expect(buyNumber(office(), { areaCode: '415' })).rejects.toThrow('still choosing the number bought at 20')
    expect(world.vapi.phoneNumbers.size).toBe(1)
    world.vapi.phoneNumbers.clear()
    atVapi(world.vapi, { id, number: '+14155550142' }, { name: 'Backline 0badcafe', provider: 'vapi' })
    expect(await buyNumber(office(), { areaCode: '415' })).toMatchObject({ number: '+14155550142', wasFound: true })
  })

  it('goes on after one that a process left behind', async () => {
    const minutes = (n: number) => BigInt(Date.now() + n * 60_000)
    const key = 'numbers-buy:organisation'
    await prisma().rateLimit.create({ data: { key, points: 7, expire: minutes(1) } })
    await expect(buyNumber(office(), { areaCode: '415' })).rejects.toMatchObject({ code: 'conflict' })
    await prisma().rateLimit.update({ where: { key }, data: { expire: minutes(-1) } })
    await buyNumber(office(), { areaCode: '415' })
    expect(await prisma().rateLimit.count()).toBe(0)
  })

  it('does not pass off a number that somebody else has', async () => {
    const [client, other] = [await aClient(db.deps), await aClient(db.deps)]
    await aNumber(db.deps, { number: '+14155550100', clientId: other.id, vapiPhoneNumberId: null })
    const bought = buyNumber(office(), { areaCode: '415', clientId: client.id })
    await expect(bought).rejects.toThrow('Somebody else changed this number')
  })
})

describe('what a client takes from the pool', () => {
  it('is twenty numbers in a month at most, however often it gives them back; staff may give more', async () => {
    const { client, assistant, ctx } = await aWizard()
    const [first, second] = [await aPooled(), await aPooled()]
    for (let n = 0; n < MOST_PICKS; n++)
      expect(await pickNumber(ctx, { assistantId: assistant.id, another: true })).toBeDefined()
    const another = { assistantId: assistant.id, another: true }
    await expect(pickNumber(ctx, another)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('in 30 days'),
    })
    const rows = [await numberOf(first.id), await numberOf(second.id)]
    expect(rows.map(({ clientId }) => clientId).sort()).toEqual([client.id, null].sort())
    expect(await pickNumber(above(db.deps, staff()), another)).toBeDefined()
    const later = above(db.deps, selfService(client.id), new Date(NOW.getTime() + 31 * DAY_MS))
    expect(await pickNumber(later, another)).toBeDefined()
  })

  it('rests when it goes back, unless Vapi was never told of it', async () => {
    const { assistant, ctx } = await aWizard({ isLive: true })
    const [first, second] = [await aPooled(), await aPooled()]
    expect((await pickNumber(ctx, { assistantId: assistant.id }))?.id).toBe(first.id)
    await pickNumber(ctx, { assistantId: assistant.id, another: true, evenIfLive: true })
    expect(await numberOf(first.id)).toMatchObject({ clientId: null, restsUntil: null, vapiStatus: 'active' })
    await attachNumber(ctx, { phoneNumberId: second.id })
    await pickNumber(ctx, { assistantId: assistant.id, another: true, evenIfLive: true })
    expect((await numberOf(second.id)).restsUntil).toEqual(new Date(NOW.getTime() + 30 * DAY_MS))
    await releaseNumber(ctx, { phoneNumberId: first.id, evenIfLive: true })
    expect(await numberOf(first.id)).toMatchObject({ clientId: null, restsUntil: null, vapiStatus: 'active' })
  })

  it('stays where callers of it talk to a published assistant, until somebody says that this is meant', async () => {
    const { client, assistant, ctx } = await aWizard({ isLive: true })
    const [first] = [await aPooled(), await aPooled()]
    await pickNumber(ctx, { assistantId: assistant.id })
    const exchange = pickNumber(ctx, { assistantId: assistant.id, another: true })
    await expect(exchange).rejects.toMatchObject({ code: 'conflict' })
    expect(await numberOf(first.id)).toMatchObject({ clientId: client.id })
  })

  it('is one that works at once, before one that Vapi still activates', async () => {
    const { assistant, ctx } = await aWizard()
    await aPooled({ vapiStatus: 'activating' })
    const active = await aPooled({ restsUntil: new Date(NOW.getTime() - DAY_MS) })
    expect((await pickNumber(ctx, { assistantId: assistant.id }))?.id).toBe(active.id)
  })

  it('is never a number that another client brought, until staff say so', async () => {
    const { client, ctx } = await aWizard()
    const brought = await aPooled({ clientId: client.id, provider: 'TWILIO' })
    await releaseNumber(ctx, { phoneNumberId: brought.id })
    const later = above(db.deps, staff(), new Date(NOW.getTime() + 31 * DAY_MS))
    expect(await numberOf(brought.id)).toMatchObject({ clientId: null, isActive: false })
    expect(await poolChoices(later)).toEqual([])
    const entry = await prisma().auditEntry.findFirst({ where: { action: 'numbers.release' } })
    expect(JSON.stringify(entry?.changes)).toContain('Not given out')
    await updateNumber(office(), { id: brought.id, changes: { isActive: true } })
    expect(await poolChoices(later)).toHaveLength(1)
  })
})

describe('attaching a number', () => {
  it('of an assistant that only makes calls gives Vapi our address and nobody who answers', async () => {
    const { client, ctx } = await aWizard()
    const vapiAssistantId = assistantAtVapi(world.vapi)
    const caller = await anAssistant(db.deps, { clientId: client.id, vapiAssistantId, direction: 'OUTBOUND' })
    const named = await aPooled({ clientId: client.id, assistantId: caller.id })
    const noted = await aPooled({ clientId: client.id, vapiAssistantId })
    for (const { id, vapiPhoneNumberId } of [named, noted]) {
      await attachNumber(ctx, { phoneNumberId: id })
      const thing = world.vapi.phoneNumbers.get(vapiPhoneNumberId ?? '')
      expect(thing).toHaveProperty('server.url', expect.stringContaining('/webhook/'))
      expect(thing?.['assistantId'] ?? null).toBeNull()
      expect((await numberOf(id)).vapiStatus).toBe('active')
    }
  })

  it('notes what is empty about the client’s only assistant that answers', async () => {
    const { client, assistant, vapiAssistantId, ctx } = await aWizard({ isLive: true })
    const number = await aPooled({ clientId: client.id, assistantId: assistant.id })
    const second = await anAssistant(db.deps, { clientId: client.id, vapiAssistantId: assistantAtVapi(world.vapi) })
    const other = await aPooled({ clientId: client.id, assistantId: second.id })
    const read = () => prisma().client.findUniqueOrThrow({ where: { id: client.id } })
    await attachNumber(ctx, { phoneNumberId: other.id })
    expect(await read()).toMatchObject({ vapiAssistantId: null, vapiPhoneNumber: null })
    await prisma().client.update({ where: { id: client.id }, data: { vapiAssistantId } })
    await attachNumber(ctx, { phoneNumberId: other.id })
    expect(await read()).toMatchObject({ vapiAssistantId, vapiPhoneNumber: null })
    await attachNumber(ctx, { phoneNumberId: number.id })
    expect(await read()).toMatchObject({ vapiAssistantId, vapiPhoneNumber: number.number })
  })

  it('tells Vapi again when the number was given to another assistant meanwhile', async () => {
    const { client, assistant, ctx } = await aWizard({ isLive: true })
    const newer = await anAssistant(db.deps, { clientId: client.id, vapiAssistantId: assistantAtVapi(world.vapi) })
    const number = await aPooled({ clientId: client.id, assistantId: assistant.id })
    meanwhile('PATCH', () => prisma().phoneNumber.update({ where: { id: number.id }, data: { assistantId: newer.id } }))
    await attachNumber(ctx, { phoneNumberId: number.id })
    const thing = world.vapi.phoneNumbers.get(number.vapiPhoneNumberId ?? '')
    expect(thing?.['assistantId']).toBe(newer.vapiAssistantId)
    expect(await numberOf(number.id)).toMatchObject({ vapiAssistantId: newer.vapiAssistantId, vapiStatus: 'active' })
  })

  it('shows a number as wrong that went back to the pool meanwhile', async () => {
    const { client, assistant, ctx } = await aWizard({ isLive: true })
    const number = await aPooled({ clientId: client.id, assistantId: assistant.id })
    const gone = { clientId: null, assistantId: null, vapiStatus: 'active' }
    meanwhile('PATCH', () => prisma().phoneNumber.update({ where: { id: number.id }, data: gone }))
    await expect(attachNumber(ctx, { phoneNumberId: number.id })).rejects.toMatchObject({ code: 'not_found' })
    expect(await numberOf(number.id)).toMatchObject({ clientId: null, vapiStatus: 'differs' })
  })

  /** Once, while the first such request is on its way to Vapi. */
  function meanwhile(wanted: string, work: () => Promise<unknown>): void {
    let isDone = false
    world.vapi.faults.rest = ({ method }) => {
      if (method !== wanted || isDone) return undefined
      isDone = true
      void work().then(() => {})
      return { lateMs: 500 }
    }
  }
})

describe('every night', () => {
  it('numbers are marked that Vapi lost, blocked or sends elsewhere; none is added, and an account that is closed keeps no other from it', async () => {
    const { client, assistant, ctx } = await aWizard({ isLive: true })
    const [fine, elsewhere] = [
      await aPooled({ clientId: client.id, assistantId: assistant.id }),
      await aPooled({ clientId: client.id, assistantId: assistant.id }),
    ]
    for (const { id } of [fine, elsewhere]) await attachNumber(ctx, { phoneNumberId: id })
    const blocked = await aPooled()
    const lost = await aNumber(db.deps)
    const untold = await aPooled({ vapiStatus: 'not-told' })
    const change = (id: string | null, over: object) => {
      const thing = world.vapi.phoneNumbers.get(id ?? '')
      if (thing) world.vapi.phoneNumbers.set(thing.id, { ...thing, ...over })
    }
    change(elsewhere.vapiPhoneNumberId, { assistantId: randomUUID() })
    change(blocked.vapiPhoneNumberId, { status: 'blocked' })
    change(untold.vapiPhoneNumberId, { assistantId: randomUUID() })
    atVapi(world.vapi, { id: null, number: '+12125550199' })
    const closed = await aClient(db.deps)
    const place = { clientId: closed.id, table: 'clients', column: 'vapi_api_key_sealed', id: closed.id }
    const vapiApiKeySealed = db.deps.vault.seal(place, 'a key that Vapi does not know')
    await prisma().client.update({ where: { id: closed.id }, data: { vapiApiKeySealed, businessName: 'A' } })
    await aNumber(db.deps, { clientId: closed.id })
    const before = await prisma().phoneNumber.count()
    world.vapi.requests.length = 0
    const job = { ...above(db.deps, { kind: 'job', name: 'numbers.refresh' }) }
    expect(await refreshNumbers(job, { pauseMs: 0 })).toEqual({ looked: 4, wrong: 3, missing: 1, failed: 1 })
    const statusOf = async ({ id }: { id: string }) => (await numberOf(id)).vapiStatus
    expect(await Promise.all([fine, elsewhere, blocked, lost, untold].map(statusOf))).toEqual([
      'active',
      'differs',
      'blocked',
      'missing',
      'differs',
    ])
    expect(await prisma().phoneNumber.count()).toBe(before)
    expect(world.vapi.requests.every(({ method }) => method === 'GET')).toBe(true)
  })
})
