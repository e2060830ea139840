import { parts } from './vapi-assistant-schema.js'
import {
  anything,
  byMember,
  type Check,
  complaintsIn,
  listOf,
  type Members,
  mapOf,
  number,
  object,
  oneOf,
  text,
  yesOrNo,
} from './vapi-checks.js'

// The members of CreateAssistantDto besides model, voice and transcriber, with the same sources.

const words = (list: string) => list.trim().split(/\s+/)

const SERVER_MESSAGES =
  words(`assistant.started assistant.speechStarted conversation-update end-of-call-report function-call
  hang language-changed language-change-detected model-output phone-call-control speech-update status-update transcript
  transcript[transcriptType="final"] tool-calls transfer-destination-request handoff-destination-request transfer-update
  user-interrupted voice-input chat.created chat.deleted session.created session.updated session.deleted call.deleted
  call.delete.failed call.artifact.upload`)
const CLIENT_MESSAGES = words(`conversation-update assistant.speechStarted function-call function-call-result hang
  language-changed metadata model-output speech-update status-update transcript tool-calls tool-calls-result tool.completed
  transfer-update user-interrupted voice-input workflow.node.started assistant.started`)

const startSpeakingPlan = object({
  waitSeconds: number(0, 5),
  smartEndpointingEnabled: oneOf(true, false, 'livekit'),
  smartEndpointingPlan: byMember('provider', {
    vapi: object({ provider: text() }),
    livekit: object({ provider: text(), waitFunction: text() }),
    'custom-endpointing-model': undefined,
  }),
  customEndpointingRules: listOf(anything),
  transcriptionEndpointingPlan: object({
    onPunctuationSeconds: number(0, 3),
    onNoPunctuationSeconds: number(0, 3),
    onNumberSeconds: number(0, 3),
  }),
})

const phrases = listOf(text({ max: 240 }))
const stopSpeakingPlan = object({
  numWords: number(0, 10),
  voiceSeconds: number(0, 0.5),
  backoffSeconds: number(0, 10),
  acknowledgementPhrases: phrases,
  interruptionPhrases: phrases,
})

const sentences: Check = (value, at) => (Array.isArray(value) ? listOf(text())(value, at) : text()(value, at))
const action = byMember('type', {
  say: object({ type: text(), exact: sentences, prompt: anything }),
  tool: object({ type: text(), tool: parts.tools, toolId: text() }),
  'message.add': undefined,
  transfer: undefined,
})
const hook = object(
  {
    on: text({ max: 1_000, like: /^(call\.ending|call\.timeElapsed|assistant\.|customer\.|session\.created)/ }),
    do: listOf(action),
    name: text({ max: 1_000 }),
    filters: listOf(anything),
    options: object({
      timeoutSeconds: number(1, 1_000),
      triggerMaxCount: number(1, 10),
      triggerResetMode: oneOf('onUserSpeech', 'never'),
      seconds: number(1),
    }),
  },
  ['on', 'do'],
)

const backoffPlan = object({ startAtSeconds: number(0), frequencySeconds: number(2.5), maxRetries: number(1, 10) })
const detection = object({
  provider: text(),
  type: oneOf('audio', 'transcript'),
  beepMaxAwaitSeconds: number(0, 30),
  backoffPlan,
})
const voicemailDetection: Check = (value, at) =>
  value === 'off'
    ? []
    : byMember('provider', { vapi: detection, google: detection, openai: detection, twilio: undefined })(value, at)

const structuredOutput = object(
  {
    type: oneOf('ai', 'regex'),
    regex: text({ min: 1, max: 1_000 }),
    name: text({ min: 1, max: 40 }),
    description: text(),
    schema: parts.jsonSchema,
    model: anything,
    compliancePlan: anything,
    conditions: listOf(anything),
    assistantIds: listOf(text()),
    workflowIds: listOf(text()),
  },
  ['name', 'schema'],
)

const artifactPlan = object({
  recordingEnabled: yesOrNo,
  recordingFormat: oneOf('wav;l16', 'mp3'),
  recordingUseCustomStorageEnabled: yesOrNo,
  videoRecordingEnabled: yesOrNo,
  fullMessageHistoryEnabled: yesOrNo,
  pcapEnabled: yesOrNo,
  pcapS3PathPrefix: text(),
  pcapUseCustomStorageEnabled: yesOrNo,
  loggingEnabled: yesOrNo,
  loggingUseCustomStorageEnabled: yesOrNo,
  transcriptPlan: object({ enabled: yesOrNo, assistantName: text(), userName: text() }),
  recordingPath: text(),
  structuredOutputIds: listOf(text()),
  structuredOutputs: listOf(structuredOutput),
  scorecardIds: listOf(text()),
  scorecards: listOf(anything),
  loggingPath: text(),
})

const plan = (more: Members = {}) =>
  object({ enabled: yesOrNo, timeoutSeconds: number(1, 60), messages: listOf(anything), ...more })
const RUBRICS = words(
  `NumericScale DescriptiveScale Checklist Matrix PercentageScale LikertScale AutomaticRubric PassFail`,
)
const analysisPlan = object({
  minMessagesThreshold: number(0),
  summaryPlan: plan(),
  structuredDataPlan: plan({ schema: parts.jsonSchema }),
  structuredDataMultiPlan: listOf(anything),
  successEvaluationPlan: plan({ rubric: oneOf(...RUBRICS) }),
  outcomeIds: listOf(text()),
})

const MEMBERS: Members = {
  name: text({ max: 40 }),
  ...{ model: parts.model, voice: parts.voice, transcriber: parts.transcriber },
  firstMessage: text(),
  firstMessageMode: oneOf(
    'assistant-speaks-first',
    'assistant-speaks-first-with-model-generated-message',
    'assistant-waits-for-user',
  ),
  firstMessageInterruptionsEnabled: yesOrNo,
  voicemailDetection,
  voicemailMessage: text({ max: 1_000 }),
  endCallMessage: text({ max: 1_000 }),
  endCallPhrases: listOf(text({ min: 2, max: 140 })),
  clientMessages: listOf(oneOf(...CLIENT_MESSAGES)),
  serverMessages: listOf(oneOf(...SERVER_MESSAGES)),
  maxDurationSeconds: number(10, 43_200),
  backgroundSound: text({ like: /^(off|office|https:\/\/\S+)$/ }),
  backgroundSpeechDenoisingPlan: anything,
  modelOutputInMessagesEnabled: yesOrNo,
  transportConfigurations: listOf(anything),
  observabilityPlan: anything,
  credentials: listOf(anything),
  credentialIds: listOf(text()),
  hooks: listOf(hook),
  compliancePlan: object({
    hipaaEnabled: yesOrNo,
    pciEnabled: yesOrNo,
    securityFilterPlan: anything,
    recordingConsentPlan: anything,
  }),
  metadata: mapOf(anything),
  analysisPlan,
  artifactPlan,
  startSpeakingPlan,
  stopSpeakingPlan,
  monitorPlan: anything,
  server: parts.server,
  keypadInputPlan: object({ enabled: yesOrNo, timeoutSeconds: number(0, 10), delimiters: oneOf('#', '*', '') }),
  // Two names of old that the API still takes.
  silenceTimeoutSeconds: number(10, 3_600),
  serverUrl: text(),
}

/** What the API says against an assistant; inline in a call the place is "assistant". */
export const assistantComplaints = (assistant: Readonly<Record<string, unknown>>, at = ''): string[] =>
  complaintsIn(assistant, MEMBERS, { at })
