import type { Backoff, VapiSetup, VapiThing } from '../rest-contract.js'
import { type Json, list, number, record, text } from './read.js'

/** What Vapi posts when an assistant does not say (SDK 2.0.1, CreateAssistantDto.serverMessages). */
export const DEFAULT_SERVER_MESSAGES: readonly string[] = [
  'conversation-update',
  'end-of-call-report',
  'function-call',
  'hang',
  'speech-update',
  'status-update',
  'tool-calls',
  'transfer-destination-request',
  'handoff-destination-request',
  'user-interrupted',
  'assistant.started',
]

/** What every assistant has to post so that nothing is missed. What is only noise is neither asked for nor forbidden. */
export const NEEDED_SERVER_MESSAGES: readonly string[] = [
  'status-update',
  'end-of-call-report',
  'transcript[transcriptType="final"]',
  'tool-calls',
  'transfer-destination-request',
  'handoff-destination-request',
  'transfer-update',
  'language-change-detected',
  'hang',
]

/** Without one Vapi posts once and never again; these are the values it recommends itself (contract §1.6). */
export const BACKOFF_PLAN = {
  type: 'exponential',
  maxRetries: 3,
  baseDelaySeconds: 1,
  excludedStatusCodes: [400, 401, 403, 404, 413, 422],
} as const

/** Reads where an assistant or a number reports to. */
export function setupOf(thing: VapiThing): VapiSetup {
  const given = thing['server']
  const server = record(given)
  const url = text(server['url'] ?? thing['serverUrl'], 2_000)
  const hasServer = url !== undefined || Object.keys(server).length > 0
  return {
    id: thing.id,
    name: text(thing['name'], 200) ?? text(thing['number'], 200) ?? thing.id,
    provider: text(thing['provider'], 60),
    number: text(thing['number'], 60),
    hasAnswerer: ['assistantId', 'squadId', 'workflowId', 'assistant', 'squad', 'workflow'].some((name) =>
      Boolean(thing[name]),
    ),
    server: hasServer
      ? { url, credentialId: text(server['credentialId'], 100), backoffPlan: backoffOf(server['backoffPlan']) }
      : undefined,
    serverMessages: Array.isArray(thing['serverMessages'])
      ? list(thing['serverMessages']).filter((type) => typeof type === 'string')
      : undefined,
  }
}

function backoffOf(value: unknown): Backoff | undefined {
  const plan = record(value)
  if (Object.keys(plan).length === 0) return undefined
  return {
    type: text(plan['type'], 40),
    maxRetries: number(plan['maxRetries']) ?? 0,
    baseDelaySeconds: number(plan['baseDelaySeconds']) ?? 0,
    excludedStatusCodes: list(plan['excludedStatusCodes']).flatMap((code) => number(code) ?? []),
  }
}

/** The whole `server` of a thing with some of its members replaced: a PATCH would drop those it does not name. */
export const serverWith = (thing: VapiThing, members: Json): Json => ({ ...record(thing['server']), ...members })
