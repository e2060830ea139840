import { buffer as bytesOf } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRecording } from '../../../src/domain/calls/index.js'
import type { Deps } from '../../../src/platform/context.js'
import { harborDental } from '../../emulators/conversations/index.js'
import { type EmulatedCall, startVapiEmulator, type VapiEmulator } from '../../emulators/vapi.js'
import { aClient, clientActor, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aWholeCall } from './a-whole-call.js'

const db = useDatabase()
let vapi: VapiEmulator
let deps: Deps

beforeEach(async () => {
  vapi = await startVapiEmulator()
  deps = { ...db.deps, config: { ...db.deps.config, vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey } }
})
afterEach(() => vapi.close())

/** A call of ten seconds that the emulator knows; its reports go nowhere. */
async function ended(): Promise<EmulatedCall> {
  const call = await vapi.placeCall({
    webhookUrl: `${vapi.url}/nowhere`,
    script: {
      direction: 'inbound',
      business: harborDental,
      caller: { number: '+14155550177' },
      turns: [{ who: 'assistant', says: harborDental.greeting }],
      isAnswered: true,
      endedReason: 'customer-ended-call',
      ringSeconds: 2,
    },
  })
  vapi.requests.length = 0
  return call
}

/** The call as we keep it. */
async function stored(call: EmulatedCall, recording: object) {
  const client = await aClient(deps)
  const { id } = await aWholeCall(deps, { clientId: client.id, vapiCallId: call.id, recording })
  return { ctx: ctxOf(deps, clientActor(client.id), new Date()), callId: id }
}

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()
const anHourAgo = () => new Date(Date.now() - 3_600_000).toISOString()

async function signedLink(call: EmulatedCall, channel = 'mono'): Promise<string> {
  const asked = await fetch(`${vapi.url}/call/${call.id}/${channel}-recording`, {
    headers: { authorization: `Bearer ${vapi.apiKey}` },
    redirect: 'manual',
  })
  vapi.requests.length = 0
  return asked.headers.get('location') ?? ''
}

const pathsAsked = () => vapi.requests.map(({ path }) => path.replace(/[0-9a-f-]{36}/, '*'))

describe('playing a recording', () => {
  it('streams it through the link of the report while that lasts', async () => {
    const call = await ended()
    const links = { presignedMonoUrl: await signedLink(call), presignedUrlsExpiresAt: inAnHour() }
    const { ctx, callId } = await stored(call, links)
    const { status, headers, stream } = await openRecording(ctx, { callId, channel: 'mono' })
    const bytes = await bytesOf(stream)
    expect([status, headers['content-type'], headers['content-length']]).toEqual([
      200,
      'audio/wav',
      String(bytes.length),
    ])
    expect(bytes.subarray(0, 4).toString()).toBe('RIFF')
    expect(pathsAsked()).toEqual(['/storage/*-mono.wav'])
  })

  it('asks Vapi anew when the link has expired, and keeps the key from storage', async () => {
    const call = await ended()
    const links = { presignedMonoUrl: `${vapi.url}/storage/old`, presignedUrlsExpiresAt: anHourAgo() }
    const { ctx, callId } = await stored(call, links)
    expect((await openRecording(ctx, { callId, channel: 'mono' })).status).toBe(200)
    expect(vapi.requests.map(({ path, authorization }) => [path.replace(call.id, '*'), authorization])).toEqual([
      ['/call/*/mono-recording', `Bearer ${vapi.apiKey}`],
      ['/storage/*-mono.wav', undefined],
    ])
  })

  it('asks Vapi anew when storage refuses a link that should still be good', async () => {
    const call = await ended()
    const links = {
      presignedMonoUrl: `${vapi.url}/storage/${call.id}-mono.wav?bad`,
      presignedUrlsExpiresAt: inAnHour(),
    }
    const { ctx, callId } = await stored(call, links)
    expect((await openRecording(ctx, { callId, channel: 'mono' })).status).toBe(200)
    expect(pathsAsked()).toEqual(['/storage/*-mono.wav', '/call/*/mono-recording', '/storage/*-mono.wav'])
  })

  it('plays both voices apart', async () => {
    const { ctx, callId } = await stored(await ended(), { stereoUrl: 'https://storage.vapi.ai/a.wav' })
    const [mono, stereo] = await Promise.all(
      (['mono', 'stereo'] as const).map(async (channel) =>
        bytesOf((await openRecording(ctx, { callId, channel })).stream),
      ),
    )
    expect(stereo?.readUInt16LE(22)).toBe(2)
    expect(stereo?.length).toBeGreaterThan(mono?.length ?? 0)
  })

  it('answers one range of bytes', async () => {
    const { ctx, callId } = await stored(await ended(), { monoUrl: 'x' })
    const whole = await bytesOf((await openRecording(ctx, { callId, channel: 'mono' })).stream)
    const part = await openRecording(ctx, { callId, channel: 'mono', range: 'bytes=100-199' })
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 100-199/${whole.length}`])
    expect(await bytesOf(part.stream)).toEqual(whole.subarray(100, 200))
    const tail = await openRecording(ctx, { callId, channel: 'mono', range: 'bytes=-10' })
    expect(await bytesOf(tail.stream)).toEqual(whole.subarray(-10))
  })

  it.each([
    ['beyond the end', 'bytes=99999999-'],
    ['backwards', 'bytes=5-1'],
    ['a thousand at once', `bytes=${'0-,'.repeat(1000)}0-`],
    ['two at once', 'bytes=0-1,5-6'],
    ['of lines', 'lines=1-2'],
    ['of a path', 'bytes=../..'],
  ])('answers 416 to a range %s', async (_what, range) => {
    const { ctx, callId } = await stored(await ended(), { monoUrl: 'x' })
    const answer = await openRecording(ctx, { callId, channel: 'mono', range })
    expect([answer.status, (await bytesOf(answer.stream)).length]).toEqual([416, 0])
  })

  it('gives the whole recording when the host knows no ranges', async () => {
    const { ctx, callId } = await stored(await ended(), { monoUrl: 'x' })
    vapi.faults.recording = 'no-ranges'
    expect((await openRecording(ctx, { callId, channel: 'mono', range: 'bytes=0-9' })).status).toBe(200)
  })
})

describe('a recording that cannot be played', () => {
  it.each(['gone', 'expired'] as const)('is no longer there when it is %s everywhere', async (fault) => {
    const call = await ended()
    const { ctx, callId } = await stored(call, { presignedMonoUrl: await signedLink(call) })
    vapi.faults.recording = fault
    await expect(openRecording(ctx, { callId, channel: 'mono' })).rejects.toMatchObject({
      code: 'not_found',
      message: 'The recording is no longer there',
    })
  })

  it('was never made', async () => {
    const client = await aClient(deps)
    const { id } = await aWholeCall(deps, { clientId: client.id })
    const ctx = ctxOf(deps, clientActor(client.id))
    await expect(openRecording(ctx, { callId: id, channel: 'mono' })).rejects.toThrow('This call was not recorded')
  })

  it('can be tried again when storage is down', async () => {
    const { ctx, callId } = await stored(await ended(), { monoUrl: 'x' })
    vapi.faults.recording = 'down'
    await expect(openRecording(ctx, { callId, channel: 'mono' })).rejects.toMatchObject({ code: 'provider_down' })
  })

  it('waits for a person when Vapi refuses our key', async () => {
    const { ctx, callId } = await stored(await ended(), { monoUrl: 'x' })
    const wrong = { ...ctx, config: { ...ctx.config, vapiApiKey: 'wrong' } }
    await expect(openRecording(wrong, { callId, channel: 'mono' })).rejects.toMatchObject({ code: 'provider_rejected' })
  })

  it('is not asked of Vapi without a key', async () => {
    const { ctx, callId } = await stored(await ended(), { monoUrl: 'x' })
    const keyless = { ...ctx, config: { ...ctx.config, vapiApiKey: undefined } }
    await expect(openRecording(keyless, { callId, channel: 'mono' })).rejects.toMatchObject({ code: 'not_found' })
    expect(vapi.requests).toEqual([])
  })

  it('keeps links and numbers out of the log', async () => {
    const call = await ended()
    const { ctx, callId } = await stored(call, { presignedMonoUrl: await signedLink(call) })
    vapi.faults.recording = 'down'
    await openRecording(ctx, { callId, channel: 'mono' }).catch(() => {})
    expect(db.logged.join('\n')).toContain('could not be fetched')
    expect(db.logged.join('\n')).not.toMatch(/storage|Signature/)
  })
})
