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
