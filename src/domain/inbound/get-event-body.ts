import { inflated } from '../../platform/compact.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { openIfPossible, UNREADABLE } from '../../platform/readable.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { bodyPlace } from './body.js'
import { findEvent } from './find-event.js'
import { type ReadableBody, readableBody } from './readable-body.js'

/**
 * The body of a webhook event for staff to read: as it was received, only its secrets masked. `isUtf8` is false when
 * some of its bytes are no text and stand as U+FFFD. Every look is written down.
 * @throws not_found, forbidden
 */
export async function getEventBody(ctx: Ctx, input: { eventId: string }): Promise<ReadableBody> {
  assertMay(ctx, 'events.body')
  return inTransaction(ctx, async (tx) => {
    const event = await findEvent(tx, input.eventId)
    await audit(tx, {
      action: 'inbound.read-body',
      subject: { kind: 'webhook_event', id: event.id, name: event.type },
      clientId: event.clientId,
    })
    const opened = openIfPossible(tx, bodyPlace(event), event.bodySealed)
    return readableBody(opened ? inflated(opened, event) : Buffer.from(UNREADABLE))
  })
}
