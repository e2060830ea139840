import { describe, expect, it } from 'vitest'
import { createAssistant, getAssistant, saveFact } from '../../../src/domain/assistants/index.js'
import {
  addStarterTemplates,
  createTemplate,
  duplicateTemplate,
  factsInWords,
  getTemplate,
  listTemplates,
  setTemplateActive,
  templateFields,
  updateTemplate,
} from '../../../src/domain/templates/index.js'
import { problemsOf, stepsOf } from '../../../src/domain/wizard/index.js'
import type { StaffRole } from '../../../src/platform/context.js'
import { aClient, aStaff, clientActor, ctxOf, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aDraft } from '../assistants/a-draft.js'

const db = useDatabase()
const ctx = () => ctxOf(db.deps)
const asRole = async (role: StaffRole) => ctxOf(db.deps, staffActor(await aStaff(db.deps, { role })))
const audits = (action: string) => db.deps.database.prisma.auditEntry.findMany({ where: { action } })

describe('a template', () => {
  it('says some of the facts, each as the wizard would accept it', async () => {
    const { id } = await createTemplate(ctx(), {
      name: 'Dentists',
      direction: 'INBOUND',
      businessType: 'dental',
      facts: { tone: 'calm', services: [{ name: 'Check-up', minutes: '30' }], hours: null },
    })
    expect(await getTemplate(ctx(), { id })).toMatchObject({
      name: 'Dentists',
      revision: 1,
      businessType: 'dental',
      facts: {
        businessType: 'dental',
        tone: 'calm',
        hours: null,
        services: [{ name: 'Check-up', minutes: 30, price: null, notes: null }],
      },
    })
    expect(await audits('templates.create')).toHaveLength(1)
  })

  it.each([
    [{ nonsense: 1 }, 'nonsense', /cannot say/],
    [{ businessName: 'Harbor Dental' }, 'businessName', /cannot say/],
    [{ transferNumbers: [] }, 'transferNumbers', /cannot say/],
    [{ objections: [] }, 'objections', /cannot say/],
    [{ tone: 'shouting' }, 'tone', /choose a tone/],
    [
      {
        faqs: [
          { question: 'A?', answer: 'B' },
          { question: 'C?', answer: '' },
        ],
      },
      'faqs',
      /Row 2, Answer: Please fill/,
    ],
    [{ languages: ['es'], language: 'en' }, 'language', /none of the languages/],
  ])('refuses %j and says which field is wrong', async (facts, field, words) => {
    const refused = createTemplate(ctx(), { name: 'Wrong', direction: 'INBOUND', facts })
    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      details: { fields: { [field]: expect.stringMatching(words) } },
    })
    expect(await db.deps.database.prisma.assistantTemplate.count({ where: { name: 'Wrong' } })).toBe(0)
  })

  it('has a name of its own', async () => {
    const { id } = await createTemplate(ctx(), { name: 'Once', direction: 'INBOUND' })
    await createTemplate(ctx(), { name: 'Other', direction: 'INBOUND' })
    const taken = { code: 'invalid', details: { fields: { name: expect.stringMatching(/Another/) } } }
    await expect(createTemplate(ctx(), { name: 'Once', direction: 'INBOUND' })).rejects.toMatchObject(taken)
    await expect(duplicateTemplate(ctx(), { id, name: 'Once' })).rejects.toMatchObject(taken)
    await expect(updateTemplate(ctx(), { id, changes: { name: 'Other' } })).rejects.toMatchObject(taken)
  })

  it('goes one revision up when its facts change, and only then', async () => {
    const facts = { tone: 'warm', services: [{ name: 'Check-up', minutes: 30, price: null, notes: null }] }
    const { id } = await createTemplate(ctx(), { name: 'Revised', direction: 'INBOUND', facts })
    const same = { tone: 'warm', services: [{ notes: '', price: '', minutes: 30, name: 'Check-up' }] }
    expect(await updateTemplate(ctx(), { id, changes: { facts: same } })).toEqual({ revision: 1, isChanged: false })
    expect(await updateTemplate(ctx(), { id, changes: { about: 'New words' } })).toEqual({
      revision: 1,
      isChanged: true,
    })
    expect(await updateTemplate(ctx(), { id, changes: { facts: { tone: 'calm' } } })).toMatchObject({ revision: 2 })
    expect(await updateTemplate(ctx(), { id, changes: { businessType: 'legal' } })).toMatchObject({ revision: 3 })
    expect(await getTemplate(ctx(), { id })).toMatchObject({
      businessType: 'legal',
      facts: { tone: 'calm', businessType: 'legal' },
    })
  })

  it('is not overwritten by somebody who saw it before it was changed', async () => {
    const { id } = await createTemplate(ctx(), { name: 'Seen', direction: 'INBOUND' })
    const { updatedAt } = await getTemplate(ctx(), { id })
    await new Promise((resolve) => setTimeout(resolve, 5))
    const change = (tone: string) =>
      updateTemplate(ctx(), { id, changes: { facts: { tone } }, expectedUpdatedAt: updatedAt })
    const answers = await Promise.allSettled([change('calm'), change('warm')])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
  })

  it('begins an assistant of a new client with its facts over what is known of the client', async () => {
    const { id: templateId } = await createTemplate(ctx(), {
      name: 'To begin with',
      direction: 'INBOUND',
      businessType: 'legal',
      facts: { tone: 'calm', maxMinutes: 7 },
    })
    const client = await aClient(db.deps, { businessName: 'Pine Law' })
    const { id } = await createAssistant(ctx(), { clientId: client.id, direction: 'INBOUND', templateId })
    const made = await db.deps.database.prisma.assistant.findUniqueOrThrow({ where: { id } })
    expect(made.facts).toMatchObject({ businessName: 'Pine Law', businessType: 'legal', tone: 'calm', maxMinutes: 7 })
    expect(made).toMatchObject({
      templateId,
      templateFacts: { businessType: 'legal', tone: 'calm', maxMinutes: 7 },
    })
    await setTemplateActive(ctx(), { id: templateId, isActive: false })
    const again = createAssistant(ctx(), { clientId: client.id, direction: 'INBOUND', templateId })
    await expect(again).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a template made from an assistant', () => {
  it('says what the assistant was told, without what is only that client’s, and says what it left out', async () => {
    const facts = {
      address: '12 Harbor Street, Portland',
      tone: 'calm',
      transferNumbers: [{ name: 'Desk', number: '+14155552671' }],
      voicemail: 'leave_message',
      voicemailMessage: 'Please call us at (415) 555-2671.',
      cancellationPolicy: 'Free until 24 hours before, then $50.',
      paymentPolicy: 'Write to billing@harbor.example',
      hours: { week: { mon: [{ from: '09:00', to: '17:00' }] }, closedOn: ['2026-12-25'] },
      faqs: [
        { question: 'Where are you?', answer: 'At 12 Harbor Street, Portland, next to the bakery.' },
        { question: 'Do you whiten teeth?', answer: 'Yes, we do.' },
        { question: 'What is your site?', answer: 'harbordental.com' },
      ],
    }
    const { id } = await aDraft(db.deps, { facts })
    const { id: templateId, leftOut } = await createTemplate(ctx(), { name: 'From Harbor', fromAssistantId: id })
    const template = await getTemplate(ctx(), { id: templateId })
    expect(JSON.stringify(template)).not.toMatch(/Harbor Dental|Harbor Street|2671|harbor/)
    expect(template).toMatchObject({
      direction: 'INBOUND',
      businessType: 'dental',
      facts: {
        tone: 'calm',
        cancellationPolicy: 'Free until 24 hours before, then $50.',
        hours: { closedOn: ['2026-12-25'] },
        faqs: [{ question: 'Do you whiten teeth?' }],
        fallbackVoice: null,
        voice: { provider: 'vapi' },
      },
    })
    expect(leftOut.join(' ')).toMatch(
      /Payment.*2 of 3 in “Questions and answers”.*First message.*What it says to the machine/,
    )
  })

  it('is refused for an assistant that was made in Vapi by hand', async () => {
    const { id } = await aDraft(db.deps)
    await db.deps.database.prisma.$executeRaw`update assistants set facts = null where id = ${id}::uuid`
    const refused = createTemplate(ctx(), { name: 'By hand', fromAssistantId: id })
    await expect(refused).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('templates to begin with', () => {
  it('can be added while there are none, and say only what the wizard accepts', async () => {
    const { names } = await addStarterTemplates(ctx())
    expect(names).toHaveLength(5)
    await expect(addStarterTemplates(ctx())).rejects.toMatchObject({ code: 'conflict' })
    const client = await aClient(db.deps)
    for (const { id: templateId, direction } of await listTemplates(ctx())) {
      const { id } = await createAssistant(ctx(), { clientId: client.id, direction, templateId })
      const own =
        direction === 'INBOUND' ? {} : { about: 'A business.', valueProposition: 'Help.', firstMessage: 'Hi.' }
      for (const [field, value] of Object.entries(own)) await saveFact(ctx(), { id, field, value })
      const { facts = {} } = await getAssistant(ctx(), { id })
      expect([templateId, problemsOf(direction, facts)]).toEqual([templateId, {}])
    }
  })
})

describe('who may', () => {
  it('read names and nothing else: a client’s people, and only where they make assistants themselves', async () => {
    await createTemplate(ctx(), { name: 'Listed', direction: 'OUTBOUND', facts: { tone: 'calm' } })
    const hidden = await createTemplate(ctx(), { name: 'Not listed', direction: 'OUTBOUND' })
    await setTemplateActive(ctx(), { id: hidden.id, isActive: false })
    const client = await aClient(db.deps)
    const own = ctxOf(db.deps, clientActor(client.id, { access: 'SELF_SERVICE' }))
    const lines = await listTemplates(own, { direction: 'OUTBOUND' })
    expect(lines).toEqual([
      { id: expect.any(String), name: 'Listed', about: null, direction: 'OUTBOUND', businessType: null },
    ])
    expect(await listTemplates(own, { direction: 'INBOUND' })).toEqual([])
    const refused = { code: 'forbidden' }
    await expect(listTemplates(ctxOf(db.deps, clientActor(client.id)))).rejects.toMatchObject(refused)
    await expect(getTemplate(own, { id: hidden.id })).rejects.toMatchObject(refused)
    await expect(createTemplate(own, { name: 'Theirs', direction: 'INBOUND' })).rejects.toMatchObject(refused)
    await expect(updateTemplate(own, { id: hidden.id, changes: {} })).rejects.toMatchObject(refused)
    await expect(addStarterTemplates(own)).rejects.toMatchObject(refused)
  })

  it('write: not viewers, who may read', async () => {
    const viewer = await asRole('VIEWER')
    const { id } = await createTemplate(await asRole('SUPPORT'), { name: 'Roles', direction: 'INBOUND' })
    expect(await getTemplate(viewer, { id })).toMatchObject({ name: 'Roles' })
    await expect(updateTemplate(viewer, { id, changes: {} })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(setTemplateActive(viewer, { id, isActive: false })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(duplicateTemplate(viewer, { id, name: 'B' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getTemplate(viewer, { id: 'nonsense' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('facts in words', () => {
  it('say every kind of answer as people read it, and leave out what is not asked', () => {
    const words = factsInWords('INBOUND', {
      hours: { week: { mon: [{ from: '09:00', to: '12:00' }] }, closedOn: ['2026-12-25'] },
      afterHours: 'ANSWER',
      forwardTo: '+14155552671',
      services: [{ name: 'Check-up', minutes: 30, price: '$120', notes: null }],
      voice: { provider: '11labs', voiceId: 'x', name: 'Rachel' },
      languages: ['en', 'es'],
      sayItIsAi: false,
    })
    const lines = words.flatMap(({ facts }) => facts.flatMap((fact) => fact.lines))
    expect(lines).toContain('Monday 09:00–12:00')
    expect(lines).toContain('Closed on 2026-12-25')
    expect(lines).toContain('Check-up · 30 · $120')
    expect(lines).toContain('Rachel (ElevenLabs)')
    expect(lines).toContain('English, Spanish')
    expect(lines).toContain('The agent answers')
    expect(lines.join()).not.toContain('+1415')
  })

  it('know every question a template can answer', () => {
    for (const direction of ['INBOUND', 'OUTBOUND'] as const) {
      const asked = stepsOf(direction).flatMap(({ fields }) => fields)
      expect(asked.length - templateFields(direction).length).toBe(direction === 'INBOUND' ? 5 : 3)
    }
  })
})
