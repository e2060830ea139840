import { Prisma } from '@prisma/client'
import { parseVapiMessage } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { CHANNEL } from './doorbell.js'
import { type Delivery, eventRow } from './event-row.js'

type KeptEvent = Pick<Delivery, 'clientId' | 'body' | 'source'> & { receivedAt?: Date }

/**
 * Stores an event that did not come through the door (found by reconciliation, or assigned to a client later) in the
 * caller's transaction, by the door's own rules: the same bytes are one event, and the worker is told.
 */
export async function keepEvent(tx: Ctx, input: KeptEvent): Promise<{ id: string; isNew: boolean }> {
  const read = parseVapiMessage(input.body)
  const row = eventRow(tx.vault, { ...input, headers: {} }, { read, now: input.receivedAt ?? tx.now })
  const [stored] = await tx.db.$queryRaw<{ id: string; isNew: boolean }[]>(Prisma.sql`
    insert into webhook_events (id, client_id, delivery_key, call_key, type, state, cause, last_error, headers, body_bytes,
      body_sealed, is_deflated, source, sent_at, received_at, done_at)
    values (${row.id}::uuid, ${row.clientId}::uuid, ${row.deliveryKey}, ${row.callKey}, ${row.type},
      ${row.state}::webhook_event_state, ${row.cause}::quarantine_cause, ${row.note}, ${row.headers}::jsonb,
      ${row.bodyBytes}, ${row.bodySealed}, ${row.isDeflated}, ${row.source}::event_source, ${row.sentAt}::timestamptz,
      ${row.receivedAt}::timestamptz, ${row.doneAt}::timestamptz)
    on conflict (client_id, delivery_key) do update set deliveries = webhook_events.deliveries + 1
    returning id::text, xmax = 0 as "isNew"`)
  if (row.state === 'READY') await tx.db.$executeRaw`select pg_notify(${CHANNEL}, '')`
  return stored ?? { id: row.id, isNew: false }
}
