import type { Ctx } from '../../platform/context.js'
import { bodyOf, openBody, sealBody } from '../client-events/index.js'
import { readCall } from './read-call.js'

type Told = { id: string; clientId: string; callId: string }
type Inner = Pick<Ctx, 'db' | 'vault' | 'now'>

/**
 * Takes up to `limit` calls whose end is due to be told, and brings what is told up to date: a person may have corrected
 * them while it was kept back. Whoever corrects one meanwhile waits until this transaction, in which it has to be put on its
 * way, is over, and tells it as an update. One that is being written at this moment is left for the next look.
 * @returns the ids of the events
 */
export async function refreshToldCalls(tx: Inner, limit: number): Promise<string[]> {
  // The calls first, as everybody locks them who then writes events.
  const due = await tx.db.$queryRaw<Told[]>`
    select e.id::text, e.client_id::text as "clientId", c.id::text as "callId"
    from client_events e join calls c on c.client_id = e.client_id and c.id = e.subject_id
    where e.queued_at is null and e.created_at <= now() and e.type = 'call.completed'
    order by c.client_id, c.vapi_call_id limit ${limit} for no key update of c skip locked`
  for (const told of due) await refresh(tx, told)
  return due.map(({ id }) => id)
}

async function refresh(tx: Inner, { id, clientId, callId }: Told): Promise<void> {
  // Read anew: what was chosen may be older than the lock.
  const stored = await tx.db.clientEvent.findFirst({ where: { id, queuedAt: null }, select: { bodySealed: true } })
  if (!stored) return
  const before = openBody(tx, { id, clientId }, stored.bodySealed)
  const { data } = await readCall(tx, { clientId, id: callId })
  const now = bodyOf(tx, { id, clientId, type: 'call.completed', data })
  if (JSON.stringify(before.data) === JSON.stringify(now.data)) return
  const bodySealed = sealBody(tx, { id, clientId }, now)
  await tx.db
    .$executeRaw`update client_events set body_sealed = ${bodySealed} where id = ${id}::uuid and queued_at is null`
}
