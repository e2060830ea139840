import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Database } from './db.js'

/** What work without time limits is done on. */
export type Connection = Pick<Database, 'query' | 'script'>

/** Said in the session: what DATABASE_URL or the user's own settings say of time limits is for other connections. */
const SESSION = `set time zone 'UTC'; set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0`
const LOOK_EVERY_MS = 200

export type Alone = {
  /** The lock that work holds throughout, on the connection it works on. */
  name: string
  /** Told once, when another process has it. */
  onWait(): void
}

/** Work on a connection of its own that no time limit ends, such as a migration of a large table. */
export async function aloneOnPostgres<T>(
  url: string,
  { name, onWait }: Alone,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: withoutQueryTimeout(url),
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(SESSION)
    await waitForLock(client, name, onWait)
    return await work({
      query: (text, values, name) =>
        client.query(name ? { text, values: values ?? [], name } : { text, values: values ?? [] }),
      script: async (sql) => {
        await client.query(sql)
      },
    })
  } finally {
    // The lock goes with the connection.
    await client.end().catch(() => {})
  }
}

/** The limit of the driver, which no session can lift. */
function withoutQueryTimeout(url: string): string {
  const changed = new URL(url)
  changed.searchParams.delete('query_timeout')
  return changed.href
}

/** Asked again and again: a statement that waits has a snapshot, and `create index concurrently` waits for every one of those. */
async function waitForLock(client: pg.Client, name: string, onWait: () => void): Promise<void> {
  for (let tries = 0; ; tries++) {
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as got', [name])
    if (rows[0]?.got) return
    if (tries === 0) onWait()
    await sleep(LOOK_EVERY_MS)
  }
}
