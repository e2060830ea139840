import type { Deps } from '../../platform/context.js'
import { KEPT_WHILE_PAUSED_DAYS } from './queue-forwardings.js'

/** In one transaction. */
const BATCH = 500

/**
 * Puts what happened with us on its way to those URLs of its client that want its type. As many as wanted may run at once:
 * each event is taken by one, in the statement that puts it on its way. For a paused URL it waits, as what comes from Vapi
 * does.
 * @returns how many events there were
 */
export async function queueOwnEvents({ database }: Pick<Deps, 'database'>): Promise<number> {
  const queued = await database.prisma.$executeRaw`
    with due as (
      select id, client_id, type from client_events where queued_at is null and created_at <= now()
      order by created_at limit ${BATCH} for update skip locked),
    sent as (
      insert into forwardings (id, client_id, url_id, own_event_id, type, next_at)
      select gen_random_uuid(), u.client_id, u.id, due.id, due.type, case when u.state = 'ACTIVE' then now() end
      from due join forwarding_urls u on u.client_id = due.client_id
        and (cardinality(u.types) = 0 or due.type = any (u.types))
        and (u.state = 'ACTIVE' or u.state = 'PAUSED'
          and u.failing_since > now() - make_interval(days => ${KEPT_WHILE_PAUSED_DAYS}::int))
      on conflict (client_id, url_id, own_event_id) do nothing)
    update client_events e set queued_at = now() from due where e.id = due.id`
  return queued < BATCH ? queued : queued + (await queueOwnEvents({ database }))
}
