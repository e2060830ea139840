import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { getCall } from '../../../src/domain/calls/index.js'
import { openBody } from '../../../src/domain/inbound/body.js'
import { parseVapiMessage } from '../../../src/integrations/voice/index.js'
import { aClient, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { sample } from '../../support/samples.js'
import { settle, useDoor } from './door.js'

const db = useDatabase()
const door = useDoor(db)

const utf8 = (text: string) => Buffer.from(text, 'utf8')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The one stored event, opened. */
async function stored() {
  const event = await db.deps.database.prisma.webhookEvent.findFirstOrThrow()
  return { ...event, body: openBody(db.deps.vault, event) }
}

describe('a body that is no JSON (W-7)', () => {
  it.each([
    ['a brace', '{'],
    ['nothing', ''],
    ['NaN', 'NaN'],
    ['a trailing comma', '{"message":{},}'],
    ['a raw NUL', '{"message":{"type":"a\0b"}}'],
    ['a form', 'message=1'],
    ['100,000 brackets that never close', '['.repeat(100_000)],
    ['20,000 objects that never close', '{"a":'.repeat(20_000)],
  ])('%s is answered 400 and kept byte for byte, set aside', async (_name, text) => {
    const { token } = await aClient(db.deps)
    expect((await door.post(token, utf8(text))).status).toBe(400)
    await settle(db.deps)
    const event = await stored()
    expect(event).toMatchObject({ type: 'unparsed', state: 'QUARANTINED', attempts: 0 })
    expect(event.lastError).toMatch(/^The body is (not JSON|empty)$/)
    expect(sha256(event.body)).toBe(sha256(utf8(text)))
  })
})

describe('JSON that is no message we know (W-7)', () => {
  it.each([
    ['a list', '[]', 'unparsed'],
    ['null', 'null', 'unparsed'],
    ['a text', '"x"', 'unparsed'],
    ['a byte order mark', '\ufeff{"message":{"type":"hang"}}', 'hang'],
    ['members twice', '{"message":{"type":"a"},"message":{"type":"hang"}}', 'hang'],
    ['no message', '{"type":"hang"}', 'unparsed'],
    ['a message that is a list', '{"message":[1]}', 'unparsed'],
    ['an unknown type', '{"message":{"type":"next-year"}}', 'next-year'],
    ['a type that is a number', '{"message":{"type":7}}', 'unparsed'],
    ['a type that is a list', '{"message":{"type":["hang"]}}', 'unparsed'],
    ['a type that is an object', '{"message":{"type":{"a":1}}}', 'unparsed'],
    ['a type named like a member of every object', '{"message":{"type":"constructor"}}', 'constructor'],
  ])('%s is stored and answered 200', async (_name, text, type) => {
    const { token } = await aClient(db.deps)
    const answer = await door.post(token, utf8(text), { 'content-type': 'text/plain' })
    expect([answer.status, answer.text]).toEqual([200, '{}'])
    await settle(db.deps)
    expect(await stored()).toMatchObject({ type, state: 'DONE', lastError: null, body: utf8(text) })
  })

  it('keeps a report that names no call, and says why there is none', async () => {
    const { token } = await aClient(db.deps)
    expect((await door.post(token, sample('60-eocr-sdk-minimal-required-only'))).status).toBe(200)
    await settle(db.deps)
    expect(await stored()).toMatchObject({ state: 'DONE', lastError: expect.stringContaining('names no call') })
    expect(await db.deps.database.prisma.call.count()).toBe(0)
  })
})

describe('bombs (W-8)', () => {
  const report = () => sample('50-eocr-inbound-completed').message
  const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`
  const inReport = (member: string, json: string) =>
    JSON.stringify({ message: { ...report(), [member]: '<here>' } }).replace('"<here>"', () => json)
  const keys = (count: number) => `{${Array.from({ length: count }, (_, at) => `"k${at}":0`).join(',')}}`

  it.each([
    ['a depth of 5,000 in structured data', inReport('analysis', `{"structuredData":{"a":${nested(5_000)}}}`), 'DONE'],
    [
      'a depth of 100,000',
      `{"message":{"type":"end-of-call-report","call":{"id":"c"},"artifact":${nested(100_000)}}}`,
      'DONE',
    ],
    ['more members than can be read quickly', inReport('metadata', keys(300_000)), 'QUARANTINED'],
    ['a million empty lists', `[${Array(1_000_000).fill('[]').join(',')}]`, 'QUARANTINED'],
    ['one text of almost 10 MB', inReport('transcript', `"${'a'.repeat(9_900_000)}"`), 'DONE'],
    [
      'numbers no database has',
      inReport('cost', '1e400').replace('"durationSeconds":21.8', '"durationSeconds":1e200000'),
      'DONE',
    ],
    ['a number beyond exactness', inReport('timestamp', '9007199254740993'), 'DONE'],
  ])('%s is stored and answered', async (_name, text, state) => {
    const { token } = await aClient(db.deps)
    const bytes = utf8(text)
    const before = process.cpuUsage()
    parseVapiMessage(bytes)
    const cpu = process.cpuUsage(before)
    expect((cpu.user + cpu.system) / 1000).toBeLessThan(200)
    expect((await door.post(token, bytes)).status).toBe(200)
    await settle(db.deps)
    const event = await stored()
    expect([event.state, sha256(event.body)]).toEqual([state, sha256(bytes)])
    for (const { id } of await db.deps.database.prisma.call.findMany()) await getCall(ctxOf(db.deps), { id })
  })

  it('refuses more than 10 MB, and a body that would have to be unpacked', async () => {
    const { token } = await aClient(db.deps)
    expect((await door.post(token, Buffer.alloc(10 * 1024 * 1024 + 1, 0x20))).status).toBe(413)
    expect((await door.post(token, '{}', { 'content-encoding': 'gzip' })).status).toBe(415)
    expect(await db.deps.database.prisma.webhookEvent.findMany()).toMatchObject([{ cause: 'TOO_LARGE', bodyBytes: 0 }])
    expect((await door.post(token, Buffer.alloc(5 * 1024 * 1024, 0x20))).status).toBe(400)
  })
})

it('cannot be made to change what every object inherits (W-9)', async () => {
  const { token } = await aClient(db.deps)
  const poison = '"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"toString":1,"hasOwnProperty":null'
  const report = sample('50-eocr-inbound-completed').message
  const text = JSON.stringify({
    message: {
      ...report,
      '<m>': 0,
      call: {
        ...report.call,
        id: randomUUID(),
        metadata: { '<m>': 0 },
        assistantOverrides: { metadata: { '<m>': 0 } },
      },
      analysis: { structuredData: { '<m>': 0, kept: 'yes' } },
      artifact: { ...report.artifact, structuredOutputs: { '<m>': 0 }, variableValues: { '<m>': 0 } },
      customFields: { '<m>': 0 },
    },
  }).replaceAll('"<m>":0', poison)
  expect((await door.post(token, utf8(`{${poison},${text.slice(1)}`))).status).toBe(200)
  await settle(db.deps)
  const { id } = await db.deps.database.prisma.call.findFirstOrThrow()
  expect((await getCall(ctxOf(db.deps), { id })).structured['kept']).toBe('yes')
  expect(({} as { x?: number }).x).toBeUndefined()
  expect(Object.keys(Object.prototype)).toEqual([])
})

describe('text that databases choke on (W-10)', () => {
  const post = async (put: (message: ReturnType<typeof sample>) => void, change = (text: string) => utf8(text)) => {
    const client = await aClient(db.deps)
    const body = sample('50-eocr-inbound-completed')
    put(body.message)
    const bytes = change(JSON.stringify(body))
    expect((await door.post(client.token, bytes)).status).toBe(200)
    await settle(db.deps)
    const event = await stored()
    expect([event.state, event.lastError, sha256(event.body)]).toEqual(['DONE', null, sha256(bytes)])
    const { id } = await db.deps.database.prisma.call.findFirstOrThrow()
    return getCall(ctxOf(db.deps), { id })
  }

  it.each([
    ['an escaped NUL', 'a\0b', 'a\ufffdb'],
    ['half of a pair', 'a\ud83db', 'a\ufffdb'],
    ['a right-to-left override', 'a\u202eb', 'a\u202eb'],
    ['an emoji', 'a😀b', 'a😀b'],
    ['a letter and its mark', 'e\u0301', 'e\u0301'],
  ])('%s is kept, or replaced where it has to be', async (_name, text, kept) => {
    const call = await post((message) => {
      message.artifact.transcript = `User: ${text}`
      message.artifact.messages = [{ role: 'user', message: text, secondsFromStart: 1 }]
      message.analysis.summary = text
      message.analysis.structuredData = { [text]: text, outcome: text, intent: text }
      message.customer.name = text
      message.endedReason = text
      message.call.assistantId = text
    })
    expect(call).toMatchObject({
      transcript: `User: ${kept}`,
      summary: kept,
      callerName: kept,
      endedReason: kept,
      outcome: 'OTHER',
      reportedOutcome: kept,
      intent: kept,
      vapiAssistantId: kept,
      structured: { [kept]: kept },
    })
    expect(call.messages).toEqual([{ speaker: 'CALLER', offsetMs: 1000, durationMs: null, text: kept }])
  })

  it('keeps bytes that are no UTF-8', async () => {
    const call = await post(
      (message) => {
        message.analysis.summary = 'a<here>b'
      },
      (text) => {
        const [before = '', after = ''] = text.split('<here>')
        return Buffer.concat([utf8(before), Buffer.from([0xff, 0xfe]), utf8(after)])
      },
    )
    expect(call.summary).toBe('a\ufffd\ufffdb')
  })

  it('takes a megabyte of marks', async () => {
    const call = await post((message) => {
      message.artifact.transcript = `User: e${'\u0301'.repeat(500_000)}`
    })
    expect(call.transcript).toHaveLength(500_007)
  })

  it('takes a call id with a NUL in it, one call for one id', async () => {
    const call = await post((message) => {
      message.call.id = 'a\0b'
    })
    expect(call.vapiCallId).toBe('a\ufffdb')
  })
})
