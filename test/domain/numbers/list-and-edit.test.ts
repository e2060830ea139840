import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { addNumber, getNumber, listNumbers, updateNumber } from '../../../src/domain/numbers/index.js'
import type { Ctx } from '../../../src/platform/context.js'
import { asRefusal, fieldErrors } from '../../../src/platform/errors.js'
import { aCall, aClient, clientActor, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aNumber, anAssistant, inside, selfService, staff } from './support.js'

const db = useDatabase()
const prisma = () => db.deps.database.prisma
const office = () => inside(db.deps, staff())
const OFFICE = { week: { wed: [{ from: '09:00', to: '17:00' }] }, closedOn: [] }
const CLOSED = { week: { mon: [{ from: '09:00', to: '17:00' }] }, closedOn: [] }

describe('the list of numbers', () => {
  it('adds up calls, minutes and cost by id and by number, of the present client only', async () => {
    const [client, before] = [await aClient(db.deps), await aClient(db.deps)]
    const number = await aNumber(db.deps, { clientId: client.id })
    const second = await aNumber(db.deps, { clientId: client.id })
    const id = number.vapiPhoneNumberId
    const call = (over: object) =>
      aCall(db.deps, { clientId: client.id, durationSeconds: 50, costMicros: 30_600n, ...over })
    await call({ vapiPhoneNumberId: id, toNumber: null })
    await call({ toNumber: number.number })
    await call({ direction: 'OUTBOUND', fromNumber: number.number, toNumber: '+14155550199' })
    await call({ fromNumber: number.number, toNumber: '+14155550199' })
    await call({ vapiPhoneNumberId: id, toNumber: number.number, durationSeconds: null, costMicros: null })
    await aCall(db.deps, {
      clientId: before.id,
      vapiPhoneNumberId: id,
      toNumber: number.number,
      costMicros: 9_000_000n,
    })
    const totalsFor = async (ctx: Ctx) => {
      const lines = await listNumbers(ctx)
      return [number, second].map(({ id: wanted }) => lines.find((line) => line.id === wanted)?.totals)
    }
    const [counted, none] = await totalsFor(office())
    expect(counted).toEqual({ calls: 4, minutes: 3, costMicros: 91_800n })
    // What they cost is the agency's affair.
    const [ofClient] = await totalsFor(inside(db.deps, clientActor(client.id)))
    expect(ofClient).toEqual({ calls: 4, minutes: 3, costMicros: 0n })
    expect(none).toEqual({ calls: 0, minutes: 0, costMicros: 0n })
  })

  it('shows a client its own only, the primary one first; staff also the pool', async () => {
    const [client, other] = [await aClient(db.deps), await aClient(db.deps)]
    const second = await aNumber(db.deps, { clientId: client.id })
    const first = await aNumber(db.deps, { clientId: client.id, isPrimary: true })
    const theirs = await aNumber(db.deps, { clientId: other.id })
    const pooled = await aNumber(db.deps)
    const ctx = inside(db.deps, clientActor(client.id))
    expect((await listNumbers(ctx)).map(({ id }) => id)).toEqual([first.id, second.id])
    expect(await listNumbers(ctx, { clientId: other.id })).toEqual([])
    expect(await listNumbers(office())).toHaveLength(4)
    for (const id of [theirs.id, pooled.id, randomUUID(), 'x'])
      await expect(getNumber(ctx, { id })).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each([
    ['in order', {}, 'good', 'The usual assistant'],
    [
      'closed by its own hours, with a number to forward to',
      { hours: CLOSED, forwardTo: '+14155552671' },
      'good',
      'Forwarded to (415) 555-2671',
    ],
    [
      'open by its own hours, with a number to forward to',
      { hours: OFFICE, forwardTo: '+14155552671' },
      'good',
      'The usual assistant',
    ],
    ['forwarding without hours', { forwardTo: '+14155552671' }, 'good', 'Forwarded to (415) 555-2671'],
    ['switched off', { isActive: false }, 'off', 'A sentence: nobody can take the call'],
    ['gone at Vapi', { vapiStatus: 'missing' }, 'broken', 'The usual assistant'],
    ['blocked', { vapiStatus: 'blocked' }, 'broken', 'The usual assistant'],
    ['set up otherwise', { vapiStatus: 'differs' }, 'broken', 'The usual assistant'],
    ['not ready', { vapiStatus: 'activating' }, 'waiting', 'The usual assistant'],
    ['unknown at Vapi', { vapiPhoneNumberId: null }, 'waiting', 'The usual assistant'],
  ])('says how one stands that is %s', async (_what, over, kind, answers) => {
    const client = await aClient(db.deps)
    await aNumber(db.deps, { clientId: client.id, ...over })
    const [line] = await listNumbers(inside(db.deps, clientActor(client.id)))
    expect([line?.state.kind, line?.answers]).toEqual([kind, answers])
    expect(line?.state.repair !== undefined).toBe(kind === 'broken')
  })

  it('says that a draft waits, and that an archived assistant broke its number', async () => {
    const client = await aClient(db.deps)
    const draft = await anAssistant(db.deps, { clientId: client.id, name: 'Draft' })
    const gone = await anAssistant(db.deps, { clientId: client.id, name: 'Gone', archivedAt: NOW })
    await aNumber(db.deps, { clientId: client.id, assistantId: draft.id, vapiStatus: 'not-told', isPrimary: true })
    await aNumber(db.deps, { clientId: client.id, assistantId: gone.id })
    const states = (await listNumbers(office())).map(({ state }) => state)
    expect(states).toMatchObject([
      { kind: 'waiting', words: 'Waits until “Draft” is published' },
      { kind: 'broken', words: 'Its assistant “Gone” is archived' },
    ])
  })
})

describe('changing a number', () => {
  it('lets a client in self-service change what it may, and nothing else', async () => {
    const client = await aClient(db.deps)
    const { id } = await aNumber(db.deps, { clientId: client.id })
    const ctx = inside(db.deps, selfService(client.id))
    const changes = { label: 'Main line', greeting: 'Good day', forwardTo: '(415) 555-2671', hours: OFFICE }
    expect(await updateNumber(ctx, { id, changes })).toEqual({ mustFollow: true })
    expect(await updateNumber(ctx, { id, changes: { label: 'Front desk' } })).toEqual({ mustFollow: false })
    expect(await updateNumber(ctx, { id, changes: {} })).toEqual({ mustFollow: false })
    expect(await getNumber(ctx, { id })).toMatchObject({ ...changes, label: 'Front desk', forwardTo: '+14155552671' })
    for (const more of [{ isActive: false }, { voice: null }, { clientId: null }, { number: '+14155550000' }])
      await expect(updateNumber(ctx, { id, changes: more })).rejects.toThrow()
    await updateNumber(office(), {
      id,
      changes: { isActive: false, voice: { provider: '11labs', voiceId: 'abc' }, hours: null },
    })
    expect(await getNumber(ctx, { id })).toMatchObject({
      isActive: false,
      voice: { provider: '11labs', voiceId: 'abc' },
      hours: null,
    })
  })

  it.each([
    [{ forwardTo: 'soon' }, 'forwardTo'],
    [{ greeting: 'Hello {{customer.number}}' }, 'greeting'],
    [{ greeting: 'x'.repeat(501) }, 'greeting'],
    [{ label: 'x'.repeat(81) }, 'label'],
    [{ hours: { week: { mon: [{ from: '9', to: '17:00' }] }, closedOn: [] } }, 'hours.week.mon.0.from'],
    [{ voice: { provider: 'acme', voiceId: 'x' } }, 'voice.provider'],
  ])('refuses %j with words', async (changes, field) => {
    const client = await aClient(db.deps)
    const { id } = await aNumber(db.deps, { clientId: client.id })
    const thrown = await updateNumber(office(), { id, changes }).catch((error: unknown) => error)
    const refusal = asRefusal(thrown)
    expect(refusal && fieldErrors(refusal)[field]).toBeTruthy()
  })

  it('refuses to forward a number to itself, to overwrite others, and what is not one’s own', async () => {
    const [client, other] = [await aClient(db.deps), await aClient(db.deps)]
    const { id, number, updatedAt } = await aNumber(db.deps, { clientId: client.id })
    const ctx = inside(db.deps, selfService(client.id))
    await expect(updateNumber(ctx, { id, changes: { forwardTo: number } })).rejects.toThrow('this number itself')
    await updateNumber(inside(db.deps, selfService(client.id)), {
      id,
      changes: { label: 'One' },
      expectedUpdatedAt: updatedAt,
    })
    const late = updateNumber(ctx, { id, changes: { label: 'Two' }, expectedUpdatedAt: updatedAt })
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
    const stranger = updateNumber(inside(db.deps, selfService(other.id)), { id, changes: { label: 'Mine' } })
    await expect(stranger).rejects.toMatchObject({ code: 'not_found' })
    const reader = updateNumber(inside(db.deps, clientActor(client.id)), { id, changes: { label: 'Mine' } })
    await expect(reader).rejects.toMatchObject({ code: 'forbidden' })
    expect((await prisma().phoneNumber.findUniqueOrThrow({ where: { id } })).label).toBe('One')
  })
})

describe('noting a number', () => {
  it('works out where it belongs, and refuses one we have', async () => {
    const { id } = await addNumber(office(), { number: '(415) 555-2671', provider: 'TWILIO', label: 'Spare' })
    expect(await prisma().phoneNumber.findUnique({ where: { id } })).toMatchObject({
      number: '+14155552671',
      country: 'US',
      areaCode: '415',
      clientId: null,
    })
    await expect(addNumber(office(), { number: '+1 415 555 2671' })).rejects.toThrow('have this number already')
    await expect(addNumber(office(), { number: 'soon' })).rejects.toThrow()
    const client = await aClient(db.deps)
    const theirs = addNumber(inside(db.deps, selfService(client.id)), { number: '+14155552672' })
    await expect(theirs).rejects.toMatchObject({ code: 'forbidden' })
  })
})
