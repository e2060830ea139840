import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { startVapiEmulator } from '../../emulators/vapi.js'
import { aLine, aPublishedAssistant } from '../../support/a-test-call.js'
import { useApp } from '../../support/app.js'
import { aClient } from '../../support/builders.js'
import { lostAndRepeated } from '../../support/lost-answer.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

const vapi = await startVapiEmulator()
const PHONE = '+14155550177'
let counter = 4000

describe('Test calls for programs', () => {
  const app = useApp({ config: { vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey } })
  afterEach(() => {
    vapi.requests.length = 0
  })
  afterAll(() => vapi.close())

  /** A client with an assistant and a number that are live. */
  async function aBusiness() {
    const program = await aProgram(app)
    const { clientId } = program
    const assistant = await aPublishedAssistant(app.deps, { clientId })
    const line = await aLine(app.deps, { clientId, isPrimary: true, number: `+1415555${counter++}` })
    return { program, assistant, line, clientId, at: `/voice/assistants/${assistant.id}/test-calls` }
  }

  const dialled = () => vapi.requests.filter(({ method, path }) => method === 'POST' && path === '/call').length

  it('are made when everything is ready, read and listed', async () => {
    const { program, assistant, line, clientId, at } = await aBusiness()
    expect((await program.get(`${at}/readiness`)).body).toEqual({
      ...{ is_ready: true, problem: null, from_number: line.number },
    })
    const made = await program.post(at, { to_number: '(415) 555-0177' })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      ...{ client_id: clientId, assistant_id: assistant.id, to_number: PHONE, version_number: 1, asked_by: 'CRM' },
      ...{ checks: [], passed: null, call_id: null },
    })
    expect(made.headers.get('location')).toBe(`/api/v1/voice/test-calls/${made.body.id}`)
    expect((await program.get(`/voice/test-calls/${made.body.id}`)).body.id).toBe(made.body.id)
    expect((await program.get(at)).body).toMatchObject({ data: [{ id: made.body.id, to_number: PHONE }], next: null })
    expect(dialled()).toBe(1)
  })

  it('ring once, also when the answer to the first try was lost', async () => {
    const { program, at } = await aBusiness()
    const send = () => program.post(at, { to_number: PHONE }, { 'Idempotency-Key': 'ring-1' })
    const made = await lostAndRepeated(app, send)
    expect(made.status).toBe(201)
    expect((await send()).headers.get('idempotent-replayed')).toBe('true')
    expect(dialled()).toBe(1)
    expect((await program.get(at)).body.data).toMatchObject([{ id: made.body.id }])
  })

  it('are refused in words where nothing is live, and for a wrong number', async () => {
    const program = await aProgram(app)
    const made = await program.post('/voice/assistants', { name: 'Front desk' })
    const at = `/voice/assistants/${made.body.id}/test-calls`
    const { body } = await program.get(`${at}/readiness`)
    expect(body).toMatchObject({ is_ready: false, from_number: null, problem: expect.stringMatching('Publish') })
    expect(await program.post(at, { to_number: PHONE })).toMatchObject({ status: 409, body: { detail: body.problem } })
    const ready = await aBusiness()
    expect((await ready.program.post(ready.at, { to_number: '911' })).body.errors).toMatchObject([
      { field: 'to_number' },
    ])
    expect((await ready.program.post(ready.at, { to_number: ready.line.number })).body.errors).toMatchObject([
      { field: 'to_number' },
    ])
    expect(dialled()).toBe(0)
  })

  it('of another client are not there', async () => {
    const [mine, theirs] = [await aBusiness(), await aBusiness()]
    const made = await theirs.program.post(theirs.at, { to_number: PHONE })
    const { program } = mine
    const asked = [
      program.get(theirs.at),
      program.get(`${theirs.at}/readiness`),
      program.post(theirs.at, { to_number: '+14155550178' }),
      program.get(`/voice/test-calls/${made.body.id}`),
      program.get('/voice/test-calls/not-an-id'),
    ]
    for (const { status } of await Promise.all(asked)) expect(status).toBe(404)
    expect(dialled()).toBe(1)
  })

  it('are for keys that are for assistants, for clients in self-service, and for the agency', async () => {
    const { at, clientId } = await aBusiness()
    const reader = await aProgram(app, { clientId, scopes: ['assistants:read', 'calls:write'] })
    expect((await reader.post(at, { to_number: PHONE })).body.code).toBe('insufficient_scope')
    const viewer = await anAgencyProgram(app, { role: 'VIEWER' })
    expect((await viewer.get(`${at}/readiness`)).body.is_ready).toBe(true)
    expect((await viewer.post(at, { to_number: PHONE })).status).toBe(403)
    const { id } = await aClient(app.deps, { portalAccess: 'READ_ONLY' })
    const assistant = await aPublishedAssistant(app.deps, { clientId: id })
    const readOnly = await aProgram(app, { clientId: id })
    expect((await readOnly.post(`/voice/assistants/${assistant.id}/test-calls`, { to_number: PHONE })).status).toBe(403)
    expect(dialled()).toBe(0)
  })
})
