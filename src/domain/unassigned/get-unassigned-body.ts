import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { openUnassigned, type ReadableBody, readableBody } from '../inbound/index.js'
import { assertMay } from '../staff/index.js'

/**
 * The body of an event that waits for its client, for staff to read: its secrets masked, every look written down.
 * @throws not_found, forbidden
 */
export async function getUnassignedBody(ctx: Ctx, input: { eventId: string }): Promise<ReadableBody> {
  assertMay(ctx, 'events.body')
  if (!z.uuid().safeParse(input.eventId).success) throw notFound('Event')
  return inTransaction(ctx, async (tx) => {
    const event = await tx.db.unassignedEvent.findUnique({ where: { id: input.eventId } })
    if (!event) throw notFound('Event')
    await audit(tx, {
      action: 'inbound.read-body',
      subject: { kind: 'unassigned_event', id: event.id, name: event.type },
    })
    return readableBody(openUnassigned(tx.vault, event))
  })
}
