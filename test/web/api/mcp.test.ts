import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Scope } from '../../../src/domain/api-keys/index.js'
import { routes } from '../../../src/web/api/routes.js'
import { aLead } from '../../support/a-lead.js'
import { aProperty } from '../../support/a-property.js'
import { aTask } from '../../support/a-task.js'
import { aColleague, aViewing } from '../../support/a-viewing.js'
import { anOffer } from '../../support/an-offer.js'
import { useApp } from '../../support/app.js'
import { aClient, aMessage } from '../../support/builders.js'
import { anAgencyProgram, aProgram, type Program } from '../../support/program.js'

describe('Language models over MCP', () => {
  const app = useApp()

  async function aModel(program: Program) {
    const headers = { 'X-API-Key': program.key ?? '' }
    const transport = new StreamableHTTPClientTransport(new URL(`${app.address}/mcp`), { requestInit: { headers } })
    const client = new Client({ name: 'test', version: '1' })
    // The SDK's types are not strict about what may be undefined.
    await client.connect(transport as unknown as Transport)
    onTestFinished(() => client.close())
    return client
  }

  const namesOf = async (client: Client) => (await client.listTools()).tools.map(({ name }) => name)
  type Result = { isError?: boolean; structuredContent?: unknown; content: { text: string }[] }
  const call = async (client: Client, name: string, given: Record<string, unknown> = {}) =>
    (await client.callTool({ name, arguments: given })) as unknown as Result
  const problem = ({ isError, content }: Result) => ({ isError, ...JSON.parse(content[0]?.text ?? '{}') })

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${app.address}/mcp`, {
      method: 'POST',
      headers: {
        ...{ 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list' }

  it('find every route that is a tool, with what it takes and answers', async () => {
    const client = await aModel(await anAgencyProgram(app))
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name).sort()).toEqual(
      routes.flatMap(({ tool, bytes }) => (tool && !bytes ? [tool] : [])).sort(),
    )
    expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length)
    for (const { name, inputSchema, description } of tools) {
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false })
      expect(description?.length, name).toBeGreaterThan(5)
    }
    const listLeads = tools.find(({ name }) => name === 'list_leads')
    expect(listLeads?.annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false })
    expect(Object.keys(listLeads?.inputSchema.properties ?? {})).toContain('client_id')
    expect(tools.find(({ name }) => name === 'update_message')?.annotations).toMatchObject({ readOnlyHint: false })
  })

  it('read and list what there is, page by page', async () => {
    const program = await aProgram(app)
    const { clientId } = program
    const [lead] = [await aLead(app.deps, { clientId, name: 'Ada' }), await aLead(app.deps, { clientId, name: 'Bo' })]
    await aProperty(app.deps, { clientId })
    await aViewing(app.deps, { clientId })
    await aTask(app.deps, { clientId })
    await anOffer(app.deps, { clientId })
    await aColleague(app.deps, { clientId })
    const client = await aModel(program)
    // Without their schemas the SDK's client would not check what the tools answer.
    await client.listTools()
    const first = await call(client, 'list_leads', { limit: 1 })
    expect(JSON.parse(first.content[0]?.text ?? '')).toEqual(first.structuredContent)
    const { data, next } = first.structuredContent as { data: { name: string }[]; next: string }
    const second = await call(client, 'list_leads', { limit: 1, cursor: next })
    expect([...data, ...(second.structuredContent as typeof first & { data: { name: string }[] }).data]).toMatchObject([
      { name: expect.any(String) },
      { name: expect.any(String) },
    ])
    expect((await call(client, 'get_lead', { id: lead.id })).structuredContent).toMatchObject({ name: 'Ada' })
    for (const { tool, method, params } of routes) {
      if (!tool || method !== 'get' || params || tool === 'list_free_times') continue
      expect((await call(client, tool)).isError, tool).toBeFalsy()
    }
    expect((await call(client, 'list_appointments', { status: 'pending' })).structuredContent).toMatchObject({
      data: [{ attendee_name: 'Priya Raman' }],
    })
    expect((await call(client, 'list_free_times', { kind: 'tour', limit: 2 })).structuredContent).toMatchObject({
      data: [{}, {}],
    })
  })

  it('take a message once, and write down how it was answered', async () => {
    const program = await aProgram(app)
    const client = await aModel(program)
    await client.listTools()
    const left = { text: 'Please ring', caller_number: '+14155550144', idempotency_key: 'same' }
    const taken = (await call(client, 'take_message', left)).structuredContent as { id: string }
    expect((await call(client, 'take_message', left)).structuredContent).toEqual(taken)
    const answered = await call(client, 'answer_message', { id: taken.id, text: 'Rang at noon' })
    expect(answered.structuredContent).toMatchObject({ handled_by: 'CRM' })
    const opened = await call(client, 'update_message', { id: taken.id, is_handled: false })
    expect(opened.structuredContent).toMatchObject({ handled_at: null })
    expect((await program.get('/messages')).body.data).toHaveLength(1)
  })

  it('are told what to change when something is wrong', async () => {
    const client = await aModel(await aProgram(app))
    expect(problem(await call(client, 'list_leads', { limit: 1e9 }))).toMatchObject({
      ...{ isError: true, status: 400, code: 'invalid', errors: [{ field: 'limit' }] },
      request_id: expect.stringMatching(/^[\w-]{36}$/),
    })
    expect(problem(await call(client, 'list_leads', { colour: 'red' }))).toMatchObject({ status: 400 })
    expect(problem(await call(client, 'take_message', { text: 'x', colour: 'red' }))).toMatchObject({ status: 400 })
    expect(problem(await call(client, 'take_message', { text: '' }))).toMatchObject({ errors: [{ field: 'text' }] })
    expect(problem(await call(client, 'get_lead', { id: "' or 1=1" }))).toMatchObject({ status: 404 })
    expect(problem(await call(client, 'get_lead'))).toMatchObject({ errors: [{ field: 'id' }] })
    await expect(client.callTool({ name: 'drop_tables' })).rejects.toThrow('There is no tool')
  })

  it('see their own client only', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { id } = await aLead(app.deps, { clientId: other.clientId })
    const message = await aMessage(app.deps, { clientId: other.clientId })
    const client = await aModel(program)
    const { tools } = await client.listTools()
    for (const { inputSchema } of tools) expect(inputSchema.properties ?? {}).not.toHaveProperty('client_id')
    const given = { client_id: other.clientId }
    expect((await call(client, 'list_leads', given)).structuredContent).toMatchObject({ data: [] })
    expect(problem(await call(client, 'get_lead', { id }))).toMatchObject({ status: 404 })
    expect(problem(await call(client, 'answer_message', { id: message.id, text: 'x' }))).toMatchObject({ status: 404 })
    expect(problem(await call(client, 'take_message', { text: 'x', caller_name: 'A', ...given })).status).toBe(404)
  })

  it('see only the tools their key is for, and may call no others', async () => {
    const only = async (scopes: Scope[]) => namesOf(await aModel(await aProgram(app, { scopes })))
    const readers = await only(['messages:read'])
    expect(readers).toEqual(expect.arrayContaining(['list_messages', 'get_message']))
    expect(readers).not.toContain('take_message')
    expect(readers).not.toContain('list_leads')
    const client = await aModel(await aProgram(app, { scopes: ['messages:read'] }))
    expect(problem(await call(client, 'take_message', { text: 'x', caller_name: 'A' }))).toMatchObject({
      ...{ isError: true, status: 403, code: 'insufficient_scope' },
    })
    const { id: clientId } = await aClient(app.deps, { portalAccess: 'READ_ONLY' })
    const readOnly = await aModel(await aProgram(app, { clientId }))
    expect(problem(await call(readOnly, 'take_message', { text: 'x', caller_name: 'A' }))).toMatchObject({
      status: 403,
    })
  })

  it('have to show a key that is good, in a header', async () => {
    const without = await post(LIST)
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="api"'])
    expect(without.headers.get('cache-control')).toBe('no-store')
    expect((await post(LIST, { 'X-API-Key': 'blk_wrong' })).status).toBe(401)
    const { key = '' } = await aProgram(app)
    const good = await post(LIST, { Authorization: `Bearer ${key}` })
    expect(good.status).toBe(200)
    expect(good.headers.get('ratelimit')).toMatch(/r=\d+/)
    expect(good.headers.get('mcp-session-id')).toBeNull()
    expect(good.headers.get('content-type')).toMatch('application/json')
  })

  it('do not come from pages of other sites', async () => {
    const { key = '' } = await aProgram(app)
    const from = (Origin: string) => post(LIST, { 'X-API-Key': key, Origin })
    expect((await from('https://evil.example')).status).toBe(403)
    expect((await from('null')).status).toBe(403)
    expect((await from(app.address)).status).toBe(200)
  })

  it('send one message at a time, by POST, as JSON', async () => {
    const { key = '' } = await aProgram(app)
    const shown = { 'X-API-Key': key }
    for (const method of ['GET', 'DELETE', 'PUT']) {
      const refused = await fetch(`${app.address}/mcp`, { method, headers: shown })
      expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST'])
    }
    expect((await post([LIST, { ...LIST, id: 2 }], shown)).status).toBe(400)
    for (const nonsense of ['{', '7', 'null', '{"jsonrpc":"1.0"}'])
      expect((await post(nonsense, shown)).status).toBe(400)
    expect((await post('x=1', { ...shown, 'Content-Type': 'text/plain' })).status).toBe(415)
    expect((await post(`"${'x'.repeat(1_100_000)}"`, shown)).status).toBe(413)
    expect((await post({ ...LIST, method: 'resources/list' }, shown)).status).toBe(200)
  })
})
