import type { Database } from '../../platform/db.js'
import type { EventRow } from './event-row.js'

const COLUMNS = `id, client_id, delivery_key, call_key, type, state, cause, last_error, headers, body_bytes, body_sealed,
  is_deflated, is_test, source, sent_at, received_at, done_at, deliveries`

const valuesOf = (row: EventRow): unknown[] => [
  row.id,
  row.clientId,
  row.deliveryKey,
  row.callKey,
  row.type,
  row.state,
  row.cause,
  row.note,
  row.headers,
  row.bodyBytes,
  row.bodySealed,
  row.isDeflated,
  row.isTest,
  row.source,
  row.sentAt,
  row.receivedAt,
  row.doneAt,
  row.deliveries,
]

const WIDTH = 18

const INTO = `insert into webhook_events (${COLUMNS}) values`
const SAME = 'on conflict (client_id, delivery_key) do nothing returning id::text as id'

/** The same call's conversation again: the newer one takes the place of the older one and is worked through anew. */
const NEWER = `on conflict (client_id, delivery_key) do update set deliveries = webhook_events.deliveries + excluded.deliveries,
  state = excluded.state, attempts = 0, next_at = now(), last_error = null, headers = excluded.headers,
  body_bytes = excluded.body_bytes, body_sealed = excluded.body_sealed, is_deflated = excluded.is_deflated,
  sent_at = excluded.sent_at, received_at = excluded.received_at, done_at = excluded.done_at
  where webhook_events.sent_at is null or excluded.sent_at >= webhook_events.sent_at`

/** The statement for so many rows. Few lengths, each prepared once a connection. */
const statements = new Map<string, string>()
function statementFor(count: number, conflict: string): string {
  const key = `${count} ${conflict}`
  const known = statements.get(key)
  if (known) return known
  const rows = Array.from({ length: count }, (_, row) => `(${placeholders(row * WIDTH)})`)
  const made = `${INTO} ${rows.join(', ')} ${conflict}`
  statements.set(key, made)
  return made
}

const placeholders = (from: number) => Array.from({ length: WIDTH }, (_, at) => `$${from + at + 1}`).join(', ')

/**
 * Adds rows in one statement; rows of one key count as one, however many come in together. Answers those that were there
 * already, which it neither changes nor waits for.
 */
export async function storeRows(database: Database, rows: readonly EventRow[]): Promise<EventRow[]> {
  const distinct = distinctRows(rows)
  const added = new Set<unknown>()
  let at = 0
  while (at < distinct.length) {
    const size = 2 ** Math.floor(Math.log2(distinct.length - at))
    const group = distinct.slice(at, at + size)
    const stored = await database.query(statementFor(size, SAME), group.flatMap(valuesOf), `inbox-${size}`)
    for (const { id } of stored.rows) added.add(id)
    at += size
  }
  return distinct.filter(({ id }) => !added.has(id))
}

/** Adds one row, or puts it in the place of an older one of the same key. */
export async function storeNewest(database: Database, row: EventRow): Promise<void> {
  await database.query(statementFor(1, NEWER), valuesOf(row), 'inbox-newest')
}

/** A statement may not meet the same key twice; and in one order no two statements wait for each other. */
function distinctRows(rows: readonly EventRow[]): EventRow[] {
  if (rows.length === 1) return [...rows]
  const byKey = new Map<string, EventRow>()
  for (const row of rows) {
    const key = `${row.clientId} ${row.deliveryKey.toString('latin1')}`
    const first = byKey.get(key)
    byKey.set(key, first ? { ...first, deliveries: first.deliveries + row.deliveries } : row)
  }
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row)
}
