import { setTimeout as sleep } from 'node:timers/promises'
import type { Ctx } from '../../platform/context.js'

type Line = { clientId: string; number: string }

/** What whoever has this number rung holds from the last look at the list until Vapi has answered. */
export const ringLock = ({ clientId, number }: Line): string => `ring ${clientId} ${number}`

const PATIENCE_MS = 6_000
const EVERY_MS = 25

/**
 * Waits until nobody is just having this number rung, and keeps everybody from it until the transaction ends; so a call
 * that begins after somebody was told that it stops cannot be. A request to Vapi that takes longer has been sent by then.
 * Those who stop calls share the lock: one may have the lead's row already that another one waits for.
 */
export async function keepFromRinging(tx: Ctx, line: Line): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const [lock] = await tx.db.$queryRaw<{ isOurs: boolean }[]>`
      select pg_try_advisory_xact_lock_shared(hashtextextended(${ringLock(line)}, 0)) as "isOurs"`
    if (lock?.isOurs || performance.now() > until) return
    await sleep(EVERY_MS)
  }
}
