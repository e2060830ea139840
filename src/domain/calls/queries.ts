import { Prisma } from '@prisma/client'
import type { Db } from '../../platform/db.js'
import { LED_TO, SAYS_NOTHING, TALKED } from './call-outcomes.js'
import type { CallOutcome, Totals } from './types.js'

/** From (included) to (excluded). */
export type Span = { from: Date; to: Date }

/** isAnswered (call-outcomes.ts), for the database: of a row of calls. Never null. */
export const ANSWERED = Prisma.sql`case when coalesce(outcome::text, ${SAYS_NOTHING}) = ${SAYS_NOTHING}::text
  then answered_at is not null else outcome::text = any(${[...TALKED]}::text[]) end`

/** Totals of several spans of time in one pass over the calls of a client. */
export async function totalsOf(db: Db, clientId: string, spans: readonly Span[]): Promise<Totals[]> {
  const rows = await db.$queryRaw<Totals[]>`
    select count(calls.id)::int as calls,
           count(calls.id) filter (where ${ANSWERED})::int as answered,
           coalesce(sum(duration_seconds), 0)::int as "talkSeconds"
    from unnest(${spans.map(({ from }) => from.toISOString())}::timestamptz[],
                ${spans.map(({ to }) => to.toISOString())}::timestamptz[]) with ordinality as span(starts, ends, position)
    left join calls on client_id = ${clientId}::uuid and started_at >= starts and started_at < ends
    group by position order by position`
  return rows
}

/** isOurWord, for the database. */
export const THEIR_WORD = Prisma.sql`case when corrected_outcome is null and coalesce(outcome::text, '') <> all(${[...LED_TO]}::text[])
  then reported_outcome end`

/** What calls led to, most frequent first: the client's own word, or ours where it sent none or ours says more. */
export function outcomesOf(db: Db, clientId: string, { from, to }: Span) {
  return db.$queryRaw<{ reportedOutcome: string | null; outcome: CallOutcome | null; calls: number }[]>`
    select word as "reportedOutcome", case when word is null then outcome end as outcome, count(*)::int as calls
    from (select ${THEIR_WORD} as word, outcome::text as outcome from calls
    where client_id = ${clientId}::uuid and started_at >= ${from} and started_at < ${to} and status = 'ENDED') as ended
    group by 1, 2 order by calls desc, 1, 2 limit 50`
}

/** Calls by calendar day of a zone, only days that have any; of one client or of all. */
export function daysOf(db: Db, clientId: string | undefined, { from, to, timeZone }: Span & { timeZone: string }) {
  const whose = clientId ? Prisma.sql`client_id = ${clientId}::uuid` : Prisma.sql`true`
  return db.$queryRaw<{ on: string; calls: number; answered: number }[]>`
    select to_char(started_at at time zone ${timeZone}, 'YYYY-MM-DD') as on,
           count(*)::int as calls, count(*) filter (where ${ANSWERED})::int as answered
    from calls where ${whose} and started_at >= ${from} and started_at < ${to}
    group by 1 order by 1`
}
