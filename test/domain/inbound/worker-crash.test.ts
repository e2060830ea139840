import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { makeInbox } from '../../../src/domain/inbound/index.js'
import { keepWorker } from '../../chaos/processes.js'
import { aClient } from '../../support/builders.js'
import { onPostgres, testEnvironment, useDatabase } from '../../support/database.js'
import { sevenEvents } from '../calls/seven-events.js'

const CALLS = 286
const KILLING_MS = 10_000

// trust.md W-12 (the worker's part) and W-15
onPostgres('two worker processes that are killed at random', () => {
  const db = useDatabase({ engine: 'postgres' })
  const query = async (sql: string) => (await db.deps.database.query(sql)).rows

  it('apply 2,000 waiting events, none of them lost, twice or stuck, and set the poisonous aside', async () => {
    const { id: clientId } = await aClient(db.deps)
    await db.deps.database.script(COUNT_AND_REFUSE)
    const inbox = makeInbox(db.deps)
    const callIds = Array.from({ length: CALLS }, (_, n) => (n % 100 === 50 ? `poison-${n}` : `call-${n}`))
    for (const stage of sevenEvents('').keys()) {
      // An event that waits for its next try holds up its own call: of those that are poison there is one.
      const told = callIds.filter((callId) => stage === 5 || !callId.startsWith('poison'))
      const wave = told.map((callId) => Buffer.from(JSON.stringify(sevenEvents(callId)[stage])))
      const options = { withinMs: 60_000 }
      await Promise.all(
        wave.map((body) => inbox.receive({ now: new Date() }, { clientId, headers: {}, body }, options)),
      )
    }
    await db.deps.database.query(`update webhook_events set state = 'READY', done_at = null`)

    const workers = await Promise.all([1, 2].map(() => keepWorker(db.url, testEnvironment())))
    onTestFinished(async () => {
      await Promise.all(workers.map((worker) => worker.stop()))
    })
    const until = performance.now() + KILLING_MS
    let kills = 0
    for (let n = 0; performance.now() < until; n++) {
      await sleep(100 + ((n * 379) % 900))
      await workers[n % 2]?.kill()
      kills++
    }
    // The wait between two tries is proven elsewhere.
    const waiting = () => query(`update webhook_events set next_at = now() where state = 'READY' returning 1`)
    await expect.poll(async () => (await waiting()).length, { timeout: 40_000, interval: 500 }).toBe(0)
    await Promise.all(workers.map((worker) => worker.stop()))

    expect(kills).toBeGreaterThan(5)
    expect(await query('select state::text, count(*)::int from webhook_events group by 1 order by 1')).toEqual([
      { state: 'DEAD', count: 3 },
      { state: 'DONE', count: (CALLS - 3) * 7 },
    ])
    expect(await query('select event_id from done_once group by 1 having count(*) <> 1')).toEqual([])
    expect(await query('select count(*)::int from done_once')).toEqual([{ count: (CALLS - 3) * 7 }])
    const whole = `select count(*)::int from calls c where status = 'ENDED' and cost_micros = 30600
      and (select count(*) from call_messages m where m.call_id = c.id) = 7`
    expect(await query(whole)).toEqual([{ count: CALLS - 3 }])
    expect(await query(`select 1 from webhook_events where state = 'DEAD' and last_error not like '%poison%'`)).toEqual(
      [],
    )
  }, 90_000)
})

/** Every event that is finished is counted in the very transaction; one call in a hundred cannot be written. */
const COUNT_AND_REFUSE = `
  create table done_once (event_id uuid not null);
  create function count_done() returns trigger language plpgsql
    as $$ begin insert into done_once values (new.id); return new; end $$;
  create trigger count_done after update on webhook_events for each row
    when (new.state = 'DONE' and old.state <> 'DONE') execute function count_done();
  create function refuse_poison() returns trigger language plpgsql
    as $$ begin raise exception 'this call is poison'; end $$;
  create trigger refuse_poison before insert on calls for each row when (new.vapi_call_id like 'poison-%')
    execute function refuse_poison()`
