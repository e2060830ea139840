import { expect, it } from 'vitest'
import { type Claimed, claim } from '../../../src/domain/inbound/claims.js'
import type { Ctx } from '../../../src/platform/context.js'
import { aClient, ctxOf } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'

onPostgres('the queue of events', () => {
  const db = useDatabase({ engine: 'postgres' })
  const fill = async (
    clientId: string,
    { from, to, calls }: { from: number; to: number; calls: number },
    state = 'READY',
  ) =>
    db.deps.database.query(
      `insert into webhook_events (id, client_id, delivery_key, call_key, type, state, headers, body_bytes, body_sealed)
       select gen_random_uuid(), $1, decode(md5(n::text), 'hex'), 'call-' || n % $4::int, 'hang', $5::webhook_event_state, '{}', 9, ''
       from generate_series($2::int, $3::int - 1) n`,
      [clientId, from, to, calls, state],
    )
  const inTx = <T>(work: (tx: Ctx) => Promise<T>): Promise<T> =>
    db.deps.database.transaction((tx) => work({ ...ctxOf(db.deps), db: tx }))
  const keys = async (events: readonly Claimed[]) =>
    db.deps.database.query('select distinct call_key from webhook_events where id = any($1)', [
      events.map(({ id }) => id),
    ])

  it('is taken from its head at once, however long it is and whatever the statistics say', async () => {
    const { id } = await aClient(db.deps)
    await fill(id, { from: 0, to: 5_000, calls: 500 }, 'DONE')
    await db.deps.database.query('analyze webhook_events')
    await fill(id, { from: 5_000, to: 105_000, calls: 30_000 })
    const startedAt = performance.now()
    const claimed = await inTx((tx) => claim(tx, 128))
    expect(performance.now() - startedAt).toBeLessThan(2_000)
    expect(claimed).toHaveLength(128)
  }, 60_000)

  it('gives the events of one call to one worker at a time, and what no other has to the next', async () => {
    const { id } = await aClient(db.deps)
    // Twenty events of each of forty calls, then more than a head of other calls.
    await fill(id, { from: 0, to: 800, calls: 40 })
    await inTx(async (first) => {
      const mine = await claim(first, 300)
      expect(mine).toHaveLength(300)
      expect((await keys(mine)).rows).toHaveLength(40)
      expect(await inTx((second) => claim(second, 300))).toEqual([])
      await db.deps.database.query(
        `insert into webhook_events (id, client_id, delivery_key, call_key, type, state, headers, body_bytes, body_sealed)
         values (gen_random_uuid(), $1, '\\x01', 'late', 'hang', 'READY', '{}', 9, '')`,
        [id],
      )
      const theirs = await inTx((second) => claim(second, 300))
      expect((await keys(theirs)).rows).toEqual([{ call_key: 'late' }])
    })
  })

  it('is taken in parts that fit the memory, and one that fits nowhere alone', async () => {
    const { id } = await aClient(db.deps)
    await fill(id, { from: 0, to: 20, calls: 20 })
    await db.deps.database.query('update webhook_events set body_bytes = 3000000')
    expect(await inTx((tx) => claim(tx, 100))).toHaveLength(5)
    await db.deps.database.query('update webhook_events set body_bytes = 50000000')
    expect(await inTx((tx) => claim(tx, 100))).toHaveLength(1)
  })
})
