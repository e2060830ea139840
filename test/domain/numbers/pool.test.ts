import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  assignNumber,
  chooseOwnNumber,
  endRest,
  MOST_PICKED,
  pickNumber,
  poolChoices,
  removeNumber,
  setPrimary,
  unassignNumber,
} from '../../../src/domain/numbers/index.js'
import { aClient, clientActor, NOW } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { above, aNumber, anAssistant, inside, selfService, staff } from './support.js'

const DAY_MS = 86_400_000

onPostgres('wizards that pick at the same moment', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('never share the last number, however many ask', async () => {
    await aNumber(db.deps)
    const wizards = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const client = await aClient(db.deps)
        return { client, assistant: await anAssistant(db.deps, { clientId: client.id }) }
      }),
    )
    const picked = await Promise.all(
      wizards.map(({ client, assistant }) =>
        pickNumber(above(db.deps, selfService(client.id)), { assistantId: assistant.id, country: 'US' }),
      ),
    )
    expect(picked.filter(Boolean)).toHaveLength(1)
    const rows = await db.deps.database.prisma.phoneNumber.findMany()
    expect(rows).toHaveLength(1)
    expect(rows[0]?.clientId).toBe(wizards[picked.findIndex(Boolean)]?.client.id)
  })

  it('each get one of their own as long as there are some', async () => {
    for (let n = 0; n < 8; n++) await aNumber(db.deps)
    const picked = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const client = await aClient(db.deps)
        const assistant = await anAssistant(db.deps, { clientId: client.id })
        return pickNumber(above(db.deps, staff()), { assistantId: assistant.id })
      }),
    )
    expect(new Set(picked.map((one) => one?.number)).size).toBe(8)
  })

  it('of one client get one primary number, and one assistant that is asked for twice gets one number', async () => {
    for (let n = 0; n < 6; n++) await aNumber(db.deps)
    const client = await aClient(db.deps)
    const assistants = await Promise.all([1, 2, 3].map(() => anAssistant(db.deps, { clientId: client.id })))
    const ctx = above(db.deps, selfService(client.id))
    const picked = await Promise.all(
      [...assistants, ...assistants].map(({ id }) => pickNumber(ctx, { assistantId: id })),
    )
    expect(new Set(picked.map((one) => one?.id)).size).toBe(3)
    expect(await db.deps.database.prisma.phoneNumber.count({ where: { clientId: client.id, isPrimary: true } })).toBe(1)
  })

  it('and staff who assign it get it once', async () => {
    const number = await aNumber(db.deps)
    const clients = await Promise.all([1, 2, 3, 4, 5, 6].map(() => aClient(db.deps)))
    const tries = await Promise.allSettled(
      clients.map(({ id }) => assignNumber(inside(db.deps, staff()), { phoneNumberId: number.id, clientId: id })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('the pool', () => {
  const db = useDatabase()
  const prisma = () => db.deps.database.prisma
  const aWizard = async () => {
    const client = await aClient(db.deps)
    const assistant = await anAssistant(db.deps, { clientId: client.id })
    return { client, assistant, ctx: above(db.deps, selfService(client.id)) }
  }

  it('says where numbers are free, and leaves out those that cannot be picked', async () => {
    const { client, ctx } = await aWizard()
    await aNumber(db.deps, { number: '+14155551001' })
    await aNumber(db.deps, { number: '+14155551002' })
    await aNumber(db.deps, { number: '+12125551003' })
    await aNumber(db.deps, { number: '+442071838750' })
    await aNumber(db.deps, { number: '+14155551004', clientId: client.id })
    await aNumber(db.deps, { number: '+14155551005', isActive: false })
    await aNumber(db.deps, { number: '+14155551006', vapiPhoneNumberId: null })
    await aNumber(db.deps, { number: '+14155551007', vapiStatus: 'blocked' })
    await aNumber(db.deps, { number: '+14155551008', restsUntil: new Date(NOW.getTime() + DAY_MS) })
    expect(await poolChoices(ctx)).toEqual([
      {
        country: 'US',
        countryName: 'United States',
        free: 3,
        areaCodes: [
          { areaCode: '212', free: 1 },
          { areaCode: '415', free: 2 },
        ],
      },
      { country: 'GB', countryName: 'United Kingdom', free: 1, areaCodes: [] },
    ])
  })

  it('gives by area code; any other of the country only to who wants that', async () => {
    const { assistant, ctx } = await aWizard()
    await aNumber(db.deps, { number: '+442071838750' })
    await aNumber(db.deps, { number: '+12125551003' })
    const wish = { assistantId: assistant.id, country: 'us', areaCode: '415' }
    expect(await pickNumber(ctx, wish)).toBeUndefined()
    expect(await pickNumber(ctx, { ...wish, orAnyArea: true })).toMatchObject({ number: '+12125551003' })
  })

  it('gives the number that rested longest, keeps it for the assistant, and exchanges it when asked', async () => {
    const { client, assistant, ctx } = await aWizard()
    const [late, early] = [
      await aNumber(db.deps, { restsUntil: new Date(NOW.getTime() - DAY_MS) }),
      await aNumber(db.deps, { restsUntil: new Date(NOW.getTime() - 9 * DAY_MS) }),
    ]
    const never = await aNumber(db.deps)
    const first = await pickNumber(ctx, { assistantId: assistant.id })
    expect(first?.id).toBe(never.id)
    expect(await pickNumber(ctx, { assistantId: assistant.id })).toEqual(first)
    Object.assign(db.deps, { config: { ...db.deps.config, vapiApiKey: undefined } })
    const second = await pickNumber(ctx, { assistantId: assistant.id, another: true })
    expect(second?.id).toBe(early.id)
    const rows = await prisma().phoneNumber.findMany({ where: { id: { in: [never.id, early.id, late.id] } } })
    const of = (id: string) => rows.find((row) => row.id === id)
    expect(of(never.id)).toMatchObject({ clientId: null, assistantId: null, isPrimary: false })
    // Vapi never heard of it, so it only waits for us to ask Vapi, which has no key here.
    expect(of(never.id)?.restsUntil?.getTime()).toBe(NOW.getTime() + 5 * 60_000)
    expect(of(early.id)).toMatchObject({
      clientId: client.id,
      assistantId: assistant.id,
      isPrimary: true,
      restsUntil: null,
      assignedAt: NOW,
    })
  })

  it('leaves an assistant its number where there is no other', async () => {
    const { client, assistant, ctx } = await aWizard()
    const only = await aNumber(db.deps)
    await pickNumber(ctx, { assistantId: assistant.id })
    expect(await pickNumber(ctx, { assistantId: assistant.id, another: true })).toBeUndefined()
    expect(await prisma().phoneNumber.findUnique({ where: { id: only.id } })).toMatchObject({
      clientId: client.id,
      assistantId: assistant.id,
      isPrimary: true,
    })
  })

  it('gives a client’s own people ten numbers at most; staff may give more', async () => {
    const { client, assistant, ctx } = await aWizard()
    for (let n = 0; n < MOST_PICKED; n++) await aNumber(db.deps, { clientId: client.id })
    const free = await aNumber(db.deps)
    await expect(pickNumber(ctx, { assistantId: assistant.id })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('as many as you can take'),
    })
    expect(await pickNumber(above(db.deps, staff()), { assistantId: assistant.id })).toMatchObject({ id: free.id })
  })

  it('has nothing for a client with an account of its own at Vapi', async () => {
    const { client, assistant, ctx } = await aWizard()
    const free = await aNumber(db.deps)
    await prisma().client.update({ where: { id: client.id }, data: { vapiApiKeySealed: Buffer.from('sealed') } })
    expect(await poolChoices(ctx)).toEqual([])
    expect(await pickNumber(ctx, { assistantId: assistant.id })).toBeUndefined()
    const assign = assignNumber(inside(db.deps, staff()), { phoneNumberId: free.id, clientId: client.id })
    await expect(assign).rejects.toThrow('its own account at Vapi')
  })

  it('keeps a number that rests from being assigned until staff end the rest', async () => {
    const { client } = await aWizard()
    const number = await aNumber(db.deps, { restsUntil: new Date(NOW.getTime() + DAY_MS) })
    const ctx = inside(db.deps, staff('SUPPORT'))
    const assign = () => assignNumber(ctx, { phoneNumberId: number.id, clientId: client.id })
    await expect(assign()).rejects.toThrow('still rests')
    await endRest(ctx, { phoneNumberId: number.id })
    await endRest(ctx, { phoneNumberId: number.id })
    await assign()
    expect(await prisma().phoneNumber.findUnique({ where: { id: number.id } })).toMatchObject({
      clientId: client.id,
      isPrimary: true,
    })
    await expect(assign()).rejects.toThrow('Somebody has this number')
    await expect(removeNumber(ctx, { phoneNumberId: number.id })).rejects.toThrow('A client has this number')
  })

  it('loses a number that is struck off', async () => {
    const number = await aNumber(db.deps)
    await removeNumber(inside(db.deps, staff()), { phoneNumberId: number.id })
    expect(await prisma().phoneNumber.count()).toBe(0)
  })

  it('is closed to people of a read-only portal, and an assistant of somebody else is not there', async () => {
    const { client, assistant } = await aWizard()
    const other = await aWizard()
    await aNumber(db.deps)
    const readOnly = above(db.deps, clientActor(client.id))
    await expect(pickNumber(readOnly, { assistantId: assistant.id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(poolChoices(readOnly)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(pickNumber(above(db.deps, staff('VIEWER')), { assistantId: assistant.id })).rejects.toMatchObject({
      code: 'forbidden',
    })
    for (const assistantId of [assistant.id, randomUUID()])
      await expect(pickNumber(other.ctx, { assistantId })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a number that a client has', () => {
  const db = useDatabase()
  const prisma = () => db.deps.database.prisma

  it('is moved from one of its assistants to another, and to none', async () => {
    const client = await aClient(db.deps)
    const [one, other] = [
      await anAssistant(db.deps, { clientId: client.id, name: 'One' }),
      await anAssistant(db.deps, { clientId: client.id, name: 'Other' }),
    ]
    const number = await aNumber(db.deps, { clientId: client.id, assistantId: one.id, vapiAssistantId: 'x' })
    const ctx = above(db.deps, selfService(client.id))
    for (const _twice of [1, 2])
      expect(await chooseOwnNumber(ctx, { assistantId: other.id, phoneNumberId: number.id })).toMatchObject({
        id: number.id,
      })
    const read = () => prisma().phoneNumber.findUnique({ where: { id: number.id } })
    expect(await read()).toMatchObject({ assistantId: other.id, vapiAssistantId: null, vapiStatus: 'not-told' })
    await unassignNumber(ctx, { phoneNumberId: number.id })
    expect(await read()).toMatchObject({ assistantId: null, clientId: client.id })
    expect(await prisma().auditEntry.count({ where: { action: 'numbers.choose' } })).toBe(1)
  })

  it('is the only primary one, however often and by whomever it is chosen', async () => {
    const client = await aClient(db.deps)
    const numbers = [
      await aNumber(db.deps, { clientId: client.id, isPrimary: true }),
      await aNumber(db.deps, { clientId: client.id }),
      await aNumber(db.deps, { clientId: client.id }),
    ]
    const ctx = above(db.deps, selfService(client.id))
    await Promise.all(numbers.map(({ id }) => setPrimary(ctx, { phoneNumberId: id })))
    await setPrimary(ctx, { phoneNumberId: numbers[2]?.id ?? '' })
    const primary = await prisma().phoneNumber.findMany({ where: { isPrimary: true } })
    expect(primary.map(({ id }) => id)).toEqual([numbers[2]?.id])
  })

  it('cannot be touched by another client, nor seen to exist', async () => {
    const [mine, theirs] = [await aClient(db.deps), await aClient(db.deps)]
    const number = await aNumber(db.deps, { clientId: theirs.id })
    const pooled = await aNumber(db.deps)
    const assistant = await anAssistant(db.deps, { clientId: mine.id })
    const ctx = above(db.deps, selfService(mine.id))
    for (const phoneNumberId of [number.id, pooled.id, randomUUID(), 'nonsense']) {
      await expect(setPrimary(ctx, { phoneNumberId })).rejects.toMatchObject({ code: 'not_found' })
      await expect(unassignNumber(ctx, { phoneNumberId })).rejects.toMatchObject({ code: 'not_found' })
    }
    for (const phoneNumberId of [number.id, pooled.id, randomUUID()])
      await expect(chooseOwnNumber(ctx, { assistantId: assistant.id, phoneNumberId })).rejects.toMatchObject({
        code: 'not_found',
      })
  })
})
