import { describe, expect, it } from 'vitest'
import { plainValue } from '../../src/admin/plain-values.js'
import { useApp } from '../support/app.js'
import { aCall, aClient } from '../support/builders.js'
import { act, api, asStaff, edit, list, oneOfEach, show } from './support.js'

// What AdminJS's stock adapter does to data (the field guide, §4), and that ours does not.
describe('data in the back office', () => {
  const app = useApp()
  const db = () => app.deps.database.prisma
  const found = async (query: Record<string, string>, resource = 'Client') =>
    ((await list(await asStaff(app), resource, query)).records ?? []).map(({ title }) => title).sort()

  it('is found whatever the case, and % and _ are letters like others', async () => {
    for (const businessName of ['Harbor Dental', '100% Yoga', 'A_B Tools', 'Café Olé'])
      await aClient(app.deps, { businessName })
    expect(await found({ 'filters.q': 'HARBOR' })).toEqual(['Harbor Dental'])
    expect(await found({ 'filters.q': '%' })).toEqual(['100% Yoga'])
    expect(await found({ 'filters.q': '_' })).toEqual(['A_B Tools'])
    expect(await found({ 'filters.q': '\\' })).toEqual([])
    expect(await found({ 'filters.q': 'dental harbor' })).toEqual(['Harbor Dental'])
    expect(await found({ 'filters.q': "' or 1=1 --" })).toEqual([])
  })

  it('is searched by e-mail, name, business name, assistant and phone, numbers as people write them', async () => {
    const assistant = '8f5e2d0a-0a6e-4a4a-9d2b-1f2d3c4b5a69'
    await aClient(app.deps, {
      businessName: 'Ours',
      name: 'Dana Lee',
      email: 'dana@ours.example',
      phone: '+14155552671',
      vapiAssistantId: assistant,
      vapiPhoneNumber: '+14155552600',
    })
    await aClient(app.deps, { businessName: 'Theirs' })
    for (const text of ['dana@ours', 'lee', 'ours', assistant, '(415) 555-2671', '415.555.2600']) {
      expect([text, await found({ 'filters.q': text })]).toEqual([text, ['Ours']])
    }
  })

  it('is filtered by active and setup status, and a value that cannot be is refused', async () => {
    await aClient(app.deps, { businessName: 'Live', setupStatus: 'LIVE' })
    await aClient(app.deps, { businessName: 'Off', isActive: false })
    expect(await found({ 'filters.setupStatus': 'LIVE' })).toEqual(['Live'])
    expect(await found({ 'filters.isActive': 'false' })).toEqual(['Off'])
    const visitor = await asStaff(app)
    for (const query of [
      { 'filters.setupStatus': 'NOPE' },
      { 'filters.isActive': '1' },
      { 'filters.setupStatus~~from': 'LIVE' },
    ]) {
      expect((await list(visitor, 'Client', query)).status).toBe(400)
    }
    expect((await list(visitor, 'Call', { 'filters.clientId': 'not-an-id' })).status).toBe(400)
    expect((await list(visitor, 'Call', { 'filters.startedAt~~from': 'yesterday' })).status).toBe(400)
  })

  it('is filtered by calendar days of the agency, the last one included', async () => {
    const { id: clientId } = await aClient(app.deps)
    // Half past eleven in the evening of 4 March in New York is 5 March in UTC.
    await aCall(app.deps, { clientId, callerName: 'Late', startedAt: new Date('2026-03-05T04:30:00Z') })
    await aCall(app.deps, { clientId, callerName: 'Next', startedAt: new Date('2026-03-05T05:30:00Z') })
    const on = (from: string, to: string) =>
      found({ 'filters.startedAt~~from': from, 'filters.startedAt~~to': to }, 'Call')
    expect(await on('2026-03-04', '2026-03-04')).toEqual(['Late'])
    expect(await on('2026-03-05', '2026-03-05')).toEqual(['Next'])
    expect(await on('2026-03-04', '2026-03-05')).toEqual(['Late', 'Next'])
  })

  it('loses nothing on its way: big integers, decimals and JSON keep every digit', () => {
    expect(plainValue(9007199254740993n)).toBe('9007199254740993')
    const decimal = { toFixed: () => '0.1000000000000000055', toSignificantDigits: () => decimal }
    expect(plainValue(decimal)).toBe('0.1000000000000000055')
    expect(plainValue({ a: 1, b: [true, null, '2'] })).toBe(
      '{\n  "a": 1,\n  "b": [\n    true,\n    null,\n    "2"\n  ]\n}',
    )
    expect(plainValue(new Date('2026-03-04T17:00:00.123Z'))).toBe('2026-03-04T17:00:00.123Z')
    expect(plainValue(undefined)).toBeNull()
    expect(() => plainValue(new Uint8Array([1]))).toThrow('Bytes')
  })

  it('keeps JSON as it is when a record is shown', async () => {
    const { WebhookEvent = '' } = await oneOfEach(app)
    const { record } = await show(await asStaff(app), 'WebhookEvent', WebhookEvent)
    expect(JSON.parse(String(record?.params['headers']))).toEqual({ 'user-agent': 'Vapi', 'x-note': 'kept' })
    expect((await db().webhookEvent.findUniqueOrThrow({ where: { id: WebhookEvent } })).headers).toEqual({
      'user-agent': 'Vapi',
      'x-note': 'kept',
    })
  })

  it('changes only where the form differs, and updatedAt moves with it', async () => {
    const visitor = await asStaff(app)
    const client = await aClient(app.deps, { phone: '+14155552671', serviceHours: 'Mon to Fri' })
    await edit(visitor, ['Client', client.id], { businessName: 'Harbour Dental' })
    const { updatedAt: moved, ...after } = await db().client.findUniqueOrThrow({ where: { id: client.id } })
    const { updatedAt: before, token: _token, ...rest } = client
    expect(after).toEqual({ ...rest, businessName: 'Harbour Dental' })
    expect(moved.getTime()).toBeGreaterThan(before.getTime())
    const audits = await db().auditEntry.findMany({ where: { action: 'clients.update' } })
    expect(audits.map(({ changes }) => changes)).toEqual([{ businessName: ['Harbor Dental', 'Harbour Dental'] }])
  })

  it('saves what was left empty as nothing, not as an empty text', async () => {
    const client = await aClient(app.deps, { phone: '+14155552671', adminNotes: 'x' })
    await edit(await asStaff(app), ['Client', client.id], { phone: '', adminNotes: '  ' })
    expect(await db().client.findUniqueOrThrow({ where: { id: client.id } })).toMatchObject({
      phone: null,
      adminNotes: null,
    })
  })

  it('is never overwritten unseen: of five edits at once exactly one wins', async () => {
    const visitor = await asStaff(app)
    const client = await aClient(app.deps)
    const { record } = await api(visitor, `resources/Client/records/${client.id}/edit`)
    const updatedAt = String(record?.params['updatedAt'])
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((turn) => act(visitor, ['Client', client.id, 'edit'], { name: `Person ${turn}`, updatedAt })),
    )
    expect(answers.filter(({ said }) => said?.kind === 'good')).toHaveLength(1)
    const lost = answers.filter(({ said }) => said?.kind === 'bad')
    expect(lost).toHaveLength(4)
    for (const { said } of lost) expect(said?.message).toContain('Somebody else changed this client')
  })

  it('is not saved from a form that does not say when it was opened', async () => {
    const client = await aClient(app.deps)
    const answer = await act(await asStaff(app), ['Client', client.id, 'edit'], { name: 'Unseen' })
    expect(answer.said?.kind).toBe('bad')
    expect(await db().client.count({ where: { name: 'Unseen' } })).toBe(0)
  })

  it('keeps a change of Vapi or a colleague when another field is saved', async () => {
    const visitor = await asStaff(app)
    const client = await aClient(app.deps)
    const { record } = await api(visitor, `resources/Client/records/${client.id}/edit`)
    await act(visitor, ['Client', client.id, 'setStatus'], { status: 'LIVE', reason: 'Tested by hand' })
    const stale = await act(visitor, ['Client', client.id, 'edit'], {
      name: 'Stale',
      setupStatus: 'NOT_STARTED',
      updatedAt: String(record?.params['updatedAt']),
    })
    expect(stale.said?.kind).toBe('bad')
    expect(await db().client.findUniqueOrThrow({ where: { id: client.id } })).toMatchObject({
      setupStatus: 'LIVE',
      name: 'Sam Okafor',
    })
  })

  it('is refused beside the field that is wrong', async () => {
    const visitor = await asStaff(app)
    await aClient(app.deps, { email: 'taken@business.example' })
    const client = await aClient(app.deps)
    const wrong = async (changes: Record<string, string>) =>
      Object.keys((await edit(visitor, ['Client', client.id], changes)).errors ?? {})
    expect(await wrong({ email: 'taken@business.example' })).toEqual(['email'])
    expect(await wrong({ email: 'nonsense' })).toEqual(['email'])
    expect(await wrong({ businessName: '' })).toEqual(['businessName'])
    expect(await wrong({ setupStatus: 'NOPE' })).toEqual(['setupStatus'])
    expect(await wrong({ vapiPhoneNumber: '12' })).toEqual(['vapiPhoneNumber'])
    const made = await api(visitor, 'resources/Client/actions/new', { name: 'x' })
    expect(Object.keys(made.errors ?? {})).toEqual(expect.arrayContaining(['email', 'businessName']))
  })

  it('answers an id that is not there with "not found"', async () => {
    const visitor = await asStaff(app)
    const answer = await show(visitor, 'Client', crypto.randomUUID())
    expect(answer.record?.id).toBeFalsy()
    expect((await show(visitor, 'Client', 'x')).status).toBe(404)
  })

  it('is counted up to ten thousand rows and paged without gaps or repeats', async () => {
    const { id: clientId } = await aClient(app.deps)
    for (let turn = 0; turn < 30; turn++)
      await aCall(app.deps, { clientId, startedAt: new Date('2026-03-04T12:00:00Z') })
    const visitor = await asStaff(app)
    const [first, second] = [await list(visitor, 'Call'), await list(visitor, 'Call', { page: '2' })]
    expect(first.meta).toMatchObject({ total: 30, page: 1, perPage: 25 })
    const ids = [...(first.records ?? []), ...(second.records ?? [])].map(({ id }) => id)
    expect(new Set(ids).size).toBe(30)
  })

  it('offers clients by a part of their name, id and title only', async () => {
    await aClient(app.deps, { businessName: 'Harbor Dental' })
    await aClient(app.deps, { businessName: 'Cedar Realty' })
    const { records } = await api(await asStaff(app), 'resources/Client/actions/search/dent')
    expect(records).toEqual([{ id: expect.any(String), title: 'Harbor Dental' }])
  })
})
