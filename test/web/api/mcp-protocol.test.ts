import { beforeEach, describe, expect, it } from 'vitest'
import { useApp } from '../../support/app.js'
import { aProgram } from '../../support/program.js'

const JSON_TYPES = { 'Content-Type': 'application/json', Accept: 'application/json' }
const rpc = (method: unknown, params?: unknown, id: unknown = 1) => ({ jsonrpc: '2.0', id, method, params })
const call = (given: unknown, name: unknown = 'list_leads') => rpc('tools/call', { name, arguments: given })
/** What a validator says when nobody has put it into words. */
const DUMP = /invalid_type|ZodError|Invalid input|\[\s*\{|\\n|expected/

describe('C5: The protocol of /mcp', () => {
  const app = useApp()
  let key = ''
  beforeEach(async () => {
    key = (await aProgram(app)).key ?? ''
  })

  const post = async (body: unknown, headers: Record<string, string> = JSON_TYPES) => {
    const answer = await fetch(`${app.address}/mcp`, {
      method: 'POST',
      headers: { 'X-API-Key': key, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await answer.text()
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      body: text ? JSON.parse(text) : undefined,
    }
  }

  it.each([
    'application/json',
    '*/*',
    'application/*',
    'application/json;q=0.9, text/html',
    'application/json, text/event-stream',
    'text/event-stream',
  ])('answers JSON to who accepts %s', async (Accept) => {
    const { status, type, body } = await post(rpc('tools/list'), { ...JSON_TYPES, Accept })
    expect([status, type, body.result.tools.length > 10]).toEqual([
      200,
      expect.stringContaining('application/json'),
      true,
    ])
  })

  it('answers what it cannot read or take in the form of JSON-RPC, in plain words', async () => {
    const refused = async (body: unknown, headers: Record<string, string> = JSON_TYPES) => {
      const { status, type, body: told } = await post(body, headers)
      expect(type).toContain('application/json')
      expect(told.error.message).not.toMatch(DUMP)
      return [status, told.error.code, told.id]
    }
    expect(await refused('{')).toEqual([400, -32700, null])
    expect(await refused('{"jsonrpc":"2.0","id":1,"method":"tools/list"')).toEqual([400, -32700, null])
    expect(await refused('')).toEqual([400, -32600, null])
    expect(await refused('7')).toEqual([400, -32600, null])
    expect(await refused('null')).toEqual([400, -32600, null])
    expect(await refused([rpc('tools/list')])).toEqual([400, -32600, null])
    expect(await refused([])).toEqual([400, -32600, null])
    expect(await refused({ ...rpc('tools/list'), jsonrpc: '1.0' })).toEqual([400, -32600, 1])
    expect(await refused(rpc(5))).toEqual([400, -32600, 1])
    expect(await refused(rpc('tools/list', {}, 1.5))).toEqual([400, -32600, 1.5])
    expect(await refused(rpc('tools/list', {}, { a: 1 }))).toEqual([400, -32600, null])
    expect(await refused(rpc('tools/list', [1]))).toEqual([400, -32602, 1])
    expect(await refused(rpc('tools/list', { cursor: 5 }))).toEqual([400, -32602, 1])
    expect(await refused(rpc('initialize', {}))).toEqual([400, -32602, 1])
    expect(await refused(rpc('tools/call'))).toEqual([400, -32602, 1])
    expect(await refused(call({}, 7))).toEqual([400, -32602, 1])
    expect(await refused(call('status=new'))).toEqual([400, -32602, 1])
    expect(await refused(call([]))).toEqual([400, -32602, 1])
    expect(await refused(`"${'x'.repeat(1_100_000)}"`)).toEqual([413, -32600, null])
    expect(await refused('x=1', { ...JSON_TYPES, 'Content-Type': 'text/plain' })).toEqual([415, -32600, null])
    expect(await refused(rpc('tools/list'), { ...JSON_TYPES, Accept: 'text/html' })).toEqual([406, -32600, null])
  })

  it('says which part is wrong and what it has to be', async () => {
    const told = async (body: unknown) => (await post(body)).body.error.message
    expect(await told(call('status=new'))).toBe('params.arguments has to be an object')
    expect(await told(call({}, 7))).toBe('params.name has to be text')
    expect(await told(rpc('tools/list', { cursor: 5 }))).toBe('params.cursor has to be text')
  })

  it('answers to a method or a tool there is not with the code for it', async () => {
    for (const method of ['resources/list', 'prompts/list', 'tools/drop', ''])
      expect((await post(rpc(method))).body, method).toMatchObject({ id: 1, error: { code: -32601 } })
    const { body } = await post(call({}, 'drop_tables'))
    expect(body.error).toEqual({ code: -32602, message: 'There is no tool “drop_tables”. See tools/list.' })
  })

  it('takes null for what is left out, as models write it', async () => {
    for (const given of [null, undefined, {}, { limit: null, cursor: null, status: null }])
      expect((await post(call(given))).body.result.structuredContent, JSON.stringify(given)).toMatchObject({ data: [] })
    expect((await post({ ...rpc('tools/list'), params: null })).status).toBe(200)
    const message = { text: 'Please ring', caller_name: null, caller_number: '+14155550144', idempotency_key: null }
    expect((await post(call(message, 'take_message'))).body.result.isError).toBeUndefined()
  })

  it('refuses a key for repeating that is no text, instead of doing it again', async () => {
    const message = { text: 'Please ring', caller_name: 'Ada', idempotency_key: 5 }
    const { result } = (await post(call(message, 'take_message'))).body
    expect([result.isError, JSON.parse(result.content[0].text).errors]).toMatchObject([
      true,
      [{ field: 'idempotency_key' }],
    ])
  })

  it('takes notifications without an answer, and says hello', async () => {
    const { id: _id, ...notification } = rpc('notifications/initialized')
    expect(await post(notification)).toMatchObject({ status: 202, body: undefined })
    const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } }
    expect((await post(rpc('initialize', params))).body.result.serverInfo).toMatchObject({ name: 'backline' })
    expect((await post(rpc('ping', undefined, 'a'))).body).toEqual({ jsonrpc: '2.0', id: 'a', result: {} })
  })
})
