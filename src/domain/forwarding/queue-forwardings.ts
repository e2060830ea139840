import { Prisma } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { REPLACED_TYPE } from './replaced.js'
import { tellTheSenders } from './tell.js'

type QueuedEvent = { id: string; clientId: string; type: string }

/** Events are kept for a paused URL as long as it may still be mended: a week after it began to fail. */
export const KEPT_WHILE_PAUSED_DAYS = 8

/**
 * Puts events on their way to those URLs of their clients that want their type, in the caller's transaction (which a
 * client's role has no right to). For a paused URL they wait, for a week at most. Safe to repeat: an event goes to a
 * URL once, but for one that newer ones take the place of: then the newest does. Test events go nowhere.
 */
export async function queueForwardings(tx: Ctx, events: readonly QueuedEvent[]): Promise<void> {
  if (events.length === 0) return
  const distinct = new Map(events.map((event) => [event.id, event]))
  const rows = [...distinct.values()].map(
    ({ id, clientId, type }) => Prisma.sql`(${id}::uuid, ${clientId}::uuid, ${type}::text)`,
  )
  const queued = await tx.db.$executeRaw`
    insert into forwardings (id, client_id, url_id, event_id, type, next_at)
    select gen_random_uuid(), u.client_id, u.id, e.id, e.type, case when u.state = 'ACTIVE' then now() end
    from (values ${Prisma.join(rows)}) as e (id, client_id, type)
    join forwarding_urls u on u.client_id = e.client_id and (cardinality(u.types) = 0 or e.type = any (u.types))
      and (u.state = 'ACTIVE' or u.state = 'PAUSED'
        and u.failing_since > now() - make_interval(days => ${KEPT_WHILE_PAUSED_DAYS}::int))
    join webhook_events w on w.id = e.id and not w.is_test
    on conflict (client_id, url_id, event_id) do update set state = 'WAITING', attempts = 0, next_at = excluded.next_at
      where forwardings.type = ${REPLACED_TYPE} and forwardings.state <> 'WAITING'`
  if (queued > 0) await tellTheSenders(tx)
}
