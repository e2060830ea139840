import type { Ctx } from '../../platform/context.js'

/** The one type whose event is kept once a call, each newer conversation in the place of the one before. */
export const REPLACED_TYPE = 'conversation-update'

type Sent = { id: string; type: string; receivedAt: Date }

/** The same for every try of the same content, so that a receiver knows a repetition; another for newer content. */
export const messageIdOf = ({ id, type, receivedAt }: Sent): string =>
  type === REPLACED_TYPE ? `msg_${id}_${receivedAt.getTime().toString(36)}` : `msg_${id}`

/** Sends on once more when a newer one came in while the one before was on its way. */
export async function queueNewer(tx: Ctx, { id, type, receivedAt }: Sent): Promise<void> {
  if (type !== REPLACED_TYPE) return
  await tx.db.$executeRaw`
    update forwardings f set state = 'WAITING', attempts = 0, next_at = now()
    from webhook_events w, forwarding_urls u
    where f.id = ${id}::uuid and f.state = 'DELIVERED' and w.id = f.event_id and w.received_at > ${receivedAt}::timestamptz
      and u.id = f.url_id and u.state = 'ACTIVE'`
}
