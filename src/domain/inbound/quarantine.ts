import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { parseVapiMessage } from '../../integrations/voice/index.js'
import { sealCompact } from '../../platform/compact.js'
import type { Ctx, Deps } from '../../platform/context.js'
import { bodyPlace } from './body.js'
import { keptHeaders } from './kept-headers.js'

/** A day's worth of one client: whoever knows a token, or the id of an assistant, must not fill the disk. */
const MOST_A_DAY = 10_000
const MOST_BYTES_A_DAY = 512 * 1024 * 1024

export type SetAside = {
  clientId: string
  headers: IncomingHttpHeaders
  /** Empty when it was too large to be read. */
  body: Buffer
  cause: 'SIGNATURE' | 'TOO_LARGE'
  /** One sentence for staff. */
  reason: string
  /** What a later check of the signature needs. */
  proof?: Buffer
}

/**
 * Keeps a delivery that was refused, so that a wrong secret loses nothing: once it is mended the event can be replayed.
 * Of one that was too large only the fact is kept. At most 10,000 and 512 MB a client in 24 hours; what comes after is dropped.
 */
export async function setAside(
  { database, vault }: Pick<Deps, 'database' | 'vault'>,
  { now }: Pick<Ctx, 'now'>,
  refused: SetAside,
): Promise<void> {
  const { clientId, body, cause, proof } = refused
  const id = randomUUID()
  const read = cause === 'TOO_LARGE' ? undefined : parseVapiMessage(body)
  const message = read?.kind === 'message' ? read : undefined
  const { sealed, isDeflated } = sealCompact(vault, bodyPlace({ clientId, id }), body)
  await database.query(
    STORE,
    [
      id,
      clientId,
      // Of its own: the same bytes, once they are signed well, are another event.
      randomBytes(32),
      message?.callId ?? null,
      message?.type ?? (cause === 'TOO_LARGE' ? 'too-large' : 'unparsed'),
      cause,
      refused.reason,
      JSON.stringify(keptHeaders(refused.headers)),
      body.length,
      sealed,
      isDeflated,
      proof ? vault.seal({ clientId, table: 'webhook_events', column: 'proof_sealed', id }, proof) : null,
      now,
      refused.headers['x-backline-test'] === '1',
    ],
    'inbox-aside',
  )
}

const STORE = `
  insert into webhook_events (id, client_id, delivery_key, call_key, type, state, cause, last_error, headers, body_bytes,
    body_sealed, is_deflated, proof_sealed, received_at, is_test)
  select $1::uuid, $2::uuid, $3::bytea, $4, $5, 'QUARANTINED', $6::quarantine_cause, $7, $8::jsonb, $9::int, $10::bytea,
    $11::boolean, $12::bytea, $13::timestamptz, $14::boolean
  where (select count(*) < ${MOST_A_DAY} and coalesce(sum(body_bytes), 0) < ${MOST_BYTES_A_DAY} from webhook_events
    where client_id = $2::uuid and state in ('DEAD', 'QUARANTINED') and cause = $6::quarantine_cause and received_at > now() - interval '1 day')`
