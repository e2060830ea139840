import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { elevenLabs } from '../../../src/integrations/voices/elevenlabs.js'
import { type VoiceProvider, voiceProviders } from '../../../src/integrations/voices/index.js'
import { startVoicesEmulator, type VoicesEmulator, type VoicesFault } from '../../emulators/voices.js'
import { freePort } from '../../support/postgres-cluster.js'

let far: VoicesEmulator
let eleven: VoiceProvider
beforeEach(async () => {
  far = await startVoicesEmulator()
  eleven = of(far.url)
})
afterEach(() => far.close())

const of = (elevenLabsBaseUrl: string, elevenLabsApiKey = far.apiKey) => {
  const found = voiceProviders({ elevenLabsBaseUrl, elevenLabsApiKey }).find(({ id }) => id === '11labs')
  if (!found) throw new Error('ElevenLabs is missing')
  return found
}
const failure = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    ({ code, message }: { code: string; message: string }) => ({ code, message }),
  )

describe('the providers of voices', () => {
  it('are Vapi alone without a key', () => {
    const ids = (elevenLabsApiKey: string | undefined) =>
      voiceProviders({ elevenLabsBaseUrl: far.url, elevenLabsApiKey }).map(({ id }) => id)
    expect(ids(undefined)).toEqual(['vapi'])
    expect(ids('key')).toEqual(['vapi', '11labs'])
  })

  it.each(['vapi', '11labs'] as const)('name every voice once, as the wizard needs it: %s', async (id) => {
    const provider = voiceProviders({ elevenLabsBaseUrl: far.url, elevenLabsApiKey: far.apiKey }).find(
      (p) => p.id === id,
    )
    const voices = (await provider?.list()) ?? []
    expect(new Set(voices.map(({ voiceId }) => voiceId)).size).toBe(voices.length)
    expect(voices.length).toBeGreaterThan(10)
    for (const voice of voices) {
      expect(voice).toMatchObject({
        provider: id,
        voiceId: expect.stringMatching(/\S/),
        name: expect.stringMatching(/\S/),
      })
      expect(voice.voiceId.length).toBeLessThanOrEqual(100)
    }
  })

  it('of Vapi are none of the retired ones, and have no samples', async () => {
    const [vapi] = voiceProviders({ elevenLabsBaseUrl: far.url, elevenLabsApiKey: undefined })
    const voices = (await vapi?.list()) ?? []
    const retired = ['Spencer', 'Neha', 'Harry', 'Cole', 'Paige', 'Hana', 'Lily', 'Kylie']
    expect(voices.filter(({ voiceId }) => retired.includes(voiceId))).toEqual([])
    expect(voices.filter(({ sampleUrl }) => sampleUrl)).toEqual([])
    expect(await failure(vapi?.sample('https://x.example/a.mp3') ?? Promise.resolve())).toMatchObject({
      code: 'not_found',
    })
  })
})

describe('the voices of ElevenLabs', () => {
  it('come from all pages, with what they sound like', async () => {
    const voices = await eleven.list()
    expect(voices).toHaveLength(250)
    expect(far.requests).toEqual([
      '/v2/voices?page_size=100',
      '/v2/voices?page_size=100&next_page_token=after-100',
      '/v2/voices?page_size=100&next_page_token=after-200',
    ])
    expect(voices[0]).toEqual({
      provider: '11labs',
      voiceId: 'voice000000000000000',
      name: 'Rachel 0',
      about: 'neutral, young, customer service',
      languages: ['en', 'es'],
      gender: 'female',
      sampleUrl: `${far.url}/previews/voice000000000000000.mp3`,
      isOfAccount: true,
    })
    expect(voices[1]).not.toHaveProperty('isOfAccount')
    expect(voices[9]).toMatchObject({ about: 'Voice number 9' })
    expect(voices[9]).not.toHaveProperty('languages')
    expect(voices[24]).not.toHaveProperty('sampleUrl')
  })

  it('end somewhere, and skip what is no voice', async () => {
    far.voices = [
      { voice_id: 'a', name: ' ' },
      null,
      { name: 'x' },
      { voice_id: 'b', name: 'B', preview_url: 'no url' },
    ] as never
    expect(await eleven.list()).toEqual([{ provider: '11labs', voiceId: 'b', name: 'B' }])
    far.requests.length = 0
    far.faults.list = 'no-end'
    expect(await eleven.list()).toEqual([])
    expect(far.requests).toHaveLength(20)
  })

  it('need the right key, which is never told', async () => {
    const failed = await failure(of(far.url, 'wrong-secret-key').list())
    expect(failed).toMatchObject({
      code: 'provider_rejected',
      message: expect.stringContaining('does not accept our API key'),
    })
    expect(JSON.stringify(failed)).not.toContain('wrong-secret-key')
  })

  it.each([
    [{ status: 429 }, 'slow down'],
    [{ status: 500 }, 'status 500'],
    ['html', 'not with its voices'],
    ['garbage', 'not with its voices'],
    ['reset', 'cannot be reached'],
    ['endless', 'more than a list'],
  ] as [VoicesFault, string][])('say in words that it fails: %j', async (fault, words) => {
    far.faults.list = fault
    expect(await failure(eleven.list())).toMatchObject({
      code: 'provider_down',
      message: expect.stringContaining(words),
    })
  })

  it('do not keep anybody waiting for ever', async () => {
    far.faults.list = 'hang'
    const hurried = elevenLabs({ elevenLabsBaseUrl: far.url }, far.apiKey, 300)
    expect(await failure(hurried.list())).toMatchObject({ message: expect.stringContaining('did not answer in time') })
  })

  it('cannot be had where nobody listens', async () => {
    const nobody = of(`http://127.0.0.1:${await freePort()}`)
    expect(await failure(nobody.list())).toMatchObject({ code: 'provider_down' })
  })
})

describe('the sample of a voice', () => {
  const first = () => `${far.url}/previews/voice000000000000000.mp3`

  it('is audio of its provider', async () => {
    const { contentType, body } = await eleven.sample(first())
    expect([contentType, body.subarray(0, 3).toString()]).toEqual(['audio/mpeg', 'ID3'])
  })

  it.each(['html', 'garbage', 'reset', 'endless', { status: 404 }, { status: 302 }] as VoicesFault[])(
    'is refused when it is none: %j',
    async (fault) => {
      far.faults.preview = fault
      expect(await failure(eleven.sample(first()))).toMatchObject({ code: 'provider_down' })
    },
  )

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/a.mp3',
    'file:///etc/passwd',
    'http://example.com/a.mp3',
    'https://localhost/a.mp3',
    'https://user:pass@example.com/a.mp3',
  ])('is never fetched from inside: %s', async (url) => {
    expect(await failure(eleven.sample(url))).toMatchObject({ code: 'provider_down' })
  })

  it('is not fetched from loopback when the provider is not there itself', async () => {
    const real = of('https://api.elevenlabs.io')
    expect(await failure(real.sample(first()))).toMatchObject({ code: 'provider_down' })
    expect(far.requests).toEqual([])
  })
})
