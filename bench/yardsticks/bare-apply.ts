import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** What one event makes of its call: the row it leaves, and the messages that come with it. */
export type Effect = { call: Record<string, unknown>; messages: Record<string, unknown>[]; replaces: boolean }

type Known = { callId: string; effect: Effect }

const CALL_COLUMNS = `id client_id vapi_call_id vapi_assistant_id vapi_phone_number_id direction from_number to_number
  caller_name status ended_reason outcome started_at answered_at ended_at duration_seconds cost_micros cost_breakdown
  success_evaluation evaluation intent confidence reported_outcome service_name has_recording forwarded_to language
  deleted_at_vapi_at transcript_sealed summary_sealed structured_sealed custom_fields_sealed recording_sealed word_hashes
  stamps updated_at`.split(/\s+/)
const MESSAGE_COLUMNS = 'id client_id call_id position speaker offset_ms duration_ms content_sealed'.split(' ')
const UPDATED = CALL_COLUMNS.slice(3).map((column) => `${column} = excluded.${column}`)

/**
 * The same effects as plain SQL: everything worked out beforehand, prepared statements of many rows, one transaction a
 * batch, no locks but the rows'. @returns how many events it took
 */
export async function bareApply(pool: pg.Pool, known: ReadonlyMap<string, Known>, batch: number): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const claimed = await client.query({
      name: 'claim',
      text: `with head as materialized (
          select id, client_id, call_key, seq from webhook_events where state = 'READY' order by seq limit 512)
        select e.id, e.client_id, e.received_at, e.body_sealed from webhook_events e
        where e.state::text = 'READY' and e.id = any(array(select distinct on (client_id, call_key) id from head
          order by client_id, call_key, seq))
        order by e.seq limit $1 for update skip locked`,
      values: [batch],
    })
    const events = claimed.rows.flatMap(({ id }) => known.get(id) ?? [])
    if (claimed.rows.length > 0) await write(client, events)
    await client.query({
      name: 'done',
      text: `update webhook_events set state = 'DONE', done_at = now() where id = any ($1)`,
      values: [claimed.rows.map(({ id }) => id)],
    })
    await client.query('commit')
    return claimed.rows.length
  } finally {
    client.release()
  }
}

async function write(client: pg.PoolClient, events: readonly Known[]): Promise<void> {
  const keys = events.map(({ effect }) => effect.call['vapi_call_id'])
  const clientId = events[0]?.effect.call['client_id']
  await client.query({
    name: 'read',
    text: 'select * from calls where client_id = $1 and vapi_call_id = any ($2) order by vapi_call_id for update',
    values: [clientId, keys],
  })
  const conflict = `on conflict (client_id, vapi_call_id) do update set ${UPDATED.join(', ')}`
  const rows = events.map(({ callId, effect }) => ({ ...effect.call, id: callId, updated_at: new Date() }))
  await insert(client, { table: 'calls', columns: CALL_COLUMNS, conflict }, rows)
  await client.query({
    name: 'replace',
    text: 'delete from call_messages where client_id = $1 and call_id = any ($2)',
    values: [clientId, events.filter(({ effect }) => effect.replaces).map(({ callId }) => callId)],
  })
  const messages = events.flatMap(({ callId, effect }) =>
    effect.messages.map((message) => ({ ...message, id: randomUUID(), call_id: callId })),
  )
  await insert(client, { table: 'call_messages', columns: MESSAGE_COLUMNS, conflict: '' }, messages)
}

type Into = { table: string; columns: string[]; conflict: string }

/** In groups of 1, 2, 4 … rows, each statement prepared once. */
async function insert(client: pg.PoolClient, into: Into, rows: Record<string, unknown>[]): Promise<void> {
  for (let at = 0; at < rows.length; ) {
    const size = 2 ** Math.floor(Math.log2(Math.min(rows.length - at, 1_024)))
    const values = Array.from({ length: size }, (_, row) => placeholders(into.columns.length, row))
    await client.query({
      name: `${into.table}-${size}`,
      text: `insert into ${into.table} (${into.columns.join(', ')}) values ${values.join(', ')} ${into.conflict}`,
      values: rows.slice(at, at + size).flatMap((row) => into.columns.map((column) => row[column] ?? null)),
    })
    at += size
  }
}

const placeholders = (width: number, row: number) =>
  `(${Array.from({ length: width }, (_, at) => `$${row * width + at + 1}`).join(', ')})`
