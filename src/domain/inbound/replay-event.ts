import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { CHANNEL } from './doorbell.js'
import { findEvent } from './find-event.js'

/**
 * Hands an event to the worker again, with three new tries. What it has done already is not done twice.
 * @throws not_found, forbidden
 */
export async function replayEvent(ctx: Ctx, input: { eventId: string }): Promise<void> {
  assertMay(ctx, 'events.test')
  await inTransaction(ctx, async (tx) => {
    const event = await findEvent(tx, input.eventId)
    await tx.db.$executeRaw`
      update webhook_events set state = 'READY', attempts = 0, next_at = now(), last_error = null, done_at = null
      where id = ${event.id}::uuid`
    await audit(tx, {
      action: 'inbound.replay-event',
      subject: { kind: 'webhook_event', id: event.id, name: event.type },
      clientId: event.clientId,
      changes: { state: [event.state, 'READY'] },
    })
    await tx.db.$executeRaw`select pg_notify(${CHANNEL}, '')`
  })
}
