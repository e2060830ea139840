import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getCall } from '../../../src/domain/calls/index.js'
import { toE164 } from '../../../src/platform/phone.js'
import {
  alderStone,
  dentalCall,
  firstPropertyCalls,
  harborDental,
  plumberCall,
  seededRandom,
} from '../../emulators/conversations/index.js'
import { type CallScript, startVapiEmulator, type VapiEmulator } from '../../emulators/vapi.js'
import { aClient, clientActor, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { temporaryFolder } from '../../support/folder.js'
import { settle, useDoor } from '../../web/webhooks/door.js'

let vapi: VapiEmulator
let receiver: Server
let webhookUrl = ''
let received: { type: string; status?: string }[] = []
let answers: number[] = []

beforeEach(async () => {
  vapi = await startVapiEmulator()
  received = []
  answers = []
  receiver = createServer(async (request, response) => {
    received.push(((await json(request)) as { message: (typeof received)[number] }).message)
    response.writeHead(answers.shift() ?? 200).end('{}')
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
})
afterEach(async () => {
  await vapi.close()
  receiver.closeAllConnections()
  await new Promise((resolve) => receiver.close(resolve))
})

const brief = (over: Partial<CallScript> = {}): CallScript => ({
  direction: 'inbound',
  business: harborDental,
  caller: { number: '+14155550177' },
  turns: [{ who: 'assistant', says: harborDental.greeting }],
  isAnswered: true,
  endedReason: 'customer-ended-call',
  ringSeconds: 2,
  ...over,
})

const plain = (result: unknown) => (typeof result === 'string' ? result : JSON.stringify(result))
const happened = () => received.map(({ type, status }) => status ?? type)
const ask = (where: string, key = vapi.apiKey) =>
  fetch(`${vapi.url}${where}`, { headers: { authorization: `Bearer ${key}` }, redirect: 'manual' })

describe('the emulated Vapi', () => {
  it('tells what happens on a call in its order, and the report last', async () => {
    await vapi.placeCall({ webhookUrl, script: brief({ transferTo: '+14155550199' }) })
    expect(happened()).toEqual(['ringing', 'in-progress', 'forwarding', 'ended', 'end-of-call-report'])
    received.length = 0
    await vapi.placeCall({ webhookUrl, script: brief({ direction: 'outbound', isAnswered: false }) })
    expect(happened()).toEqual(['queued', 'ringing', 'ended', 'end-of-call-report'])
  })

  it('tells it twice and backwards when asked to', async () => {
    await vapi.placeCall({ webhookUrl, script: brief(), times: 2, reorder: (steps) => steps.toReversed() })
    expect(happened()).toEqual(
      ['end-of-call-report', 'ended', 'in-progress', 'ringing'].flatMap((name) => [name, name]),
    )
  })

  it('tries again while it is answered 5xx, and not after 4xx', async () => {
    answers = [503, 500, 200, 404]
    await vapi.placeCall({ webhookUrl, script: brief() })
    expect(vapi.deliveries.map(({ status }) => status)).toEqual([200, 404, 200, 200])
    expect(happened().slice(0, 4)).toEqual(['ringing', 'ringing', 'ringing', 'in-progress'])
  })

  it('shows its calls to whoever has the key, newest first', async () => {
    const older = await vapi.placeCall({ webhookUrl, script: brief(), createdAt: new Date('2026-03-01T10:00:00Z') })
    const newer = await vapi.placeCall({ webhookUrl, script: brief(), createdAt: new Date('2026-03-02T10:00:00Z') })
    const list = (await (await ask('/call')).json()) as { id: string; status: string }[]
    expect(list.map(({ id, status }) => [id, status])).toEqual([
      [newer.id, 'ended'],
      [older.id, 'ended'],
    ])
    const before = (await (await ask(`/call?createdAtLt=${newer.createdAt.toISOString()}`)).json()) as unknown[]
    expect(before).toHaveLength(1)
    expect(await (await ask(`/call/${older.id}`)).json()).toMatchObject({ id: older.id, durationMs: older.durationMs })
    expect((await ask('/call', 'wrong')).status).toBe(401)
    expect((await ask('/call/unknown')).status).toBe(404)
  })

  it('fails when it is told to', async () => {
    vapi.faults.rest = 500
    expect((await ask('/call')).status).toBe(500)
  })

  it('refuses a recording whose signature is not its own', async () => {
    const call = await vapi.placeCall({ webhookUrl, script: brief() })
    const link = (await ask(`/call/${call.id}/mono-recording`)).headers.get('location') ?? ''
    expect((await fetch(link)).status).toBe(200)
    expect((await fetch(link.replace(/Expires=\d+/, 'Expires=9999999999999'))).status).toBe(403)
  })

  it('remembers its calls, and tells late how one ended that it was closed in', async () => {
    const file = path.join(temporaryFolder(), 'emulator.json')
    const first = await startVapiEmulator({ file })
    // Long enough ago for its end to have been told, and not yet its report.
    const createdAt = new Date(Date.now() - 9_000)
    const cut = first.placeCall({ webhookUrl, script: brief({ ringSeconds: 0 }), createdAt, isLive: true })
    const isCut = expect(cut).rejects.toThrow()
    while (!happened().includes('ended')) await new Promise((resolve) => setTimeout(resolve, 20))
    await first.close()
    await isCut
    const [id = ''] = first.calls.keys()
    const second = await startVapiEmulator({ file })
    try {
      expect(second.calls.get(id)?.endedAt).toEqual(first.calls.get(id)?.endedAt)
      expect(await second.catchUp(() => webhookUrl)).toBe(1)
      expect(happened().slice(-2)).toEqual(['ended', 'end-of-call-report'])
      expect(await second.catchUp(() => webhookUrl)).toBe(0)
    } finally {
      await second.close()
    }
  })
})

describe('the conversations of the demo', () => {
  const random = seededRandom(7)
  const scripts = [
    ...Array.from({ length: 300 }, () => dentalCall(random)),
    ...Array.from({ length: 60 }, () => plumberCall(random)),
    ...firstPropertyCalls(random),
  ]

  it('are filled in everywhere', () => {
    for (const script of scripts) expect(JSON.stringify(script)).not.toMatch(/undefined|NaN|\[object|\$\{/)
  })

  it('come from numbers that exist', () => {
    for (const { caller } of scripts) expect(caller.number).toBe(caller.number && toE164(caller.number))
  })

  it('are of every kind', () => {
    const kinds = new Set(scripts.map(({ direction }) => direction))
    const reasons = new Set(scripts.map(({ endedReason }) => endedReason))
    expect([...kinds].sort()).toEqual(['inbound', 'outbound', 'web'])
    expect(reasons).toContain('customer-busy')
    expect(reasons).toContain('voicemail')
    expect(reasons.size).toBeGreaterThanOrEqual(9)
  })
})

describe('a call of the emulator, through the real door', () => {
  const db = useDatabase()
  const door = useDoor(db)

  it.each([
    ['in order', {}],
    ['twice and backwards', { times: 2, reorder: <T>(steps: T[]) => steps.toReversed() }],
    ['among the small messages of a call', { withChatter: true }],
  ])('is read as it was held, told %s', async (_how, telling) => {
    const client = await aClient(db.deps, { businessName: alderStone.name })
    const [script = brief()] = firstPropertyCalls(seededRandom(1))
    const at = new Date('2026-03-04T15:00:00Z')
    const call = await vapi.placeCall({ webhookUrl: `${door.url}/${client.token}`, script, createdAt: at, ...telling })
    await settle(db.deps)
    const [row] = await db.deps.database.prisma.call.findMany()
    const read = await getCall(ctxOf(db.deps, clientActor(client.id)), { id: row?.id ?? '' })
    expect(read).toMatchObject({
      direction: 'INBOUND',
      outcome: 'COMPLETED',
      reportedOutcome: 'Viewing scheduled',
      serviceName: 'Maple Road, two bedrooms',
      callerName: 'Imogen Clarke',
      fromNumber: '+442079460218',
      startedAt: at,
      answeredAt: call.answeredAt,
      endedAt: call.endedAt,
      summary: script.summary,
      hasRecording: true,
    })
    const talked = read.messages.map((said) => ('text' in said ? said.text : `${said.name} → ${plain(said.result)}`))
    expect(talked).toEqual(script.turns.map((turn) => ('says' in turn ? turn.says : `${turn.uses} → ${turn.gets}`)))
    expect(JSON.stringify(read, (_key, value) => (typeof value === 'bigint' ? Number(value) : value))).not.toContain(
      'INTERNAL-PROMPT',
    )
  })

  it.each([true, false])('keeps its length and its turns in the shape of 2024 as today (%s)', async (isLegacy) => {
    const client = await aClient(db.deps)
    const script = brief({ isLegacy })
    const call = await vapi.placeCall({ webhookUrl: `${door.url}/${client.token}`, script })
    await settle(db.deps)
    const [row] = await db.deps.database.prisma.call.findMany({ include: { messages: true } })
    expect(row?.durationSeconds).toBe(Math.round(call.durationMs / 1_000))
    expect(row?.messages.map(({ offsetMs }) => offsetMs)).toEqual([1_200])
  })
})
