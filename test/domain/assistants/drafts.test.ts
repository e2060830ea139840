import { describe, expect, it } from 'vitest'
import {
  createAssistant,
  factStamp,
  finishStep,
  getAssistant,
  listAssistants,
  renameAssistant,
  saveFact,
} from '../../../src/domain/assistants/index.js'
import type { DomainError } from '../../../src/platform/errors.js'
import { aClient, ctxOf, clientActor as walled } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { aDraft, aRobin } from './a-draft.js'

const db = useDatabase()
const prisma = () => db.deps.database.prisma
const job = () => ctxOf(db.deps)
const self = (clientId: string) => ctxOf(db.deps, walled(clientId, { access: 'SELF_SERVICE' }))
const factsOf = async (id: string) => (await getAssistant(job(), { id })).facts as Record<string, unknown>
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: DomainError) => error,
  )

describe('beginning an assistant', () => {
  it('takes over what is known of the client, and its plan of who answers', async () => {
    const { id: clientId } = await aClient(db.deps, {
      businessName: 'Harbor Dental',
      businessType: 'Dental practice in Portland',
      timeZone: 'America/Denver',
    })
    await prisma().answeringPlan.create({
      data: {
        id: clientId,
        clientId,
        afterHours: 'MESSAGE',
        afterHoursMessage: 'Closed.',
        functions: ['take_message'],
        transferNumbers: [],
      },
    })
    const { id } = await createAssistant(await aRobin(db.deps), { clientId, direction: 'INBOUND' })
    const view = await getAssistant(job(), { id })
    expect(view).toMatchObject({
      name: 'Harbor Dental',
      businessName: 'Harbor Dental',
      publishState: 'NEVER',
      revision: 0,
    })
    expect(view.facts).toMatchObject({
      businessName: 'Harbor Dental',
      businessType: 'dental',
      timeZone: 'America/Denver',
      afterHours: 'MESSAGE',
      afterHoursMessage: 'Closed.',
      hours: null,
    })
    expect(await prisma().auditEntry.findMany({ select: { action: true, actorKind: true, clientId: true } })).toEqual([
      { action: 'assistants.create', actorKind: 'staff', clientId },
    ])
  })

  it('is something a client in self-service does itself, for itself alone', async () => {
    const { id: clientId } = await aClient(db.deps, { portalAccess: 'SELF_SERVICE' })
    const other = await aClient(db.deps)
    const { id } = await createAssistant(self(clientId), {
      clientId: other.id,
      direction: 'OUTBOUND',
      name: 'Ava calls',
    })
    expect(await getAssistant(self(clientId), { id })).toMatchObject({
      clientId,
      name: 'Ava calls',
      direction: 'OUTBOUND',
    })
    expect(await prisma().auditEntry.findMany({ select: { actorKind: true } })).toEqual([{ actorKind: 'client_user' }])
  })

  it('begins with a template, and remembers what it said', async () => {
    const { id: clientId } = await aClient(db.deps, { portalAccess: 'SELF_SERVICE' })
    const facts = { tone: 'calm', agentName: 'Mia', language: 'es', languages: ['es'] }
    const template = await prisma().assistantTemplate.create({
      data: { id: clientId, name: 'Dental', direction: 'INBOUND', facts },
    })
    const { id } = await createAssistant(self(clientId), { direction: 'INBOUND', templateId: template.id })
    expect(await factsOf(id)).toMatchObject({
      ...{ ...facts, speed: 1 },
      firstMessage: expect.stringMatching(/^Gracias por llamar a .*Mia/),
    })
    expect(await prisma().assistant.findUnique({ where: { id } })).toMatchObject({
      templateId: template.id,
      templateFacts: facts,
    })
    for (const change of [{ direction: 'OUTBOUND' as const }, { direction: 'INBOUND' as const, isActive: false }]) {
      await prisma().assistantTemplate.update({ where: { id: template.id }, data: change })
      const made = createAssistant(self(clientId), { direction: 'INBOUND', templateId: template.id })
      await expect(made).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('needs a client, and refuses what it does not know', async () => {
    const { id: clientId } = await aClient(db.deps)
    const robin = await aRobin(db.deps)
    expect(await refusal(createAssistant(robin, { direction: 'INBOUND' }))).toMatchObject({ code: 'invalid' })
    const unknown = { clientId, direction: 'INBOUND', facts: {} } as never
    await expect(createAssistant(robin, unknown)).rejects.toThrow(/nrecognized/)
    await expect(createAssistant(robin, { clientId, direction: 'INBOUND', name: 'x'.repeat(41) })).rejects.toThrow(/40/)
    const nobody = '00000000-0000-4000-8000-000000000000'
    expect(await refusal(createAssistant(robin, { clientId: nobody, direction: 'INBOUND' }))).toMatchObject({
      code: 'not_found',
    })
    expect(await prisma().assistant.count()).toBe(0)
  })
})

const VOICE = { provider: '11labs', voiceId: 'v1', name: 'Rachel' }
const WEEK = {
  week: {
    mon: [
      { from: '13:00', to: '17:00' },
      { from: '08:00', to: '12:00' },
    ],
  },
  closedOn: ['2026-12-25'],
}

describe('saving an answer', () => {
  it('does not lose what somebody else added to a list meanwhile', async () => {
    const { id } = await aDraft(db.deps)
    const row = (question: string) => ({ answer: 'Yes.', question })
    const save = async (rows: object[], before?: string) =>
      (await saveFact(job(), { id, field: 'faqs', value: rows, ...(before && { before }) })).facts.faqs
    const loaded = factStamp((await factsOf(id))['faqs'])
    const first = await save([row('Can I park?')], loaded)
    const late = await refusal(save([row('Do you take cards?')], loaded))
    expect(late).toMatchObject({
      code: 'conflict',
      message: 'Somebody else changed this list meanwhile. Load the page again.',
    })
    expect((await factsOf(id))['faqs']).toEqual([row('Can I park?')])
    // The same once more is no loss, and what was answered is as good as what is read.
    expect(await save([row('Can I park?')], loaded)).toEqual([row('Can I park?')])
    expect(factStamp(first)).toBe(factStamp((await factsOf(id))['faqs']))
    await save([row('Can I park?'), row('Do you take cards?')], factStamp(first))
    expect(await save([])).toEqual([])
  })

  it('lets a first message that nobody wrote follow name and language, and never one that somebody wrote', async () => {
    const { id: clientId } = await aClient(db.deps, { businessName: 'Harbor Dental', portalAccess: 'SELF_SERVICE' })
    const { id } = await createAssistant(self(clientId), { direction: 'INBOUND' })
    const save = async (field: string, value: unknown) =>
      (await saveFact(self(clientId), { id, field, value })).facts.firstMessage
    expect(await save('agentName', 'Mia')).toBe('Thank you for calling Harbor Dental, this is Mia. How can I help you?')
    expect(await save('businessName', 'Pier')).toBe('Thank you for calling Pier, this is Mia. How can I help you?')
    const french = await save('language', 'fr')
    expect(french).toBe('Pier, bonjour, Mia à votre écoute. Comment puis-je vous aider ?')
    expect((await factsOf(id))['firstMessage']).toBe(french)
    expect(await save('firstMessage', 'Ici Pier.')).toBe('Ici Pier.')
    expect(await save('language', 'de')).toBe('Ici Pier.')
    expect(await save('firstMessage', 'Guten Tag, hier ist Mia.')).toBe('Guten Tag, hier ist Mia.')
  })

  it.each([
    ['a line', 'agentName', '  Mia ', 'Mia'],
    ['a text that may be empty', 'address', ' ', null],
    ['a number', 'speed', '0.9', 0.9],
    ['a zone', 'timeZone', 'Europe/Berlin', 'Europe/Berlin'],
    ['a switch', 'collectEmail', true, true],
    [
      'a text',
      'cancellationPolicy',
      ' Free until the day before.\nThen $50. ',
      'Free until the day before.\nThen $50.',
    ],
    ['a choice', 'tone', 'calm', 'calm'],
    ['choices', 'languages', ['de', 'en', 'de'], ['de', 'en']],
    ['a phone number', 'forwardTo', '(415) 555-2671', '+14155552671'],
    ['a voice', 'voice', VOICE, VOICE],
    ['a week', 'hours', WEEK, { ...WEEK, week: { mon: [WEEK.week.mon[1], WEEK.week.mon[0]] } }],
    [
      'rows',
      'services',
      [{ name: 'Check-up', minutes: '30', price: '$120' }],
      [{ name: 'Check-up', minutes: 30, price: '$120', notes: null }],
    ],
  ])('keeps %s', async (_kind, field, value, kept) => {
    const facts = { address: '12 Harbor Street' }
    const { id, clientId } = await aDraft(db.deps, { facts })
    const { revision } = await getAssistant(job(), { id })
    const saved = await saveFact(self(clientId), { id, field, value })
    expect((saved.facts as Record<string, unknown>)[field]).toEqual(kept)
    expect(saved.revision).toBe(revision + 1)
    expect((await factsOf(id))[field]).toEqual(kept)
    expect((await saveFact(self(clientId), { id, field, value })).revision).toBe(revision + 1)
  })

  it.each([
    ['agentName', '', { agentName: 'Please fill this in' }],
    ['agentName', 'a\u0007b', { agentName: 'Please use plain text' }],
    ['agentName', 42, { agentName: expect.any(String) }],
    ['speed', 9, { speed: 'Between 0.7 and 1.3' }],
    ['maxMinutes', '1.5', { maxMinutes: expect.any(String) }],
    ['timeZone', 'Mars/Base', { timeZone: expect.stringContaining('time zone') }],
    ['tone', 'angry', { tone: 'Please choose a tone' }],
    ['languages', [], { languages: 'Please choose at least one language' }],
    ['forwardTo', '12', { forwardTo: expect.stringContaining('phone number') }],
    ['voice', { provider: 'openai', voiceId: 'x', name: 'x' }, { voice: expect.any(String) }],
    ['functions', ['make_coffee'], { functions: expect.stringContaining('There is no function “make_coffee”') }],
    [
      'faqs',
      [
        { question: 'Open?', answer: 'Yes' },
        { question: 'Parking?', answer: '' },
      ],
      { faqs: 'Please fill this in', 'faqs.1.answer': 'Please fill this in' },
    ],
    ['services', 'pasted text', { services: expect.any(String) }],
    [
      'hours',
      { week: { mon: [{ from: '9', to: '17:00' }] }, closedOn: [] },
      { hours: expect.stringContaining('09:00') },
    ],
  ])('refuses %s = %j in words, and keeps what was there', async (field, value, fields) => {
    const { id } = await aDraft(db.deps)
    const before = await getAssistant(job(), { id })
    const refused = await refusal(saveFact(job(), { id, field, value }))
    expect(refused).toMatchObject({ code: 'invalid', details: { fields: expect.objectContaining(fields) } })
    expect(await getAssistant(job(), { id })).toEqual(before)
  })

  it.each(['__proto__', 'constructor', 'audience', 'nothing', ''])('knows no question “%s”', async (field) => {
    const { id } = await aDraft(db.deps)
    expect(await refusal(saveFact(job(), { id, field, value: 'x' }))).toMatchObject({ code: 'not_found' })
  })

  it('refuses more than an assistant can know', async () => {
    const { id } = await aDraft(db.deps)
    const faqs = Array.from({ length: 200 }, () => ({ question: 'é'.repeat(300), answer: 'é'.repeat(1_000) }))
    expect(await refusal(saveFact(job(), { id, field: 'faqs', value: faqs }))).toMatchObject({ code: 'too_large' })
    expect((await factsOf(id))['faqs']).toEqual([])
  })

  it('is over once it is archived, and never was for one made in Vapi by hand', async () => {
    const { id } = await aDraft(db.deps)
    await prisma().assistant.update({ where: { id }, data: { archivedAt: new Date() } })
    expect(await refusal(saveFact(job(), { id, field: 'agentName', value: 'Mia' }))).toMatchObject({ code: 'conflict' })
    const { clientId } = await aDraft(db.deps)
    const byHand = await prisma().assistant.create({
      data: { id: clientId, clientId, name: 'By hand', vapiAssistantId: 'a1' },
    })
    expect(await refusal(saveFact(job(), { id: byHand.id, field: 'agentName', value: 'Mia' }))).toMatchObject({
      code: 'conflict',
    })
    expect(await getAssistant(job(), { id: byHand.id })).toMatchObject({ facts: undefined, problems: {} })
  })
})

describe('the steps', () => {
  it('are finished when nothing in them is wrong, once', async () => {
    const { id } = await aDraft(db.deps, { facts: { afterHours: 'FORWARD' } })
    expect(await refusal(finishStep(job(), { id, step: 'hours' }))).toMatchObject({
      code: 'invalid',
      details: { fields: { forwardTo: expect.any(String) } },
    })
    await saveFact(job(), { id, field: 'forwardTo', value: '+14155552671' })
    await finishStep(job(), { id, step: 'hours' })
    await finishStep(job(), { id, step: 'hours' })
    const { steps, stepsDone } = await getAssistant(job(), { id })
    expect(stepsDone).toEqual(['hours'])
    expect(steps.find((step) => step.id === 'hours')).toMatchObject({ isDone: true, problems: {} })
    expect(await refusal(finishStep(job(), { id, step: 'audience' }))).toMatchObject({ code: 'not_found' })
  })
})

describe('renaming', () => {
  it('counts as a change to publish, and is written down', async () => {
    const { id } = await aDraft(db.deps)
    const before = await getAssistant(job(), { id })
    await renameAssistant(await aRobin(db.deps), { id, name: ' Front desk ' })
    await renameAssistant(job(), { id, name: 'Front desk' })
    expect(await getAssistant(job(), { id })).toMatchObject({ name: 'Front desk', revision: before.revision + 1 })
    const entries = await prisma().auditEntry.findMany({ where: { action: 'assistants.rename' } })
    expect(entries.map(({ changes }) => changes)).toEqual([{ name: ['Harbor Dental', 'Front desk'] }])
    for (const name of ['', 'x'.repeat(41)]) await expect(renameAssistant(job(), { id, name })).rejects.toThrow()
  })
})

describe('the list', () => {
  it('shows a client’s assistants, archived ones when asked for, and staff everybody’s', async () => {
    const { id, clientId } = await aDraft(db.deps, { name: 'One' })
    const two = await aDraft(db.deps, { clientId, name: 'Two' })
    await aDraft(db.deps, { name: 'Elsewhere' })
    await prisma().assistant.update({ where: { id: two.id }, data: { archivedAt: new Date() } })
    const names = async (input: Parameters<typeof listAssistants>[1]) =>
      (await listAssistants(job(), input)).map(({ name }) => name).sort()
    expect(await names({ clientId })).toEqual(['One'])
    expect(await names({ clientId, withArchived: true })).toEqual(['One', 'Two'])
    expect(await names({})).toEqual(['Elsewhere', 'One'])
    expect((await listAssistants(self(clientId), {})).map((one) => one.id)).toEqual([id])
  })
})

onPostgres('two people at once', () => {
  const pg = useDatabase({ engine: 'postgres' })

  it('keep both their answers to different questions, and count both', async () => {
    const { id } = await aDraft(pg.deps)
    const ctx = ctxOf(pg.deps)
    const before = await getAssistant(ctx, { id })
    const answers = [
      ['agentName', 'Mia'],
      ['tone', 'calm'],
      ['speed', 1.1],
      ['maxMinutes', 5],
      ['address', '12 Harbor Street'],
      ['collectEmail', true],
    ] as const
    await Promise.all(answers.map(([field, value]) => saveFact(ctx, { id, field, value })))
    const after = await getAssistant(ctx, { id })
    expect(after.facts).toEqual({ ...before.facts, ...Object.fromEntries(answers) })
    expect(after.revision).toBe(before.revision + answers.length)
  })
})
