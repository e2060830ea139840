import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { harborDental } from '../../emulators/conversations/index.js'
import { type CallScript, type Resource, startVapiEmulator, type VapiEmulator } from '../../emulators/vapi.js'

let vapi: VapiEmulator
beforeEach(async () => {
  vapi = await startVapiEmulator()
  vapi.clock.now = () => NOW
})
afterEach(() => vapi.close())

const NOW = new Date('2026-05-04T12:00:00Z')
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000)
const sample = (name: string): unknown =>
  JSON.parse(readFileSync(path.join('test/samples/vapi/rest', `${name}.json`), 'utf8'))

const script: CallScript = {
  direction: 'inbound',
  business: harborDental,
  caller: { number: '+14155550177' },
  turns: [
    { who: 'assistant', says: harborDental.greeting },
    { who: 'caller', says: 'I would like to come in on Thursday.' },
  ],
  isAnswered: true,
  endedReason: 'customer-ended-call',
  ringSeconds: 2,
  summary: 'Wants to come in on Thursday.',
  structuredOutputs: { outcome: 'Booked' },
}
/** A call nobody is told about. */
const aCall = (secondsAgo: number, over: Partial<CallScript> = {}) =>
  vapi.placeCall({ script: { ...script, ...over }, createdAt: ago(secondsAgo) })

type Shown = Record<string, unknown> & { id: string; status: string }
const ask = (where: string, init: RequestInit = {}, key = vapi.apiKey) =>
  fetch(`${vapi.url}${where}`, { ...init, headers: { authorization: `Bearer ${key}` } })
const read = async <T = Shown>(where: string, init?: RequestInit) => (await (await ask(where, init)).json()) as T
const ids = async (query: string) => (await read<Shown[]>(`/call${query}`)).map(({ id }) => id)
const send = (method: string, body: unknown) => ({ method, body: JSON.stringify(body) })

describe('GET /call of the emulator', () => {
  it('is a plain array, newest first, of at most a hundred unless more are asked for', async () => {
    const calls = []
    for (let n = 0; n < 120; n++) calls.push(await aCall(10_000 + n))
    expect(await ids('')).toEqual(calls.slice(0, 100).map(({ id }) => id))
    expect(await ids('?limit=1000')).toHaveLength(120)
    expect(await ids('?limit=7')).toHaveLength(7)
    expect(await read('/call?limit=1001')).toEqual({
      message: ['limit must not be greater than 1000'],
      error: 'Bad Request',
      statusCode: 400,
    })
  })

  it('bounds by when a call was made and by when it was changed, with the bound and without', async () => {
    const [old, middle, young] = [await aCall(9_000), await aCall(6_000), await aCall(3_000)]
    const at = encodeURIComponent(middle.createdAt.toISOString())
    expect(await ids(`?createdAtGt=${at}`)).toEqual([young.id])
    expect(await ids(`?createdAtGe=${at}`)).toEqual([young.id, middle.id])
    expect(await ids(`?createdAtLt=${at}`)).toEqual([old.id])
    expect(await ids(`?createdAtLe=${at}`)).toEqual([middle.id, old.id])
    const changed = encodeURIComponent(String((await read(`/call/${middle.id}`))['updatedAt']))
    expect(await ids(`?updatedAtGe=${changed}`)).toEqual([young.id, middle.id])
    expect(await ids(`?updatedAtGt=${changed}`)).toEqual([young.id])
    expect(await ids(`?updatedAtLt=${changed}`)).toEqual([old.id])
    expect(await ids(`?updatedAtLe=${changed}`)).toEqual([middle.id, old.id])
  })

  it('filters by call, assistant and number, and knows no other filter', async () => {
    const other = { ...harborDental, assistantId: 'other-assistant', phoneNumberId: 'other-number' }
    const [mine, theirs] = [await aCall(9_000), await aCall(6_000, { business: other })]
    expect(await ids('?assistantId=other-assistant')).toEqual([theirs.id])
    expect(await ids(`?phoneNumberId=${harborDental.phoneNumberId}`)).toEqual([mine.id])
    expect(await ids(`?id=${theirs.id}`)).toEqual([theirs.id])
    const refused = await ask('/call?status=ended')
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ message: ['property status should not exist'] })
  })

  it('shows a call as late as it was told to', async () => {
    const call = await aCall(20)
    vapi.lag.listMs = 30_000
    expect(await ids('')).toEqual([])
    expect((await ask(`/call/${call.id}`)).status).toBe(200)
    vapi.lag.listMs = 18_500
    expect((await read<Shown[]>('/call'))[0]).toMatchObject({ id: call.id, status: 'ringing' })
    Object.assign(vapi.lag, { listMs: 0, callMs: 30_000 })
    expect((await ask(`/call/${call.id}`)).status).toBe(404)
  })
})

describe('GET /call/:id of the emulator', () => {
  it('has what the documented one has', async () => {
    const call = await aCall(3_600)
    const shown = await read(`/call/${call.id}`)
    const documented = sample('get-call-200-ended') as Shown
    const ours = ['monitor', 'transport', 'phoneCallProviderId', 'phoneCallTransport', 'name', 'assistantOverrides']
    expect(Object.keys(shown)).toEqual(
      expect.arrayContaining(Object.keys(documented).filter((key) => !ours.includes(key))),
    )
    expect(shown).toMatchObject({ status: 'ended', endedReason: 'customer-ended-call', summary: script.summary })
    const { artifact } = shown as unknown as { artifact: Record<string, unknown> }
    expect(Object.keys(artifact)).toEqual(
      expect.arrayContaining(['messages', 'transcript', 'recordingUrl', 'presignedMonoUrl', 'structuredOutputs']),
    )
    expect(shown).not.toHaveProperty('assistant')
  })

  it('follows a call from ringing to its end, and has the analysis a little later', async () => {
    const call = await aCall(0)
    const at = async (moment: Date) => {
      vapi.clock.now = () => moment
      return read(`/call/${call.id}`)
    }
    expect(await at(call.createdAt)).toMatchObject({ status: 'ringing' })
    expect(await at(call.answeredAt ?? NOW)).toMatchObject({ status: 'in-progress', startedAt: expect.any(String) })
    const ended = await at(call.endedAt)
    expect(ended).toMatchObject({ status: 'ended', endedReason: 'customer-ended-call', messages: expect.any(Array) })
    expect(ended).not.toHaveProperty('analysis')
    expect(ended).not.toHaveProperty('costs')
    const settled = await at(new Date(call.endedAt.getTime() + 6_000))
    expect(settled).toMatchObject({ analysis: { summary: script.summary }, cost: expect.any(Number) })
    expect(String(settled['updatedAt']) > String(ended['updatedAt'])).toBe(true)
  })

  it('has what came late, under a later time, and told nobody', async () => {
    const call = await aCall(3_600, { lacksRecording: true })
    const before = await read(`/call/${call.id}`)
    expect(before).not.toHaveProperty('recordingUrl')
    vapi.amend(call.id, { lacksRecording: false, structuredOutputs: { outcome: 'Cancelled' } })
    const after = await read(`/call/${call.id}`)
    expect(after).toMatchObject({ recordingUrl: expect.any(String), updatedAt: NOW.toISOString() })
    expect(JSON.stringify(after)).toContain('Cancelled')
    expect(vapi.deliveries).toEqual([])
  })
})

describe.each(['assistant', 'phone-number'] as const)('/%s of the emulator', (kind) => {
  const id = kind === 'assistant' ? harborDental.assistantId : harborDental.phoneNumberId
  const server = { url: 'https://backline.example/hook', timeoutSeconds: 20 }

  it('replaces whole what a PATCH names and leaves the rest', async () => {
    vapi.addBusiness(harborDental, { url: 'https://old.example', credentialId: 'c' })
    const before = await read<Resource>(`/${kind}/${id}`)
    const after = await read<Resource>(`/${kind}/${id}`, send('PATCH', { server, name: 'New name' }))
    expect(after).toEqual({ ...before, server, name: 'New name', updatedAt: NOW.toISOString() })
    expect(await read<Resource[]>(`/${kind}`)).toEqual([after])
  })

  it('refuses what it does not know, and what only it may set', async () => {
    vapi.addBusiness(harborDental)
    const before = await read<Resource>(`/${kind}/${id}`)
    const refused = await ask(`/${kind}/${id}`, send('PATCH', { server, colour: 'red', orgId: 'mine' }))
    expect(refused.status).toBe(400)
    expect(await refused.json()).toEqual({
      message: ['property colour should not exist', 'property orgId should not exist'],
      error: 'Bad Request',
      statusCode: 400,
    })
    expect(await read<Resource>(`/${kind}/${id}`)).toEqual(before)
    expect((await ask(`/${kind}`, send('POST', { name: 'x'.repeat(41) }))).status).toBe(400)
  })

  it('makes one, shows it and forgets it', async () => {
    const made = await ask(`/${kind}`, send('POST', { name: 'Reception', server }))
    expect(made.status).toBe(201)
    const { id: newId } = (await made.json()) as Resource
    expect(await read<Resource>(`/${kind}/${newId}`)).toMatchObject({ name: 'Reception', server })
    expect((await ask(`/${kind}/${newId}`, { method: 'DELETE' })).status).toBe(200)
    expect((await ask(`/${kind}/${newId}`)).status).toBe(404)
    expect((await ask(`/${kind}/${newId}`, send('PATCH', {}))).status).toBe(404)
  })
})

describe('the REST side of the emulator', () => {
  it('refuses a wrong key in the documented words', async () => {
    const refused = await ask('/call', {}, 'public-key')
    expect(refused.status).toBe(401)
    expect(await refused.json()).toEqual(sample('error-401-wrong-key'))
  })

  it('fails as it is told to, once or until it is told otherwise', async () => {
    vapi.faults.nextRest = [500, { status: 429, retryAfterSeconds: 3 }, 'html', 'empty', undefined]
    expect((await ask('/call')).status).toBe(500)
    const limited = await ask('/call')
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3'])
    expect(await limited.json()).toEqual(sample('error-429'))
    const page = await ask('/call')
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html'])
    expect(await (await ask('/call')).text()).toBe('')
    expect(await read<Shown[]>('/call')).toEqual([])
    vapi.faults.rest = ({ path: where }) => (where === '/assistant' ? 503 : undefined)
    expect((await ask('/assistant')).status).toBe(503)
    expect((await ask('/assistant')).status).toBe(503)
    expect((await ask('/call')).status).toBe(200)
  })

  it('hangs, breaks off, answers late, or does its work without saying so', async () => {
    vapi.faults.nextRest = ['hang', 'reset', { lateMs: 150 }, { afterEffect: 'reset' }]
    await expect(ask('/call', { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout|aborted/)
    await expect(ask('/call')).rejects.toThrow('fetch failed')
    const from = performance.now()
    expect((await ask('/call')).status).toBe(200)
    expect(performance.now() - from).toBeGreaterThan(140)
    await expect(ask('/assistant', send('POST', { name: 'Made all the same' }))).rejects.toThrow('fetch failed')
    expect(await read<Resource[]>('/assistant')).toMatchObject([{ name: 'Made all the same' }])
  })

  it('keeps what it was asked', async () => {
    await ask('/call?limit=5')
    await ask('/assistant', send('POST', { name: 'A' }))
    expect(
      vapi.requests.map(({ method, path: where, query, body }) => [method, where, query, body.toString()]),
    ).toEqual([
      ['GET', '/call', '?limit=5', ''],
      ['POST', '/assistant', '', '{"name":"A"}'],
    ])
  })
})
