import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { CLIENT_EVENTS, type ClientEventData, type ClientEventType } from './event-shapes.js'
import { type ClientEventBody, sealBody } from './sealed-body.js'

/** Rung when something is due for a URL of a client; who does not hear it finds it by looking. */
export const FORWARDING_CHANNEL = 'backline_forwarding'

export type Told<T extends ClientEventType> = {
  clientId: string
  type: T
  /** What makes it the same one when it is told again. Left out: it is told each time. */
  key?: string
  data: ClientEventData<T>
  /** Kept back so long, for what is likely to become known meanwhile. */
  waitSeconds?: number
}

/**
 * Tells a client's URLs and programs that something happened, in the transaction in which it does: what is rolled back is
 * never told, what is committed is told for sure. Once per type and key. The worker puts it on its way.
 */
export async function tellClient<T extends ClientEventType>(
  tx: Ctx,
  { clientId, type, key, data, waitSeconds = 0 }: Told<T>,
): Promise<void> {
  const id = randomUUID()
  const body = bodyOf(tx, { id, clientId, type, data })
  // By the clock, so that what one transaction tells stays in order; cut off, so that no rounding lies ahead of it.
  await tx.db.$executeRaw`
    insert into client_events (id, client_id, type, key, subject_kind, subject_id, body_sealed, created_at)
    values (${id}::uuid, ${clientId}::uuid, ${type}, ${key ?? id}, ${CLIENT_EVENTS[type].subject}, ${data.id}::uuid,
      ${sealBody(tx, { id, clientId }, body)},
      date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => ${waitSeconds}::float8))
    on conflict (client_id, type, key) do nothing`
  await ring(tx)
}

/** One of them is told, however often this is asked. */
export const ring = (tx: Ctx): Promise<unknown> => tx.db.$queryRaw`select pg_notify(${FORWARDING_CHANNEL}, '')::text`

type Named<T extends ClientEventType> = { id: string; clientId: string; type: T; data: ClientEventData<T> }

/** What is sent: what the shape of the type names, and nothing else. */
export function bodyOf<T extends ClientEventType>(
  tx: Pick<Ctx, 'now'>,
  { id, clientId, type, data }: Named<T>,
): ClientEventBody {
  const said = CLIENT_EVENTS[type].data.parse(data)
  return { id, type, created_at: tx.now.toISOString(), client_id: clientId, data: said }
}
