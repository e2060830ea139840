import { Prisma } from '@prisma/client'
import type { Deps } from '../../platform/context.js'
import type { Db } from '../../platform/db.js'
import { refreshToldCalls } from '../calls/index.js'
import { KEPT_WHILE_PAUSED_DAYS } from './queue-forwardings.js'

/** In one transaction. */
const BATCH = 500
/** Each is read anew there. */
const CALLS_A_BATCH = 50

/**
 * Puts what happened with us on its way to those URLs of its client that want its type. As many as wanted may run at once:
 * each event is taken by one, in the transaction that puts it on its way. For a paused URL it waits, as what comes from Vapi
 * does. What a call came to is told as it is known now, also where that was corrected while it was kept back.
 * @returns how many events there were
 */
export async function queueOwnEvents(deps: Pick<Deps, 'database' | 'vault'>): Promise<number> {
  const { prisma } = deps.database
  const others = await queue(prisma, IS_NO_CALL, BATCH)
  const calls = await queueCalls(deps)
  const isMore = others === BATCH || calls === CALLS_A_BATCH
  return others + calls + (isMore ? await queueOwnEvents(deps) : 0)
}

/** Of a call that is there no more nothing else can be known. */
const IS_NO_CALL = Prisma.sql`(type <> 'call.completed' or not exists (
  select from calls c where c.client_id = client_events.client_id and c.id = subject_id))`

async function queueCalls({ database, vault }: Pick<Deps, 'database' | 'vault'>): Promise<number> {
  if (!(await isAnyCallDue(database.prisma))) return 0
  return database.prisma.$transaction(async (db) => {
    const ids = await refreshToldCalls({ db, vault, now: new Date() }, CALLS_A_BATCH)
    return ids.length === 0 ? 0 : queue(db, Prisma.sql`id = any (${ids}::uuid[])`, CALLS_A_BATCH)
  })
}

/** Most looks find none, and need no transaction for it. */
const isAnyCallDue = async (db: Db) =>
  (
    await db.$queryRaw<unknown[]>`
    select 1 from client_events where queued_at is null and created_at <= now() and type = 'call.completed' limit 1`
  ).length > 0

const queue = (db: Db, which: Prisma.Sql, limit: number): Promise<number> =>
  db.$executeRaw`
    with due as (
      select id, client_id, type from client_events where queued_at is null and created_at <= now() and ${which}
      order by created_at limit ${limit} for update skip locked),
    sent as (
      insert into forwardings (id, client_id, url_id, own_event_id, type, next_at)
      select gen_random_uuid(), u.client_id, u.id, due.id, due.type, case when u.state = 'ACTIVE' then now() end
      from due join forwarding_urls u on u.client_id = due.client_id
        and (cardinality(u.types) = 0 or due.type = any (u.types))
        and (u.state = 'ACTIVE' or u.state = 'PAUSED'
          and u.failing_since > now() - make_interval(days => ${KEPT_WHILE_PAUSED_DAYS}::int))
      on conflict (client_id, url_id, own_event_id) do nothing)
    update client_events e set queued_at = now() from due where e.id = due.id`
