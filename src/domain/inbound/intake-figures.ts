import type { Ctx } from '../../platform/context.js'
import { assertMay } from '../staff/index.js'

/** What came in during a stretch of time. */
export type Stretch = {
  received: number
  applied: number
  /** Deliveries of bytes we already had. */
  repeated: number
  bytes: number
}

export type IntakeFigures = {
  hour: Stretch
  day: Stretch
  /** The last 24 hours, oldest first; `from` begins the hour. */
  hours: ({ from: Date } & Stretch)[]
  now: {
    waiting: number
    oldestWaitingSeconds: number
    dead: number
    setAside: { unreadable: number; signature: number; tooLarge: number }
    unassigned: number
  }
}

const HOUR_MS = 3_600_000
const HOURS = 24

/** How intake fares for the whole installation: two statements, one over a day by its index, one over partial indexes. */
export async function intakeFigures(ctx: Ctx): Promise<IntakeFigures> {
  assertMay(ctx, 'events.read')
  const hours = await perHour(ctx)
  return {
    hour: hours.at(-1) ?? { ...NOTHING },
    day: hours.reduce((sum: Stretch, hour) => added(sum, hour), NOTHING),
    hours,
    now: await standing(ctx),
  }
}

const NOTHING: Stretch = { received: 0, applied: 0, repeated: 0, bytes: 0 }

const added = (one: Stretch, other: Stretch): Stretch => ({
  received: one.received + other.received,
  applied: one.applied + other.applied,
  repeated: one.repeated + other.repeated,
  bytes: one.bytes + other.bytes,
})

/** Hours back from now, so that the last one is whole. Of a conversation newer deliveries replace older ones: no repeats. */
async function perHour({ db, now }: Ctx): Promise<IntakeFigures['hours']> {
  const since = new Date(now.getTime() - HOURS * HOUR_MS)
  const rows = await db.$queryRaw<(Stretch & { ago: number })[]>`
    select greatest(0, floor(extract(epoch from ${now}::timestamptz - received_at) / 3600))::int as ago,
      count(*)::int as received, (count(*) filter (where state = 'DONE'))::int as applied,
      coalesce(sum(deliveries - 1) filter (where type <> 'conversation-update'), 0)::int as repeated,
      sum(body_bytes)::float8 as bytes
    from webhook_events where received_at > ${since} group by 1`
  const found = new Map(rows.map(({ ago, ...stretch }) => [ago, stretch]))
  return Array.from({ length: HOURS }, (_, index) => {
    const ago = HOURS - 1 - index
    return { from: new Date(now.getTime() - (ago + 1) * HOUR_MS), ...(found.get(ago) ?? NOTHING) }
  })
}

async function standing({ db, now }: Ctx): Promise<IntakeFigures['now']> {
  const [row] = await db.$queryRaw<Record<string, number>[]>`
    select waiting, oldest, dead, unreadable, signature, "tooLarge",
      (select count(*)::int from unassigned_events) as unassigned
    from (select count(*)::int as waiting,
        greatest(coalesce(extract(epoch from ${now}::timestamptz - min(next_at)), 0), 0)::float8 as oldest
        from webhook_events where state = 'READY') ready,
      (select (count(*) filter (where state = 'DEAD'))::int as dead,
        (count(*) filter (where cause = 'UNREADABLE'))::int as unreadable,
        (count(*) filter (where cause = 'SIGNATURE'))::int as signature,
        (count(*) filter (where cause = 'TOO_LARGE'))::int as "tooLarge"
        from webhook_events where state in ('DEAD', 'QUARANTINED')) trouble`
  const figure = (name: string) => row?.[name] ?? 0
  return {
    waiting: figure('waiting'),
    oldestWaitingSeconds: figure('oldest'),
    dead: figure('dead'),
    setAside: { unreadable: figure('unreadable'), signature: figure('signature'), tooLarge: figure('tooLarge') },
    unassigned: figure('unassigned'),
  }
}
