import { Prisma } from '@prisma/client'
import { parseVapiMessage } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { openBody } from './body.js'
import type { ReadEvent } from './effects.js'

/** An event this transaction holds; the lock goes with the connection, so nothing has to expire. */
export type Claimed = {
  id: string
  clientId: string
  type: string
  receivedAt: Date
  isTest: boolean
  bodySealed: Uint8Array
  isDeflated: boolean
}

/** Bodies that are in memory at once; one that is larger is taken alone. */
const BATCH_BYTES = 16 * 1024 * 1024

type Locked = Claimed & { callKey: string | null; upto: number }

const COLUMNS = Prisma.sql`e.id::text, e.client_id::text as "clientId", e.type, e.received_at as "receivedAt",
  e.is_test as "isTest", e.body_sealed as "bodySealed", e.is_deflated as "isDeflated", e.call_key as "callKey",
  e.body_bytes, e.seq`

/** Of the events that a statement locks the first ones, as far as their bodies fit; the others are for the next batch. */
const fitting = (locking: Prisma.Sql, bytes: number) => Prisma.sql`
  locked as materialized (${locking}),
  counted as (select *, sum(body_bytes) over (order by seq)::float8 as upto from locked)
  select * from counted where upto = body_bytes or upto <= ${bytes}::float8 order by seq`

/** How far from its head the queue is looked at; all the way only when nothing there can be had. */
const NEAR = 512
const FAR = 20_000

/**
 * The head of the queue. Everything is found among these few rows, by their ids: what the planner believes about how many
 * events are ready is of the last ANALYZE, when there were none, and whole scans of a long queue look cheap to it.
 */
const headOf = (length: number) => Prisma.sql`
  with head as materialized (
    select id, client_id, call_key, seq, next_at from webhook_events where state = 'READY' order by seq limit ${length}::int)`

/** The same condition, written so that no index seems to be made for it. */
const STILL_READY = Prisma.sql`e.state::text = 'READY' and e.next_at <= now()`

/**
 * The oldest ready events. Of one call only one worker has events at a time: those behind its oldest one are left, unless
 * there is room for them in the same batch.
 */
export async function claim(tx: Ctx, limit: number): Promise<Claimed[]> {
  const oldest = await claimOldest(tx, limit, NEAR)
  if (oldest.length === 0) return claimOldest(tx, limit, FAR)
  const bytesLeft = BATCH_BYTES - (oldest.at(-1)?.upto ?? 0)
  if (oldest.length >= limit || bytesLeft <= 0) return oldest
  return [...oldest, ...(await claimBehind(tx, oldest, { limit: limit - oldest.length, bytes: bytesLeft }))]
}

/** The oldest event of each call, and those of no call: what is older than it would be in the head as well. */
const claimOldest = (tx: Ctx, limit: number, length: number): Promise<Locked[]> =>
  tx.db.$queryRaw<Locked[]>(Prisma.sql`
    ${headOf(length)},
    first as materialized (
      select distinct on (client_id, coalesce(call_key, id::text)) id, next_at from head
      order by client_id, coalesce(call_key, id::text), seq),
    ${fitting(
      Prisma.sql`select ${COLUMNS} from webhook_events e
        where e.id = any(array(select id from first where next_at <= now())) and ${STILL_READY}
        order by e.seq limit ${limit}::int for update of e skip locked`,
      BATCH_BYTES,
    )}`)

function claimBehind(tx: Ctx, oldest: readonly Locked[], room: { limit: number; bytes: number }): Promise<Locked[]> {
  const calls = oldest.flatMap(({ id, clientId, callKey }) => (callKey === null ? [] : [{ id, clientId, callKey }]))
  if (calls.length === 0) return Promise.resolve([])
  return tx.db.$queryRaw<Locked[]>(Prisma.sql`
    ${headOf(NEAR)},
    ${fitting(
      Prisma.sql`select ${COLUMNS} from webhook_events e
        where ${STILL_READY} and e.id = any(array(
          select h.id from head h
          join unnest(${calls.map(({ clientId }) => clientId)}::uuid[], ${calls.map(({ callKey }) => callKey)}::text[])
            as c (client_id, call_key) on c.client_id = h.client_id and c.call_key = h.call_key
          where h.next_at <= now() and h.id <> all(${calls.map(({ id }) => id)}::uuid[])
          order by h.seq limit ${room.limit}::int))
        order by e.seq for update of e skip locked`,
      room.bytes,
    )}`)
}

/** These events, as far as they are still ready and nobody else has them. */
export const claimThese = (tx: Ctx, ids: readonly string[]): Promise<Claimed[]> =>
  tx.db.$queryRaw<Claimed[]>`
    select ${COLUMNS} from webhook_events e
    where id = any(${ids}::uuid[]) and state = 'READY' and next_at <= now() order by seq for update of e skip locked`

export type Fate = { id: string; state: 'DONE' | 'QUARANTINED'; cause: 'UNREADABLE' | null; note: string | null }

/** Opens and reads claimed events: what is to be applied, and where each ends. Test events end without an effect. */
export function readClaimed({ vault }: Ctx, claimed: readonly Claimed[]): { events: ReadEvent[]; fates: Fate[] } {
  const events: ReadEvent[] = []
  const fates = claimed.map((event): Fate => {
    const { id, clientId, type, receivedAt, isTest } = event
    const read = parseVapiMessage(openBody(vault, event))
    if (read.kind === 'unreadable') return { id, state: 'QUARANTINED', cause: 'UNREADABLE', note: read.reason }
    if (!isTest) events.push({ id, clientId, type, receivedAt, read })
    return { id, state: 'DONE', cause: null, note: null }
  })
  return { events, fates }
}

/** Marks events as finished, in the transaction of their effects. */
export async function finish(tx: Ctx, fates: readonly Fate[]): Promise<void> {
  await tx.db.$executeRaw`
    update webhook_events e set state = f.state::webhook_event_state, cause = nullif(f.cause, '')::quarantine_cause,
      last_error = nullif(f.note, ''), done_at = now()
    from unnest(${fates.map(({ id }) => id)}::uuid[], ${fates.map(({ state }) => state)}::text[],
      ${fates.map(({ cause }) => cause ?? '')}::text[], ${fates.map(({ note }) => note ?? '')}::text[])
      as f (id, state, cause, note)
    where e.id = f.id`
}
