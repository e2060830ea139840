import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { keepUnassigned } from '../../../src/domain/inbound/index.js'
import { findClientBehind } from '../../../src/domain/signing/index.js'
import {
  assignUnassigned,
  discardUnassigned,
  getUnassignedBody,
  settleUnassigned,
} from '../../../src/domain/unassigned/index.js'
import { namesOf, parseVapiMessage, type VapiMessage } from '../../../src/integrations/voice/index.js'
import type { StaffRole } from '../../../src/platform/context.js'
import { asRefusal, fieldErrors } from '../../../src/platform/errors.js'
import { aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { onPostgres, type TestDatabase, useDatabase } from '../../support/database.js'
import { sample } from '../../support/samples.js'

const db = useDatabase()
const prisma = () => db.deps.database.prisma
const as = async (role: StaffRole = 'SUPPORT', test: TestDatabase = db) =>
  ctxOf(test.deps, staffActor(await aStaff(test.deps, { role })))
const refusalOf = async (work: Promise<unknown>) => {
  const refusal = asRefusal(
    await work.then(
      () => undefined,
      (error: unknown) => error,
    ),
  )
  return refusal && { code: refusal.code, message: refusal.message, fields: fieldErrors(refusal) }
}

type Names = { assistantId?: string; phoneNumberId?: string; number?: string }

let serial = 0
const statusOf = ({ assistantId, phoneNumberId, number }: Names, over: object = {}) => ({
  message: {
    type: 'status-update',
    status: 'in-progress',
    timestamp: NOW.getTime() + ++serial,
    ...(number && { phoneNumber: { number } }),
    call: { id: randomUUID(), assistantId, phoneNumberId },
    ...over,
  },
})

async function wait(
  payload: object | Buffer,
  { test = db, at = NOW, messageId }: { test?: TestDatabase; at?: Date; messageId?: string } = {},
) {
  const body = Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload))
  await keepUnassigned(test.deps, {
    headers: { 'content-type': 'application/json' },
    body,
    read: parseVapiMessage(body),
    messageId,
    now: at,
  })
  return body
}
const waiting = () => prisma().unassignedEvent.findMany({ orderBy: { receivedAt: 'asc' } })
const firstWaiting = async () => (await prisma().unassignedEvent.findFirstOrThrow()).id

describe('whose a delivery is', () => {
  const named = (payload: object) => namesOf(parseVapiMessage(Buffer.from(JSON.stringify(payload))) as VapiMessage)

  it('is read from wherever Vapi puts assistant and number', () => {
    const [assistant, id] = [randomUUID(), randomUUID()]
    const all = { vapiAssistantId: assistant, vapiPhoneNumberId: id, number: '+14155550123' }
    const phoneNumber = { id, number: '+1 (415) 555-0123' }
    expect(named({ message: { call: { assistantId: assistant, phoneNumberId: id }, phoneNumber } })).toEqual(all)
    expect(named({ message: { assistant: { id: assistant }, phoneNumber } })).toEqual(all)
    expect(named({ message: { call: { assistantId: assistant, phoneNumber } } })).toEqual(all)
    expect(named({ message: { chat: { assistantId: assistant } } })).toEqual({ vapiAssistantId: assistant })
    expect(named({ message: { call: { customer: { number: '+14155550177' } } } })).toEqual({})
    for (const odd of [null, 1, [], 'x', { message: { call: [], phoneNumber: 'x' } }])
      expect(named(odd as object)).toEqual({})
    const report = sample('50-eocr-inbound-completed')
    expect(named(report)).toMatchObject({ vapiAssistantId: expect.any(String), number: expect.stringMatching(/^\+1/) })
  })

  it('goes by assistant, then by the id of the number, then by the number; clients not active count', async () => {
    const [one, two, three] = [
      await aClient(db.deps),
      await aClient(db.deps),
      await aClient(db.deps, { isActive: false }),
    ]
    const [a, n] = [randomUUID(), randomUUID()]
    await prisma().assistant.create({ data: { id: randomUUID(), clientId: one.id, name: 'A', vapiAssistantId: a } })
    await prisma().phoneNumber.create({
      data: { id: randomUUID(), clientId: two.id, number: '+14155550100', vapiPhoneNumberId: n },
    })
    await prisma().phoneNumber.create({ data: { id: randomUUID(), clientId: three.id, number: '+14155550101' } })
    const find = (names: object) => findClientBehind(prisma(), names)
    const all = { vapiAssistantId: a, vapiPhoneNumberId: n, number: '+14155550101' }
    expect(await find(all)).toBe(one.id)
    expect(await find({ ...all, vapiAssistantId: randomUUID() })).toBe(two.id)
    expect(await find({ ...all, vapiAssistantId: randomUUID(), vapiPhoneNumberId: randomUUID() })).toBe(three.id)
    expect(await find({ vapiAssistantId: randomUUID() })).toBeUndefined()
    expect(await find({})).toBeUndefined()
  })

  it('goes by what is noted on the client’s page too, and does not guess between two', async () => {
    const noted = { vapiAssistantId: randomUUID(), vapiPhoneNumber: '+14155550102' }
    const one = await aClient(db.deps, noted)
    const find = (names: object) => findClientBehind(prisma(), names)
    expect(await find({ vapiAssistantId: noted.vapiAssistantId })).toBe(one.id)
    expect(await find({ number: noted.vapiPhoneNumber })).toBe(one.id)
    const two = await aClient(db.deps, { vapiAssistantId: noted.vapiAssistantId })
    expect(await find({ vapiAssistantId: noted.vapiAssistantId })).toBeUndefined()
    // The number says which of the two.
    expect(await find({ vapiAssistantId: noted.vapiAssistantId, number: noted.vapiPhoneNumber })).toBe(one.id)
    await prisma().assistant.create({
      data: { id: randomUUID(), clientId: two.id, name: 'A', vapiAssistantId: noted.vapiAssistantId },
    })
    expect(await find({ vapiAssistantId: noted.vapiAssistantId })).toBe(two.id)
  })

  it('is nobody’s while the number is in the pool', async () => {
    await prisma().phoneNumber.create({ data: { id: randomUUID(), number: '+14155550103' } })
    expect(await findClientBehind(prisma(), { number: '+14155550103' })).toBeUndefined()
  })
})

describe('what belongs to nobody we know', () => {
  it('is kept sealed, byte for byte, and counted when it comes again', async () => {
    const assistantId = randomUUID()
    const body = await wait(statusOf({ assistantId, number: '+14155550123' }))
    await wait(body)
    const [event] = await waiting()
    expect(event).toMatchObject({
      type: 'status-update',
      vapiAssistantId: assistantId,
      number: '+14155550123',
      deliveries: 2,
      bodyBytes: body.length,
      headers: { 'content-type': 'application/json' },
    })
    expect(Buffer.from(event?.bodySealed ?? []).includes('status-update')).toBe(false)
    expect((await waiting()).length).toBe(1)
    const read = await getUnassignedBody(await as('OWNER'), { eventId: event?.id ?? '' })
    expect(read).toEqual({ text: body.toString(), isUtf8: true })
  })

  it('keeps of a conversation only the newest', async () => {
    const call = { id: randomUUID() }
    const update = (timestamp: number) => ({ message: { type: 'conversation-update', timestamp, call, messages: [] } })
    await wait(update(NOW.getTime()))
    await wait(update(NOW.getTime() + 2_000))
    await wait(update(NOW.getTime() + 1_000))
    const [event, ...others] = await waiting()
    expect(others).toEqual([])
    expect(event).toMatchObject({ deliveries: 2, sentAt: new Date(NOW.getTime() + 2_000) })
    const { text } = await getUnassignedBody(await as('OWNER'), { eventId: event?.id ?? '' })
    expect(JSON.parse(text).message.timestamp).toBe(NOW.getTime() + 2_000)
  })

  it('shows its body with secrets masked, to owners and admins, and writes down who looked', async () => {
    await wait(statusOf({ assistantId: randomUUID() }, { phoneNumber: { twilioAuthToken: 'hush-hush' } }))
    const eventId = await firstWaiting()
    const { text } = await getUnassignedBody(await as('ADMIN'), { eventId })
    expect(text).toContain('"twilioAuthToken":"[masked]"')
    const entries = await prisma().auditEntry.findMany({ where: { action: 'inbound.read-body' } })
    expect(entries).toMatchObject([{ subjectId: eventId, subjectKind: 'unassigned_event' }])
    expect(await refusalOf(getUnassignedBody(await as('SUPPORT'), { eventId }))).toMatchObject({ code: 'forbidden' })
    expect(await refusalOf(getUnassignedBody(await as('OWNER'), { eventId: 'x' }))).toMatchObject({ code: 'not_found' })
  })
})

describe('assigning it to a client', () => {
  it('teaches the assistant and hands over all that it sent, once', async () => {
    const client = await aClient(db.deps, { businessName: 'Harbor Dental' })
    const assistantId = randomUUID()
    for (let count = 0; count < 3; count++) await wait(statusOf({ assistantId, number: '+14155550123' }))
    await wait(statusOf({ assistantId: randomUUID() }))
    const chosen = (await waiting()).find((event) => event.vapiAssistantId === assistantId)
    const ctx = await as()
    const done = await assignUnassigned(ctx, { eventIds: [chosen?.id ?? ''], clientId: client.id })
    expect(done).toEqual({ moved: 3, left: 0, businessName: 'Harbor Dental' })
    expect(await prisma().assistant.findMany()).toMatchObject([{ clientId: client.id, vapiAssistantId: assistantId }])
    expect(await prisma().phoneNumber.count()).toBe(0)
    const events = await prisma().webhookEvent.findMany({ where: { clientId: client.id } })
    expect(events.map(({ state, type, receivedAt }) => [state, type, receivedAt])).toEqual(
      Array.from({ length: 3 }, () => ['READY', 'status-update', NOW]),
    )
    expect(await waiting()).toHaveLength(1)
    expect(await findClientBehind(prisma(), { vapiAssistantId: assistantId })).toBe(client.id)
    const [entry] = await prisma().auditEntry.findMany({ where: { action: 'inbound.assign-unassigned' } })
    expect(entry).toMatchObject({ clientId: client.id, changes: { assistant: [null, assistantId], events: [null, 3] } })
    expect(await refusalOf(assignUnassigned(ctx, { eventIds: [chosen?.id ?? ''], clientId: client.id }))).toMatchObject(
      {
        code: 'not_found',
      },
    )
  })

  it('hands over what has come to the client before only once', async () => {
    const client = await aClient(db.deps)
    const payload = statusOf({ assistantId: randomUUID() })
    const body = await wait(payload)
    await assignUnassigned(await as(), { eventIds: [await firstWaiting()], clientId: client.id })
    await wait(body)
    await assignUnassigned(await as(), { eventIds: [await firstWaiting()], clientId: client.id })
    expect(await prisma().webhookEvent.findMany()).toMatchObject([{ deliveries: 2 }])
    expect(await prisma().assistant.count()).toBe(1)
  })

  it('takes a number from the pool, or adds it, where no assistant is named', async () => {
    const client = await aClient(db.deps)
    const phoneNumberId = randomUUID()
    await prisma().phoneNumber.create({ data: { id: randomUUID(), number: '+14155550123', label: 'Spare' } })
    await wait(statusOf({ phoneNumberId, number: '+14155550123' }))
    await assignUnassigned(await as(), { eventIds: [await firstWaiting()], clientId: client.id })
    await wait(statusOf({ phoneNumberId: randomUUID(), number: '+14155550124' }))
    await assignUnassigned(await as(), { eventIds: [await firstWaiting()], clientId: client.id })
    expect(await prisma().phoneNumber.findMany({ orderBy: { number: 'asc' } })).toMatchObject([
      { clientId: client.id, number: '+14155550123', label: 'Spare', vapiPhoneNumberId: phoneNumberId },
      { clientId: client.id, number: '+14155550124', vapiPhoneNumberId: expect.any(String) },
    ])
  })

  it('also hands over what names that number beside an assistant nobody knows', async () => {
    const client = await aClient(db.deps)
    await wait(statusOf({ assistantId: randomUUID(), number: '+14155550123' }))
    await wait(statusOf({ number: '+14155550123' }))
    const byNumber = (await waiting()).find(({ vapiAssistantId }) => vapiAssistantId === null)
    const done = await assignUnassigned(await as(), { eventIds: [byNumber?.id ?? ''], clientId: client.id })
    expect(done.moved).toBe(2)
  })

  it('asks for the number where Vapi named only its id', async () => {
    const client = await aClient(db.deps)
    const phoneNumberId = randomUUID()
    await wait(statusOf({ phoneNumberId }))
    const chosen = { eventIds: [await firstWaiting()], clientId: client.id }
    expect((await refusalOf(assignUnassigned(await as(), chosen)))?.fields).toEqual({
      number: 'Vapi named only the id of this number. Which number is it?',
    })
    expect((await refusalOf(assignUnassigned(await as(), { ...chosen, number: 'six' })))?.fields['number']).toMatch(
      /such as/,
    )
    expect(await waiting()).toHaveLength(1)
    await assignUnassigned(await as(), { ...chosen, number: '(415) 555-0123' })
    expect(await prisma().phoneNumber.findMany()).toMatchObject([
      { clientId: client.id, number: '+14155550123', vapiPhoneNumberId: phoneNumberId },
    ])
  })

  it('hands over an event that names nothing, alone', async () => {
    const client = await aClient(db.deps)
    await wait(Buffer.from('{'))
    await wait({ message: { type: 'hang' } })
    const [first] = await waiting()
    expect(await assignUnassigned(await as(), { eventIds: [first?.id ?? ''], clientId: client.id })).toMatchObject({
      moved: 1,
    })
    expect(await waiting()).toHaveLength(1)
  })

  it('refuses what another client has, and changes nothing', async () => {
    const [other, client] = [await aClient(db.deps, { businessName: 'Other' }), await aClient(db.deps)]
    const [a, b] = [randomUUID(), randomUUID()]
    await prisma().assistant.create({ data: { id: randomUUID(), clientId: other.id, name: 'A', vapiAssistantId: a } })
    await prisma().client.update({
      where: { id: other.id },
      data: { vapiAssistantId: b, vapiPhoneNumber: '+14155550125' },
    })
    await prisma().phoneNumber.create({ data: { id: randomUUID(), clientId: other.id, number: '+14155550126' } })
    for (const names of [
      { assistantId: a },
      { assistantId: b },
      { number: '+14155550125' },
      { number: '+14155550126' },
    ]) {
      await wait(statusOf(names))
      const refusal = await refusalOf(
        assignUnassigned(await as(), { eventIds: [await firstWaiting()], clientId: client.id }),
      )
      expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringMatching(/belongs to Other/) })
      await discardUnassigned(await as(), { eventIds: [await firstWaiting()] })
    }
    expect(await prisma().webhookEvent.count()).toBe(0)
    expect(await prisma().phoneNumber.count()).toBe(1)
  })

  it('decides between two clients that noted the same assistant', async () => {
    const vapiAssistantId = randomUUID()
    const [one] = [await aClient(db.deps, { vapiAssistantId }), await aClient(db.deps, { vapiAssistantId })]
    await wait(statusOf({ assistantId: vapiAssistantId }))
    await assignUnassigned(await as(), { eventIds: [await firstWaiting()], clientId: one.id })
    expect(await findClientBehind(prisma(), { vapiAssistantId })).toBe(one.id)
  })

  it('takes many selected events of several assistants, and more than fit one transaction', async () => {
    const client = await aClient(db.deps)
    const assistants = [randomUUID(), randomUUID()]
    for (let count = 0; count < 120; count++) await wait(statusOf({ assistantId: assistants[count % 2] as string }))
    const [first, second] = await Promise.all(
      assistants.map((vapiAssistantId) => prisma().unassignedEvent.findFirstOrThrow({ where: { vapiAssistantId } })),
    )
    const eventIds = [first?.id ?? '', second?.id ?? '']
    expect(await assignUnassigned(await as(), { eventIds, clientId: client.id })).toMatchObject({ moved: 120, left: 0 })
    expect(await prisma().webhookEvent.count()).toBe(120)
  })

  it('is not for viewers nor clients, and wants a client that exists', async () => {
    const client = await aClient(db.deps)
    await wait(statusOf({ assistantId: randomUUID() }))
    const eventIds = [await firstWaiting()]
    for (const ctx of [await as('VIEWER'), ctxOf(db.deps, clientActor(client.id))]) {
      expect(await refusalOf(assignUnassigned(ctx, { eventIds, clientId: client.id }))).toMatchObject({
        code: 'forbidden',
      })
      expect(await refusalOf(discardUnassigned(ctx, { eventIds }))).toMatchObject({ code: 'forbidden' })
    }
    expect(await refusalOf(assignUnassigned(await as(), { eventIds, clientId: randomUUID() }))).toMatchObject({
      code: 'not_found',
    })
    expect(await waiting()).toHaveLength(1)
  })
})

describe('what happens by itself', () => {
  it('hands over what waits once staff noted the assistant or the number on a client’s page', async () => {
    const [assistantId, other] = [randomUUID(), randomUUID()]
    await wait(statusOf({ assistantId }))
    await wait(statusOf({ assistantId: other }))
    const client = await aClient(db.deps)
    expect(await settleUnassigned(ctxOf(db.deps))).toBe(0)
    await prisma().client.update({ where: { id: client.id }, data: { vapiAssistantId: assistantId } })
    expect(await settleUnassigned(ctxOf(db.deps))).toBe(1)
    expect(await waiting()).toMatchObject([{ vapiAssistantId: other }])
    expect(await prisma().webhookEvent.findMany()).toMatchObject([{ clientId: client.id, state: 'READY' }])
    expect(await settleUnassigned(ctxOf(db.deps))).toBe(0)
  })

  it('passes over an event it cannot open, and moves the others', async () => {
    const assistantId = randomUUID()
    for (let count = 0; count < 3; count++) await wait(statusOf({ assistantId }))
    await db.deps.database.query('update unassigned_events set body_sealed = $1 where id = $2', [
      Buffer.alloc(40),
      await firstWaiting(),
    ])
    await aClient(db.deps, { vapiAssistantId: assistantId })
    expect(await settleUnassigned(ctxOf(db.deps))).toBe(2)
    expect(await waiting()).toHaveLength(1)
  })
})

describe('discarding it', () => {
  it('throws away the chosen events, or everything their assistant sent, and writes it down', async () => {
    const assistantId = randomUUID()
    for (let count = 0; count < 4; count++) await wait(statusOf({ assistantId }))
    await wait(statusOf({ number: '+14155550123' }))
    const mine = () => prisma().unassignedEvent.findFirstOrThrow({ where: { vapiAssistantId: assistantId } })
    expect(await discardUnassigned(await as(), { eventIds: [(await mine()).id] })).toEqual({ discarded: 1 })
    expect(await discardUnassigned(await as(), { eventIds: [(await mine()).id], isEverything: true })).toEqual({
      discarded: 3,
    })
    expect(await waiting()).toMatchObject([{ number: '+14155550123' }])
    expect(await discardUnassigned(await as(), { eventIds: [randomUUID()] })).toEqual({ discarded: 0 })
    const entries = await prisma().auditEntry.findMany({ where: { action: 'inbound.discard-unassigned' } })
    expect(entries.map(({ changes }) => changes)).toEqual([{ events: [1, 0] }, { events: [3, 0] }])
  })
})

onPostgres('two people at once', () => {
  const pg = useDatabase({ engine: 'postgres' })

  it('moves every event once', async () => {
    const client = await aClient(pg.deps)
    const assistantId = randomUUID()
    for (let count = 0; count < 130; count++) await wait(statusOf({ assistantId }), { test: pg })
    const { id } = await pg.deps.database.prisma.unassignedEvent.findFirstOrThrow()
    const ctx = await as('SUPPORT', pg)
    const tries = Array.from({ length: 3 }, () => assignUnassigned(ctx, { eventIds: [id], clientId: client.id }))
    const settled = await Promise.allSettled([...tries, settleUnassigned(ctxOf(pg.deps))])
    await settleUnassigned(ctxOf(pg.deps))
    const moved = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    expect(moved.length).toBeGreaterThan(0)
    const events = await pg.deps.database.prisma.webhookEvent.findMany({ select: { deliveries: true } })
    expect(events).toEqual(Array.from({ length: 130 }, () => ({ deliveries: 1 })))
    expect(await pg.deps.database.prisma.unassignedEvent.count()).toBe(0)
  })
})
