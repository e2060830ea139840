import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { isConversationUpdate, namesOf } from '../../integrations/voice/index.js'
import { openCompact, sealCompact } from '../../platform/compact.js'
import type { Deps } from '../../platform/context.js'
import type { Place, Vault } from '../../platform/vault.js'
import { deliveryKeyOf, type Received } from './event-row.js'
import { keptHeaders } from './kept-headers.js'

type UnassignedDelivery = {
  headers: IncomingHttpHeaders
  body: Buffer
  read: Received
  /** Vapi's own id of the message, from a signature that was checked. */
  messageId?: string | undefined
  now: Date
}

/**
 * Keeps a genuine delivery to the organisation's URL that names no client of ours, sealed, for staff to assign; it has
 * committed when this resolves. The same delivery again is counted; of a call's conversation only the newest is kept.
 */
export async function keepUnassigned(
  { database, vault }: Pick<Deps, 'database' | 'vault'>,
  delivery: UnassignedDelivery,
): Promise<void> {
  const { headers, body, read, now } = delivery
  const message = read.kind === 'message' ? read : undefined
  const names = message ? namesOf(message) : {}
  const replaced = message && isConversationUpdate(message) ? message.callId : undefined
  const id = randomUUID()
  const { sealed, isDeflated } = sealCompact(vault, unassignedPlace(id), body)
  await database.query(replaced === undefined ? STORE : STORE_NEWEST, [
    id,
    deliveryKeyOf(delivery, replaced),
    message?.callId ?? null,
    message?.type ?? 'unparsed',
    names.vapiAssistantId ?? null,
    names.vapiPhoneNumberId ?? null,
    names.number ?? null,
    JSON.stringify(keptHeaders(headers)),
    body.length,
    sealed,
    isDeflated,
    message?.sentAtMs === undefined ? null : new Date(message.sentAtMs),
    now,
  ])
}

/** Of what belongs to nobody no more is kept than somebody can look through. */
const MOST_WAITING = 20_000

const STORE = `
  insert into unassigned_events (id, delivery_key, call_key, type, vapi_assistant_id, vapi_phone_number_id, number, headers,
    body_bytes, body_sealed, is_deflated, sent_at, received_at)
  select $1::uuid, $2::bytea, $3, $4, $5, $6, $7, $8::jsonb, $9::int, $10::bytea, $11::boolean, $12::timestamptz,
    $13::timestamptz
  where (select count(*) from (select 1 from unassigned_events limit ${MOST_WAITING}) waiting) < ${MOST_WAITING}
  on conflict (delivery_key) do update set deliveries = unassigned_events.deliveries + 1`

/** A row takes newer bytes with the id they are sealed for. */
const STORE_NEWEST = `${STORE}, id = excluded.id, body_sealed = excluded.body_sealed, body_bytes = excluded.body_bytes,
  is_deflated = excluded.is_deflated, sent_at = excluded.sent_at
  where unassigned_events.sent_at is null or excluded.sent_at >= unassigned_events.sent_at`

const unassignedPlace = (id: string): Place => ({ clientId: '', table: 'unassigned_events', column: 'body_sealed', id })

type StoredBody = { id: string; bodySealed: Uint8Array; isDeflated: boolean }

/** The body of an event that waits for its client, byte for byte. */
export const openUnassigned = (vault: Vault, { id, bodySealed, isDeflated }: StoredBody): Buffer =>
  openCompact(vault, unassignedPlace(id), { sealed: bodySealed, isDeflated })
