import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CLIENT_TYPES, clientTypes } from '../../../scripts/api-client.js'
import { pickExamples } from '../../../scripts/api-examples.js'
import { useApp } from '../../support/app.js'
import { aCall } from '../../support/builders.js'
import { aProgram } from '../../support/program.js'
import { typed } from '../../support/typed-client.js'

// That it compiles is half of what is tested here.
describe('A client made from the document', () => {
  const app = useApp()

  it('is made from the document as it is now', async () => {
    const isFresh = readFileSync(CLIENT_TYPES, 'utf8') === (await clientTypes())
    expect(isFresh, 'Run npm run api:client').toBe(true)
  })

  it('writes down, reads, changes and lists leads', async () => {
    const api = typed(await aProgram(app))
    const made = await api.POST('/leads', { body: { name: 'Ada', number: '+14155550177' } })
    const id = made.data?.id ?? ''
    expect(made.data?.status).toBe('new')
    const changed = await api.PATCH('/leads/{id}', {
      params: { path: { id }, header: { 'If-Match': made.response.headers.get('etag') ?? '*' } },
      body: { status: 'contacted' },
    })
    expect(changed.data?.status).toBe('contacted')
    const page = await api.GET('/leads', { params: { query: { status: ['contacted', 'lost'], limit: 10 } } })
    expect(page.data?.data.map((lead) => lead.name)).toEqual(['Ada'])
    const refused = await api.GET('/leads/{id}', { params: { path: { id: 'nobody' } } })
    expect([refused.error?.code, refused.error?.status]).toEqual(['not_found', 404])
  })

  it('lists and reads calls', async () => {
    const program = await aProgram(app)
    const call = await aCall(app.deps, { clientId: program.clientId })
    const api = typed(program)
    const page = await api.GET('/voice/calls', { params: { query: { limit: 1 } } })
    expect(page.data?.data[0]?.id).toBe(call.id)
    const one = await api.GET('/voice/calls/{id}', { params: { path: { id: call.id } } })
    expect(one.data?.id).toBe(call.id)
  })

  it('shows as an example the fullest answer of each operation, one thing of a list, and no secret', () => {
    const secret = `blk_${'a'.repeat(30)}`
    expect(
      pickExamples([
        { name: 'listX', answer: { data: [], next: null } },
        { name: 'listX', answer: { data: [{ id: 1 }, { id: 2, name: 'b' }], next: 'c' } },
        { name: 'makeX', request: { name: 'x' }, answer: { key: secret, url: 'http://localhost:4711/x' } },
      ]),
    ).toEqual({
      listX: { answer: { data: [{ id: 2, name: 'b' }], next: 'c' } },
      makeX: { request: { name: 'x' }, answer: { key: 'blk_…', url: 'https://backline.example/x' } },
    })
  })
})
