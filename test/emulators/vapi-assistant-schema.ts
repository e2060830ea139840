import {
  anything,
  byMember,
  type Check,
  listOf,
  type Members,
  mapOf,
  number,
  object,
  oneOf,
  text,
  yesOrNo,
} from './vapi-checks.js'

// CreateAssistantDto as Vapi checks it: OpenAPI of github.com/VapiAI/docs (2026-08-20), SDK 2.0.1 and contract §5. Members
// that nobody here writes may hold anything; nothing else may be there at all.

const words = (list: string) => list.trim().split(/\s+/)

const jsonSchema: Check = (value, at) =>
  object(
    {
      type: oneOf('string', 'number', 'integer', 'boolean', 'array', 'object'),
      items: jsonSchema,
      properties: mapOf(jsonSchema),
      description: text(),
      pattern: text(),
      format: oneOf(...words('date-time time date duration email hostname ipv4 ipv6 uuid')),
      required: listOf(text()),
      enum: listOf(text()),
      title: text(),
    },
    ['type'],
  )(value, at)

const parameters = object({ type: oneOf('object'), properties: mapOf(jsonSchema), required: listOf(text()) }, [
  'type',
  'properties',
])

const backoffPlan = object(
  {
    type: oneOf('fixed', 'exponential'),
    maxRetries: number(0, 10),
    baseDelaySeconds: number(0, 10),
    excludedStatusCodes: listOf(number(100, 599)),
  },
  ['type', 'maxRetries', 'baseDelaySeconds'],
)

/** Of assistants, numbers and tools; `secret` is of old and still taken. */
export const server = object({
  url: text(),
  timeoutSeconds: number(1, 300),
  credentialId: text(),
  headers: mapOf(anything),
  backoffPlan,
  staticIpAddressesEnabled: yesOrNo,
  encryptedPaths: listOf(text()),
  secret: text(),
})

const tool = (members: Members = {}) =>
  object({ type: text(), messages: listOf(anything), rejectionPlan: anything, ...members })
const openFunction = object(
  { name: text({ like: /^[a-zA-Z0-9_-]{1,64}$/ }), description: text(), parameters, strict: yesOrNo },
  ['name'],
)
const OTHER_TOOLS =
  words(`apiRequest bash code computer dtmf handoff mcp query sipRequest slack.message.send sms textEditor
  voicemail google.calendar.availability.check google.calendar.event.create google.sheets.row.append
  gohighlevel.calendar.availability.check gohighlevel.calendar.event.create gohighlevel.contact.create
  gohighlevel.contact.get`)
const open = (kinds: readonly string[]) => Object.fromEntries(kinds.map((kind) => [kind, undefined]))
const tools = byMember('type', {
  ...open(OTHER_TOOLS),
  function: tool({
    function: openFunction,
    server,
    async: yesOrNo,
    parameters: listOf(anything),
    variableExtractionPlan: anything,
  }),
  transferCall: tool({ destinations: listOf(anything) }),
  endCall: tool(),
})

const OPENAI = /^(gpt-(5|4\.1|4o|4|3\.5|realtime)[a-z0-9.:-]*|chat(gpt-4o)?-latest|o[134](-[a-z0-9.-]+)?)$/
const openAi = object(
  {
    provider: text(),
    model: text({ like: OPENAI }),
    messages: listOf(
      object({ role: oneOf('assistant', 'function', 'user', 'system', 'tool'), content: text() }, ['role', 'content']),
    ),
    tools: listOf(tools),
    toolIds: listOf(text()),
    toolRefs: listOf(anything),
    knowledgeBase: anything,
    fallbackModels: listOf(text({ like: OPENAI })),
    toolStrictCompatibilityMode: text(),
    promptCacheRetention: oneOf('in_memory', '24h'),
    promptCacheKey: text({ max: 64 }),
    reasoningEffort: oneOf('minimal', 'none', 'low', 'medium', 'high', 'xhigh'),
    temperature: number(0, 2),
    maxTokens: number(50, 10_000),
    emotionRecognitionEnabled: yesOrNo,
    numFastTurns: number(0),
  },
  ['model'],
)
const MODELS =
  words(`anthropic anthropic-bedrock anyscale cerebras custom-llm deepinfra deep-seek google groq inflection-ai
  minimax openrouter perplexity-ai together-ai xai vapi`)

const cachingEnabled = yesOrNo
const VAPI_LANGUAGES =
  words(`en-US en-GB en-AU en-CA ja zh de hi fr-FR fr-CA ko pt-BR pt-PT it es-ES es-MX id nl tr fil pl sv
  bg ro ar-SA ar-AE cs el fi hr ms sk da ta uk ru hu no vi auto en ar ar-EG bn es fr gu he ka kn ml mr pa pt te th tl`)
const vapiVoice = object(
  {
    provider: text(),
    voiceId: text(),
    version: oneOf('1', '2', 'latest', 1, 2),
    speed: number(0.25, 2),
    language: oneOf(...VAPI_LANGUAGES),
    cachingEnabled,
    pronunciationDictionary: listOf(anything),
    chunkPlan: anything,
  },
  ['voiceId'],
)
const elevenLabs: Members = {
  provider: text(),
  voiceId: text(),
  model: oneOf(
    ...words(`eleven_multilingual_v2 eleven_turbo_v2 eleven_turbo_v2_5 eleven_flash_v2 eleven_flash_v2_5
      eleven_monolingual_v1 eleven_v3`),
  ),
  language: text({ like: /^[a-z]{2}$/ }),
  stability: number(0, 1),
  similarityBoost: number(0, 1),
  style: number(0, 1),
  useSpeakerBoost: yesOrNo,
  speed: number(0.7, 1.2),
  optimizeStreamingLatency: number(0, 4),
  enableSsmlParsing: yesOrNo,
  autoMode: yesOrNo,
  cachingEnabled,
  chunkPlan: anything,
  pronunciationDictionaryLocators: listOf(anything),
}
const OTHER_VOICES = open(
  words(`azure cartesia custom-voice deepgram hume lmnt neuphonic openai playht wellsaid rime-ai smallest-ai tavus sesame
    inworld minimax xai microsoft`),
)
const fallbackVoices = byMember('provider', {
  ...OTHER_VOICES,
  vapi: vapiVoice,
  '11labs': object(elevenLabs, ['voiceId']),
})
const voice = byMember('provider', {
  ...OTHER_VOICES,
  vapi: vapiVoice,
  '11labs': object({ ...elevenLabs, fallbackPlan: object({ voices: listOf(fallbackVoices) }, ['voices']) }, [
    'voiceId',
  ]),
})

const DEEPGRAM_LANGUAGES =
  words(`ar az ba be bg bn br bs ca cs da da-DK de de-CH el en en-AU en-CA en-GB en-IE en-IN en-NZ
  en-US es es-419 es-LATAM et eu fa fi fr fr-CA he hi hi-Latn hr hu id it ja ko ko-KR lt lv ms multi nl nl-BE no pl pt pt-BR
  pt-PT ro ru sk sv sv-SE ta th th-TH tr uk vi zh zh-CN zh-TW`)
const deepgram: Members = {
  provider: text(),
  model: text({
    like: /^(nova|nova-[23](-[a-z]+)?|enhanced(-[a-z]+)?|base(-[a-z]+)?|whisper|flux-general-(en|multi))$/,
  }),
  language: oneOf(...DEEPGRAM_LANGUAGES),
  smartFormat: yesOrNo,
  mipOptOut: yesOrNo,
  numerals: yesOrNo,
  profanityFilter: yesOrNo,
  redaction: listOf(oneOf('pci', 'pii', 'phi', 'numbers')),
  confidenceThreshold: number(0, 1),
  eotThreshold: number(0.5, 0.9),
  eotTimeoutMs: number(500, 10_000),
  languages: listOf(text()),
  keywords: listOf(text({ like: /^\p{L}[\p{L}\d]*(?::[+-]?\d+)?$/u })),
  keyterm: listOf(text()),
  endpointing: number(10, 500),
}
const OTHER_TRANSCRIBERS = open(
  words('assembly-ai custom-transcriber 11labs gladia speechmatics talkscriber openai cartesia soniox xai vapi'),
)
const azure = object({
  provider: text(),
  language: text({ like: /^[a-z]{2,3}-[A-Z]{2}$/ }),
  segmentationStrategy: oneOf('Default', 'Time', 'Semantic'),
  segmentationSilenceTimeoutMs: number(100, 5_000),
  segmentationMaximumTimeMs: number(20_000, 70_000),
})
const google = object({
  provider: text(),
  model: text({ like: /^gemini-/ }),
  language: text({ like: /^[A-Z][a-z]+$/ }),
})
const fallbackTranscribers = byMember('provider', { ...OTHER_TRANSCRIBERS, azure, google, deepgram: object(deepgram) })
const transcriber = byMember('provider', {
  ...open(['azure', 'google']),
  ...OTHER_TRANSCRIBERS,
  deepgram: object({ ...deepgram, fallbackPlan: object({ transcribers: listOf(fallbackTranscribers) }) }),
})

/** Who thinks, speaks and listens; the other members are in vapi-assistant-plans.ts. */
export const parts = {
  model: byMember('provider', { ...open(MODELS), openai: openAi }),
  voice,
  transcriber,
  server,
  tools,
  jsonSchema,
} as const
