import { z } from 'zod'
import { forClients } from '../../integrations/voice/index.js'
import { openCompact } from '../../platform/compact.js'
import type { Deps } from '../../platform/context.js'
import { type ClientEventBody, openBytes } from '../client-events/index.js'
import { secretsOf } from './signature.js'

/** 5 MB: more than receivers take. */
const MAX_BYTES = 5 * 1024 * 1024

/** What is to be sent where; or why it cannot be sent at all. */
export type Parcel = {
  id: string
  clientId: string
  urlId: string
  type: string
  /** When the event that is sent came in. */
  receivedAt: Date
  attempts: number
  url: string
  secrets: Buffer[]
  content: { body: Buffer } | { problem: string }
}

type Stored = {
  clientId: string
  urlId: string
  eventId: string | null
  ownEventId: string | null
  type: string
  receivedAt: Date
  attempts: number
  url: string
  secretSealed: Uint8Array
  previousSecretSealed: Uint8Array | null
  previousUntil: Date | null
  bodySealed: Uint8Array | null
  isDeflated: boolean
  ownSealed: Uint8Array | null
}

/** A claimed forwarding with its event, as it goes out; undefined when there is nothing to send any more. */
export async function openParcel(deps: Deps, id: string, now: Date): Promise<Parcel | undefined> {
  const [stored] = await deps.database.prisma.$queryRaw<Stored[]>`
    select f.client_id::text as "clientId", f.url_id::text as "urlId", f.event_id::text as "eventId",
      f.own_event_id::text as "ownEventId", f.type, f.attempts, u.url, o.body_sealed as "ownSealed",
      coalesce(w.received_at, o.created_at) as "receivedAt",
      u.secret_sealed as "secretSealed", u.previous_secret_sealed as "previousSecretSealed",
      u.previous_until as "previousUntil", w.is_deflated as "isDeflated",
      case when w.body_bytes <= ${MAX_BYTES} then w.body_sealed end as "bodySealed"
    from forwardings f join forwarding_urls u on u.id = f.url_id
    left join webhook_events w on w.id = f.event_id left join client_events o on o.id = f.own_event_id
    where f.id = ${id}::uuid and f.state = 'WAITING' and u.state = 'ACTIVE'`
  if (!stored) return undefined
  const { clientId, urlId, type, receivedAt, attempts, url } = stored
  const address = { id, clientId, urlId, type, receivedAt, attempts, url }
  try {
    return {
      ...address,
      secrets: secretsOf(deps.vault, { ...stored, id: urlId }, now),
      content: contentOf(deps, stored),
    }
  } catch (error) {
    deps.log.error('an event could not be opened to be sent on', { forwardingId: id, clientId, error })
    return { ...address, secrets: [], content: { problem: 'The event could not be opened' } }
  }
}

function contentOf({ vault }: Deps, stored: Stored): Parcel['content'] {
  const { clientId, eventId, ownEventId, bodySealed, isDeflated, ownSealed } = stored
  if (ownEventId && ownSealed) return { body: openBytes({ vault }, { id: ownEventId, clientId }, ownSealed) }
  if (!eventId || !bodySealed) return { problem: 'The event is larger than 5 MB, which is too large to send' }
  // Not by domain/inbound, which puts events on their way by this feature.
  const place = { clientId, table: 'webhook_events', column: 'body_sealed', id: eventId }
  const text = forClients(openCompact(vault, place, { sealed: bodySealed, isDeflated }).toString('utf8'))
  if (text === undefined) return { problem: 'The event is not JSON, so it is not sent' }
  return { body: Buffer.from(JSON.stringify(enveloped(text, stored))) }
}

/** What Vapi told, in the envelope of every event; it has its own under `message`. */
function enveloped(text: string, { eventId, clientId, type, receivedAt }: Stored): ClientEventBody {
  const told = z.record(z.string(), z.unknown()).catch({}).parse(JSON.parse(text))
  const message = z.record(z.string(), z.unknown()).safeParse(told['message'])
  const data = message.success ? message.data : told
  return { id: eventId ?? '', type, created_at: receivedAt.toISOString(), client_id: clientId, data }
}
