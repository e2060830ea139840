import { createHash, randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { parseVapiMessage, type Unreadable, type VapiMessage } from '../../integrations/voice/index.js'
import type { Ctx, Deps } from '../../platform/context.js'
import { bodyPlace } from './body-place.js'
import { makeDoorbell } from './doorbell.js'
import { hasEffect } from './effects.js'
import { keptHeaders } from './kept-headers.js'

export type Delivery = { clientId: string; headers: IncomingHttpHeaders; body: Buffer }

/** What was understood of a delivery at the door. It is stored whatever it is. */
export type Received = VapiMessage | Unreadable

export type Inbox = {
  /**
   * Stores a delivery byte for byte (sealed) in one statement that has committed when this resolves. The same bytes for
   * the same client are one event, however often and however concurrently they come; the count goes up.
   */
  receive(ctx: Pick<Ctx, 'now'>, delivery: Delivery): Promise<Received>
}

/** One a process: past the pool, there is nothing between a delivery and its commit. */
export function makeInbox({ database, vault }: Pick<Deps, 'database' | 'vault'>): Inbox {
  const ring = makeDoorbell(database)
  return {
    async receive({ now }, { clientId, headers, body }) {
      const read = parseVapiMessage(body)
      const id = randomUUID()
      const fate = fateOf(read)
      await database.query(STORE, [
        id,
        clientId,
        createHash('sha256').update(body).digest(),
        read.kind === 'message' ? (read.callId ?? null) : null,
        (read.kind === 'message' && read.type) || 'unparsed',
        fate.state,
        fate.note,
        JSON.stringify(keptHeaders(headers)),
        body.length,
        vault.seal(bodyPlace({ clientId, id }), body),
        headers['x-backline-test'] === '1',
        now,
        fate.state === 'DONE' ? now : null,
      ])
      if (fate.state === 'READY') ring()
      return read
    },
  }
}

const STORE = `
  insert into webhook_events (id, client_id, delivery_key, call_key, type, state, last_error, headers, body_bytes,
    body_sealed, is_test, received_at, done_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  on conflict (client_id, delivery_key) do update set deliveries = webhook_events.deliveries + 1`

type Fate = { state: 'READY' | 'DONE' | 'QUARANTINED'; note: string | null }

/** The worker only gets what has an effect: most deliveries are the growing copies of a conversation. */
function fateOf(read: Received): Fate {
  if (read.kind === 'unreadable') return { state: 'QUARANTINED', note: read.reason }
  if (!hasEffect(read.type)) return { state: 'DONE', note: null }
  if (read.callId === undefined) return { state: 'DONE', note: 'It names no call, so there was nothing to add it to' }
  return { state: 'READY', note: null }
}
