import { createHash } from 'node:crypto'
import type { Database } from './db.js'

/** What is left after one was asked for. */
export type Taken = {
  isAllowed: boolean
  /** How many more this window allows, as far as this process knows. */
  remaining: number
  resetSeconds: number
}

export type Allowance = {
  most: number
  seconds: number
  /** Takes one of what a key may have in a window. */
  take(key: string): Promise<Taken>
}

/** What this process took out for a key, to hand out without asking again. */
type Lease = { left: number; elsewhere: number; isSpent: boolean; endsAt: number }

/** Of this many parts is what a window allows: fewer mean fewer writes, more waste less among several processes. */
const PARTS = 30
const MOST_KEYS = 10_000

/**
 * At most so many per key and window, whichever process is asked: counted in the database, but taken out of it in blocks,
 * so that one request in twenty writes. Never more than `most` are handed out; of what other processes took out and
 * do not need, up to a block each is lost until the window ends.
 */
export function makeAllowance(
  database: Pick<Database, 'query'>,
  { name, most, seconds }: { name: string; most: number; seconds: number },
): Allowance {
  const block = Math.max(1, Math.floor(most / PARTS))
  const leases = new Map<string, Lease>()
  const asking = new Map<string, Promise<void>>()

  const takeOut = async (key: string): Promise<void> => {
    const now = Date.now()
    const { rows } = await database.query(TAKE_OUT, [rowOf(name, key), block, most + block, now + seconds * 1000, now])
    const [points, endsAt] = [Number(rows[0]?.['points']), Number(rows[0]?.['expire'])]
    const left = Math.min(block, Math.max(0, most - (points - block)))
    remember(leases, key, { left, elsewhere: Math.max(0, most - points), isSpent: left === 0, endsAt })
  }

  return {
    most,
    seconds,
    async take(key) {
      for (;;) {
        const lease = leases.get(key)
        const restMs = (lease?.endsAt ?? 0) - Date.now()
        if (lease && restMs > 0 && (lease.left > 0 || lease.isSpent)) {
          const isAllowed = lease.left > 0
          if (isAllowed) lease.left--
          return { isAllowed, remaining: lease.left + lease.elsewhere, resetSeconds: Math.ceil(restMs / 1000) }
        }
        const asked = asking.get(key) ?? takeOut(key).finally(() => asking.delete(key))
        asking.set(key, asked)
        await asked
      }
    },
  }
}

/** The table is shared with platform/limiter.ts. Beyond the end nothing is added up. */
const TAKE_OUT = `
  insert into rate_limits as r (key, points, expire) values ($1, $2::int, $4::bigint)
  on conflict (key) do update set
    points = case when r.expire <= $5::bigint then $2::int else least(r.points + $2::int, $3::int) end,
    expire = case when r.expire <= $5::bigint then $4::bigint else r.expire end
  returning points, expire`

/** Hashed, so that the table holds neither addresses nor ids, and a long one fits. */
const rowOf = (name: string, key: string) => `${name}:${createHash('sha256').update(key).digest('base64url')}`

/** The one that was taken out first goes when there is no room. */
function remember(leases: Map<string, Lease>, key: string, lease: Lease): void {
  leases.delete(key)
  const oldest = leases.size >= MOST_KEYS ? leases.keys().next().value : undefined
  if (oldest !== undefined) leases.delete(oldest)
  leases.set(key, lease)
}
