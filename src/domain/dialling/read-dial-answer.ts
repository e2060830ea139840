import { isVapiId } from '../../integrations/voice/index.js'

type Json = Readonly<Record<string, unknown>>

/** What Vapi said to a request to dial: which call it is, that it certainly does not dial, or nothing to go by. */
export type DialAnswer =
  | { kind: 'placed'; vapiCallId: string; isWaiting: boolean }
  | { kind: 'refused'; words: string }
  | { kind: 'all busy' }
  | { kind: 'unclear' }

/** Reads one call, or a CallBatchResponse whose 201 may hold nothing but errors (contract §4.3). */
export function readDialAnswer(answer: Json): DialAnswer {
  const [result] = list(answer['results'])
  const vapiCallId = answer['id'] ?? record(result)['id']
  const isBlocked = record(answer['subscriptionLimits'])['concurrencyBlocked'] === true
  if (isVapiId(vapiCallId)) return { kind: 'placed', vapiCallId, isWaiting: isBlocked }
  const [refused] = list(answer['errors'])
  if (refused !== undefined) return { kind: 'refused', words: wordsOf(refused) }
  return { kind: isBlocked ? 'all busy' : 'unclear' }
}

function wordsOf(refused: unknown): string {
  const { error } = record(refused)
  const words = typeof error === 'string' ? error : record(error)['message']
  return typeof words === 'string' && words.trim()
    ? words.trim().slice(0, 300).replaceAll('\0', '\uFFFD')
    : 'no reason was given'
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const record = (value: unknown): Json => (value !== null && typeof value === 'object' ? (value as Json) : {})
