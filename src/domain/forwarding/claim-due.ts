import type { Deps } from '../../platform/context.js'
import { TIME_LIMITS } from '../../platform/time-limits.js'

/** After this long a try is somebody else's: longer than one takes, so that only a process that died loses it. */
export const LEASE_SECONDS = TIME_LIMITS.forwardLeaseMs / 1_000

/** Of one URL at a time, in one worker; one that fails takes one place only, so that many of them block nobody. */
const AT_ONCE = 5
const AT_ONCE_WHILE_FAILING = 1

/** So many are looked at for a URL with room; those of a full one are passed over first, however many. */
const LOOK_AHEAD = 500

export type Claimed = { id: string; urlId: string }

/**
 * Takes what is due and answers its ids, the longest waiting first, at most `limit` and of each URL only as many as it
 * may have under way beside `busy` (the URL of everything this worker is sending). Whoever dies meanwhile loses them
 * again after the lease.
 */
export async function claimDue(
  { database }: Pick<Deps, 'database'>,
  { limit, busy }: { limit: number; busy: readonly string[] },
): Promise<Claimed[]> {
  return database.prisma.$queryRaw<Claimed[]>`
    with urls as (
      select id, case when failing_since is null then ${AT_ONCE}::int else ${AT_ONCE_WHILE_FAILING}::int end as places
      from forwarding_urls where state = 'ACTIVE'),
    due as (
      select f.id, f.url_id, f.next_at from forwardings f
      where f.state = 'WAITING' and f.next_at <= now() and f.url_id <> all (array(
        select urls.id from urls join unnest(${busy}::uuid[]) b on b = urls.id
        group by urls.id, urls.places having count(*) >= urls.places))
      order by f.next_at limit ${LOOK_AHEAD}),
    placed as (
      select due.id, due.next_at, row_number() over (partition by due.url_id order by due.next_at, due.id)
          + (select count(*) from unnest(${busy}::uuid[]) b where b = due.url_id) as place, urls.places
      from due join urls on urls.id = due.url_id),
    mine as (
      select f.id from forwardings f
      where f.id in (select id from placed where place <= places order by next_at limit ${limit})
        and f.state = 'WAITING' and f.next_at <= now()
      for update skip locked)
    update forwardings f set next_at = now() + make_interval(secs => ${LEASE_SECONDS}::float8)
    from mine where f.id = mine.id returning f.id::text, f.url_id::text as "urlId"`
}

/** Gives back what was claimed and not sent to its end. */
export async function giveBack({ database }: Pick<Deps, 'database'>, id: string): Promise<void> {
  await database.prisma.$executeRaw`
    update forwardings set next_at = now() where id = ${id}::uuid and state = 'WAITING' and next_at is not null`
}
