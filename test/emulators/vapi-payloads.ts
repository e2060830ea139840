import { type EmulatedCall, paced, type SpokenMessage } from './vapi-call.js'
import { ORG_ID } from './vapi-resources.js'

export type Payload = { message: { type: string; [field: string]: unknown } }

/** Links to the recordings of a call, as the emulator signs them. */
export type Links = { mono: string; stereo: string; plainMono: string; plainStereo: string; expiresAt: Date }

const TYPES = { inbound: 'inboundPhoneCall', outbound: 'outboundPhoneCall', web: 'webCall' }

/** A status-update; `call` inside it is as stale as Vapi's. */
export function statusUpdate(call: EmulatedCall, status: string, at: Date, more: object = {}): Payload {
  const { transcript } = call
  const artifact =
    status === 'ended' ? { messages: call.messages, transcript } : { messages: call.messages.slice(0, 1) }
  return {
    message: { timestamp: at.getTime(), type: 'status-update', status, ...common(call), ...more, artifact },
  }
}

/** Messages that come in numbers during a call, and that nothing depends on. */
export function chatter(call: EmulatedCall): Payload[] {
  const spoken = call.messages
    .filter(({ role }) => role === 'bot' || role === 'user')
    .slice(0, call.script.isTalkative ? undefined : 3)
  return spoken.flatMap((message, turn) => {
    const role = message.role === 'bot' ? 'assistant' : 'user'
    const base = { timestamp: message.time, ...common(call) }
    const heard = { transcriptType: 'final', transcript: message.message }
    return [
      { message: { ...base, type: 'speech-update', status: 'started', role, turn } },
      { message: { ...base, type: 'transcript[transcriptType="final"]', role, ...heard } },
    ]
  })
}

/** What the assistant asks us to do, one message per function it used. */
export function toolCalls(call: EmulatedCall): Payload[] {
  return call.messages.flatMap(({ role, time, toolCalls: list }) =>
    role === 'tool_calls'
      ? [{ message: { timestamp: time, type: 'tool-calls', toolCallList: list, toolCalls: list, ...common(call) } }]
      : [],
  )
}

/** The end-of-call-report. */
export function endOfCallReport(call: EmulatedCall, links: Links): Payload {
  const { script, transcript, messages } = call
  const spoken = { transcript, messages, ...(script.summary && { summary: script.summary }) }
  const report = {
    message: {
      timestamp: call.endedAt.getTime() + paced(script, SETTLED_MS),
      type: 'end-of-call-report',
      analysis: analysisOf(call),
      artifact: { ...artifactOf(call), ...(hasRecording(call) && recordingFields(links)) },
      ...(call.answeredAt && { startedAt: call.answeredAt.toISOString() }),
      endedAt: call.endedAt.toISOString(),
      endedReason: script.endedReason,
      ...costsOf(call),
      durationMs: call.durationMs,
      durationSeconds: call.durationMs / 1_000,
      durationMinutes: rounded(call.durationMs / 60_000),
      ...spoken,
      ...(hasRecording(call) && { recordingUrl: links.plainMono, stereoRecordingUrl: links.plainStereo }),
      ...(script.transferTo && { destination: destinationOf(call) }),
      ...common(call),
    },
  }
  return script.isLegacy ? asLegacy(report) : report
}

/** The same in the shape of 2024. */
function asLegacy({ message }: Payload): Payload {
  const {
    durationMs: _ms,
    durationSeconds: _seconds,
    durationMinutes: _minutes,
    costBreakdown: _parts,
    ...kept
  } = message
  const messages = (message['messages'] as SpokenMessage[]).map((said) =>
    'duration' in said ? { ...said, duration: Number(said['duration']) / 1_000 } : said,
  )
  const artifact = { ...(message['artifact'] as object), messages, structuredOutputs: null, videoRecordingUrl: null }
  const timestamp = new Date(Number(message['timestamp'])).toISOString()
  return { message: { ...kept, timestamp, messages, artifact, destination: null, compliance: null } }
}

/** The summary, the structured outputs and the costs are there this long after the end. */
const SETTLED_MS = 6_000

/** The same call as GET /call/{id} shows it; without links, its recordings are left out. */
export function restCall(call: EmulatedCall, links: Links | undefined, now: Date) {
  const { answeredAt, endedAt, createdAt, amendedAt } = call
  const hasEnded = now >= endedAt
  const settledAt = new Date(endedAt.getTime() + paced(call.script, SETTLED_MS))
  const lastAt = amendedAt && amendedAt <= now ? amendedAt : now >= settledAt ? settledAt : endedAt
  const sofar = answeredAt && now >= answeredAt ? answeredAt : createdAt
  return {
    ...callOf(call),
    createdAt: createdAt.toISOString(),
    status: hasEnded ? 'ended' : restStatus(call, now),
    updatedAt: (hasEnded ? lastAt : sofar).toISOString(),
    ...(answeredAt && now >= answeredAt && { startedAt: answeredAt.toISOString() }),
    ...(hasEnded && reportOf(call, links, now >= settledAt)),
  }
}

function restStatus({ answeredAt, createdAt, script }: EmulatedCall, now: Date): string {
  if (answeredAt && now >= answeredAt) return 'in-progress'
  return script.direction === 'outbound' && now.getTime() < createdAt.getTime() + paced(script, 500)
    ? 'queued'
    : 'ringing'
}

/** What a report says, as the call itself has it. */
function reportOf(call: EmulatedCall, links: Links | undefined, isSettled: boolean): object {
  if (!links) return {}
  const { message } = endOfCallReport(call, links)
  const {
    type: _type,
    timestamp: _timestamp,
    call: _call,
    assistant: _assistant,
    phoneNumber: _number,
    ...report
  } = message
  if (isSettled) return report
  const { analysis: _analysis, summary: _summary, cost: _cost, costs: _costs, costBreakdown: _parts, ...soon } = report
  const { structuredOutputs: _outputs, ...artifact } = soon['artifact'] as Record<string, unknown>
  return { ...soon, artifact }
}

export const destinationOf = (call: EmulatedCall) => ({
  type: 'number',
  number: call.script.transferTo,
  message: 'Connecting you now.',
  description: 'Front desk',
})

function common(call: EmulatedCall) {
  const { direction, caller, assistant, phoneNumber } = call.script
  return {
    call: callOf(call),
    ...(direction !== 'web' && { phoneNumber: phoneNumber ?? cannedNumber(call), customer: caller }),
    ...(call.script.business.assistantId || assistant ? { assistant: assistant ?? cannedAssistant(call) } : {}),
    assistantVersion: null,
  }
}

const STAMPS = { createdAt: '2026-03-02T17:18:00.000Z', updatedAt: '2026-08-30T09:12:44.118Z' }

const cannedNumber = ({ script: { business } }: EmulatedCall) => ({
  id: business.phoneNumberId,
  orgId: ORG_ID,
  assistantId: business.assistantId,
  number: business.number,
  ...STAMPS,
  provider: 'twilio',
  status: 'active',
})

const cannedAssistant = ({ script: { business, language } }: EmulatedCall) => ({
  id: business.assistantId,
  orgId: ORG_ID,
  name: business.assistantName,
  ...STAMPS,
  model: { provider: 'openai', model: 'gpt-4.1', messages: [{ role: 'system', content: 'INTERNAL-PROMPT' }] },
  voice: { provider: 'vapi', voiceId: business.voice },
  transcriber: { provider: 'deepgram', model: 'nova-3', language: language ?? 'en', endpointing: 300 },
  firstMessage: business.greeting,
})

/** The snapshot from the moment the call was made. */
function callOf(call: EmulatedCall) {
  const { direction, business, caller, metadata, assistant, callName } = call.script
  const isWeb = direction === 'web'
  return {
    id: call.id,
    orgId: ORG_ID,
    createdAt: call.createdAt.toISOString(),
    updatedAt: call.createdAt.toISOString(),
    type: TYPES[direction],
    status: direction === 'inbound' ? 'ringing' : 'queued',
    assistantId: business.assistantId || null,
    squadId: null,
    ...(assistant && !business.assistantId && { assistant }),
    ...(isWeb
      ? { webCallUrl: 'https://vapi.daily.co/emulated' }
      : { phoneNumberId: business.phoneNumberId, customer: caller, phoneCallProvider: 'twilio' }),
    ...(callName && { name: callName }),
    ...(metadata && { assistantOverrides: { metadata } }),
  }
}

function analysisOf({ script }: EmulatedCall) {
  const { summary, structuredData, successEvaluation } = script
  return {
    ...(summary && { summary }),
    ...(structuredData && { structuredData }),
    ...(successEvaluation && { successEvaluation }),
  }
}

function artifactOf({ script, messages, transcript, amendedAt }: EmulatedCall) {
  const outputs = Object.entries(script.structuredOutputs ?? {}).map(([name, result], index) => [
    `0f9c2d41-0000-4000-8000-00000000000${index}`,
    { name, result },
  ])
  return {
    messages,
    transcript,
    nodes: [],
    variables: {},
    variableValues: {},
    ...(outputs.length > 0 && { structuredOutputs: Object.fromEntries(outputs) }),
    ...(outputs.length > 0 && amendedAt && { structuredOutputsLastUpdatedAt: amendedAt.toISOString() }),
  }
}

const hasRecording = ({ answeredAt, script }: EmulatedCall) => answeredAt !== undefined && !script.lacksRecording

const recordingFields = (links: Links) => ({
  recordingUrl: links.plainMono,
  stereoRecordingUrl: links.plainStereo,
  recording: { stereoUrl: links.plainStereo, mono: { combinedUrl: links.plainMono } },
  presignedMonoUrl: links.mono,
  presignedStereoUrl: links.stereo,
  presignedUrlsExpiresAt: links.expiresAt.toISOString(),
})

/** Dollars, as floating as Vapi's. */
function costsOf({ durationMs, messages }: EmulatedCall) {
  const minutes = durationMs / 60_000
  const characters = messages.reduce((sum, { role, message }) => sum + (role === 'bot' ? (message?.length ?? 0) : 0), 0)
  const llm = rounded(messages.length * 0.0006)
  const [stt, tts, vapi] = [rounded(minutes * 0.0112), rounded(characters * 0.00003), rounded(minutes * 0.05)]
  const total = minutes === 0 ? 0 : rounded(stt + llm + tts + vapi)
  const parts = total === 0 ? { stt: 0, llm: 0, tts: 0, vapi: 0 } : { stt, llm, tts, vapi }
  return {
    cost: total,
    costs: Object.entries(parts).map(([type, cost]) => ({ type, cost })),
    costBreakdown: { transport: 0, ...parts, chat: 0, total, llmPromptTokens: 640, ttsCharacters: characters },
  }
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000
