import { describe, expect, it } from 'vitest'
import { createAssistant } from '../../src/domain/assistants/index.js'
import { createTemplate, getTemplate, listTemplates } from '../../src/domain/templates/index.js'
import { useApp } from '../support/app.js'
import { aClient, ctxOf } from '../support/builders.js'
import { act, api, asStaff, edit, list, show } from './support.js'

type Visitor = Awaited<ReturnType<typeof asStaff>>
type Form = {
  sections: { title: string; fields: { name: string; kind: string; choices?: { value: string }[] }[] }[]
  values: Record<string, string>
}

describe('templates in the back office', () => {
  const app = useApp()
  const ctx = () => ctxOf(app.deps)
  const formOf = async (visitor: Visitor, id: string) => {
    const { record } = await api(visitor, `resources/AssistantTemplate/records/${id}/edit`)
    return { ...(record?.details as Form), updatedAt: String(record?.params['updatedAt']) }
  }
  const save = (visitor: Visitor, id: string, changes: Record<string, string>) =>
    edit(visitor, ['AssistantTemplate', id], changes)
  const make = async (visitor: Visitor, name: string, direction = 'INBOUND') => {
    const made = await api(visitor, 'resources/AssistantTemplate/actions/new', {
      name,
      direction,
      businessType: 'dental',
    })
    return made.record?.id ?? ''
  }

  it('are offered to begin with while there are none', async () => {
    const visitor = await asStaff(app, 'SUPPORT')
    const add = () => api(visitor, 'resources/AssistantTemplate/actions/addStarters', {})
    expect((await add()).said?.message).toMatch(/Dental practice, Law firm/)
    expect((await add()).said).toMatchObject({ kind: 'bad', message: expect.stringMatching(/already/) })
    const { records } = await list(visitor, 'AssistantTemplate', { 'filters.direction': 'OUTBOUND' })
    expect(records?.map(({ title }) => title)).toEqual(['Calling back new leads'])
    expect(JSON.stringify(records)).not.toContain('faqs')
  })

  it('are edited by a form made from the wizard of their kind', async () => {
    const visitor = await asStaff(app)
    const id = await make(visitor, 'By form')
    const { sections, values } = await formOf(visitor, id)
    expect(sections.map(({ title }) => title)).toEqual([
      'Template',
      'Business',
      'Hours',
      'Services and policies',
      'Questions and answers',
      'Voice',
      'Behaviour',
    ])
    const fields = sections.flatMap((section) => section.fields)
    expect(fields.map(({ name }) => name).join()).not.toMatch(/businessName|address|timeZone|forwardTo|transferNumbers/)
    const [voice] = fields.find(({ name }) => name === 'fact_voice')?.choices?.slice(1) ?? []
    expect(Object.values(values).filter((value) => value !== '')).toEqual([])
    const week = { week: { mon: [{ from: '08:00', to: '12:00' }] }, closedOn: [] }
    const saved = await save(visitor, id, {
      fact_tone: 'calm',
      fact_sayItIsAi: 'true',
      fact_maxMinutes: '12',
      fact_languages: '["en","es"]',
      fact_hours: JSON.stringify(week),
      fact_voice: voice?.value ?? '',
      fact_functions: '[]',
      fact_faqs: JSON.stringify({
        rows: [{ question: 'Is there parking?', answer: 'Yes.' }],
        pasted: 'Are pets allowed?\tSmall ones.',
      }),
    })
    expect(saved.said?.message).toMatch(/stay as they are until you roll it out/)
    const { facts, revision } = await getTemplate(ctx(), { id })
    expect(facts).toEqual({
      businessType: 'dental',
      tone: 'calm',
      sayItIsAi: true,
      maxMinutes: 12,
      languages: ['en', 'es'],
      hours: week,
      voice: expect.objectContaining({ provider: 'vapi' }),
      faqs: [
        { question: 'Is there parking?', answer: 'Yes.' },
        { question: 'Are pets allowed?', answer: 'Small ones.' },
      ],
    })
    const again = await formOf(visitor, id)
    expect((await save(visitor, id, again.values)).said?.message).toBe('Nothing was different')
    expect((await getTemplate(ctx(), { id })).revision).toBe(revision)
    await save(visitor, id, { ...again.values, fact_tone: '', fact_hours: 'null' })
    expect((await getTemplate(ctx(), { id })).facts).toMatchObject({ hours: null, maxMinutes: 12 })
    expect((await getTemplate(ctx(), { id })).facts).not.toHaveProperty('tone')
  })

  it('say at the right field what is wrong, also in a row and in a line that was pasted', async () => {
    const visitor = await asStaff(app)
    const id = await make(visitor, 'Wrong', 'OUTBOUND')
    const rows = (list: object[], pasted = '') => JSON.stringify({ rows: list, pasted })
    const { errors } = await save(visitor, id, {
      fact_about: 'x'.repeat(2_000),
      fact_maxMinutes: 'long',
      fact_objections: rows([{ objection: 'No time', answer: '' }]),
    })
    expect(errors).toMatchObject({
      fact_about: { message: expect.stringMatching(/At most/) },
      fact_maxMinutes: { message: expect.any(String) },
      fact_objections: { message: expect.stringMatching(/Row 1, It answers: Please fill/) },
    })
    expect((await save(visitor, id, { about: 'x'.repeat(400) })).errors?.['about']?.message).toMatch(/At most/)
    expect((await save(visitor, id, { fact_faqs: rows([]), fact_objections: '{' })).said?.kind).toBe('bad')
    const pasted = await save(visitor, id, { fact_objections: rows([], 'Only one cell') })
    expect(pasted.errors?.['fact_objections']?.message).toMatch(/Pasted line 1/)
    expect((await getTemplate(ctx(), { id })).facts).toEqual({ businessType: 'dental' })
  })

  it('overwrite nobody who saved meanwhile', async () => {
    const visitor = await asStaff(app)
    const id = await make(visitor, 'Twice')
    const { updatedAt } = await formOf(visitor, id)
    await new Promise((resolve) => setTimeout(resolve, 5))
    await save(visitor, id, { fact_tone: 'calm' })
    const late = await act(visitor, ['AssistantTemplate', id, 'edit'], { fact_tone: 'warm', updatedAt })
    expect(late.said).toMatchObject({ kind: 'bad', message: expect.stringMatching(/Somebody else/) })
    expect((await getTemplate(ctx(), { id })).facts).toMatchObject({ tone: 'calm' })
  })

  it('are duplicated, and offered no more and again', async () => {
    const visitor = await asStaff(app)
    const { id } = await createTemplate(ctx(), { name: 'First', direction: 'INBOUND', facts: { tone: 'calm' } })
    await act(visitor, ['AssistantTemplate', id, 'duplicate'], { name: 'Second' })
    await act(visitor, ['AssistantTemplate', id, 'deactivate'])
    const names = async () => (await listTemplates(ctx())).map(({ name }) => name)
    expect(await names()).toContain('Second')
    expect(await names()).not.toContain('First')
    const { record } = await show(visitor, 'AssistantTemplate', id)
    expect(record?.recordActions).toContain('activate')
    expect(record?.recordActions).not.toContain('deactivate')
    await act(visitor, ['AssistantTemplate', id, 'activate'])
    expect(await names()).toContain('First')
  })

  it('show what each assistant would get, and roll out to one at a time', async () => {
    const visitor = await asStaff(app)
    const { id } = await createTemplate(ctx(), { name: 'Rolled', direction: 'INBOUND', facts: { tone: 'warm' } })
    const client = await aClient(app.deps, { businessName: 'Birch Dental' })
    const made = await createAssistant(ctx(), { clientId: client.id, direction: 'INBOUND', templateId: id })
    await save(visitor, id, { fact_tone: 'calm' })
    const { record } = await show(visitor, 'AssistantTemplate', id)
    const { revision, assistants } = (record?.details ?? {}) as { revision: number; assistants: { revision: number }[] }
    expect(assistants).toMatchObject([
      { id: made.id, businessName: 'Birch Dental', isPublished: false, changes: [{ key: 'tone', state: 'taken' }] },
    ])
    const choice = JSON.stringify({ assistantId: made.id, expectedRevision: assistants[0]?.revision, fields: ['tone'] })
    const fields = { choice, templateRevision: String(revision), publish: 'true' }
    const rolled = await act(visitor, ['AssistantTemplate', id, 'rollOut'], fields)
    expect(rolled.said).toMatchObject({ kind: 'info', message: expect.stringMatching(/never published/) })
    const again = await act(visitor, ['AssistantTemplate', id, 'rollOut'], fields)
    expect(again.said).toMatchObject({ kind: 'bad', message: expect.stringMatching(/changed it since/) })
    const wrong = await act(visitor, ['AssistantTemplate', id, 'rollOut'], { ...fields, choice: '{' })
    expect(wrong.said).toMatchObject({ kind: 'bad' })
  })
})
