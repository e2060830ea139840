import { createHash } from 'node:crypto'
import { isHidden, toE164 } from '../../../platform/phone.js'
import type { VapiMessage } from './messages.js'
import { namesOf } from './names.js'
import { type Json, known, record, text } from './read.js'
import { type FunctionCall, functionCallsOf, legacyCallOf } from './tool-calls.js'

/** Which line rang, and who rings; web calls and chats have neither. */
export type AskedLine = {
  /** Vapi's id of the number that was rung. */
  numberId?: string
  /** E.164 where they could be normalised. */
  ownNumber?: string
  customerNumber?: string
  /** The provider's id of the assistant that talks, once one does. */
  assistantId?: string
}

/** What the provider waits to be told. */
export type VoiceQuestion = {
  /** The provider's id of the call; empty in a chat. */
  callId: string
  line: AskedLine
  /** The same for the very same message, so that a repeated one can be told. */
  key: string
} & (
  | { kind: 'assistant' }
  | { kind: 'functions'; calls: FunctionCall[] }
  | { kind: 'function'; call: Omit<FunctionCall, 'id'> }
  | { kind: 'transfer' }
  /** Words that may name whom to hand the conversation to. */
  | { kind: 'handoff'; wanted: string[] }
  | { kind: 'knowledge' }
  | { kind: 'endpointing' }
  | { kind: 'predial' }
  | { kind: 'voice' }
)

export type QuestionKind = VoiceQuestion['kind']

/** Messages whose answer matters to the call (contract §1.2). */
const KINDS: Record<string, QuestionKind> = {
  'assistant-request': 'assistant',
  'tool-calls': 'functions',
  'function-call': 'function',
  'transfer-destination-request': 'transfer',
  'handoff-destination-request': 'handoff',
  'knowledge-base-request': 'knowledge',
  'call.endpointing.request': 'endpointing',
  'campaign.predial': 'predial',
  'voice-request': 'voice',
}

/** What kind of question a message is, by its type alone; undefined when it asks nothing. */
export const questionKind = (type: string | undefined): QuestionKind | undefined =>
  type !== undefined && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined

/** Reads a question out of a message, whatever is in it; undefined when it asks nothing. */
export function voiceQuestionOf(read: VapiMessage): VoiceQuestion | undefined {
  const kind = questionKind(read.type)
  if (!kind) return undefined
  const { message, callId = '' } = read
  const asked = { callId, line: lineOf(read), key: '' }
  switch (kind) {
    case 'functions':
      return { ...asked, kind, calls: functionCallsOf(message) }
    case 'function':
      return { ...asked, kind, key: keyOf(message), call: legacyCallOf(message) }
    case 'transfer':
      return { ...asked, kind, key: keyOf(message) }
    case 'handoff':
      return { ...asked, kind, wanted: wordsOf(message['parameters']) }
    default:
      return { ...asked, kind }
  }
}

function lineOf(read: VapiMessage): AskedLine {
  const { vapiAssistantId, vapiPhoneNumberId, number } = namesOf(read)
  const customers = [record(read.message['customer']), record(record(read.message['call'])['customer'])]
  const raw = customers.map((party) => text(party['number'], 64)?.trim()).find((found) => found !== undefined)
  return known({
    numberId: vapiPhoneNumberId,
    ownNumber: number,
    customerNumber: raw === undefined || isHidden(raw) ? undefined : (toE164(raw) ?? raw),
    assistantId: vapiAssistantId,
  })
}

const keyOf = (message: Json) => createHash('sha256').update(JSON.stringify(message)).digest('hex')

const wordsOf = (parameters: unknown) =>
  Object.values(record(parameters))
    .slice(0, 50)
    .flatMap((value) => text(value, 200)?.trim() ?? [])
