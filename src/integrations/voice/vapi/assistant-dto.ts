import type { Vapi } from '@vapi-ai/server-sdk'
import {
  ASSISTANT_MODELS,
  type AssistantBody,
  type AssistantOutput,
  type AssistantPlan,
  type AssistantServer,
} from '../assistant-contract.js'
import { hooksOf, startSpeakingPlan, stopSpeakingPlan, transcriberOf } from './dto-listening.js'
import { parametersOf, schemaOf } from './dto-schema.js'
import { voiceOf } from './dto-voice.js'
import { record } from './read.js'
import { BACKOFF_PLAN, NEEDED_SERVER_MESSAGES } from './rest-setup.js'

/** Room for the arguments of a function; Vapi's own 250 cuts them off in the middle. */
const MAX_TOKENS = 1_000
const TEMPERATURE = 0.4
const SERVER_SECONDS = 20
const MAX_NAME = 40
const MAX_VOICEMAIL = 1_000

/**
 * The assistant as Vapi takes it (CreateAssistantDto of SDK 2.0.1, contract §5), all but `server`. The same plan gives the
 * same bytes. Every member is always there, so that a PATCH with the whole of it leaves nothing of an earlier version.
 */
export function assistantBody(plan: AssistantPlan): AssistantBody {
  const dto: Vapi.CreateAssistantDto = {
    name: cut(plan.name, MAX_NAME),
    firstMessage: plan.firstMessage,
    firstMessageMode: plan.speaksFirst ? 'assistant-speaks-first' : 'assistant-waits-for-user',
    model: modelOf(plan),
    voice: voiceOf(plan),
    transcriber: transcriberOf(plan),
    startSpeakingPlan: startSpeakingPlan(plan),
    stopSpeakingPlan: stopSpeakingPlan(plan),
    maxDurationSeconds: Math.min(43_200, Math.max(10, Math.round(plan.maxSeconds))),
    voicemailDetection: VOICEMAIL_DETECTION,
    // Empty: it hangs up on a machine.
    voicemailMessage: cut(plan.voicemailMessage ?? '', MAX_VOICEMAIL),
    hooks: hooksOf(plan),
    backgroundSound: 'off',
    artifactPlan: artifactPlan(plan),
    analysisPlan: ANALYSIS_PLAN,
    compliancePlan: { hipaaEnabled: false, pciEnabled: false },
    serverMessages: [...NEEDED_SERVER_MESSAGES] as Vapi.CreateAssistantDtoServerMessagesItem[],
    clientMessages: [],
    metadata: { ...plan.metadata },
  }
  return { ...dto }
}

/** With where it reports to, and how that is proven and repeated. */
export const withServer = (body: AssistantBody, { url, credentialId }: AssistantServer): AssistantBody => {
  const server: Vapi.Server = {
    url,
    ...(credentialId !== undefined && { credentialId }),
    timeoutSeconds: SERVER_SECONDS,
    backoffPlan: asGenerated<Vapi.BackoffPlan>({
      ...BACKOFF_PLAN,
      excludedStatusCodes: [...BACKOFF_PLAN.excludedStatusCodes],
    }),
  }
  return { ...body, server }
}

/** Long enough for a greeting before the beep; the message is spoken after it. */
const VOICEMAIL_DETECTION: Vapi.VapiVoicemailDetectionPlan = {
  provider: 'vapi',
  type: 'audio',
  beepMaxAwaitSeconds: 25,
  backoffPlan: { startAtSeconds: 2, frequencySeconds: 2.5, maxRetries: 6 },
}

/** What is extracted comes as structured outputs, which is what Vapi develops; the verdict has no other place. */
const ANALYSIS_PLAN: Vapi.AnalysisPlan = {
  minMessagesThreshold: 2,
  summaryPlan: { enabled: true, timeoutSeconds: 30 },
  structuredDataPlan: { enabled: false },
  successEvaluationPlan: { enabled: true, rubric: 'PassFail', timeoutSeconds: 30 },
}

const modelOf = ({ prompt, tools, model = ASSISTANT_MODELS[0] }: AssistantPlan): Vapi.CreateAssistantDtoModel => ({
  provider: 'openai',
  model,
  messages: [{ role: 'system', content: prompt }],
  tools: toolsOf(tools),
  temperature: TEMPERATURE,
  maxTokens: MAX_TOKENS,
})

/** Ours, in the schema that Vapi knows, and hanging up, which every assistant has to be able to. */
function toolsOf(tools: readonly object[]): Vapi.OpenAiModelToolsItem[] {
  const lean = tools.map((tool) => {
    const { function: fn, ...rest } = record(tool)
    if (!fn) return rest
    const { parameters, ...named } = record(fn)
    return {
      ...rest,
      function: { ...named, ...(parameters !== undefined && { parameters: parametersOf(parameters) }) },
    }
  })
  const hangsUp = lean.some((tool) => record(tool)['type'] === 'endCall')
  return asGenerated<Vapi.OpenAiModelToolsItem[]>(hangsUp ? lean : [...lean, { type: 'endCall' }])
}

const artifactPlan = ({ isRecorded, outputs }: AssistantPlan): Vapi.ArtifactPlan => ({
  recordingEnabled: isRecorded,
  recordingFormat: 'wav;l16',
  videoRecordingEnabled: false,
  transcriptPlan: { enabled: true, assistantName: 'AI', userName: 'User' },
  structuredOutputs: outputs.map(outputOf),
})

const outputOf = ({ name, description, schema }: AssistantOutput): Vapi.CreateStructuredOutputDto => ({
  type: 'ai',
  name: cut(name, MAX_NAME),
  description,
  schema: schemaOf(schema),
})

/** Not in the middle of a character. */
const cut = (value: string, most: number) =>
  value
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()

/**
 * The generator of the SDK gets some types wrong: BackoffPlan.type and excludedStatusCodes are objects there (contract
 * §1.6), and tools are a union that data cannot be narrowed to. What Vapi takes is checked by Vapi, and by its emulator.
 */
const asGenerated = <T>(value: unknown): T => value as T
