import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getAssistant, publishAssistant, saveFact } from '../../src/domain/assistants/index.js'
import { addStarterTemplates, listTemplates } from '../../src/domain/templates/index.js'
import { aDraft, aRobin } from '../domain/assistants/a-draft.js'
import { harborDental } from '../emulators/conversations/index.js'
import { startVapiEmulator, type VapiEmulator } from '../emulators/vapi.js'
import { aLine } from '../support/a-test-call.js'
import { useApp } from '../support/app.js'
import { aClient, ctxOf } from '../support/builders.js'
import { act, api, asStaff, bulk, list, show } from './support.js'

type Details = {
  missing: { step: string; problems: string[] }[]
  steps: { step: string; state: string }[]
  versions: { number: number; isLive: boolean; note: string | null; authorName: string }[]
  changes?: { isEmpty: boolean }
  drift?: { isEmpty: boolean; settings: { label: string }[] }
  prompt?: { text: string }
  knows: { title: string; facts: { label: string; lines: string[] }[] }[]
}

describe('assistants in the back office', () => {
  const app = useApp()
  let vapi: VapiEmulator
  beforeEach(async () => {
    vapi = await startVapiEmulator()
    Object.assign(app.deps, { config: { ...app.deps.config, vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey } })
  })
  afterEach(() => vapi.close())

  const detailsOf = async (visitor: Awaited<ReturnType<typeof asStaff>>, id: string) => {
    const { record } = await show(visitor, 'Assistant', id)
    return { record, details: record?.details as Details }
  }
  const published = async (over: Parameters<typeof aDraft>[1] = {}) => {
    const draft = await aDraft(app.deps, over)
    await publishAssistant(await aRobin(app.deps), { id: draft.id })
    return draft
  }
  const tone = (id: string, value: string) => saveFact(ctxOf(app.deps), { id, field: 'tone', value })

  it('are listed with where they stand, and every state can be filtered by', async () => {
    const client = await aClient(app.deps, { businessName: 'Birch Dental' })
    const { prisma } = app.deps.database
    const of = (name: string) => published({ clientId: client.id, name })
    await aDraft(app.deps, { clientId: client.id, name: 'Only a draft', direction: 'OUTBOUND' })
    await of('Is live')
    await tone((await of('Was changed')).id, 'calm')
    const differs = await of('Differs')
    await prisma.assistant.update({ where: { id: differs.id }, data: { driftFoundAt: new Date() } })
    const stopped = await of('Stopped')
    await prisma.assistant.update({ where: { id: stopped.id }, data: { publishState: 'INCOMPLETE' } })
    const archived = await of('Is archived')
    await prisma.assistant.update({ where: { id: archived.id }, data: { archivedAt: new Date() } })
    const byHand = await aDraft(app.deps, { clientId: client.id, name: 'By hand' })
    await prisma.assistant.update({ where: { id: byHand.id }, data: { vapiAssistantId: crypto.randomUUID() } })
    const viewer = await asStaff(app, 'VIEWER')
    const namesIn = async (query: Record<string, string>) =>
      (await list(viewer, 'Assistant', query)).records?.map(({ params }) => params['name'])
    const expected = {
      DRAFT: 'Only a draft',
      LIVE: 'Is live',
      CHANGED: 'Was changed',
      DIFFERS: 'Differs',
      INCOMPLETE: 'Stopped',
      ARCHIVED: 'Is archived',
      BY_HAND: 'By hand',
    }
    for (const [standing, name] of Object.entries(expected)) {
      const { records } = await list(viewer, 'Assistant', { 'filters.standing': standing })
      expect(records?.map(({ params }) => [params['name'], params['standing']])).toEqual([[name, standing]])
    }
    expect(await namesIn({ 'filters.direction': 'OUTBOUND' })).toEqual(['Only a draft'])
    expect(await namesIn({ 'filters.q': 'stopp' })).toEqual(['Stopped'])
    expect(await namesIn({ 'filters.differs': 'true' })).toEqual(['Differs'])
    expect(await namesIn({ 'filters.clientId': (await aClient(app.deps)).id })).toEqual([])
  })

  it('begin for a client, from a template of their kind if one is chosen', async () => {
    await addStarterTemplates(ctxOf(app.deps))
    const [template] = await listTemplates(ctxOf(app.deps), { direction: 'INBOUND' })
    const client = await aClient(app.deps)
    const visitor = await asStaff(app, 'SUPPORT')
    const begin = (fields: Record<string, string>) =>
      api(visitor, 'resources/Assistant/actions/new', { clientId: client.id, name: '', ...fields })
    const made = await begin({ direction: 'INBOUND', templateId: template?.id ?? '' })
    expect(made.said?.message).toMatch(/open the wizard/)
    const { record, details } = await detailsOf(visitor, made.record?.id ?? '')
    expect(record).toMatchObject({ title: 'Harbor Dental', params: { standing: 'DRAFT' } })
    expect(record?.recordActions).toEqual(
      expect.arrayContaining(['openWizard', 'publish', 'rename', 'saveAsTemplate', 'archive']),
    )
    expect(record?.recordActions).not.toContain('putOursBack')
    expect(details.knows.flatMap(({ facts }) => facts).find(({ label }) => label === 'Services')?.lines).not.toEqual([])
    expect(details.prompt?.text).toContain('Harbor Dental')
    expect(details.versions).toEqual([])
    const wrong = await begin({ direction: 'OUTBOUND', templateId: template?.id ?? '' })
    expect(wrong.errors?.['templateId']?.message).toMatch(/answers calls/)
    expect((await begin({ direction: '', templateId: '' })).errors?.['direction']?.message).toMatch(/choose/)
  })

  it('say what is missing before they can be published, and publish when nothing is', async () => {
    const visitor = await asStaff(app)
    const { id } = await aDraft(app.deps, { facts: { afterHours: 'FORWARD', forwardTo: null } })
    const { details } = await detailsOf(visitor, id)
    expect(details.missing).toEqual([{ step: 'Hours', problems: [expect.stringMatching(/fill this in|forward/)] }])
    const refused = await act(visitor, ['Assistant', id, 'publish'], { note: 'First' })
    expect(refused.said).toMatchObject({ kind: 'bad', message: expect.stringMatching(/Look at Hours/) })
    await saveFact(ctxOf(app.deps), { id, field: 'afterHours', value: 'ANSWER' })
    expect((await act(visitor, ['Assistant', id, 'publish'], { note: 'First' })).said?.message).toMatch(/version 1/)
    const after = await detailsOf(visitor, id)
    expect(after.details.versions).toMatchObject([
      { number: 1, isLive: true, note: 'First', authorName: 'Robin OWNER' },
    ])
    expect(after.record?.params).toMatchObject({ standing: 'LIVE', publishedVersion: 1 })
  })

  it('say where publishing stopped, and go on from there', async () => {
    const visitor = await asStaff(app)
    const { id } = await aDraft(app.deps)
    vapi.faults.rest = ({ method }) => (method === 'POST' ? 400 : undefined)
    const { said } = await act(visitor, ['Assistant', id, 'publish'])
    expect(said).toMatchObject({ kind: 'info', message: expect.stringMatching(/stopped at “Assistant at Vapi”/) })
    expect(await detailsOf(visitor, id)).toMatchObject({
      record: { params: { standing: 'INCOMPLETE' } },
      details: { steps: expect.arrayContaining([expect.objectContaining({ step: 'assistant', state: 'failed' })]) },
    })
    delete vapi.faults.rest
    expect((await act(visitor, ['Assistant', id, 'publish'])).said?.kind).toBe('good')
  })

  it('show what is new in every version, and bring one back', async () => {
    const visitor = await asStaff(app)
    const { id } = await published()
    await tone(id, 'calm')
    expect((await detailsOf(visitor, id)).details.changes).toMatchObject({ isEmpty: false })
    await act(visitor, ['Assistant', id, 'publish'], { note: 'Calmer' })
    const looked = await act(visitor, ['Assistant', id, 'readVersion'], { number: '2' })
    const { version } = looked.said as unknown as { version: { prompt: string; diff: { prompt: { kind: string }[] } } }
    expect(version.diff.prompt.map(({ kind }) => kind)).toContain('added')
    expect(version.prompt).toContain('Harbor Dental')
    const unknown = await act(visitor, ['Assistant', id, 'readVersion'], { number: '9' })
    expect(unknown.said).toMatchObject({ kind: 'bad' })
    const back = await act(visitor, ['Assistant', id, 'restoreVersion'], { number: '1' })
    expect(back.said?.message).toMatch(/version 3 is live/)
    expect((await getAssistant(ctxOf(app.deps), { id })).facts).toMatchObject({ tone: 'warm' })
  })

  it('are compared with Vapi, and what somebody changed there is taken or put back', async () => {
    const visitor = await asStaff(app)
    const { id } = await published()
    const { vapiAssistantId } = await getAssistant(ctxOf(app.deps), { id })
    const change = (firstMessage: string) => {
      const theirs = vapi.assistants.get(vapiAssistantId ?? '')
      vapi.assistants.set(vapiAssistantId ?? '', { ...theirs, firstMessage } as NonNullable<typeof theirs>)
    }
    expect((await act(visitor, ['Assistant', id, 'compare'])).said).toMatchObject({ kind: 'good' })
    change('Somebody else wrote this.')
    expect((await act(visitor, ['Assistant', id, 'compare'])).said).toMatchObject({ kind: 'info' })
    const { record, details } = await detailsOf(visitor, id)
    expect(record?.params).toMatchObject({ standing: 'DIFFERS', differs: true })
    expect(details.drift?.settings.map(({ label }) => label)).toContain('First message')
    expect((await act(visitor, ['Assistant', id, 'putOursBack'])).said?.kind).toBe('good')
    expect((await detailsOf(visitor, id)).record?.params).toMatchObject({ standing: 'LIVE' })
    change('This one is better.')
    await bulk(visitor, ['Assistant', 'compareAll'], [id])
    expect((await act(visitor, ['Assistant', id, 'takeTheirs'])).said?.message).toMatch(/version 2/i)
    expect((await detailsOf(visitor, id)).record?.params).toMatchObject({ differs: false, publishedVersion: 2 })
  })

  it('are published and compared many at once, each failure by its name', async () => {
    const visitor = await asStaff(app)
    const draft = await aDraft(app.deps, { name: 'Only a draft' })
    const [live, wrong] = [await published(), await published({ name: 'Will fail' })]
    for (const { id } of [live, wrong]) await tone(id, 'calm')
    const { vapiAssistantId } = await getAssistant(ctxOf(app.deps), { id: wrong.id })
    vapi.faults.rest = ({ method, path }) =>
      method === 'PATCH' && path.endsWith(vapiAssistantId ?? '') ? 400 : undefined
    const ids = [draft.id, live.id, wrong.id]
    const { said } = await bulk(visitor, ['Assistant', 'publishAll'], ids)
    expect(said?.message).toMatch(/^1 assistant published. 1 had nothing to publish. Not done: Will fail of Harbor/)
    expect(await getAssistant(ctxOf(app.deps), { id: draft.id })).toMatchObject({ publishedVersion: null })
    expect((await bulk(visitor, ['Assistant', 'compareAll'], ids)).said?.message).toMatch(/^2 as published, 0 changed/)
  })

  it('open the wizard in the client’s portal', async () => {
    const { id, clientId } = await aDraft(app.deps)
    const visitor = await asStaff(app)
    const { said } = await act(visitor, ['Assistant', id, 'openWizard'], { reason: 'Asked on the phone' })
    expect(said?.open).toContain(`?next=${encodeURIComponent(`/assistants/${id}`)}`)
    const entered = await app.visitor().get(said?.open?.replace(app.address, '') ?? '')
    expect([entered.status, entered.headers.get('location')]).toEqual([303, `/assistants/${id}`])
    const other = await act(visitor, ['Client', clientId, 'openPortal'], { reason: 'Asked on the phone' })
    for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '/a?b=/c', '/../admin']) {
      const path = `${other.said?.open?.replace(app.address, '')}?next=${encodeURIComponent(next)}`
      const answer = await app.visitor().get(path)
      expect([next, answer.headers.get('location') ?? '/']).toEqual([next, '/'])
    }
  })

  it('ring a phone of the agency once they are live, and say what keeps them from it', async () => {
    const visitor = await asStaff(app)
    const draft = await aDraft(app.deps)
    expect((await detailsOf(visitor, draft.id)).record?.recordActions).not.toContain('testCall')
    const { id, clientId } = await published()
    const ring = (toNumber: string) => act(visitor, ['Assistant', id, 'testCall'], { toNumber })
    expect((await ring('911')).errors?.['toNumber']?.message).toMatch(/country code/)
    expect((await ring('+1 415 555 2671')).said).toMatchObject({
      kind: 'bad',
      message: expect.stringContaining('no phone number to ring from'),
    })
    await aLine(app.deps, { clientId, isPrimary: true, vapiPhoneNumberId: harborDental.phoneNumberId })
    vapi.addBusiness(harborDental)
    expect((await ring('+1 415 555 2671')).said).toMatchObject({ kind: 'good' })
    await vapi.settled()
    expect(vapi.calls.size).toBe(1)
  })

  it('are renamed, kept as templates and archived', async () => {
    const visitor = await asStaff(app)
    const { id } = await published()
    const { vapiAssistantId } = await getAssistant(ctxOf(app.deps), { id })
    await act(visitor, ['Assistant', id, 'rename'], { name: 'Front desk' })
    const saved = await act(visitor, ['Assistant', id, 'saveAsTemplate'], { name: 'Like Harbor', about: 'Dentists' })
    expect(saved.said?.message).toMatch(/Left out: “First message”/)
    const { said } = await act(visitor, ['Assistant', id, 'archive'])
    expect(said).toMatchObject({ kind: 'good' })
    expect(vapi.assistants.has(vapiAssistantId ?? '')).toBe(false)
    const { record } = await detailsOf(visitor, id)
    expect(record).toMatchObject({ title: 'Front desk', params: { standing: 'ARCHIVED' } })
    expect(record?.recordActions).toEqual(['show', 'readVersion', 'saveAsTemplate', 'unarchive'])
    expect((await act(visitor, ['Assistant', id, 'unarchive'])).said?.kind).toBe('good')
    expect((await act(visitor, ['Assistant', id, 'publish'])).said?.kind).toBe('good')
    expect((await detailsOf(visitor, id)).record?.params).toMatchObject({ standing: 'LIVE' })
  })
})
