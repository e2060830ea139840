import { Prisma } from '@prisma/client'
import { parseVapiMessage } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { bodyPlace } from './body-place.js'
import type { ReadEvent } from './effects.js'

/** An event this transaction holds; the lock goes with the connection, so nothing has to expire. */
export type Claimed = { id: string; clientId: string; receivedAt: Date; isTest: boolean; bodySealed: Uint8Array }

/**
 * The oldest ready events. Of one call only one worker has events at a time: those behind its oldest one are left, unless
 * there is room for them in the same batch.
 */
export async function claim(tx: Ctx, limit: number): Promise<Claimed[]> {
  const oldest = await tx.db.$queryRaw<(Claimed & { callKey: string | null })[]>`
    select id, client_id as "clientId", received_at as "receivedAt", is_test as "isTest", body_sealed as "bodySealed",
      call_key as "callKey"
    from webhook_events e
    where state = 'READY' and next_at <= now() and not exists (
      select 1 from webhook_events older where older.client_id = e.client_id and older.call_key = e.call_key
        and older.state = 'READY' and older.seq < e.seq)
    order by seq limit ${limit}
    for update of e skip locked`
  const calls = oldest.filter(({ callKey }) => callKey !== null)
  if (calls.length === 0 || oldest.length >= limit) return oldest
  const keys = Prisma.join(calls.map(({ clientId, callKey }) => Prisma.sql`(${clientId}::uuid, ${callKey})`))
  const behind = await tx.db.$queryRaw<Claimed[]>`
    select id, client_id as "clientId", received_at as "receivedAt", is_test as "isTest", body_sealed as "bodySealed"
    from webhook_events
    where state = 'READY' and next_at <= now() and (client_id, call_key) in (${keys})
      and id not in (${Prisma.join(calls.map(({ id }) => Prisma.sql`${id}::uuid`))})
    order by seq limit ${limit - oldest.length}
    for update skip locked`
  return [...oldest, ...behind]
}

/** One event, if it is still ready and nobody else has it. */
export const claimOne = (tx: Ctx, id: string): Promise<Claimed[]> =>
  tx.db.$queryRaw<Claimed[]>`
    select id, client_id as "clientId", received_at as "receivedAt", is_test as "isTest", body_sealed as "bodySealed"
    from webhook_events where id = ${id}::uuid and state = 'READY' for update skip locked`

export type Fate = { id: string; state: 'DONE' | 'QUARANTINED'; note: string | null }

/** Opens and reads claimed events: what is to be applied, and where each ends. Test events end without an effect. */
export function readClaimed({ vault }: Ctx, claimed: readonly Claimed[]): { events: ReadEvent[]; fates: Fate[] } {
  const events: ReadEvent[] = []
  const fates = claimed.map(({ id, clientId, receivedAt, isTest, bodySealed }): Fate => {
    const read = parseVapiMessage(vault.open(bodyPlace({ clientId, id }), bodySealed))
    if (read.kind === 'unreadable') return { id, state: 'QUARANTINED', note: read.reason }
    if (!isTest) events.push({ id, clientId, receivedAt, read })
    return { id, state: 'DONE', note: null }
  })
  return { events, fates }
}

/** Marks events as finished, in the transaction of their effects. */
export async function finish(tx: Ctx, fates: readonly Fate[]): Promise<void> {
  const rows = fates.map(
    ({ id, state, note }) => Prisma.sql`(${id}::uuid, ${state}::webhook_event_state, ${note}::text)`,
  )
  await tx.db.$executeRaw`
    update webhook_events e set state = f.state, last_error = f.note, done_at = now()
    from (values ${Prisma.join(rows)}) as f (id, state, note) where e.id = f.id`
}
