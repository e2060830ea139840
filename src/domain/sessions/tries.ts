import { createHash } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { networkOf } from '../../platform/limiter.js'

type Limit = { tries: number; seconds: number }
type Counter = { points: number; expire: bigint }

const PER_ACCOUNT: Limit = { tries: 10, seconds: 15 * 60 }
const PER_ADDRESS: Limit = { tries: 100, seconds: 60 * 60 }
const LINKS_PER_ACCOUNT: Limit = { tries: 5, seconds: 60 * 60 }
const LINKS_PER_ADDRESS: Limit = { tries: 20, seconds: 60 * 60 }
const KNOWN_SECONDS = 30 * 24 * 60 * 60

export type Try = { audience: string; email: string; address: string }

/**
 * Counts one try to sign in: 10 in 15 minutes per account, 100 an hour per address, in the database for all processes.
 * An address from which the account has signed in lately has tries of its own, so that a stranger who guesses cannot
 * lock its owner out. @throws too_many
 */
export async function countSignIn(ctx: Ctx, attempt: Try): Promise<void> {
  await count(ctx, addressKey(attempt), PER_ADDRESS)
  await count(ctx, await accountKey(ctx, attempt), PER_ACCOUNT)
}

/** After a success: the account starts afresh, the try does not count against the address, which is known from now on. */
export async function forgetSignIn(ctx: Ctx, attempt: Try): Promise<void> {
  const expire = BigInt(ctx.now.getTime() + KNOWN_SECONDS * 1000)
  const key = knownKey(attempt)
  await ctx.db.rateLimit.deleteMany({ where: { key: await accountKey(ctx, attempt) } })
  await ctx.db.rateLimit.updateMany({
    where: { key: addressKey(attempt), points: { gt: 0 } },
    data: { points: { decrement: 1 } },
  })
  await ctx.db.rateLimit.upsert({ where: { key }, create: { key, points: 1, expire }, update: { expire } })
}

/** Counts one wish for a password link: 5 an hour per account, known or not, 20 per address. @throws too_many */
export async function countLink(ctx: Ctx, attempt: Try): Promise<void> {
  await count(ctx, keyOf('link-from', networkOf(attempt.address)), LINKS_PER_ADDRESS)
  await count(ctx, keyOf('link-to', attempt.audience, attempt.email), LINKS_PER_ACCOUNT)
}

const addressKey = ({ address }: Try) => keyOf('sign-in-from', networkOf(address))
const knownKey = ({ audience, email, address }: Try) => keyOf('sign-in-known', audience, email, networkOf(address))

async function accountKey(ctx: Ctx, attempt: Try): Promise<string> {
  const known = await ctx.db.rateLimit.findUnique({ where: { key: knownKey(attempt) } })
  const isKnown = known !== null && (known.expire ?? 0n) > BigInt(ctx.now.getTime())
  return keyOf('sign-in-to', attempt.audience, attempt.email, isKnown ? networkOf(attempt.address) : '')
}

/** Hashed, so that the table holds no addresses and a long one fits. */
function keyOf(name: string, ...parts: string[]): string {
  return `${name}:${createHash('sha256').update(parts.join('\n')).digest('base64url')}`
}

/** One statement, so that a hundred at once are a hundred. The table is shared with platform/limiter.ts. */
async function count(ctx: Ctx, key: string, { tries, seconds }: Limit): Promise<void> {
  const now = BigInt(ctx.now.getTime())
  const until = now + BigInt(seconds * 1000)
  const [counter] = await ctx.db.$queryRaw<Counter[]>`
    insert into rate_limits as r (key, points, expire) values (${key}, 1, ${until})
    on conflict (key) do update set
      points = case when r.expire <= ${now} then 1 else r.points + 1 end,
      expire = case when r.expire <= ${now} then ${until} else r.expire end
    returning points, expire`
  if (!counter || counter.points <= tries) return
  const retryAfterSeconds = Math.max(1, Math.ceil(Number(counter.expire - now) / 1000))
  const minutes = Math.ceil(retryAfterSeconds / 60)
  throw new DomainError(
    'too_many',
    `Too many tries. Please try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    { retryAfterSeconds },
  )
}
