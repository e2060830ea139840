import type { Ctx } from '../../platform/context.js'

/** After it was put on its way; with it goes what the log says of its deliveries. */
export const CLIENT_EVENTS_KEPT_DAYS = 30

/** In one statement. */
const BATCH = 2_000

/**
 * Removes what happened with clients and was put on its way a month ago, with the log of it: names, numbers and messages
 * stand there. What still waits to be sent stays. Safe to repeat.
 * @returns how many there were
 */
export async function pruneClientEvents(ctx: Ctx): Promise<number> {
  const removed = await ctx.db.$executeRaw`
    delete from client_events where id in (
      select id from client_events e
      where queued_at < now() - make_interval(days => ${CLIENT_EVENTS_KEPT_DAYS}::int)
        and not exists (
          select from forwardings f where f.client_id = e.client_id and f.own_event_id = e.id and f.state = 'WAITING')
      limit ${BATCH})`
  return removed < BATCH ? removed : removed + (await pruneClientEvents(ctx))
}
