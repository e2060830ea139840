import { Prisma } from '@prisma/client'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'

export type Totals = { calls: number; minutes: number; costMicros: bigint }

export const NO_TOTALS: Totals = { calls: 0, minutes: 0, costMicros: 0n }

type Counted = { id: string; calls: number; seconds: number; costMicros: bigint | number | string }

/**
 * Calls, minutes (seconds summed, then rounded up) and cost in micro-dollars of each of these numbers, as its present
 * client's calls tell: by the number's id at Vapi or by the number itself. One query; each client's calls are read once.
 */
export async function totalsOf(ctx: Ctx, phoneNumberIds: readonly string[]): Promise<Map<string, Totals>> {
  if (phoneNumberIds.length === 0) return new Map()
  // The role of clients cannot read what a call cost.
  const cost = walledClient(ctx.actor) ? Prisma.sql`0` : Prisma.sql`sum(cost_micros)`
  const rows = await inTransaction(
    ctx,
    (tx) => tx.db.$queryRaw<Counted[]>`
      with picked as (
        select id, client_id, number, vapi_phone_number_id from phone_numbers
        where id = any(${[...phoneNumberIds]}::uuid[]) and client_id is not null),
      grouped as (
        select client_id, vapi_phone_number_id,
          case direction when 'INBOUND' then to_number when 'OUTBOUND' then from_number end as own_number,
          count(*) as calls, sum(duration_seconds) as seconds, ${cost} as cost
        from calls where client_id in (select client_id from picked) group by 1, 2, 3)
      select s.id::text, sum(g.calls)::int as calls, coalesce(sum(g.seconds), 0)::int as seconds,
        coalesce(sum(g.cost), 0)::bigint as "costMicros"
      from picked s join grouped g on g.client_id = s.client_id
        and (g.vapi_phone_number_id = s.vapi_phone_number_id or g.own_number = s.number)
      group by s.id`,
  )
  return new Map(
    rows.map(({ id, calls, seconds, costMicros }) => [
      id,
      { calls, minutes: Math.ceil(seconds / 60), costMicros: BigInt(costMicros) },
    ]),
  )
}
