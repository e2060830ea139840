import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { correctCall, getCall } from '../../../src/domain/calls/index.js'
import { followUpJob } from '../../../src/domain/follow-up/index.js'
import { keepLead } from '../../../src/domain/leads/index.js'
import { inTransaction } from '../../../src/platform/context.js'
import { startLanguageModelEmulator } from '../../emulators/language-model.js'
import { aClient, clientActor, ctxOf, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aReportedCall, followUp, mails, openQueues } from './support.js'

const db = useDatabase()
beforeAll(() => openQueues(db.deps))

const prisma = () => db.deps.database.prisma
const callOf = (id: string) => prisma().call.findUniqueOrThrow({ where: { id } })
const CALLER = '+14155550177'

/** A use of an in-call function that ended. */
const aRun = (over: { clientId: string; vapiCallId: string; name: string; isDone?: boolean; propertyId?: string }) =>
  prisma().functionRun.create({
    data: {
      ...{ id: randomUUID(), toolCallId: randomUUID(), state: 'DONE', durationMs: 1, isDone: true },
      ...{ inputSealed: Buffer.alloc(0), answerSealed: Buffer.alloc(0), ...over },
    },
  })

describe('an ended call', () => {
  it('makes its caller a lead once, with the call in its history, and is not followed up twice', async () => {
    const client = await aClient(db.deps)
    const structured = { caller: { name: 'Pat Lee', email: 'PAT@lee.example' } }
    const call = await aReportedCall(db.deps, { clientId: client.id, lines: ['A: Hi', 'C: Hello there'], structured })
    await followUp(db.deps)
    await prisma().call.update({ where: { id: call.id }, data: { followedUpAt: null } })
    await followUp(db.deps)
    const [lead, ...others] = await prisma().lead.findMany({ include: { activities: { orderBy: { kind: 'asc' } } } })
    expect(others).toEqual([])
    expect(lead).toMatchObject({
      number: CALLER,
      name: 'Pat Lee',
      email: 'pat@lee.example',
      status: 'CONTACTED',
      language: 'en',
    })
    expect(lead?.activities.map(({ kind }) => kind).sort()).toEqual(['CALL', 'CREATED', 'STATUS_CHANGED'])
    expect(await callOf(call.id)).toMatchObject({ leadId: lead?.id, followedUpAt: NOW })
    const again = await aReportedCall(db.deps, { clientId: client.id, lines: ['C: Me again'] })
    await followUp(db.deps)
    expect(await prisma().lead.count()).toBe(1)
    expect((await callOf(again.id)).leadId).toBe(lead?.id)
  })

  it('makes the person who was called a lead, and nobody of an unknown number or a test call', async () => {
    const client = await aClient(db.deps)
    const numbers = { direction: 'OUTBOUND' as const, fromNumber: '+14155550123', toNumber: '+14155550188' }
    await aReportedCall(db.deps, {
      clientId: client.id,
      ...numbers,
      endedReason: 'customer-did-not-answer',
      outcome: 'NO_ANSWER',
    })
    await aReportedCall(db.deps, { clientId: client.id, fromNumber: 'anonymous', lines: ['C: Stop calling me.'] })
    await followUp(db.deps)
    expect(await prisma().lead.findMany()).toMatchObject([{ number: '+14155550188', status: 'NEW' }])
    expect(await prisma().suppression.count()).toBe(0)
  })

  it('belongs to the lead of the number that was said on it, when its own is unknown', async () => {
    const client = await aClient(db.deps)
    const call = await aReportedCall(db.deps, { clientId: client.id, fromNumber: 'anonymous', lines: ['C: Hello'] })
    const said = { clientId: client.id, number: CALLER, source: 'PHONE' as const, at: NOW, vapiCallId: call.vapiCallId }
    const lead = await inTransaction(ctxOf(db.deps), (tx) => keepLead(tx, said))
    await followUp(db.deps)
    expect((await callOf(call.id)).leadId).toBe(lead?.id)
    expect(await prisma().leadActivity.count({ where: { leadId: lead?.id ?? '', kind: 'CALL' } })).toBe(1)
  })

  it('that nobody took is told once, also without a number', async () => {
    const client = await aClient(db.deps)
    const missed = { endedReason: 'call.forwarding.no-answer', outcome: 'TRANSFERRED', fromNumber: null } as const
    const call = await aReportedCall(db.deps, { clientId: client.id, ...missed })
    await followUp(db.deps)
    await prisma().call.update({ where: { id: call.id }, data: { followedUpAt: null } })
    await followUp(db.deps)
    expect((await mails(db.deps)).map(({ subject }) => subject)).toEqual([
      'Nobody could be reached for Somebody without a number',
    ])
  })

  it('gives back the times that were held for it', async () => {
    const client = await aClient(db.deps)
    const call = await aReportedCall(db.deps, { clientId: client.id })
    const member = await prisma().teamMember.create({ data: { id: randomUUID(), clientId: client.id, name: 'Ana' } })
    const [startsAt, endsAt] = [new Date('2026-03-05T15:00:00Z'), new Date('2026-03-05T15:30:00Z')]
    await prisma().appointment.create({
      data: {
        ...{
          id: randomUUID(),
          clientId: client.id,
          kind: 'VIEWING',
          status: 'HELD',
          source: 'FUNCTION',
          timeZone: 'UTC',
        },
        ...{ startsAt, endsAt, blockedFrom: startsAt, blockedTo: endsAt, teamMemberId: member.id },
        ...{ vapiCallId: call.vapiCallId, heldUntil: endsAt },
      },
    })
    await followUp(db.deps)
    expect(await prisma().appointment.count()).toBe(0)
  })

  it('waits while it lasts, and holds up nobody when it cannot be followed up', async () => {
    const client = await aClient(db.deps)
    const going = await aReportedCall(db.deps, { clientId: client.id, status: 'IN_PROGRESS' })
    const broken = await aReportedCall(db.deps, { clientId: client.id, lines: ['C: Hello'] })
    await prisma().callMessage.updateMany({ where: { callId: broken.id }, data: { contentSealed: Buffer.from('x') } })
    const fine = await aReportedCall(db.deps, { clientId: client.id })
    await followUp(db.deps)
    const followed = async (id: string) => (await callOf(id)).followedUpAt !== null
    expect([await followed(going.id), await followed(broken.id), await followed(fine.id)]).toEqual([false, false, true])
    db.expectErrors()
    await prisma().$executeRaw`update calls set updated_at = ${new Date(NOW.getTime() - 90_000_000)}`
    await followUp(db.deps)
    expect(await followed(broken.id)).toBe(true)
  })
})

describe('a caller who says "stop calling me"', () => {
  it('is called no more, with their words as evidence, and not again after a person lifted it', async () => {
    const client = await aClient(db.deps)
    const lines = ['A: Hello, this is Ava.', 'C: Look, stop calling me. I am busy.', 'A: I am sorry.']
    const call = await aReportedCall(db.deps, { clientId: client.id, lines })
    await followUp(db.deps)
    const [suppression] = await prisma().suppression.findMany()
    expect(suppression).toMatchObject({
      clientId: client.id,
      number: CALLER,
      source: 'TRANSCRIPT',
      vapiCallId: call.vapiCallId,
    })
    const place = { clientId: client.id, table: 'suppressions', column: 'evidence_sealed', id: suppression?.id ?? '' }
    expect(db.deps.vault.open(place, suppression?.evidenceSealed ?? Buffer.alloc(0)).toString()).toBe(
      'Look, stop calling me.',
    )
    expect(await prisma().lead.findMany()).toMatchObject([{ status: 'DO_NOT_CALL' }])
    expect(await callOf(call.id)).toMatchObject({
      outcome: 'OPTED_OUT',
      intent: 'do_not_call',
      judgedFrom: 'TRANSCRIPT',
    })
    await prisma().suppression.updateMany({ data: { liftedAt: NOW, liftedBy: 'Robin', liftedReason: 'They asked' } })
    await prisma().call.update({ where: { id: call.id }, data: { followedUpAt: null } })
    await followUp(db.deps)
    expect(await prisma().suppression.count()).toBe(1)
  })
})

describe('what a call led to', () => {
  it('is judged from functions first, though a function only used says no more than what was wanted', async () => {
    const client = await aClient(db.deps)
    const call = await aReportedCall(db.deps, { clientId: client.id, structured: { intent: 'complaint' } })
    await aRun({ clientId: client.id, vapiCallId: call.vapiCallId, name: 'transfer_to_human', isDone: false })
    await aRun({ clientId: client.id, vapiCallId: call.vapiCallId, name: 'take_message' })
    await followUp(db.deps)
    expect(await callOf(call.id)).toMatchObject({ outcome: 'MESSAGE_TAKEN', judgedFrom: 'FUNCTIONS', confidence: 0.95 })
  })

  it('keeps the word of a person over the machine, whatever comes later, until it is taken back', async () => {
    const client = await aClient(db.deps, { portalAccess: 'SELF_SERVICE' })
    const call = await aReportedCall(db.deps, {
      clientId: client.id,
      lines: ['A: Hi', 'C: Is the house on Elm Street still available?', 'A: Yes.'],
    })
    await followUp(db.deps)
    expect(await callOf(call.id)).toMatchObject({
      outcome: 'INFORMATION_PROVIDED',
      intent: 'property_inquiry',
      confidence: 0.5,
    })
    const ctx = ctxOf(db.deps, clientActor(client.id, { access: 'SELF_SERVICE' }))
    await correctCall(ctx, { id: call.id, outcome: 'OFFER_CREATED', intent: 'make_offer' })
    await prisma().call.update({ where: { id: call.id }, data: { followedUpAt: null } })
    await followUp(db.deps)
    expect(await getCall(ctx, { id: call.id })).toMatchObject({
      ...{ outcome: 'OFFER_CREATED', intent: 'make_offer', confidence: 1 },
      correction: { by: 'Sam Okafor', at: NOW, outcome: 'OFFER_CREATED', intent: 'make_offer' },
    })
    await correctCall(ctx, { id: call.id, reset: true })
    expect(await getCall(ctx, { id: call.id })).toMatchObject({
      ...{ outcome: 'INFORMATION_PROVIDED', intent: 'property_inquiry', confidence: 0.5, correction: null },
    })
  })
})

describe('an appointment nobody booked', () => {
  const TALK = ['A: Hello', 'C: Can I come by tomorrow at 3 pm to see the house?', 'A: Yes, that works.']
  const found = () => prisma().appointment.findMany({ orderBy: { createdAt: 'asc' } })
  const evidenceOf = (row: { id: string; clientId: string; evidenceSealed: Uint8Array | null } | undefined) =>
    db.deps.vault
      .open(
        { clientId: row?.clientId ?? '', table: 'appointments', column: 'evidence_sealed', id: row?.id ?? '' },
        row?.evidenceSealed ?? Buffer.alloc(0),
      )
      .toString()

  it('is taken from the report, waits for a person, and is what the call led to', async () => {
    const client = await aClient(db.deps, { businessType: 'real_estate' })
    const structured = {
      appointment: { requested: true, date: '2026-03-06', time: '14:30', service: 'Viewing of 1 Elm' },
    }
    const call = await aReportedCall(db.deps, { clientId: client.id, structured, lines: TALK })
    await followUp(db.deps)
    await prisma().call.update({ where: { id: call.id }, data: { followedUpAt: null } })
    await followUp(db.deps)
    const [row, ...others] = await found()
    expect(others).toEqual([])
    expect(row).toMatchObject({
      ...{ kind: 'VIEWING', status: 'PENDING', source: 'REPORT', attendeeNumber: CALLER, vapiCallId: call.vapiCallId },
      startsAt: new Date('2026-03-06T19:30:00Z'),
    })
    const { leadId, outcome, judgedFrom } = await callOf(call.id)
    expect({ leadId, outcome }).toEqual({ leadId: row?.leadId, outcome: 'VIEWING_SCHEDULED' })
    expect(judgedFrom).toBe('TRANSCRIPT')
    expect(await mails(db.deps)).toMatchObject([{ to: client.email, subject: expect.stringContaining('To confirm') }])
  })

  it('is heard in what was said, where the report names none, with the words quoted', async () => {
    const client = await aClient(db.deps, { businessType: 'real_estate' })
    const call = await aReportedCall(db.deps, { clientId: client.id, lines: TALK })
    await followUp(db.deps)
    const [row] = await found()
    expect(row).toMatchObject({ source: 'TRANSCRIPT', startsAt: new Date('2026-03-05T20:00:00Z'), confidence: 0.5 })
    expect(evidenceOf(row)).toContain('tomorrow at 3 pm to see the house?')
    expect((await callOf(call.id)).outcome).toBe('VIEWING_SCHEDULED')
    expect(await prisma().lead.findMany()).toMatchObject([{ status: 'CONTACTED' }])
    expect(await mails(db.deps)).toMatchObject([{ subject: expect.stringMatching(/^Maybe: Viewing/) }])
  })

  it('is heard in what was said, where the time of the report does not exist', async () => {
    const client = await aClient(db.deps)
    const structured = { appointment: { requested: true, date: '2026-03-08', time: '02:30' } }
    await aReportedCall(db.deps, { clientId: client.id, structured, lines: TALK })
    await followUp(db.deps)
    expect(await found()).toMatchObject([{ source: 'TRANSCRIPT' }])
  })

  it('is not looked for on calls of long ago', async () => {
    const client = await aClient(db.deps)
    const structured = { appointment: { requested: true, date: '2026-03-20', time: '14:30' } }
    await aReportedCall(db.deps, { clientId: client.id, structured, endedAt: new Date(NOW.getTime() - 8 * 86_400_000) })
    await followUp(db.deps)
    expect(await found()).toEqual([])
  })

  it('is not looked for where the call booked one itself, nor kept when it is over', async () => {
    const client = await aClient(db.deps)
    await aReportedCall(db.deps, { clientId: client.id, lines: TALK })
    await followUp(db.deps, { now: new Date('2026-03-09T17:00:00Z') })
    expect(await found()).toEqual([])
    const call = await aReportedCall(db.deps, { clientId: client.id, lines: TALK })
    const [startsAt, endsAt] = [new Date('2026-03-07T15:00:00Z'), new Date('2026-03-07T15:30:00Z')]
    const booked = { kind: 'VIEWING', status: 'CANCELLED', source: 'FUNCTION', vapiCallId: call.vapiCallId } as const
    await prisma().appointment.create({
      data: {
        ...{ id: randomUUID(), clientId: client.id, timeZone: 'UTC', ...booked },
        ...{ startsAt, endsAt, blockedFrom: startsAt, blockedTo: endsAt },
      },
    })
    await followUp(db.deps)
    expect(await found()).toMatchObject([{ source: 'FUNCTION' }])
  })

  it('waits for the report when only its end was told', async () => {
    const client = await aClient(db.deps)
    const call = await aReportedCall(db.deps, { clientId: client.id, lines: TALK, stamps: {} })
    await followUpJob.run(ctxOf(db.deps), {})
    const [job] = await prisma().$queryRaw<{ startAfter: Date }[]>`
      select start_after as "startAfter" from pgboss.job where name = 'calls.find-appointment'
        and data ->> 'callId' = ${call.id}`
    expect(job?.startAfter).toEqual(new Date(NOW.getTime() + 600_000))
  })

  describe('with a language model', () => {
    const withModel = async (
      work: (far: Awaited<ReturnType<typeof startLanguageModelEmulator>>, config: object) => Promise<void>,
    ) => {
      const far = await startLanguageModelEmulator()
      await work(far, { languageModelBaseUrl: far.url, languageModelApiKey: far.apiKey }).finally(() => far.close())
    }
    const READ = {
      found: true,
      kind: 'tour',
      date: '2026-03-05',
      time: '15:00',
      quote: 'Tomorrow at three? Yes',
      confidence: 0.9,
    }
    const WORDS = ['A: A visit?', 'C: An appointment, yes. Tomorrow, at three? Yes!', 'A: Hm.']

    it('is what the model reads, if it was said, and the model is asked once', () =>
      withModel(async (far, config) => {
        const client = await aClient(db.deps)
        far.reads = () => READ
        const call = await aReportedCall(db.deps, { clientId: client.id, lines: WORDS })
        await followUp(db.deps, { config })
        const [row] = await found()
        expect(row).toMatchObject({
          kind: 'TOUR',
          source: 'TRANSCRIPT',
          confidence: 0.9,
          startsAt: new Date('2026-03-05T20:00:00Z'),
        })
        expect(JSON.stringify(far.requests[0]?.messages)).toContain('Wednesday, 4 March 2026')
        await prisma().task.deleteMany()
        await prisma().appointment.deleteMany()
        await prisma().call.update({ where: { id: call.id }, data: { followedUpAt: null } })
        await followUp(db.deps, { config })
        expect([far.requests.length, await found()]).toEqual([1, []])
      }))

    it('is not believed without proof', () =>
      withModel(async (far, config) => {
        const client = await aClient(db.deps)
        const answers: object[] = [
          { ...READ, quote: 'Tomorrow at five, yes' },
          { ...READ, quote: 'yes' },
          { ...READ, date: '2026-02-30' },
          { ...READ, time: '27:00' },
          { ...READ, found: false },
          { nothing: true },
        ]
        for (const _ of answers) await aReportedCall(db.deps, { clientId: client.id, lines: WORDS })
        far.reads = () => answers[far.requests.length - 1]
        await followUp(db.deps, { config })
        expect([far.requests.length, await found()]).toEqual([6, []])
      }))

    it('is found by rules when the answer of the model was lost, which is not asked again', () =>
      withModel(async (far, config) => {
        const client = await aClient(db.deps)
        far.reads = () => READ
        const stamps = { fields: { conversation: [3, NOW.getTime(), 'hash-1'] }, searched: 'hash-1' }
        await aReportedCall(db.deps, { clientId: client.id, lines: TALK, stamps })
        await followUp(db.deps, { config })
        expect([far.requests.length, (await found()).length]).toEqual([0, 1])
      }))

    it('is left to rules for a while when the model failed three times', () =>
      withModel(async (far, config) => {
        const client = await aClient(db.deps)
        far.fault = { status: 500 }
        for (const _ of [1, 2, 3, 4]) await aReportedCall(db.deps, { clientId: client.id, lines: TALK })
        await followUp(db.deps, { config })
        expect([far.requests.length, (await found()).length]).toEqual([3, 4])
        await aReportedCall(db.deps, { clientId: client.id, lines: TALK })
        await followUp(db.deps, { config, now: new Date(NOW.getTime() + 660_000) })
        expect(far.requests.length).toBe(4)
      }))

    it('is found by rules when the model fails', () =>
      withModel(async (far, config) => {
        const client = await aClient(db.deps)
        far.fault = { status: 500 }
        await aReportedCall(db.deps, { clientId: client.id, lines: TALK })
        await followUp(db.deps, { config })
        expect(await found()).toMatchObject([{ source: 'TRANSCRIPT', confidence: 0.5 }])
      }))
  })
})
