import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { claimAttempt, placeCallInput } from '../../../src/domain/attempts/claim-attempt.js'
import { getAttempt, listAttempts, numberOfAPerson } from '../../../src/domain/attempts/index.js'
import { requestOf } from '../../../src/domain/attempts/request-of.js'
import { sendOnce } from '../../../src/domain/dialling/index.js'
import { followUpJob } from '../../../src/domain/follow-up/index.js'
import { suppressNumber } from '../../../src/domain/suppressions/index.js'
import { vapiOf } from '../../../src/domain/vapi-accounts/index.js'
import { inTransaction } from '../../../src/platform/context.js'
import { aLead, aSuppression } from '../../support/a-lead.js'
import { aLine, aPublishedAssistant, aTestCall } from '../../support/a-test-call.js'
import { aStaff, clientActor, ctxOf, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { PHONE, useOutbound } from './world.js'

const db = useDatabase()
const world = useOutbound(db)
const refusalOf = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error) => error.details?.code ?? Object.keys(error.details?.fields ?? {})[0] ?? error.code ?? error.name,
  )

describe('a call that a program wants', () => {
  it('is asked of Vapi once, with three ways to find it again, and what was sent along', async () => {
    const business = await world.business()
    const { assistant, client, line } = business
    const { id } = await world.place(business, {
      phoneNumber: '(415) 555-0177',
      metadata: { order: 'A-7', clientId: 'not ours', backlineAttemptId: 'not ours' },
    })
    expect(world.dialled()).toEqual([
      {
        assistantId: assistant.vapiAssistantId,
        phoneNumberId: line.vapiPhoneNumberId,
        customer: { number: PHONE, externalId: id },
        name: id,
        assistantOverrides: {
          metadata: { order: 'A-7', assistantId: assistant.id, clientId: client.id, backlineAttemptId: id },
        },
      },
    ])
    const [vapiCallId] = world.vapi().calls.keys()
    expect(await world.row(id)).toMatchObject({
      ...{ state: 'PLACED', evidence: 'ANSWER', vapiCallId, fromNumber: line.number, toNumber: PHONE, reason: null },
      ...{ versionNumber: 1, askedBy: 'Sam Okafor' },
    })
    const entry = await world.prisma().auditEntry.findFirstOrThrow()
    expect(entry).toMatchObject({ action: 'calls.place', clientId: client.id, subjectId: assistant.id })
    expect(JSON.stringify(entry.changes)).not.toContain(PHONE)
    await world.told()
  })

  it('ends with its report, and is in the history of its lead', async () => {
    const business = await world.business()
    const lead = await aLead(db.deps, { clientId: business.client.id, number: PHONE })
    const { id } = await world.place(business, { leadId: lead.id })
    await world.told()
    const row = await world.row(id)
    expect(row).toMatchObject({ state: 'ENDED', evidence: 'ANSWER', lookAt: null, endedAt: expect.any(Date) })
    const call = await world.prisma().call.findFirstOrThrow()
    expect(call).toMatchObject({ direction: 'OUTBOUND', leadId: lead.id, vapiCallId: row.vapiCallId })
    await followUpJob.run(ctxOf(db.deps), {})
    expect(await world.prisma().call.findFirstOrThrow()).toMatchObject({ leadId: lead.id })
    expect(await world.prisma().leadActivity.findFirst({ where: { leadId: lead.id, kind: 'CALL' } })).not.toBeNull()
    const seen = await getAttempt(ctxOf(db.deps, business.actor), { id })
    expect(seen).toMatchObject({ state: 'ENDED', callId: call.id, leadId: lead.id })
  })

  it('is one with its repeat, and another one is not begun under its id', async () => {
    const business = await world.business()
    const id = randomUUID()
    const [first, again] = [await world.place(business, { id }), await world.place(business, { id })]
    expect([first.id, again.id, world.dialled().length]).toEqual([id, id, 1])
    const other = await aPublishedAssistant(db.deps, { clientId: business.client.id })
    expect(await refusalOf(world.place({ ...business, assistant: other }, { id }))).toBe('idempotency_key_reused')
    const stranger = await world.business()
    expect(await refusalOf(world.place(stranger, { id }))).toBe('not_found')
    await world.told()
    expect(await world.place(business, { id })).toMatchObject({ id, state: 'ENDED' })
    expect(world.dialled()).toHaveLength(1)
  })

  it('is refused while another one to the number is under way or nobody knows, and may be made once it has ended', async () => {
    const business = await world.business()
    const first = await world.place(business)
    await expect(world.place(business)).rejects.toMatchObject({
      code: 'conflict',
      details: { code: 'call_under_way', attemptId: first.id },
    })
    await world.told()
    world.vapi().faults.nextRest = [500]
    const second = await world.place(business)
    expect(second).toMatchObject({ state: 'UNCERTAIN', reason: expect.stringContaining('Nobody knows') })
    await expect(world.place(business)).rejects.toMatchObject({ message: expect.stringContaining('Nobody knows') })
    expect(world.dialled()).toHaveLength(2)
  })
})

describe('a call is refused, and nothing is asked of Vapi or written down,', () => {
  const nothing = async () => {
    expect(world.dialled()).toEqual([])
    expect(await world.prisma().callAttempt.count()).toBe(0)
    expect(await world.prisma().auditEntry.count()).toBe(0)
  }

  it('to a number, or a lead, that must not be called, however the number is written', async () => {
    const business = await world.business()
    const clientId = business.client.id
    await aSuppression(db.deps, { clientId, number: PHONE })
    for (const phoneNumber of [PHONE, '415-555-0177', '＋１ ４１５ ５５５ ０１７７', '001 415 555 0177 '])
      expect([phoneNumber, await refusalOf(world.place(business, { phoneNumber }))]).not.toContain('done')
    expect(await refusalOf(world.place(business))).toBe('do_not_call')
    const number = '+14155550188'
    await aLead(db.deps, { clientId, number, status: 'DO_NOT_CALL' })
    expect(await refusalOf(world.place(business, { phoneNumber: number }))).toBe('do_not_call')
    await nothing()
    const other = await world.business()
    expect(await refusalOf(world.place(other))).toBe('done')
    await world.told()
  })

  it('of an assistant or a client that is not at work, or without a number to ring from', async () => {
    const business = await world.business()
    const { client, line } = business
    const of = async (over: object) =>
      refusalOf(
        world.place({ ...business, assistant: await aPublishedAssistant(db.deps, { clientId: client.id, ...over }) }),
      )
    expect(await of({ vapiAssistantId: null })).toBe('not_published')
    expect(await of({ publishedVersion: null })).toBe('not_published')
    expect(await of({ archivedAt: new Date() })).toBe('conflict')
    await world.prisma().phoneNumber.update({ where: { id: line.id }, data: { isActive: false } })
    expect(await of({})).toBe('no_line')
    await world.prisma().phoneNumber.update({ where: { id: line.id }, data: { isActive: true } })
    await world.prisma().client.update({ where: { id: client.id }, data: { isActive: false } })
    expect(await of({})).toBe('conflict')
    await nothing()
  })

  it('to a lead with another number, and to one of our own numbers', async () => {
    const business = await world.business()
    const lead = await aLead(db.deps, { clientId: business.client.id, number: '+14155550188' })
    expect(await refusalOf(world.place(business, { leadId: lead.id }))).toBe('leadId')
    expect(await refusalOf(world.place(business, { phoneNumber: business.line.number }))).toBe('phoneNumber')
    await nothing()
  })

  it('while a test call rings there', async () => {
    const business = await world.business()
    await aTestCall(db.deps, { clientId: business.client.id, assistantId: business.assistant.id })
    expect(await refusalOf(world.place(business))).toBe('call_under_way')
    await nothing()
  })

  it('with another client’s assistant or lead, read-only, by staff who only look, and without a key for Vapi', async () => {
    const [business, other] = [await world.business(), await world.business()]
    const lead = await aLead(db.deps, { clientId: other.client.id, number: PHONE })
    expect(await refusalOf(world.place(business, { leadId: lead.id }))).toBe('not_found')
    expect(await refusalOf(world.place({ ...other, actor: business.actor }))).toBe('not_found')
    expect(await refusalOf(world.place(business, {}, clientActor(business.client.id)))).toBe('forbidden')
    const viewer = staffActor({ ...(await aStaff(db.deps)), role: 'VIEWER' })
    expect(await refusalOf(world.place(business, {}, viewer))).toBe('forbidden')
    Object.assign(db.deps, { config: { ...db.deps.config, vapiApiKey: undefined } })
    expect(await refusalOf(world.place(business))).toBe('conflict')
    await nothing()
  })

  it('abroad, unless the agency wants it', async () => {
    const business = await world.business()
    await world.prisma().phoneNumber.updateMany({ data: { provider: 'TWILIO' } })
    const abroad = { phoneNumber: '+442079460958' }
    expect(await refusalOf(world.place(business, abroad))).toBe('phoneNumber')
    await nothing()
    const staff = staffActor(await aStaff(db.deps))
    expect(await refusalOf(world.place(business, abroad, staff))).toBe('done')
    await aLine(db.deps, { clientId: business.client.id, number: '+442079460000', createdAt: new Date() })
    expect(await refusalOf(world.place(business, { phoneNumber: '+442079460959' }))).toBe('done')
    await world.told()
  })
})

// trust.md D-8
describe('the number that a program wants rung', () => {
  it.each([
    '+14155550177',
    '+1 (415) 555-0177',
    '1 415 555 0177',
    '(415) 555-0177',
    '415.555.0177',
    '011 1 415 555 0177',
    '＋１４１５５５５０１７７',
    '+١٤١٥٥٥٥٠١٧٧',
    '\u00a0+1 415 555 0177\u00a0',
    '+1\u2011415\u2011555\u20110177',
  ])('is the same one as %j', (written) => {
    expect(numberOfAPerson(written)).toEqual({ number: '+14155550177' })
  })

  it.each([
    ...[
      '911',
      '112',
      '999',
      '900',
      '12345',
      '+1911',
      '+1900',
      '',
      ' ',
      '+',
      '0',
      'me',
      '=+14155550177',
      "'+14155550177",
    ],
    ...[
      '+14155550177;ext=2',
      '+1 415 555 0177 x2',
      '+14155550177\u0000',
      '+1415555017',
      '+141555501771',
      '+00014155550177',
    ],
    ...['ring +14155550177 now', '+14155550177,+14155550178', 'sip:a@b.example', '+18005551234', '+19005551234'],
    ...[
      '+33899123456',
      '+447012345678',
      '+4990012345678',
      '+99912345678',
      'tel:+1-415-555-0177',
      "' or 1=1",
      '1e11',
      '+1415555O177',
    ],
  ])('is none in %j', (written) => {
    expect(numberOfAPerson(written)).toMatchObject({ problem: expect.any(String) })
  })
})

describe('what a program sends along', () => {
  const parse = (metadata: unknown) => placeCallInput.shape.metadata.safeParse(metadata).success
  it('is a few plain words and numbers', () => {
    expect(parse({ order: 'A-7', priority: 3, isNew: true })).toBe(true)
    expect(parse(Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, n])))).toBe(false)
    const wrong = [{ a: { b: 1 } }, { a: '\u0000' }, { a: '\ud800' }, { 'a b': 1 }, { a: 'x'.repeat(501) }, { a: null }]
    for (const each of [...wrong, [], 'a', { a: Number.NaN }]) expect(parse(each)).toBe(false)
  })
})

describe('a call that was written down', () => {
  const claimed = async (business: Awaited<ReturnType<typeof world.business>>) => {
    const ctx = ctxOf(db.deps)
    const input = placeCallInput.parse({ phoneNumber: PHONE, assistantId: business.assistant.id })
    const claim = await inTransaction(ctx, (tx) => claimAttempt(tx, { ...input, id: randomUUID() }))
    if (!claim) throw new Error('Nothing was claimed')
    const line = { clientId: claim.clientId, number: PHONE }
    return { ctx, id: claim.id, line, request: requestOf(claim), vapi: await vapiOf(ctx, 'organisation') }
  }

  it('is not sent when the number came on the list meanwhile', async () => {
    const business = await world.business()
    const { ctx, ...made } = await claimed(business)
    await suppressNumber(ctx, { clientId: business.client.id, number: PHONE, source: 'CALL' })
    const sent = await sendOnce(ctx, { ...made, sinceMs: performance.now() })
    expect(sent).toMatchObject({ state: 'REFUSED', refusal: { details: { code: 'do_not_call' } } })
    expect(world.dialled()).toEqual([])
  })

  it('is not sent by a process that stood still for ten seconds', async () => {
    const { ctx, ...made } = await claimed(await world.business())
    const sent = await sendOnce(ctx, { ...made, sinceMs: performance.now() - 10_001 })
    expect(sent).toMatchObject({ state: 'REFUSED', reason: expect.stringContaining('in time') })
    expect(world.dialled()).toEqual([])
  })
})

describe('the list of attempts', () => {
  it('is the newest first, page by page, of one client alone', async () => {
    const [business, other] = [await world.business(), await world.business()]
    const ids: string[] = []
    for (const phoneNumber of ['+14155550181', '+14155550182', '+14155550183'])
      ids.unshift((await world.place(business, { phoneNumber })).id)
    await world.place(other)
    await world.told()
    const ctx = ctxOf(db.deps, business.actor)
    const first = await listAttempts(ctx, { limit: 2 })
    const second = await listAttempts(ctx, { limit: 2, cursor: first.next ?? '' })
    expect([...first.attempts, ...second.attempts].map(({ id }) => id)).toEqual(ids)
    expect((await listAttempts(ctx, { state: 'UNCERTAIN' })).attempts).toEqual([])
    expect((await listAttempts(ctx, { clientId: other.client.id })).attempts).toEqual([])
    expect((await listAttempts(ctxOf(db.deps), { assistantId: other.assistant.id })).attempts).toHaveLength(1)
    const [theirs] = (await listAttempts(ctxOf(db.deps, other.actor))).attempts
    await expect(getAttempt(ctx, { id: theirs?.id ?? '' })).rejects.toMatchObject({ code: 'not_found' })
  })
})
