import type { VapiRest } from '../../integrations/voice/index.js'
import { DomainError } from '../../platform/errors.js'
import type { Log } from '../../platform/log.js'
import { readDialAnswer } from '../attempts/index.js'

export type Dialling = {
  id: string
  vapiAssistantId: string
  vapiPhoneNumberId: string
  toNumber: string
  /** What the assistant itself carries. */
  metadata: Readonly<Record<string, unknown>>
}

/** What is known after Vapi was asked to dial, and was asked once. */
export type Dialled =
  | { state: 'PLACED'; vapiCallId: string; error: string | null }
  | { state: 'FAILED' | 'UNKNOWN'; error: string }

type Json = Readonly<Record<string, unknown>>

const NOBODY_KNOWS =
  'Vapi did not say whether it dials, so nobody knows whether the phone rings. It is being looked up.'
/** Long enough to hear it, short enough to cost little when nobody hangs up. */
const LONGEST_SECONDS = 300
const ALL_BUSY = 'All lines of the account at Vapi are in use.'

/** The name of a test call at Vapi (40 characters at most), by which it is found again. */
export const nameAtVapi = (id: string) => `Test ${id.replaceAll('-', '')}`

/** Whether a call at Vapi is this test call. */
export function isTheCall(call: Json, id: string): boolean {
  const { metadata } = record(call['assistantOverrides'])
  return record(metadata)['backlineTestCallId'] === id || call['name'] === nameAtVapi(id)
}

/**
 * Has Vapi dial, once whatever happens: POST /call knows no idempotency key (contract §0.5). Only a definite refusal is a
 * failure; of everything else nobody knows.
 */
export async function dial(vapi: VapiRest, dialling: Dialling, log: Log): Promise<Dialled> {
  try {
    return readAnswer(await vapi.createCall(bodyOf(dialling)))
  } catch (error) {
    if (!(error instanceof DomainError)) log.error('a test call could not be placed', { error })
    const isRefusal =
      error instanceof DomainError && (error.code === 'provider_rejected' || error.details['status'] === 429)
    return isRefusal ? { state: 'FAILED', error: error.message } : { state: 'UNKNOWN', error: NOBODY_KNOWS }
  }
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

/** What Vapi's answer says, in the words of a test call. */
export function readAnswer(answer: Json): Dialled {
  const read = readDialAnswer(answer)
  if (read.kind === 'placed') {
    const { vapiCallId, isWaiting } = read
    return { state: 'PLACED', vapiCallId, error: isWaiting ? `${ALL_BUSY} It rings once one is free.` : null }
  }
  if (read.kind === 'refused') return { state: 'FAILED', error: `Vapi refused this: “${read.words}”` }
  if (read.kind === 'all busy') return { state: 'FAILED', error: `${ALL_BUSY} Please try again in a few minutes.` }
  return { state: 'UNKNOWN', error: NOBODY_KNOWS }
}

const record = (value: unknown): Json => (value !== null && typeof value === 'object' ? (value as Json) : {})
