import { aClient } from '../support/builders.js'
import type { TestDatabase } from '../support/database.js'

/** What a chaos test looks at in the end. */
export async function whatIsThere(db: TestDatabase) {
  const count = async (sql: string) => Number((await db.deps.database.query(sql)).rows[0]?.['n'])
  const { rows } = await db.deps.database.query('select call_key as id from webhook_events')
  return {
    stored: rows.map((row) => String(row['id'])),
    ready: await count("select count(*)::int as n from webhook_events where state = 'READY'"),
    dead: await count("select count(*)::int as n from webhook_events where state in ('DEAD', 'QUARANTINED')"),
    calls: await count('select count(*)::int as n from calls'),
    messages: await count('select count(*)::int as n from call_messages'),
    cost: await count('select coalesce(sum(cost_micros), 0)::bigint as n from calls'),
  }
}

/** The path of a new client's webhook URL. */
export async function aWebhookPath(db: TestDatabase): Promise<string> {
  const { token } = await aClient(db.deps)
  return `/api/v1/vapi/webhook/${token}/`
}
