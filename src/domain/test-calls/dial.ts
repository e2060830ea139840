import type { VapiRest } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { NOBODY_KNOWS, type Sent, sendOnce } from '../dialling/index.js'

export type Dialling = {
  id: string
  clientId: string
  vapiAssistantId: string
  vapiPhoneNumberId: string
  toNumber: string
  /** What the assistant itself carries. */
  metadata: Readonly<Record<string, unknown>>
  /** performance.now() of when it was written down. */
  sinceMs: number
}

/** What is known after Vapi was asked to dial, and was asked once. */
export type Dialled =
  | { state: 'PLACED'; vapiCallId: string; error: string | null }
  | { state: 'FAILED' | 'UNKNOWN'; error: string }

type Json = Readonly<Record<string, unknown>>

/** Long enough to hear it, short enough to cost little when nobody hangs up. */
const LONGEST_SECONDS = 300
const LOOKED_UP = 'So nobody knows whether the phone rings. It is being looked up.'

/** The name of a test call at Vapi (40 characters at most), by which it is found again. */
export const nameAtVapi = (id: string) => `Test ${id.replaceAll('-', '')}`

/** Whether a call at Vapi is this test call. */
export function isTheCall(call: Json, id: string): boolean {
  const { metadata } = record(call['assistantOverrides'])
  return record(metadata)['backlineTestCallId'] === id || call['name'] === nameAtVapi(id)
}

/** Has Vapi dial as every call is dialled (dialling/send-once.ts), and says it in the words of a test call. */
export async function dial(above: Ctx, vapi: VapiRest, dialling: Dialling): Promise<Dialled> {
  const { id, clientId, toNumber: number, sinceMs } = dialling
  return dialledOf(await sendOnce(above, { vapi, id, line: { clientId, number }, request: bodyOf(dialling), sinceMs }))
}

function bodyOf({ id, vapiAssistantId, vapiPhoneNumberId, toNumber, metadata }: Dialling) {
  return {
    assistantId: vapiAssistantId,
    phoneNumberId: vapiPhoneNumberId,
    customer: { number: toNumber },
    name: nameAtVapi(id),
    // Overriding metadata replaces the assistant's own, by which its messages are told apart.
    assistantOverrides: {
      metadata: { ...metadata, backlineTestCallId: id },
      maxDurationSeconds: LONGEST_SECONDS,
    },
  }
}

function dialledOf(sent: Sent): Dialled {
  const { state, reason } = sent
  if (state === 'PLACED') return { state, vapiCallId: sent.vapiCallId, error: reason }
  if (state === 'REFUSED') return { state: 'FAILED', error: reason }
  return { state: 'UNKNOWN', error: reason.replace(NOBODY_KNOWS, LOOKED_UP) }
}

const record = (value: unknown): Json => (value !== null && typeof value === 'object' ? (value as Json) : {})
