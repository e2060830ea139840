import { randomInt } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { TIME_LIMITS } from '../../platform/time-limits.js'

/** Longer than a purchase can take; a process that dies during one keeps others waiting no longer than this. */
const LEASE_MS = TIME_LIMITS.purchaseLeaseMs

/**
 * Runs work while nobody else, in whatever process, buys in the same account at Vapi. A row with an end by the database's
 * clock, and no transaction: Vapi may take minutes to answer. The table is shared with platform/limiter.ts.
 * @throws conflict while somebody buys
 */
export async function onePurchase<T>(ctx: Ctx, account: string, work: () => Promise<T>): Promise<T> {
  const key = `numbers-buy:${account}`
  const mark = randomInt(1, 2 ** 31)
  const taken = await ctx.db.$executeRaw`
    insert into rate_limits as r (key, points, expire)
    values (${key}, ${mark}, (extract(epoch from clock_timestamp()) * 1000)::bigint + ${LEASE_MS}::int)
    on conflict (key) do update set points = excluded.points, expire = excluded.expire
    where r.expire is null or r.expire <= (extract(epoch from clock_timestamp()) * 1000)::bigint`
  if (taken === 0) throw conflict('A number is being bought right now. Try again in a minute.')
  try {
    return await work()
  } finally {
    // Only our own: one that ran out may be somebody else's by now.
    await ctx.db.rateLimit.deleteMany({ where: { key, points: mark } }).catch((error: unknown) => {
      ctx.log.warn('a purchase could not be ended, it ends by itself', { account, error })
    })
  }
}
