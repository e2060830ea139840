import pg from 'pg'
import { TIME_LIMITS } from './time-limits.js'

/** Who has connections of their own, so that nobody else's waiting is theirs. */
export type Lane = 'door' | 'questions' | 'health'
export const LANES: readonly Lane[] = ['door', 'questions', 'health']

/** How many connections each has. `locks` are held while something outside is asked, `common` is for all else. */
export type Connections = Readonly<Record<Lane | 'locks' | 'common', number>>

/**
 * The connections of one process, all derived from DATABASE_POOL: that many for pages, programs and jobs, and of their own
 * for the webhook door (ten at 16, as many as it has statements under way), for questions during calls, for locks, and for
 * health. Each opens them when they are needed, so that a worker has none of the door's.
 */
export function connectionsOf(common: number): Connections {
  const part = (share: number) => Math.max(1, Math.ceil(common * share))
  return { common, door: part(5 / 8), questions: part(1 / 4), locks: part(1 / 4), health: 1 }
}

/** So many transactions of one client run at once, whatever it asks: half of what is there for all. */
export const shareOf = (connections: number): number => Math.max(1, Math.floor(connections / 2))

// Both adapters read a timestamptz as if it were in UTC, so every session has to be.
const SESSION = [
  'TimeZone=UTC',
  'synchronous_commit=on',
  `idle_in_transaction_session_timeout=${TIME_LIMITS.idleInTransactionMs}`,
  `statement_timeout=${TIME_LIMITS.statementMs}`,
]
  .map((setting) => `-c ${setting}`)
  .join(' ')

export function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: SESSION,
    keepAlive: true,
    connectionTimeoutMillis: TIME_LIMITS.connectionMs,
    // A server that has vanished without a word would else hold its connections for a quarter of an hour.
    query_timeout: TIME_LIMITS.statementAnswerMs,
  })
  pool.on('error', () => {})
  // pg takes its own listener off while somebody has the connection, and a connection may break at any moment.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
