import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type VapiRest, vapiFor } from '../../../src/integrations/voice/index.js'
import { freePort } from '../../support/postgres-cluster.js'
import { sample } from '../../support/samples.js'

type Answer = { status: number; body: string; headers?: Record<string, string> } | 'hang' | 'drop'

let server: Server
let url = ''
let vapi: VapiRest
const asked: { method: string; path: string; key: string; agent: string; body: string }[] = []
const answers: Answer[] = []
const json = (body: unknown, status = 200): Answer => ({
  status,
  body: JSON.stringify(body),
  headers: { 'retry-after': '0' },
})

const KEY = 'private-key-of-a-test'

beforeAll(async () => {
  server = createServer((request, response) => void reply(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  asked.length = 0
  answers.length = 0
  vapi = vapiFor({ vapiBaseUrl: url }, KEY)
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const { method = '', url: path = '', headers } = request
  asked.push({
    method,
    path,
    key: headers.authorization ?? '',
    agent: headers['user-agent'] ?? '',
    body: Buffer.concat(parts).toString(),
  })
  const answer = answers.shift() ?? json({ id: 'x' })
  if (answer === 'drop') return void request.socket.destroy()
  if (answer === 'hang') return
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body)
}

const failure = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error: { code: string; message: string; details: object }) => ({
      code: error.code,
      message: error.message,
      details: error.details,
    }),
  )

describe('asking Vapi', () => {
  it('sends the key, and passes on what it answers whole, also what the SDK has no type for', async () => {
    answers.push(json(sample('rest/get-call-200-ended')))
    const call = await vapi.getCall('019948b7-02aa-7f11-8f4d-7d0c3b9e5a26')
    expect(call).toEqual(sample('rest/get-call-200-ended'))
    expect(asked).toMatchObject([
      { method: 'GET', path: '/call/019948b7-02aa-7f11-8f4d-7d0c3b9e5a26', key: `Bearer ${KEY}` },
    ])
    expect(asked[0]?.agent).not.toBe('')
  })

  it('keeps one client a key and address', () => {
    expect(vapiFor({ vapiBaseUrl: url }, KEY)).toBe(vapi)
    expect(vapiFor({ vapiBaseUrl: url }, 'another')).not.toBe(vapi)
  })

  it('lists with bounds of time and a limit', async () => {
    answers.push(json([{ id: 'a' }, { id: 'b' }]))
    const at = new Date('2026-03-04T17:00:00Z')
    expect(await vapi.listCalls({ limit: 100, updatedAtGe: at, createdAtLe: at })).toEqual([{ id: 'a' }, { id: 'b' }])
    const query = new URL(asked[0]?.path ?? '', url).searchParams
    expect(Object.fromEntries(query)).toEqual({
      limit: '100',
      updatedAtGe: '2026-03-04T17:00:00.000Z',
      createdAtLe: '2026-03-04T17:00:00.000Z',
    })
  })

  it('tries a read again when Vapi fails, and then answers', async () => {
    answers.push(json({}, 500), json({}, 429), json({ id: 'c1' }))
    expect(await vapi.getCall('c1')).toEqual({ id: 'c1' })
    expect(asked).toHaveLength(3)
  }, 15_000)

  it('tells whose organisation a key opens by what it holds', async () => {
    answers.push(json([{ id: 'a', orgId: 'org-1' }]))
    expect(await vapi.checkKey()).toEqual({ orgId: 'org-1' })
    answers.push(json([]), json([]))
    expect(await vapi.checkKey()).toEqual({ orgId: undefined })
  })
})

describe('what changes something at Vapi', () => {
  it('is a PATCH of the members given, also where the SDK has the wrong types', async () => {
    const backoffPlan = { type: 'exponential', maxRetries: 3, baseDelaySeconds: 1, excludedStatusCodes: [400] }
    await vapi.updateAssistant('a1', { server: { url: 'https://x.example', backoffPlan } })
    await vapi.updatePhoneNumber('p1', { provider: 'twilio', name: 'Front desk' })
    expect(asked.map(({ method, path, body }) => [method, path, JSON.parse(body)])).toEqual([
      ['PATCH', '/assistant/a1', { server: { url: 'https://x.example', backoffPlan } }],
      ['PATCH', '/phone-number/p1', { provider: 'twilio', name: 'Front desk' }],
    ])
  })

  it('buys a number and gives it back', async () => {
    const wanted = { provider: 'vapi', numberDesiredAreaCode: '415', name: 'Reception' }
    expect(await vapi.createPhoneNumber(wanted)).toEqual({ id: 'x' })
    expect(await vapi.deletePhoneNumber('x')).toBeUndefined()
    expect(asked.map(({ method, path, body }) => [method, path, body && JSON.parse(body)])).toEqual([
      ['POST', '/phone-number', wanted],
      ['DELETE', '/phone-number/x', ''],
    ])
  })

  it('buys once: after a failure nobody pays a second time', async () => {
    for (const answer of [json({}, 500), json({}, 429), 'drop', { status: 200, body: '<html></html>' }] as Answer[]) {
      asked.length = 0
      answers.push(answer)
      const failed = await failure(vapi.createPhoneNumber({ provider: 'vapi', numberDesiredAreaCode: '415' }))
      expect(failed).toMatchObject({ code: 'provider_down' })
      expect(asked).toHaveLength(1)
    }
  })

  it.each([500, 502, 429, 408])('is sent once: after %s nobody dials a second time', async (status) => {
    answers.push(json({ message: 'no' }, status))
    expect(await failure(vapi.createCall({ assistantId: 'a' }))).toMatchObject({
      code: 'provider_down',
      details: { status },
    })
    expect(asked).toHaveLength(1)
  })

  it('is sent once when the connection breaks, too', async () => {
    answers.push('drop')
    expect(await failure(vapi.createCall({ assistantId: 'a' }))).toMatchObject({ code: 'provider_down' })
    expect(asked).toHaveLength(1)
  })

  it('answers a call, or what became of several', async () => {
    answers.push(json(sample('rest/post-call-201-queued'), 201), json(sample('rest/post-call-201-batch'), 201))
    expect(await vapi.createCall({ assistantId: 'a' })).toEqual(sample('rest/post-call-201-queued'))
    expect(await vapi.createCall({ assistantId: 'a', customers: [] })).toEqual(sample('rest/post-call-201-batch'))
  })
})

describe('a refusal of Vapi', () => {
  it.each([
    ['error-400-string', 400],
    ['error-400-no-phone', 400],
    ['error-400-validation-array', 400],
    ['error-400-unknown-property', 400],
  ])('is told in its own words: %s', async (name, status) => {
    const body = sample(`rest/${name}`) as { message: string | string[] }
    answers.push(json(body, status))
    const failed = await failure(vapi.createCall({}))
    expect(failed).toMatchObject({ code: 'provider_rejected', details: { status } })
    for (const words of [body.message].flat()) expect(failed).toMatchObject({ message: expect.stringContaining(words) })
  })

  it('of the key says that it is the key, and never shows it', async () => {
    answers.push(json({ message: `Invalid Key ${KEY}` }, 401))
    const failed = await failure(vapi.getCall('c1'))
    expect(failed).toMatchObject({
      code: 'provider_rejected',
      message: expect.stringMatching(/API key.*Invalid Key \[key\]/),
    })
    expect(JSON.stringify(failed)).not.toContain(KEY)
  })

  it('is not repeated', async () => {
    answers.push(json({ message: 'Call not found' }, 404))
    expect(await failure(vapi.getCall('c1'))).toMatchObject({ code: 'provider_rejected', details: { status: 404 } })
    expect(asked).toHaveLength(1)
  })

  it('in plain text is told too, and a page of HTML is not', async () => {
    const headers = { 'content-type': 'text/plain' }
    answers.push({ status: 403, body: 'error code: 1010', headers }, { status: 403, body: '<html>no</html>', headers })
    expect(await failure(vapi.getCall('c1'))).toMatchObject({ message: expect.stringContaining('error code: 1010') })
    expect(await failure(vapi.getCall('c1'))).toMatchObject({ message: 'Vapi refused this with status 403.' })
  })
})

describe('what is no answer', () => {
  it.each([
    [
      'HTML with status 200',
      { status: 200, body: '<html>maintenance</html>', headers: { 'content-type': 'text/html' } },
    ],
    ['nothing', { status: 200, body: '' }],
    ['an object without an id', json({ ok: true })],
    ['null', json(null)],
  ] as [string, Answer][])('is a failure: %s', async (_what, answer) => {
    answers.push(answer)
    expect(await failure(vapi.getCall('c1'))).toMatchObject({ code: 'provider_down' })
  })

  it.each([
    ['an object instead of a list', json({ id: 'x' })],
    ['a list with something without an id', json([{ id: 'a' }, {}])],
    ['HTML', { status: 200, body: '<html></html>' }],
  ] as [string, Answer][])('is a failure where a list was asked for: %s', async (_what, answer) => {
    answers.push(answer)
    expect(await failure(vapi.listCalls())).toMatchObject({ code: 'provider_down' })
  })

  it('nobody who listens is a failure with a reason', async () => {
    const nowhere = vapiFor({ vapiBaseUrl: `http://127.0.0.1:${await freePort()}` }, KEY)
    expect(await failure(nowhere.getCall('c1'))).toMatchObject({
      code: 'provider_down',
      message: expect.stringMatching(/cannot be reached.*ECONNREFUSED/),
    })
  })

  it('that never comes ends the check of a key within seconds', async () => {
    answers.push('hang')
    const startedAt = Date.now()
    expect(await failure(vapi.checkKey())).toMatchObject({ code: 'provider_down' })
    expect(Date.now() - startedAt).toBeLessThan(12_000)
  }, 20_000)
})
