import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { startVapiEmulator } from '../../emulators/vapi.js'
import { useApp } from '../../support/app.js'
import { aClient } from '../../support/builders.js'
import { lostAndRepeated } from '../../support/lost-answer.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

const vapi = await startVapiEmulator()

/** What the wizard asks and cannot guess. */
const FACTS = {
  business_type: 'dental',
  hours: null,
  services: [{ name: 'Check-up', minutes: 30, price: '$120' }],
  faqs: [{ question: 'Do you take walk-ins?', answer: 'On weekdays before noon.' }],
}

describe('Assistants for programs', () => {
  const app = useApp({ config: { vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey } })
  afterEach(() => vapi.assistants.clear())
  afterAll(() => vapi.close())

  const begun = (program: { post: Awaited<ReturnType<typeof aProgram>>['post'] }, over: object = {}) =>
    program.post('/voice/assistants', { name: 'Front desk', facts: FACTS, ...over })

  it('are begun, told more, published, read in versions, brought back and archived', async () => {
    const program = await aProgram(app)
    const made = await begun(program, {
      first_message: 'Hello! Thank you for calling Sunset Apartments.',
      voice_id: 'Elliot',
    })
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`/api/v1/voice/assistants/${made.body.id}`)
    expect(made.body).toMatchObject({
      name: 'Front desk',
      direction: 'inbound',
      client_id: program.clientId,
      publish_state: 'never',
      published_version: null,
      is_complete: true,
      problems: [],
      facts: {
        first_message: 'Hello! Thank you for calling Sunset Apartments.',
        voice: { provider: 'vapi', voice_id: 'Elliot', name: 'Elliot' },
        after_hours: 'answer',
        services: [{ name: 'Check-up', minutes: 30, price: '$120', notes: null }],
      },
    })
    const at = `/voice/assistants/${made.body.id}`

    const published = await program.post(`${at}/publish`, { note: 'First' })
    expect(published.body).toMatchObject({ state: 'done', version: 1 })
    expect(vapi.assistants.size).toBe(1)

    const changed = await program.patch(at, { facts: { agent_name: 'Mia' } })
    expect(changed.body).toMatchObject({ has_unpublished_changes: true, facts: { agent_name: 'Mia', tone: 'warm' } })
    const changes = await program.get(`${at}/changes`)
    expect(changes.body.is_empty).toBe(false)
    await program.post(`${at}/publish`)

    const versions = await program.get(`${at}/versions`)
    expect(versions.body.data).toMatchObject([
      { number: 2, is_live: true },
      { number: 1, is_live: false, note: 'First', author_name: 'CRM' },
    ])
    const first = await program.get(`${at}/versions/1`)
    expect(first.body).toMatchObject({ number: 1, facts: { agent_name: 'Ava', after_hours: 'answer' } })
    expect(first.body.prompt).toContain('Check-up')
    const restored = await program.post(`${at}/versions/1/restore`, {})
    expect(restored.body).toMatchObject({ state: 'done', version: 3, kept_from_draft: [] })
    expect((await program.get(at)).body.facts.agent_name).toBe('Ava')

    expect((await program.delete(at)).status).toBe(204)
    expect(vapi.assistants.size).toBe(0)
    expect((await program.get('/voice/assistants')).body.data).toEqual([])
    expect((await program.get('/voice/assistants?is_archived=true')).body.data).toHaveLength(1)
    expect((await program.post(`${at}/unarchive`)).body).toMatchObject({ archived_at: null, publish_state: 'never' })
  })

  it('are written anew as a whole', async () => {
    const program = await aProgram(app)
    const { body } = await begun(program)
    const anew = await program.put(`/voice/assistants/${body.id}`, {
      name: 'Night desk',
      facts: {
        business_name: 'Harbor',
        hours: { week: { mon: [{ from: '09:00', to: '17:00' }] }, closed_on: ['2026-12-25'] },
        transfer_numbers: [{ name: 'Sam', number: '+1 415 555 2671', mode: 'warm' }],
      },
    })
    expect(anew.status).toBe(200)
    expect(anew.body).toMatchObject({
      name: 'Night desk',
      is_complete: false,
      facts: {
        business_name: 'Harbor',
        hours: { week: { mon: [{ from: '09:00', to: '17:00' }], tue: [] }, closed_on: ['2026-12-25'] },
        transfer_numbers: [{ name: 'Sam', number: '+14155552671', mode: 'warm' }],
      },
    })
    expect(anew.body.facts).not.toHaveProperty('faqs')
    expect(anew.body.problems.map(({ field }: { field: string }) => field)).toContain('time_zone')
    const kept = await program.put(`/voice/assistants/${body.id}`, { name: 'Day desk' })
    expect(kept.body).toMatchObject({ name: 'Day desk', facts: { business_name: 'Harbor' } })
  })

  it('are changed by one who read what is there now', async () => {
    const program = await aProgram(app)
    const { body } = await begun(program)
    const at = `/voice/assistants/${body.id}`
    const etag = (await program.get(at)).headers.get('etag') ?? ''
    expect((await program.patch(at, { name: 'One' }, { 'If-Match': etag })).status).toBe(200)
    expect((await program.patch(at, { name: 'Two' }, { 'If-Match': etag })).status).toBe(412)
  })

  it('say which fact is wrong, and keep none of the others', async () => {
    const program = await aProgram(app)
    const { body } = await begun(program)
    const at = `/voice/assistants/${body.id}`
    const wrong = await program.patch(at, {
      name: 'Other',
      facts: { agent_name: 'Mia', transfer_numbers: [{ name: 'Sam', number: '12' }], objections: [] },
    })
    expect(wrong.status).toBe(400)
    const fields = wrong.body.errors.map(({ field }: { field: string }) => field)
    expect(fields).toEqual(['facts.objections', 'facts.transfer_numbers.0.number'])
    expect((await program.get(at)).body).toMatchObject({ name: 'Front desk', facts: { agent_name: 'Ava' } })
  })

  it('that lack something are not published, and it is said what', async () => {
    const program = await aProgram(app)
    const { body } = await program.post('/voice/assistants', { direction: 'outbound' })
    const refused = await program.post(`/voice/assistants/${body.id}/publish`)
    expect(refused.status).toBe(400)
    expect(refused.body.errors.map(({ field }: { field: string }) => field)).toContain('value_proposition')
    expect(vapi.assistants.size).toBe(0)
  })

  it('say beforehand what they lack', async () => {
    const program = await aProgram(app)
    const { body } = await program.post('/voice/assistants', { direction: 'outbound' })
    const lacks = await program.get(`/voice/assistants/${body.id}/lacks`)
    expect(lacks.body).toMatchObject({ is_complete: false, not_set_up: [] })
    const refused = await program.post(`/voice/assistants/${body.id}/publish`)
    const fields = ({ field }: { field: string }) => field
    expect(lacks.body.problems.map(fields).sort()).toEqual(refused.body.errors.map(fields).sort())

    const ready = await begun(program, { facts: { ...FACTS, functions: ['search_properties', 'check_availability'] } })
    expect((await program.get(`/voice/assistants/${ready.body.id}/lacks`)).body).toMatchObject({
      is_complete: true,
      problems: [],
      not_set_up: [{ need: 'properties' }, { need: 'booking' }],
    })
  })

  it('have versions made once, also when the answer to the first try was lost', async () => {
    const program = await aProgram(app)
    const { body } = await begun(program)
    const at = `/voice/assistants/${body.id}`
    await program.post(`${at}/publish`)
    await program.patch(at, { facts: { agent_name: 'Mia' } })
    const numbers = async () =>
      (await program.get(`${at}/versions`)).body.data.map(({ number }: { number: number }) => number)
    const repeated = (path: string, sent: object) =>
      lostAndRepeated(app, () => program.post(`${at}${path}`, sent, { 'Idempotency-Key': path }))
    expect((await repeated('/publish', { note: 'Mia' })).body).toMatchObject({ state: 'done', version: 2 })
    expect((await repeated('/versions/1/restore', {})).body).toMatchObject({ state: 'done', version: 3 })
    const [there] = vapi.assistants.values()
    Object.assign(there ?? {}, { firstMessage: 'Changed by hand' })
    const taken = await repeated('/take-theirs', {})
    expect(taken).toMatchObject({ status: 200, body: { version: 4, kept: [], only_in_version: ['First message'] } })
    expect(await numbers()).toEqual([4, 3, 2, 1])
  })

  it('that somebody changed in Vapi are compared, and put back', async () => {
    const program = await aProgram(app)
    const { body } = await begun(program)
    const at = `/voice/assistants/${body.id}`
    expect((await program.get(`${at}/drift`)).body).toMatchObject({ state: 'unpublished' })
    await program.post(`${at}/publish`)
    expect((await program.post(`${at}/compare`)).body).toMatchObject({ state: 'same', changes: null })
    const [there] = vapi.assistants.values()
    Object.assign(there ?? {}, { firstMessage: 'Changed by hand' })
    expect((await program.post(`${at}/compare`)).body.state).toBe('differs')
    expect((await program.get(`${at}/drift`)).body.changes.settings).toMatchObject([{ after: 'Changed by hand' }])
    expect((await program.get(at)).body.drift_found_at).not.toBeNull()
    expect((await program.post(`${at}/put-ours-back`)).body).toEqual({ members: ['firstMessage'] })
    expect((await program.get(`${at}/drift`)).body.state).toBe('same')
  })

  it('are published once for one idempotency key', async () => {
    const program = await aProgram(app)
    const { body } = await begun(program)
    const key = { 'Idempotency-Key': 'publish-1' }
    const one = await program.post(`/voice/assistants/${body.id}/publish`, {}, key)
    const again = await program.post(`/voice/assistants/${body.id}/publish`, {}, key)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.body).toEqual(one.body)
    expect((await program.get(`/voice/assistants/${body.id}/versions`)).body.data).toHaveLength(1)
  })

  it('are listed by what they are, page by page from either end', async () => {
    const program = await aProgram(app)
    for (const name of ['Alpha', 'Beta 100%', 'Gamma']) await program.post('/voice/assistants', { name })
    await program.post('/voice/assistants', { name: 'Calls out', direction: 'outbound' })
    const names = async (query: string) => {
      const found: string[] = []
      let next: string | null = ''
      while (next !== null) {
        const page = await program.get(`/voice/assistants?limit=2&${query}${next && `&cursor=${next}`}`)
        found.push(...page.body.data.map(({ name }: { name: string }) => name))
        next = page.body.next
      }
      return found
    }
    const all = ['Alpha', 'Beta 100%', 'Gamma', 'Calls out']
    expect(await names('sort=created_at')).toEqual(all)
    expect(await names('')).toEqual([...all].reverse())
    expect(await names('direction=outbound')).toEqual(['Calls out'])
    expect(await names('text=100%25')).toEqual(['Beta 100%'])
    expect(await names('publish_state=done')).toEqual([])
  })

  it('of another client are not there, whatever is asked of them', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { body } = await begun(other)
    const at = `/voice/assistants/${body.id}`
    const asked = [
      program.get(at),
      program.patch(at, { name: 'Mine' }),
      program.put(at, { name: 'Mine' }),
      program.delete(at),
      program.post(`${at}/publish`),
      program.post(`${at}/unarchive`),
      program.get(`${at}/versions`),
      program.get(`${at}/versions/1`),
      program.post(`${at}/versions/1/restore`),
      program.get(`${at}/changes`),
      program.get(`${at}/lacks`),
      program.get(`${at}/drift`),
      program.post(`${at}/compare`),
      program.post(`${at}/put-ours-back`),
      program.post(`${at}/take-theirs`),
      program.get('/voice/assistants/not-an-id'),
      program.patch('/voice/assistants/not-an-id', { name: 'Mine' }),
      program.post('/voice/assistants', { name: 'Theirs', client_id: other.clientId }),
    ]
    for (const reply of await Promise.all(asked)) expect(reply.status).toBe(404)
    expect((await other.get(at)).body.name).toBe('Front desk')
    expect((await program.get(`/voice/assistants?client_id=${other.clientId}`)).body.data).toEqual([])
  })

  it('are for keys that are for them, and for clients in self-service', async () => {
    const reader = await aProgram(app, { scopes: ['assistants:read'] })
    expect((await begun(reader)).body).toMatchObject({ status: 403, code: 'insufficient_scope' })
    const { id: clientId } = await aClient(app.deps, { portalAccess: 'READ_ONLY' })
    const readOnly = await aProgram(app, { clientId })
    expect((await begun(readOnly)).status).toBe(403)
    expect((await readOnly.get('/voice/assistants')).status).toBe(403)
  })

  it('are made by the agency for a client it names', async () => {
    const agency = await anAgencyProgram(app)
    const { id: clientId } = await aClient(app.deps)
    expect((await begun(agency)).body.errors).toMatchObject([{ field: 'client_id' }])
    const made = await begun(agency, { client_id: clientId })
    expect(made.body).toMatchObject({ client_id: clientId })
    expect((await agency.get(`/voice/assistants?client_id=${clientId}`)).body.data).toHaveLength(1)
    const viewer = await anAgencyProgram(app, { role: 'VIEWER' })
    expect((await viewer.get(`/voice/assistants/${made.body.id}`)).status).toBe(200)
    expect((await viewer.patch(`/voice/assistants/${made.body.id}`, { name: 'X' })).status).toBe(403)
  })

  it('choose among voices and templates', async () => {
    const program = await aProgram(app)
    const { body } = await program.get('/voice/voices?provider=vapi&search=clara')
    expect(body.data).toMatchObject([{ provider: 'vapi', voice_id: 'Clara', name: 'Clara' }])
    expect((await program.get('/voice/assistant-templates')).body.data).toEqual([])
  })
})
