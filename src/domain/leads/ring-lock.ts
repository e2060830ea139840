import { setTimeout as sleep } from 'node:timers/promises'
import type { Ctx } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { TIME_LIMITS } from '../../platform/time-limits.js'

type Line = { clientId: string; number: string }

const nameOf = ({ clientId, number }: Line) => `ring ${clientId} ${number}`

const EVERY_MS = 25

/**
 * Keeps everybody from stopping calls to this number until the transaction ends: whoever sends a call takes it, looks at
 * the do-not-call list under it, and ends the transaction once the request has been sent. PostgreSQL ends a holder that
 * stands still. @throws when the lock is not free in time
 */
export async function holdRinging(tx: Ctx, line: Line): Promise<void> {
  const { ringLockMs, ringIdleMs } = TIME_LIMITS
  await tx.db.$queryRaw`
    select set_config('lock_timeout', ${String(ringLockMs)}, true),
      set_config('idle_in_transaction_session_timeout', ${String(ringIdleMs)}, true)`
  await tx.db.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${nameOf(line)}, 0))::text`
}

/**
 * Waits until nobody is just having this number rung, and keeps everybody from it until the transaction ends; so no call
 * is sent after somebody was told that calls stop. Those who stop calls share the lock: one may have the lead's row already
 * that another one waits for.
 * @throws unavailable when the lock could not be had: then nothing was stopped
 */
export async function keepFromRinging(tx: Ctx, line: Line): Promise<void> {
  const until = performance.now() + TIME_LIMITS.optOutMs
  for (;;) {
    const [lock] = await tx.db.$queryRaw<{ isOurs: boolean }[]>`
      select pg_try_advisory_xact_lock_shared(hashtextextended(${nameOf(line)}, 0)) as "isOurs"`
    if (lock?.isOurs) return
    if (performance.now() > until) throw notYet()
    await sleep(EVERY_MS)
  }
}

const notYet = () =>
  new DomainError(
    'unavailable',
    'A call to this number is being placed right now, so calls to it could not be stopped yet. Please try again in a few seconds.',
    { code: 'call_being_placed', retryAfterSeconds: 3 },
  )
