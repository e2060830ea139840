import net from 'node:net'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Database } from './db.js'
import { DomainError } from './errors.js'

export type Limiter = {
  /** Counts one try. @throws too_many when the key has none left */
  count(key: string): Promise<void>
  /** Forgets the tries of a key, as after a success. */
  forget(key: string): Promise<void>
}

/** At most `tries` per key in `seconds`, counted in the database for all processes; in memory while that is away. */
export function makeLimiter(database: Database, limit: { name: string; tries: number; seconds: number }): Limiter {
  const options = { keyPrefix: limit.name, points: limit.tries, duration: limit.seconds }
  const limiter = new RateLimiterPostgres({
    ...options,
    storeClient: { query: (q: { text: string; values: unknown[] }) => database.query(q.text, q.values) },
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    inMemoryBlockOnConsumed: limit.tries + 1,
    insuranceLimiter: new RateLimiterMemory(options),
  })
  return {
    async count(key) {
      await limiter.consume(key.slice(0, 200)).catch((refusal: unknown) => {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        const seconds = Math.ceil(refusal.msBeforeNext / 1000)
        throw new DomainError('too_many', `Too many tries. Wait ${waitInWords(seconds)} and try again.`, {
          retryAfterSeconds: seconds,
        })
      })
    },
    async forget(key) {
      await limiter.delete(key.slice(0, 200))
    },
  }
}

const waitInWords = (seconds: number) => (seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`)

/** What tries of an address are counted under: itself, or with IPv6 its /64, which one subscriber has to spend. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!net.isIPv6(address)) return address
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const start = head === '' ? [] : head.split(':')
  const end = tail ? tail.split(':') : []
  const groups =
    tail === undefined ? start : [...start, ...Array(Math.max(0, 8 - start.length - end.length)).fill('0'), ...end]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
