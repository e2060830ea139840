import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  cancelNumberRequest,
  declineNumberRequest,
  fulfilNumberRequest,
  listNumberRequests,
  requestNumber,
} from '../../../src/domain/numbers/index.js'
import { asRefusal, fieldErrors } from '../../../src/platform/errors.js'
import { aClient, clientActor, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aNumber, anAssistant, assistantAtVapi, atVapi, inside, selfService, staff, useVapi } from './support.js'

const db = useDatabase()
const world = useVapi(db)
const prisma = () => db.deps.database.prisma
const office = () => inside(db.deps, staff())
const mails = async () =>
  (await db.deps.database.query(`select data from pgboss.job where name = 'notifications.send-mail'`)).rows.length

async function aWish(over: { published?: boolean; wantsMail?: boolean } = {}) {
  const client = await aClient(db.deps, { emailNotifications: over.wantsMail ?? true })
  const vapiAssistantId = over.published ? assistantAtVapi(world.vapi) : null
  const assistant = await anAssistant(db.deps, { clientId: client.id, vapiAssistantId })
  const ctx = inside(db.deps, selfService(client.id))
  const { id } = await requestNumber(ctx, {
    assistantId: assistant.id,
    country: 'us',
    areaCode: '907',
    note: 'For Alaska',
  })
  return { client, assistant, ctx, id, vapiAssistantId }
}
const requestOf = (id: string) => prisma().numberRequest.findUniqueOrThrow({ where: { id } })

describe('asking for a number', () => {
  it('is kept with what was asked, behind the wall, and seen by the client and staff', async () => {
    const { client, ctx, id } = await aWish()
    await aWish()
    expect(await listNumberRequests(ctx)).toMatchObject([
      {
        id,
        country: 'US',
        countryName: 'United States',
        areaCode: '907',
        note: 'For Alaska',
        assistantName: 'Reception',
        state: 'OPEN',
      },
    ])
    expect(await listNumberRequests(office())).toHaveLength(2)
    expect(await listNumberRequests(office(), { clientId: client.id, state: 'OPEN' })).toHaveLength(1)
    expect(await listNumberRequests(inside(db.deps, clientActor(client.id)))).toHaveLength(1)
  })

  it('for an assistant that waits already is refused kindly, also when pressed twice at once', async () => {
    const { assistant, ctx } = await aWish()
    const again = () => requestNumber(ctx, { assistantId: assistant.id, country: 'US' })
    await expect(again()).rejects.toThrow('A number is asked for already')
    const client = await aClient(db.deps)
    const other = await anAssistant(db.deps, { clientId: client.id })
    const walled = inside(db.deps, selfService(client.id))
    const both = await Promise.allSettled(
      [1, 2].map(() => requestNumber(walled, { assistantId: other.id, country: 'US' })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it.each([
    [{ country: 'XX' }, 'country'],
    [{ country: 'US', areaCode: '12' }, 'areaCode'],
    [{ country: 'FR', areaCode: '415' }, 'areaCode'],
    [{ country: 'US', note: 'x'.repeat(501) }, 'note'],
  ])('refuses %j with words', async (wish, field) => {
    const client = await aClient(db.deps)
    const thrown = await requestNumber(inside(db.deps, selfService(client.id)), wish).catch((error: unknown) => error)
    const refusal = asRefusal(thrown)
    expect(refusal && fieldErrors(refusal)[field]).toBeTruthy()
  })

  it('is not for read-only clients, nor for assistants of others; ten may be open', async () => {
    const { assistant } = await aWish()
    const client = await aClient(db.deps)
    const ctx = inside(db.deps, selfService(client.id))
    await expect(requestNumber(inside(db.deps, clientActor(client.id)), { country: 'US' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(requestNumber(ctx, { country: 'US', assistantId: assistant.id })).rejects.toMatchObject({
      code: 'not_found',
    })
    for (let n = 0; n < 10; n++) await requestNumber(ctx, { country: 'US' })
    await expect(requestNumber(ctx, { country: 'US' })).rejects.toThrow('10 requests are open')
  })
})

describe('answering a request', () => {
  it('gives the number to the client and to the assistant that waits, and tells both', async () => {
    const { client, assistant, id, vapiAssistantId } = await aWish({ published: true })
    const number = await aNumber(db.deps)
    atVapi(world.vapi, { id: number.vapiPhoneNumberId, number: number.number })
    const done = await fulfilNumberRequest(office(), { id, phoneNumberId: number.id })
    expect(done).toEqual({ number: number.number, problem: undefined })
    expect(await requestOf(id)).toMatchObject({
      state: 'FULFILLED',
      phoneNumberId: number.id,
      closedBy: 'Robin',
      closedAt: NOW,
    })
    expect(await prisma().phoneNumber.findUnique({ where: { id: number.id } })).toMatchObject({
      clientId: client.id,
      assistantId: assistant.id,
      vapiAssistantId,
      vapiStatus: 'active',
    })
    expect(await mails()).toBe(1)
    const again = fulfilNumberRequest(office(), { id, phoneNumberId: number.id })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
  })

  it('does nothing at all where the number is somebody else’s by now', async () => {
    const { id } = await aWish()
    const taken = await aNumber(db.deps, { clientId: (await aClient(db.deps)).id })
    await expect(fulfilNumberRequest(office(), { id, phoneNumberId: taken.id })).rejects.toThrow(
      'Somebody has this number',
    )
    expect((await requestOf(id)).state).toBe('OPEN')
    expect(await mails()).toBe(0)
  })

  it('keeps the number where Vapi cannot be told, and says so', async () => {
    const { client, id } = await aWish({ published: true })
    const number = await aNumber(db.deps)
    world.vapi.faults.rest = 'html'
    expect((await fulfilNumberRequest(office(), { id, phoneNumberId: number.id })).problem).toContain('Vapi')
    expect(await prisma().phoneNumber.findUnique({ where: { id: number.id } })).toMatchObject({
      clientId: client.id,
      vapiStatus: 'not-told',
    })
  })

  it('can be a no, with words; no mail goes to who wants none', async () => {
    const { ctx, id } = await aWish({ wantsMail: false })
    await expect(declineNumberRequest(office(), { id, answer: ' ' })).rejects.toThrow()
    await declineNumberRequest(office(), { id, answer: 'There are none in Alaska.' })
    expect(await listNumberRequests(ctx)).toMatchObject([{ state: 'DECLINED', answer: 'There are none in Alaska.' }])
    await expect(cancelNumberRequest(ctx, { id })).rejects.toMatchObject({ code: 'conflict' })
    expect(await mails()).toBe(0)
  })

  it('is not needed once it is withdrawn, and nobody withdraws another’s', async () => {
    const { ctx, id, assistant } = await aWish()
    const other = inside(db.deps, selfService((await aClient(db.deps)).id))
    for (const one of [id, randomUUID(), 'nonsense'])
      await expect(cancelNumberRequest(other, { id: one })).rejects.toMatchObject({ code: 'not_found' })
    await cancelNumberRequest(ctx, { id })
    expect((await requestOf(id)).state).toBe('CANCELLED')
    await requestNumber(ctx, { assistantId: assistant.id, country: 'US' })
    const viewer = inside(db.deps, staff('VIEWER'))
    await expect(declineNumberRequest(viewer, { id, answer: 'No' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(fulfilNumberRequest(ctx, { id, phoneNumberId: randomUUID() })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
