import { createHash, randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { isConversationUpdate, type Unreadable, type VapiMessage } from '../../integrations/voice/index.js'
import { sealCompact } from '../../platform/compact.js'
import type { Vault } from '../../platform/vault.js'
import { bodyPlace } from './body.js'
import { hasEffect } from './effects.js'
import { keptHeaders } from './kept-headers.js'

/** What was understood of a delivery at the door. It is stored whatever it is. */
export type Received = VapiMessage | Unreadable

export type Delivery = {
  clientId: string
  headers: IncomingHttpHeaders
  body: Buffer
  /** Message types that go on to URLs of the client: they are worked through even where we have no use for them. */
  forwards?: readonly string[] | 'all'
  /** Vapi's own id of the message, from a signature that was checked. */
  messageId?: string | undefined
  source?: 'VAPI' | 'RECONCILIATION'
}

/** A row of webhook_events as the door writes it. */
export type EventRow = {
  id: string
  clientId: string
  deliveryKey: Buffer
  callKey: string | null
  type: string
  state: 'READY' | 'DONE' | 'QUARANTINED'
  cause: 'UNREADABLE' | 'SIGNATURE' | 'TOO_LARGE' | null
  note: string | null
  headers: string
  bodyBytes: number
  bodySealed: Uint8Array
  isDeflated: boolean
  isTest: boolean
  source: 'VAPI' | 'RECONCILIATION'
  sentAt: Date | null
  receivedAt: Date
  doneAt: Date | null
  /** How many deliveries of the same bytes this row stands for. */
  deliveries: number
  /** Newer ones take its place: the conversation so far, of which only the last matters. */
  isReplaceable: boolean
}

/** The row of a delivery: sealed, with the key that makes a second one the same one, and with what becomes of it. */
export function eventRow(vault: Vault, delivery: Delivery, { read, now }: { read: Received; now: Date }): EventRow {
  const { clientId, headers, body } = delivery
  const callKey = read.kind === 'message' ? (read.callId ?? null) : null
  const replaced = read.kind === 'message' && callKey !== null && isConversationUpdate(read) ? callKey : undefined
  const deliveryKey = deliveryKeyOf(delivery, replaced)
  const id = replaced === undefined ? randomUUID() : uuidFrom(clientId, deliveryKey)
  const fate = fateOf(read, delivery.forwards ?? [])
  const { sealed, isDeflated } = sealCompact(vault, bodyPlace({ clientId, id }), body)
  return {
    id,
    clientId,
    deliveryKey,
    callKey,
    type: (read.kind === 'message' && read.type) || 'unparsed',
    ...fate,
    headers: JSON.stringify(keptHeaders(headers)),
    bodyBytes: body.length,
    bodySealed: sealed,
    isDeflated,
    isTest: headers['x-backline-test'] === '1',
    source: delivery.source ?? 'VAPI',
    sentAt: read.kind === 'message' && read.sentAtMs !== undefined ? new Date(read.sentAtMs) : null,
    receivedAt: now,
    doneAt: fate.state === 'DONE' ? now : null,
    deliveries: 1,
    isReplaceable: replaced !== undefined,
  }
}

/** What makes two deliveries the same one. `replaced` is the call whose conversation so far it is, if it is one. */
export function deliveryKeyOf(
  { body, messageId }: Pick<Delivery, 'body' | 'messageId'>,
  replaced: string | undefined,
): Buffer {
  const hash = createHash('sha256')
  if (replaced !== undefined) return hash.update(`conversation of ${replaced}`).digest()
  return messageId === undefined ? hash.update(body).digest() : hash.update(`message ${messageId}`).digest()
}

/** The same id for the same key, so that what is sealed for one row opens in the row that is there already. */
function uuidFrom(clientId: string, key: Buffer): string {
  const hex = createHash('sha256').update(clientId).update(key).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

type Fate = Pick<EventRow, 'state' | 'cause' | 'note'>

/** The worker only gets what has an effect or goes on to the client: much else is noise of a call in progress. */
function fateOf(read: Received, forwards: readonly string[] | 'all'): Fate {
  if (read.kind === 'unreadable') return { state: 'QUARANTINED', cause: 'UNREADABLE', note: read.reason }
  const type = read.type ?? 'unparsed'
  // A URL names the type; Vapi may send its selector form, such as transcript[transcriptType="final"].
  if (forwards === 'all' || forwards.includes(type.split('[')[0] ?? type))
    return { state: 'READY', cause: null, note: null }
  if (!hasEffect(read.type)) return { state: 'DONE', cause: null, note: null }
  if (read.callId === undefined)
    return { state: 'DONE', cause: null, note: 'It names no call, so there was nothing to add it to' }
  return { state: 'READY', cause: null, note: null }
}
