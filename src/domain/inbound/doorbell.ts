import type { Database } from '../../platform/db.js'

export const CHANNEL = 'backline_inbound'

const AT_MOST_EVERY_MS = 20

/**
 * Wakes the workers, at most every 20 ms and outside of anybody's transaction: commits that carry a NOTIFY wait for each
 * other in PostgreSQL, and deliveries must not. What is not heard is found by polling.
 */
export function makeDoorbell(database: Database): () => void {
  let rungAt = 0
  let timer: NodeJS.Timeout | undefined

  const ring = () => {
    timer = undefined
    rungAt = Date.now()
    database.query("select pg_notify($1, '')", [CHANNEL]).catch(() => {})
  }
  return () => {
    const waitMs = rungAt + AT_MOST_EVERY_MS - Date.now()
    if (waitMs <= 0) ring()
    else if (!timer) timer = setTimeout(ring, waitMs).unref()
  }
}
