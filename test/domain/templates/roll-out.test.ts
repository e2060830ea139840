import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAssistant, getAssistant, publishAssistant, saveFact } from '../../../src/domain/assistants/index.js'
import { applyRollOut, createTemplate, previewRollOut, updateTemplate } from '../../../src/domain/templates/index.js'
import { startVapiEmulator, type VapiEmulator } from '../../emulators/vapi.js'
import { aClient, aStaff, clientActor, ctxOf, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
let vapi: VapiEmulator
beforeEach(async () => {
  vapi = await startVapiEmulator()
  Object.assign(db.deps, { config: { ...db.deps.config, vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey } })
})
afterEach(() => vapi.close())

const ctx = () => ctxOf(db.deps)
const parking = { question: 'Is there parking?', answer: 'Yes, behind the house.' }
const pets = { question: 'Are pets allowed?', answer: 'Small ones.' }
const FACTS = { tone: 'warm', maxMinutes: 10, faqs: [parking] }
const NEXT = { tone: 'calm', maxMinutes: 8, faqs: [parking, pets] }

let count = 0
async function aTemplate() {
  count += 1
  return createTemplate(ctx(), {
    name: `Dentists ${count}`,
    direction: 'INBOUND',
    businessType: 'dental',
    facts: FACTS,
  })
}

async function made(templateId: string, businessName: string, over: Record<string, unknown> = {}) {
  const client = await aClient(db.deps, { businessName })
  const { id } = await createAssistant(ctx(), { clientId: client.id, direction: 'INBOUND', templateId })
  for (const [field, value] of Object.entries({ hours: null, ...over })) await saveFact(ctx(), { id, field, value })
  return { id, clientId: client.id }
}

async function changed() {
  const { id: templateId } = await aTemplate()
  const [one, two] = [await made(templateId, 'Alder Dental'), await made(templateId, 'Birch Dental', { maxMinutes: 5 })]
  const { revision: templateRevision } = await updateTemplate(ctx(), { id: templateId, changes: { facts: NEXT } })
  return { templateId, templateRevision, one, two }
}

const factsOf = async (id: string) => (await getAssistant(ctx(), { id })).facts
const revisionOf = async (id: string) => (await getAssistant(ctx(), { id })).revision

describe('the preview of a roll-out', () => {
  it('says in words what each assistant would get, and what was changed there too', async () => {
    const { templateId, one, two } = await changed()
    const { template, assistants } = await previewRollOut(ctx(), { templateId })
    expect(template).toMatchObject({ id: templateId, revision: 2 })
    expect(assistants.map(({ id, businessName }) => [id, businessName])).toEqual([
      [one.id, 'Alder Dental'],
      [two.id, 'Birch Dental'],
    ])
    expect(assistants[0]?.changes).toEqual([
      {
        key: 'faqs',
        label: 'Questions and answers',
        state: 'taken',
        lines: [{ kind: 'added', text: 'Are pets allowed? · Small ones.' }],
      },
      {
        key: 'tone',
        label: 'Tone',
        state: 'taken',
        lines: [
          { kind: 'removed', text: 'Warm' },
          { kind: 'added', text: 'Calm' },
        ],
      },
      expect.objectContaining({ key: 'maxMinutes', state: 'taken' }),
    ])
    expect(assistants[1]?.changes.map(({ key, state }) => [key, state])).toEqual([
      ['faqs', 'taken'],
      ['tone', 'taken'],
      ['maxMinutes', 'kept'],
    ])
    const only = await previewRollOut(ctx(), { templateId, assistantIds: [two.id] })
    expect(only.assistants.map(({ id }) => id)).toEqual([two.id])
  })

  it('leaves out archived assistants and those of other templates', async () => {
    const { templateId, one, two } = await changed()
    await made((await aTemplate()).id, 'Cedar Dental')
    await db.deps.database.prisma.assistant.update({ where: { id: one.id }, data: { archivedAt: new Date() } })
    const { assistants } = await previewRollOut(ctx(), { templateId })
    expect(assistants.map(({ id }) => id)).toEqual([two.id])
  })
})

describe('a roll-out', () => {
  it('takes over what was chosen into the chosen drafts, and leaves the others alone', async () => {
    const { templateId, templateRevision, one, two } = await changed()
    const { results } = await applyRollOut(ctx(), {
      templateId,
      templateRevision,
      choices: [
        { assistantId: two.id, expectedRevision: await revisionOf(two.id), fields: ['faqs', 'tone', 'maxMinutes'] },
      ],
      publish: false,
    })
    expect(results).toEqual([{ assistantId: two.id, state: 'drafted', message: expect.any(String) }])
    expect(await factsOf(two.id)).toMatchObject({ ...NEXT, businessName: 'Birch Dental' })
    expect(await factsOf(one.id)).toMatchObject(FACTS)
    const { assistants } = await previewRollOut(ctx(), { templateId })
    expect(assistants.map(({ changes }) => changes.length)).toEqual([3, 0])
    const [entry] = await db.deps.database.prisma.auditEntry.findMany({ where: { action: 'templates.roll-out' } })
    expect(entry).toMatchObject({ clientId: two.clientId, subjectId: two.id })
  })

  it('offers again what was not chosen, and changes no revision for nothing', async () => {
    const { templateId, templateRevision, one } = await changed()
    const expectedRevision = await revisionOf(one.id)
    const apply = (fields: string[], revision: number) =>
      applyRollOut(ctx(), {
        templateId,
        templateRevision,
        choices: [{ assistantId: one.id, expectedRevision: revision, fields }],
        publish: false,
      })
    await apply([], expectedRevision)
    expect(await revisionOf(one.id)).toBe(expectedRevision)
    await apply(['tone'], expectedRevision)
    expect(await factsOf(one.id)).toMatchObject({ ...FACTS, tone: 'calm' })
    const { assistants } = await previewRollOut(ctx(), { templateId, assistantIds: [one.id] })
    expect(assistants[0]?.changes.map(({ key }) => key)).toEqual(['faqs', 'maxMinutes'])
  })

  it('overwrites nobody: an assistant or a template changed since the preview is refused', async () => {
    const { templateId, templateRevision, one, two } = await changed()
    const choices = [
      { assistantId: one.id, expectedRevision: await revisionOf(one.id), fields: ['tone'] },
      { assistantId: two.id, expectedRevision: await revisionOf(two.id), fields: ['tone'] },
    ]
    await saveFact(ctx(), { id: one.id, field: 'tone', value: 'cheerful' })
    const { results } = await applyRollOut(ctx(), { templateId, templateRevision, choices, publish: false })
    expect(results).toEqual([
      { assistantId: one.id, state: 'failed', message: expect.stringMatching(/changed it since/) },
      { assistantId: two.id, state: 'drafted', message: expect.any(String) },
    ])
    expect(await factsOf(one.id)).toMatchObject({ tone: 'cheerful' })
    await updateTemplate(ctx(), { id: templateId, changes: { facts: FACTS } })
    const late = applyRollOut(ctx(), { templateId, templateRevision, choices, publish: false })
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
  })

  it('gives two who roll out at once one winner', async () => {
    const { templateId, templateRevision, one } = await changed()
    const choices = [{ assistantId: one.id, expectedRevision: await revisionOf(one.id), fields: ['tone'] }]
    const apply = () => applyRollOut(ctx(), { templateId, templateRevision, choices, publish: false })
    const states = (await Promise.all([apply(), apply()])).flatMap(({ results }) => results.map(({ state }) => state))
    expect(states.sort()).toEqual(['drafted', 'failed'])
  })

  it('does not reach an assistant of another template', async () => {
    const { templateId, templateRevision } = await changed()
    const other = await made((await aTemplate()).id, 'Elm Dental')
    const choices = [{ assistantId: other.id, expectedRevision: await revisionOf(other.id), fields: ['tone'] }]
    const { results } = await applyRollOut(ctx(), { templateId, templateRevision, choices, publish: false })
    expect(results[0]).toMatchObject({ state: 'failed', message: expect.stringMatching(/not found/) })
    expect(await factsOf(other.id)).toMatchObject({ tone: 'warm' })
  })

  it('publishes those that are live, names what failed, and goes on with the others', async () => {
    const { id: templateId } = await aTemplate()
    const [one, two, three] = [
      await made(templateId, 'Alder Dental'),
      await made(templateId, 'Birch Dental'),
      await made(templateId, 'Cedar Dental'),
    ]
    const robin = ctxOf(db.deps, staffActor(await aStaff(db.deps)))
    for (const { id } of [one, two]) expect((await publishAssistant(robin, { id })).state).toBe('DONE')
    const { revision: templateRevision } = await updateTemplate(ctx(), { id: templateId, changes: { facts: NEXT } })
    const { vapiAssistantId } = await getAssistant(ctx(), { id: one.id })
    vapi.faults.rest = ({ method, path }) =>
      method === 'PATCH' && path === `/assistant/${vapiAssistantId}` ? 400 : undefined
    const choices = []
    for (const { id } of [one, two, three])
      choices.push({ assistantId: id, expectedRevision: await revisionOf(id), fields: ['tone', 'faqs'] })
    const { results } = await applyRollOut(robin, { templateId, templateRevision, choices, publish: true })
    expect(results).toEqual([
      {
        assistantId: one.id,
        state: 'failed',
        message: expect.stringMatching(/^In its draft, but not published: .*Vapi/),
      },
      { assistantId: two.id, state: 'published', message: 'Version 2 is live.' },
      { assistantId: three.id, state: 'drafted', message: expect.stringMatching(/never published/) },
    ])
    expect(await getAssistant(ctx(), { id: two.id })).toMatchObject({ publishedVersion: 2 })
    expect(await getAssistant(ctx(), { id: three.id })).toMatchObject({ publishedVersion: null })
  })

  it('is the agency’s: not for viewers, and never for clients', async () => {
    const { templateId, templateRevision, one } = await changed()
    const choices = [{ assistantId: one.id, expectedRevision: 0, fields: [] }]
    const viewer = ctxOf(db.deps, staffActor(await aStaff(db.deps, { role: 'VIEWER' })))
    const client = ctxOf(db.deps, clientActor(one.clientId, { access: 'SELF_SERVICE' }))
    for (const who of [viewer, client]) {
      const refused = applyRollOut(who, { templateId, templateRevision, choices, publish: false })
      await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(previewRollOut(client, { templateId })).rejects.toMatchObject({ code: 'forbidden' })
    expect((await previewRollOut(viewer, { templateId })).assistants).toHaveLength(2)
  })
})
