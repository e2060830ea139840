// What of an assistant at Vapi is compared with what we sent. A member that stands here and that we do not write is one an
// editor can set (SDK 2.0.1); it is shown unless it has the value Vapi gives it by itself. What stands nowhere is Vapi's own.

/** Kept as it is; `absent` is what a missing one means. */
type Ours = { ours: true; absent?: unknown }
/** Kept when somebody set it. */
type Theirs = { usual: unknown }
/** The form holds where this member says one of these. */
export type Only = { member: string; are: readonly unknown[] }
type Whole = { members: Shape; only?: Only }
type Each = { each: Shape; only?: Only; absent?: unknown }
export type Rule = Ours | Theirs | Whole | Each
export type Shape = Readonly<Record<string, Rule>>

const ours: Ours = { ours: true }
const theirs: Theirs = { usual: undefined }
const usually = (usual: unknown): Theirs => ({ usual })

const toolServer: Shape = {
  url: ours,
  timeoutSeconds: usually(20),
  credentialId: ours,
  secret: theirs,
  headers: theirs,
  backoffPlan: theirs,
}

/** Of the kinds of tools that we write. */
const ourTool: Shape = {
  type: ours,
  function: { members: { name: ours, description: ours, parameters: ours, strict: usually(false) } },
  server: { members: toolServer },
  destinations: { ours: true },
  async: usually(false),
  messages: theirs,
  rejectionPlan: theirs,
  variableExtractionPlan: theirs,
  parameters: theirs,
}

const model: Shape = {
  provider: ours,
  model: ours,
  messages: { each: { role: ours, content: ours } },
  tools: { each: ourTool, only: { member: 'type', are: ['function', 'transferCall', 'endCall'] } },
  temperature: ours,
  maxTokens: ours,
  toolIds: theirs,
  knowledgeBase: theirs,
  fallbackModels: theirs,
  reasoningEffort: theirs,
  toolStrictCompatibilityMode: theirs,
  emotionRecognitionEnabled: usually(false),
  numFastTurns: usually(0),
}

const vapiVoice: Shape = {
  provider: ours,
  voiceId: ours,
  version: ours,
  language: ours,
  speed: ours,
  cachingEnabled: usually(true),
  pronunciationDictionary: theirs,
  chunkPlan: theirs,
}

const elevenLabsVoice: Shape = {
  provider: ours,
  voiceId: ours,
  model: ours,
  language: ours,
  stability: ours,
  similarityBoost: ours,
  speed: ours,
  fallbackPlan: ours,
  style: usually(0),
  useSpeakerBoost: usually(false),
  optimizeStreamingLatency: usually(3),
  enableSsmlParsing: usually(false),
  autoMode: usually(false),
  cachingEnabled: usually(true),
  chunkPlan: theirs,
  pronunciationDictionaryLocators: theirs,
}

export const VOICES: Readonly<Record<string, Shape>> = { vapi: vapiVoice, '11labs': elevenLabsVoice }

const transcriber: Shape = {
  provider: ours,
  model: ours,
  language: ours,
  endpointing: ours,
  smartFormat: ours,
  keyterm: ours,
  fallbackPlan: ours,
  keywords: theirs,
  languages: theirs,
  redaction: theirs,
  confidenceThreshold: usually(0.4),
  eotThreshold: theirs,
  eotTimeoutMs: theirs,
  mipOptOut: usually(false),
  numerals: usually(false),
  profanityFilter: usually(false),
}

const artifactPlan: Shape = {
  recordingEnabled: ours,
  recordingFormat: ours,
  videoRecordingEnabled: ours,
  transcriptPlan: { members: { enabled: ours, assistantName: ours, userName: ours } },
  structuredOutputs: {
    each: { type: ours, name: ours, description: ours, schema: ours, conditions: theirs, model: theirs, regex: theirs },
    absent: [],
  },
  structuredOutputIds: theirs,
  scorecardIds: theirs,
  pcapEnabled: usually(true),
  loggingEnabled: usually(true),
  fullMessageHistoryEnabled: usually(false),
}

const analysisPlan: Shape = {
  minMessagesThreshold: ours,
  summaryPlan: { members: { enabled: ours, timeoutSeconds: ours, messages: theirs } },
  structuredDataPlan: { members: { enabled: ours, schema: theirs, messages: theirs } },
  successEvaluationPlan: { members: { enabled: ours, rubric: ours, timeoutSeconds: ours, messages: theirs } },
  structuredDataMultiPlan: theirs,
  outcomeIds: theirs,
}

/** The members that assistantBody writes, in its order. */
export const MANAGED: Shape = {
  name: ours,
  firstMessage: { ours: true, absent: '' },
  firstMessageMode: { ours: true, absent: 'assistant-speaks-first' },
  model: { members: model, only: { member: 'provider', are: ['openai'] } },
  voice: ours,
  transcriber: { members: transcriber, only: { member: 'provider', are: ['deepgram'] } },
  startSpeakingPlan: {
    members: {
      waitSeconds: ours,
      smartEndpointingPlan: ours,
      transcriptionEndpointingPlan: ours,
      customEndpointingRules: theirs,
      smartEndpointingEnabled: usually(false),
    },
  },
  stopSpeakingPlan: {
    members: {
      numWords: ours,
      voiceSeconds: ours,
      backoffSeconds: ours,
      acknowledgementPhrases: theirs,
      interruptionPhrases: theirs,
    },
  },
  maxDurationSeconds: ours,
  voicemailDetection: ours,
  voicemailMessage: { ours: true, absent: '' },
  hooks: { each: { on: ours, name: ours, options: ours, do: ours, filters: theirs }, absent: [] },
  backgroundSound: ours,
  artifactPlan: { members: artifactPlan },
  analysisPlan: { members: analysisPlan },
  compliancePlan: {
    members: { hipaaEnabled: ours, pciEnabled: ours, securityFilterPlan: theirs, recordingConsentPlan: theirs },
  },
  serverMessages: ours,
  clientMessages: { ours: true, absent: [] },
  metadata: { ours: true, absent: {} },
}

/** At its top, what is never shown: Vapi's own, this installation's, and secrets. */
export const NEVER: ReadonlySet<string> = new Set(
  `id orgId createdAt updatedAt isServerUrlSecretSet server serverUrl serverUrlSecret credentials latestVersion version
  parentId publishedAt`.split(/\s+/),
)

/** At its top, what Vapi gives every assistant that does not say. */
export const USUAL: Readonly<Record<string, unknown>> = {
  firstMessageInterruptionsEnabled: false,
  modelOutputInMessagesEnabled: false,
  backgroundDenoisingEnabled: false,
  silenceTimeoutSeconds: 30,
  hipaaEnabled: false,
}
