import { randomUUID } from 'node:crypto'
import { assistantComplaints } from './vapi-assistant-plans.js'
import { parts } from './vapi-assistant-schema.js'
import type { Business } from './vapi-call.js'
import { anything, complaintsIn, listOf, type Members, oneOf, text, yesOrNo } from './vapi-checks.js'

/** An assistant or a phone number as REST shows it. */
export type Resource = { id: string; orgId: string; createdAt: string; updatedAt: string; [property: string]: unknown }

/** Where messages about a call are posted, as assistants and numbers say it (contract §5). */
export type EmulatedServer = {
  url?: string
  timeoutSeconds?: number
  credentialId?: string
  headers?: Record<string, string>
  backoffPlan?: object
}

export type Kind = 'assistant' | 'phone-number'

export const ORG_ID = '5a0f7c1e-3b1d-4c55-9d4e-6f1b2c3d4e5f'

const MOST_NAME = 40
const reference = text()

// Contract §4.4.
const PHONE_NUMBER: Members = {
  provider: oneOf('byo-phone-number', 'twilio', 'vonage', 'telnyx', 'vapi'),
  number: text({ min: 3, max: 40 }),
  name: text({ max: MOST_NAME }),
  ...{ assistantId: reference, squadId: reference, workflowId: reference, credentialId: reference },
  server: parts.server,
  fallbackDestination: anything,
  hooks: listOf(anything),
  ...{ numberE164CheckEnabled: yesOrNo, smsEnabled: yesOrNo },
  ...{ twilioAccountSid: text(), twilioAuthToken: text(), twilioApiKey: text(), twilioApiSecret: text() },
  numberDesiredAreaCode: text({ min: 3, max: 3, like: /^[2-9]\d{2}$/ }),
  sipUri: text(),
  authentication: anything,
}

/** What the API says against these properties, each in a sentence; it takes them when that is nothing. */
export const complaintsAbout = (kind: Kind, properties: Record<string, unknown>): string[] =>
  kind === 'assistant' ? assistantComplaints(properties) : complaintsIn(properties, PHONE_NUMBER, { at: '' })

export function newResource(properties: Record<string, unknown>, at: Date, id: string = randomUUID()): Resource {
  const stamp = at.toISOString()
  return { ...properties, id, orgId: ORG_ID, createdAt: stamp, updatedAt: stamp }
}

/** A PATCH: what is named is replaced whole, an object in it too; what is not named stays. */
export const patched = (before: Resource, properties: Record<string, unknown>, at: Date): Resource => ({
  ...before,
  ...properties,
  updatedAt: at.toISOString(),
})

/** The assistant of a business as somebody set it up at Vapi. */
export const assistantOf = (business: Business, server: EmulatedServer | undefined) => ({
  name: business.assistantName,
  model: { provider: 'openai', model: 'gpt-4.1', messages: [{ role: 'system', content: 'INTERNAL-PROMPT' }] },
  voice: { provider: 'vapi', voiceId: business.voice },
  transcriber: { provider: 'deepgram', model: 'nova-3', language: 'en', endpointing: 300 },
  firstMessage: business.greeting,
  ...(server && { server }),
})

/** Its phone number, imported from Twilio. */
export const phoneNumberOf = (business: Business) => ({
  provider: 'twilio',
  number: business.number,
  name: business.name.slice(0, MOST_NAME),
  assistantId: business.assistantId,
  status: 'active',
})

/** Contract §1.1: what an assistant sends that does not say. */
export const DEFAULT_MESSAGES: readonly string[] = [
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
