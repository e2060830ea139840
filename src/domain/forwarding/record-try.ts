import { type Ctx, type Deps, inTransaction, makeCtx } from '../../platform/context.js'
import type { Parcel } from './open-parcel.js'
import { queueNewer } from './replaced.js'
import { secondsUntilNext } from './retry-schedule.js'
import type { Outcome } from './send.js'
import { pauseIfDead, switchOffGone } from './stop-url.js'

/** Tries that are kept of one forwarding, the last ones. */
const KEPT_TRIES = 20

/** Writes down what came of a try, when the next one is, and how the URL is doing. */
export async function recordTry(deps: Deps, parcel: Parcel, outcome: Outcome): Promise<void> {
  const ctx = makeCtx(deps, { kind: 'job', name: 'forwarding' })
  await inTransaction(ctx, async (tx) => {
    // First the URL, then what goes to it: who changes both takes them in this order, so that nobody waits in a ring.
    await recordHealth(tx, parcel, outcome)
    await recordForwarding(tx, parcel, outcome)
    if (outcome.isDelivered) await queueNewer(tx, parcel)
    if (outcome.isGone) await switchOffGone(tx, parcel)
    else if (!outcome.isDelivered) await pauseIfDead(tx, parcel)
  })
}

/** What could not be sent at all: another try would change nothing, and the URL has no part in it. */
export async function recordUnsendable(deps: Deps, { id, attempts }: Parcel, problem: string): Promise<void> {
  await deps.database.prisma.$executeRaw`
    update forwardings set state = 'FAILED', next_at = null, last_error = ${problem}
    where id = ${id}::uuid and state = 'WAITING' and attempts = ${attempts}`
}

async function recordForwarding(tx: Ctx, { id, clientId, attempts }: Parcel, outcome: Outcome): Promise<void> {
  const { isDelivered, status, error, answer, durationMs } = outcome
  const nextSeconds = isDelivered ? undefined : secondsUntilNext(attempts + 1, outcome.retryAfterSeconds)
  const state = isDelivered ? 'DELIVERED' : nextSeconds === undefined ? 'FAILED' : 'WAITING'
  const sealed = answer ? tx.vault.seal(answerPlace({ id, clientId }), answer) : null
  // A failure counts only if nobody tried meanwhile; a delivery is one whoever comes first.
  await tx.db.$executeRaw`
    update forwardings f set state = ${state}::forwarding_state, attempts = f.attempts + 1, last_status = ${status}::int,
      last_error = ${error}::text, answer_sealed = ${sealed}, delivered_at = case when ${isDelivered} then now() else f.delivered_at end,
      next_at = case when ${state} = 'WAITING' and u.state = 'ACTIVE'
        then now() + make_interval(secs => ${nextSeconds ?? 0}::float8) end,
      tries = (case when jsonb_array_length(f.tries) >= ${KEPT_TRIES} then f.tries - 0 else f.tries end) || jsonb_build_object(
        'at', date_trunc('milliseconds', now()), 'status', ${status}::int, 'durationMs', ${durationMs}::int,
        'error', ${error}::text)
    from forwarding_urls u
    where f.id = ${id}::uuid and u.id = f.url_id and f.state = 'WAITING' and (${isDelivered} or f.attempts = ${attempts})`
}

async function recordHealth(tx: Ctx, { urlId }: Parcel, { isDelivered }: Outcome): Promise<void> {
  if (isDelivered) {
    await tx.db.$executeRaw`
      update forwarding_urls set failing_since = null where id = ${urlId}::uuid and failing_since is not null`
  } else {
    // Also takes hold of the URL, whatever it changes.
    await tx.db.$executeRaw`
      update forwarding_urls set failing_since = coalesce(failing_since, now()) where id = ${urlId}::uuid`
  }
}

/** Where the beginning of an answer is sealed to. */
export const answerPlace = ({ id, clientId }: { id: string; clientId: string }) => ({
  clientId,
  table: 'forwardings',
  column: 'answer_sealed',
  id,
})
