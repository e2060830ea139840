import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { toolsFor, toolsOf } from '../../../src/web/api/mcp-tools.js'
import { routes } from '../../../src/web/api/routes.js'
import { useApp } from '../../support/app.js'
import { aProgram } from '../../support/program.js'

describe('A key that may write and not read', () => {
  const app = useApp()

  it('gets the id of what it wrote and nothing else', async () => {
    const reader = await aProgram(app)
    const { clientId } = reader
    const writer = await aProgram(app, { clientId, scopes: ['leads:write', 'properties:write', 'messages:write'] })
    const { body: lead } = await reader.post('/leads', { name: 'Ada', number: '+14155550177', note: 'secret' })
    const at = `/leads/${lead.id}`
    for (const change of [{}, { name: 'Bo' }]) {
      const { status, headers, body } = await writer.patch(at, change)
      expect([status, body, headers.has('etag')]).toEqual([200, { id: lead.id }, false])
    }
    expect((await reader.get(at)).body.name).toBe('Bo')
    const made = await writer.post('/leads', { name: 'Cy' })
    expect([made.status, made.body, made.headers.get('location')]).toEqual([
      ...[201, { id: made.body.id }, `/api/v1/leads/${made.body.id}`],
    ])
    const { body: message } = await reader.post('/messages', { text: 'Call me', caller_name: 'Ada' })
    expect((await writer.patch(`/messages/${message.id}`, {})).body).toEqual({ id: message.id })
    expect((await writer.get(at)).status).toBe(403)
    expect((await reader.patch(at, {})).body).toMatchObject({ name: 'Bo', note: 'secret' })
  })

  it('is told a secret that is shown once', async () => {
    const writer = await aProgram(app, { scopes: ['webhooks:write', 'leads:read'] })
    const made = await writer.post('/webhooks', { url: 'https://hooks.example.com/x', types: ['lead.created'] })
    expect([made.status, Object.keys(made.body).sort()]).toEqual([201, ['id', 'secret']])
  })

  it('is offered tools that do not promise more', () => {
    const tools = toolsOf(routes)
    const promising = (
      ...scopes: Parameters<typeof toolsFor>[0]['scopes'] extends ReadonlySet<infer S> ? S[] : never
    ) =>
      toolsFor({ scopes: new Set(scopes), actor: { kind: 'job', name: 'x' } } as never, tools)
        .filter(({ outputSchema }) => outputSchema)
        .map(({ name }) => name)
    expect(promising('messages:write')).toEqual([])
    expect(promising('messages:write', 'messages:read')).toContain('update_message')
  })

  it('cannot read by any other write: all that answer with a thing say how it is read', () => {
    const silent = routes.filter(
      ({ method, of, answer, scope }) =>
        method !== 'get' && scope !== 'anyone' && !of && answer instanceof z.ZodObject && 'id' in answer.shape,
    )
    expect(silent.map(({ name }) => name)).toEqual(['placeCall'])
  })

  it('is told where a consent is listed', async () => {
    const program = await aProgram(app)
    const { body: lead } = await program.post('/leads', { name: 'Ada' })
    const consent = { channel: 'call', is_given: true, how: 'On the phone' }
    const made = await program.post(`/leads/${lead.id}/consents`, consent)
    expect([made.status, made.headers.get('location')]).toEqual([201, `/api/v1/leads/${lead.id}/consents`])
  })
})
