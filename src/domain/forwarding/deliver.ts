import type { Deps } from '../../platform/context.js'
import { claimDue, giveBack } from './claim-due.js'
import { openParcel } from './open-parcel.js'
import { queueOwnEvents } from './queue-own-events.js'
import { recordTry, recordUnsendable } from './record-try.js'
import { messageIdOf } from './replaced.js'
import { send } from './send.js'

/**
 * One try of a claimed forwarding, written down. Whoever dies between sending and writing down has sent it, and it is
 * sent again: at least once, under the same webhook-id. A try that is broken off by the signal does not count.
 */
export async function deliver(deps: Deps, id: string, signal?: AbortSignal): Promise<void> {
  const parcel = await openParcel(deps, id, new Date())
  if (!parcel) return
  if ('problem' in parcel.content) return recordUnsendable(deps, parcel, parcel.content.problem)
  const { url, secrets } = parcel
  const outcome = await send(deps.config, {
    id: messageIdOf(parcel),
    url,
    secrets,
    body: parcel.content.body,
    ...(signal && { signal }),
  })
  if (signal?.aborted && !outcome.isDelivered) await giveBack(deps, id)
  else await recordTry(deps, parcel, outcome)
}

/** Sends what is due now, once, and answers how many that was. For tests; a worker runs startForwarding. */
export async function deliverDue(deps: Deps, limit = 20): Promise<number> {
  await queueOwnEvents(deps)
  const claimed = await claimDue(deps, { limit, busy: [] })
  await Promise.all(claimed.map(({ id }) => deliver(deps, id)))
  return claimed.length
}
