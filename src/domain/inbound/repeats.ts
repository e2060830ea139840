import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../platform/db.js'
import type { EventRow } from './event-row.js'

type Repeat = { clientId: string; deliveryKey: Buffer; times: number; triesLeft: number }

const PAUSE_MS = 50
const TRIES = 100

/** Rows that somebody has in hand are passed over: nothing waits for a number that only people read. */
const COUNT = `update webhook_events e set deliveries = e.deliveries + r.times
  from (select w.id, t.times from unnest($1::uuid[], $2::bytea[], $3::int[]) as t (client_id, delivery_key, times)
    join webhook_events w on w.client_id = t.client_id and w.delivery_key = t.delivery_key
    order by w.id for update of w skip locked) r
  where e.id = r.id returning e.client_id::text || encode(e.delivery_key, 'hex') as key`

/** Counts deliveries that were there already, behind everybody's back; what cannot be counted within seconds is not. */
export function makeRepeats(database: Database): (rows: readonly EventRow[]) => void {
  let waiting = new Map<string, Repeat>()
  let isCounting = false

  const count = async () => {
    while (waiting.size > 0) {
      const taken = waiting
      waiting = new Map()
      const rows = [...taken.values()]
      const columns = [
        rows.map(({ clientId }) => clientId),
        rows.map(({ deliveryKey }) => deliveryKey),
        rows.map(({ times }) => times),
      ]
      const counted = await database.query(COUNT, columns, 'inbox-repeats').catch(() => ({ rows: [] }))
      for (const { key } of counted.rows) taken.delete(String(key))
      for (const [key, repeat] of taken)
        if (repeat.triesLeft > 0) put(key, { ...repeat, triesLeft: repeat.triesLeft - 1 })
      if (taken.size > 0) await sleep(PAUSE_MS, undefined, { ref: false })
    }
    isCounting = false
  }
  const put = (key: string, repeat: Repeat) => {
    const times = repeat.times + (waiting.get(key)?.times ?? 0)
    waiting.set(key, { ...repeat, times })
  }

  return (rows) => {
    for (const { clientId, deliveryKey, deliveries } of rows) {
      const key = `${clientId}${deliveryKey.toString('hex')}`
      put(key, { clientId, deliveryKey, times: deliveries, triesLeft: TRIES })
    }
    if (isCounting || waiting.size === 0) return
    isCounting = true
    void count()
  }
}
