import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FUNCTION_NAMES, toolDefinitions } from '../../../src/domain/functions/index.js'
import {
  type AssistantPlan,
  assistantBody,
  comparableBody,
  NEEDED_SERVER_MESSAGES,
  type VapiRest,
  type VapiThing,
  vapiFor,
  withServer,
} from '../../../src/integrations/voice/index.js'
import { startVapiEmulator, type VapiEmulator } from '../../emulators/vapi.js'
import { assistantComplaints } from '../../emulators/vapi-assistant-plans.js'

const LANGUAGES = [['en'], ['es'], ['fr'], ['de'], ['en', 'es'], ['de', 'fr', 'es', 'en']]
const VOICES = {
  vapi: { provider: 'vapi', voiceId: 'Clara' },
  first: { provider: 'vapi', voiceId: 'Rohan' },
  labs: { provider: '11labs', voiceId: '21m00Tcm4TlvDq8ikWAM' },
} as const

const plan = (over: Partial<AssistantPlan> = {}): AssistantPlan => ({
  name: 'Harbor Dental reception',
  prompt: '# Who you are\nYou are Ava, of "Harbor Dental".',
  firstMessage: 'Thank you for calling Harbor Dental.',
  speaksFirst: true,
  languages: ['en'],
  voice: VOICES.vapi,
  fallbackVoice: undefined,
  speed: 1.1,
  tools: toolDefinitions(FUNCTION_NAMES, undefined),
  keyTerms: ['Harbor Dental', 'Invisalign'],
  interruptions: 'normal',
  maxSeconds: 600,
  voicemailMessage: 'Please call us back.',
  silence: { seconds: 8, times: 2, question: 'Are you still there?', goodbye: 'Goodbye, please call again.' },
  isRecorded: true,
  outputs: [
    {
      name: 'outcome',
      description: 'How the call ended.',
      schema: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        additionalProperties: false,
        properties: {
          outcome: { type: 'string', enum: ['booked', 'message'], description: 'One of these.' },
          price: { anyOf: [{ type: 'number', minimum: 0 }, { type: 'null' }], description: 'In dollars.' },
          at: { type: 'string', format: 'date-time', maxLength: 40 },
          tags: { type: 'array', items: { type: 'string', minLength: 2 } },
          isSure: { type: ['boolean', 'null'] },
        },
        required: ['outcome'],
      },
    },
  ],
  metadata: { assistantId: 'a', clientId: 'c' },
  ...over,
})

const as = <T>(value: unknown) => value as T
type Voice = { voiceId: string; version?: string; language?: string; speed: number; fallbackPlan?: { voices: Voice[] } }
const voiceOf = (over: Partial<AssistantPlan>) => as<Voice>(assistantBody(plan(over))['voice'])
const transcriberOf = (over: Partial<AssistantPlan>) =>
  as<Record<string, unknown>>(assistantBody(plan(over))['transcriber'])

describe('the assistant as Vapi takes it', () => {
  const every = LANGUAGES.flatMap((languages) =>
    Object.values(VOICES).flatMap((voice) =>
      [undefined, VOICES.vapi, VOICES.labs].flatMap((fallbackVoice) =>
        (['easy', 'normal', 'hard'] as const).map((interruptions) => ({
          languages,
          voice,
          fallbackVoice,
          interruptions,
        })),
      ),
    ),
  )

  it('is what Vapi knows and nothing else, for every language, voice and manner', () => {
    expect(every).toHaveLength(162)
    for (const over of every) {
      const body = withServer(assistantBody(plan(over)), { url: 'https://b.example/hook', credentialId: 'cred' })
      expect(assistantComplaints(body)).toEqual([])
    }
  })

  it('stays within what Vapi takes when a plan does not', () => {
    const body = assistantBody(
      plan({
        name: `${'n'.repeat(39)}😀 and more`,
        speed: 1.3,
        voice: VOICES.labs,
        maxSeconds: 3,
        voicemailMessage: 'x'.repeat(1_200),
        keyTerms: Array.from({ length: 200 }, (_, n) => `Rare word number ${n}`),
        silence: { seconds: 500, times: 40, question: '?', goodbye: 'Bye' },
        outputs: [{ name: 'o'.repeat(60), description: '', schema: { type: 'string' } }],
      }),
    )
    expect(assistantComplaints(body)).toEqual([])
    expect(body['name']).toBe('n'.repeat(39))
    const { keyterm } = as<{ keyterm: string[] }>(body['transcriber'])
    expect(keyterm.join(' ').length).toBeLessThanOrEqual(1_000)
  })

  it('is the same, to the byte, for the same plan', () => {
    const once = JSON.stringify(assistantBody(plan()))
    expect(JSON.stringify(assistantBody(plan()))).toBe(once)
    const { name, ...others } = plan()
    expect(JSON.stringify(assistantBody({ ...others, name }))).toBe(once)
  })

  it('writes every member each time, so that a PATCH leaves nothing of before', () => {
    const [fullest, barest] = [
      plan(),
      plan({ voicemailMessage: undefined, outputs: [], tools: [], keyTerms: [], metadata: {} }),
    ].map((each) => Object.keys(assistantBody(each)))
    expect(barest).toEqual(fullest)
  })

  it('says what it heard after 300 ms, in the transcriber, and everything else in seconds', () => {
    expect(transcriberOf({})).toMatchObject({ provider: 'deepgram', model: 'nova-3', language: 'en', endpointing: 300 })
    expect(transcriberOf({ languages: ['es'] })).toMatchObject({
      language: 'es',
      fallbackPlan: { transcribers: [{ provider: 'azure', language: 'es-ES' }] },
    })
    expect(transcriberOf({ languages: ['fr', 'en'] })).toMatchObject({
      language: 'multi',
      fallbackPlan: { transcribers: [{ provider: 'google', language: 'Multilingual' }] },
    })
    expect(transcriberOf({ keyTerms: ['Invisalign', ' ', 'Invisalign '] })['keyterm']).toEqual(['Invisalign'])
    expect(assistantBody(plan())['startSpeakingPlan']).toMatchObject({ smartEndpointingPlan: { provider: 'livekit' } })
    expect(assistantBody(plan({ languages: ['de'] }))['startSpeakingPlan']).not.toHaveProperty('smartEndpointingPlan')
  })

  it('stays in the one language it speaks, and hears by itself which of several', () => {
    expect(voiceOf({ languages: ['es'] })).toMatchObject({ version: '2', language: 'es' })
    expect(voiceOf({ languages: ['es', 'en'] })).not.toHaveProperty('language')
    expect(voiceOf({ languages: ['es'], voice: VOICES.first })).toMatchObject({ version: '1', language: 'es-ES' })
    expect(voiceOf({ languages: ['fr'], voice: VOICES.labs })).toMatchObject({
      model: 'eleven_turbo_v2_5',
      language: 'fr',
    })
  })

  it('has another voice for when the first one fails, where Vapi takes one', () => {
    const fallback = { fallbackVoice: VOICES.vapi, speed: 1.3 }
    expect(voiceOf({ ...fallback, voice: VOICES.labs })).toMatchObject({
      speed: 1.2,
      fallbackPlan: { voices: [{ provider: 'vapi', voiceId: 'Clara', speed: 1.3 }] },
    })
    expect(voiceOf({ voice: VOICES.labs })).not.toHaveProperty('fallbackPlan')
    expect(voiceOf({ ...fallback, voice: VOICES.vapi })).not.toHaveProperty('fallbackPlan')
  })

  it('asks into a silence as often as it is to, and then says goodbye and hangs up', () => {
    const hooks = as<{ options: object; do: object[] }[]>(assistantBody(plan())['hooks'])
    expect(hooks.map(({ options, do: actions }) => [options, actions])).toEqual([
      [expect.objectContaining({ timeoutSeconds: 8 }), [{ type: 'say', exact: 'Are you still there?' }]],
      [expect.objectContaining({ timeoutSeconds: 16 }), [{ type: 'say', exact: 'Are you still there?' }]],
      [
        expect.objectContaining({ timeoutSeconds: 24 }),
        [
          { type: 'say', exact: 'Goodbye, please call again.' },
          { type: 'tool', tool: { type: 'endCall' } },
        ],
      ],
    ])
    expect(assistantBody(plan())).not.toHaveProperty('silenceTimeoutSeconds')
  })

  it('can always hang up, and tells its functions in a schema that Vapi knows', () => {
    const { tools } = as<{ tools: { type: string }[] }>(assistantBody(plan())['model'])
    expect(tools.map(({ type }) => type)).toEqual(expect.arrayContaining(['function', 'endCall']))
    expect(JSON.stringify(tools)).not.toMatch(/additionalProperties|\$schema|maxLength/)
    const own = assistantBody(plan({ tools: [{ type: 'endCall', messages: [] }] }))
    expect(as<{ tools: object[] }>(own['model']).tools).toHaveLength(1)
  })

  it('extracts what it is told to, kept to what Vapi’s schemas know', () => {
    const { structuredOutputs } = as<{ structuredOutputs: { schema: object }[] }>(assistantBody(plan())['artifactPlan'])
    expect(structuredOutputs[0]).toEqual({
      type: 'ai',
      name: 'outcome',
      description: 'How the call ended.',
      schema: {
        type: 'object',
        properties: {
          outcome: { type: 'string', description: 'One of these.', enum: ['booked', 'message'] },
          price: { type: 'number', description: 'In dollars.' },
          at: { type: 'string', format: 'date-time' },
          tags: { type: 'array', items: { type: 'string' } },
          isSure: { type: 'boolean' },
        },
        required: ['outcome'],
      },
    })
  })

  it('records only when it is to, and posts what we need and no more', () => {
    expect(assistantBody(plan({ isRecorded: false }))['artifactPlan']).toMatchObject({ recordingEnabled: false })
    const body = assistantBody(plan())
    expect(body['serverMessages']).toEqual(NEEDED_SERVER_MESSAGES)
    expect(body['clientMessages']).toEqual([])
    expect(body).not.toHaveProperty('server')
    expect(withServer(body, { url: 'https://b.example', credentialId: undefined })['server']).toEqual({
      url: 'https://b.example',
      timeoutSeconds: 20,
      backoffPlan: expect.objectContaining({ type: 'exponential', maxRetries: 3 }),
    })
  })
})

describe('comparing with what Vapi keeps', () => {
  let vapi: VapiEmulator
  let rest: VapiRest
  beforeAll(async () => {
    vapi = await startVapiEmulator()
    rest = vapiFor({ vapiBaseUrl: vapi.url }, vapi.apiKey)
  })
  afterAll(() => vapi.close())

  const publish = (over: Partial<AssistantPlan> = {}) =>
    rest.createAssistant(
      withServer(assistantBody(plan(over)), { url: 'https://b.example/hook/TOKEN', credentialId: 'c' }),
    )

  it.each(LANGUAGES)('finds an untouched assistant the same (%s …)', async (...languages) => {
    for (const voice of Object.values(VOICES)) {
      const over = { languages, voice, fallbackVoice: VOICES.vapi }
      const { id } = await publish(over)
      const kept = await rest.getAssistant(id)
      expect(comparableBody(kept)).toEqual(assistantBody(plan(over)))
      expect(JSON.stringify(comparableBody(kept))).toBe(JSON.stringify(assistantBody(plan(over))))
    }
  })

  it('finds it the same although Vapi adds defaults, nulls and members of its own', async () => {
    const over = { voicemailMessage: undefined, outputs: [], metadata: {} }
    const kept = await rest.getAssistant((await publish(over)).id)
    const member = (name: string) => kept[name] as Record<string, unknown>
    const seen: VapiThing = {
      ...kept,
      isServerUrlSecretSet: false,
      backgroundDenoisingEnabled: false,
      firstMessageInterruptionsEnabled: false,
      credentialIds: [],
      endCallMessage: null,
      keypadInputPlan: null,
      voicemailMessage: null,
      latestVersion: 'v3',
      model: { ...member('model'), toolIds: [], emotionRecognitionEnabled: false, knowledgeBase: null, internal: 7 },
      voice: { ...member('voice'), version: 2, cachingEnabled: true, chunkPlan: null },
      transcriber: { ...member('transcriber'), mipOptOut: false, confidenceThreshold: 0.4 },
      artifactPlan: { ...member('artifactPlan'), pcapEnabled: true, loggingEnabled: true, structuredOutputs: null },
    }
    expect(comparableBody(seen)).toEqual(assistantBody(plan(over)))
  })

  it.each([
    [
      'the prompt',
      (a: VapiThing) => ({ model: { ...(a['model'] as object), messages: [{ role: 'system', content: 'Ha' }] } }),
    ],
    ['a tool of theirs', (a: VapiThing) => ({ model: { ...(a['model'] as object), toolIds: ['t'] } })],
    ['another provider of the model', () => ({ model: { provider: 'anthropic', model: 'claude-opus-4' } })],
    ['the voice', () => ({ voice: { provider: 'azure', voiceId: 'en-US-AriaNeural' } })],
    ['its caching', (a: VapiThing) => ({ voice: { ...(a['voice'] as object), cachingEnabled: false } })],
    ['how it listens', (a: VapiThing) => ({ transcriber: { ...(a['transcriber'] as object), numerals: true } })],
    ['voicemail', () => ({ voicemailDetection: 'off' })],
    ['the hooks', () => ({ hooks: [] })],
    ['recording', (a: VapiThing) => ({ artifactPlan: { ...(a['artifactPlan'] as object), recordingEnabled: false } })],
    ['a new member at the top', () => ({ endCallPhrases: ['bye now'] })],
    ['a new plan at the top', () => ({ keypadInputPlan: { enabled: true } })],
  ])('shows that somebody changed %s', async (_what, change) => {
    const kept = await publish()
    await rest.updateAssistant(kept.id, change(kept))
    const [[name, value] = ['', undefined]] = Object.entries(change(kept))
    const now = comparableBody(await rest.getAssistant(kept.id))
    expect(now).not.toEqual(assistantBody(plan()))
    expect({ ...now, [name]: undefined }).toEqual({ ...assistantBody(plan()), [name]: undefined })
    expect(now[name]).toMatchObject(value as object)
  })

  it('never shows where messages go, or a secret', async () => {
    const kept = {
      ...(await publish()),
      credentials: [{ provider: 'openai', apiKey: 'SECRET-1' }],
      serverUrlSecret: 'SECRET-2',
      voice: { provider: 'custom-voice', server: { url: 'https://v.example', secret: 'SECRET-3' } },
      observabilityPlan: { provider: 'langfuse', secretKey: 'SECRET-4' },
    }
    expect(JSON.stringify(comparableBody(kept))).not.toMatch(/SECRET|TOKEN/)
  })

  it('takes anything for an assistant', () => {
    for (const value of [null, 'text', 7, [], {}, [1]])
      expect(() =>
        comparableBody({ id: 'x', model: value, voice: value, hooks: value, artifactPlan: value, metadata: value }),
      ).not.toThrow()
  })
})
