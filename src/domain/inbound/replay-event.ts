import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { findEvent } from './find-event.js'
import { putBack } from './put-back.js'

/**
 * Hands an event to the worker again, with three new tries. What it has done already is not done twice. One that was set
 * aside is checked again first, with the secrets of today.
 * @throws conflict with the reason when it stays set aside; not_found, forbidden
 */
export async function replayEvent(ctx: Ctx, input: { eventId: string }): Promise<void> {
  assertMay(ctx, 'events.replay')
  const reason = await inTransaction(ctx, async (tx) => {
    const event = await findEvent(tx, input.eventId)
    const { kept } = await putBack(tx, [event.id])
    const stays = kept[0]?.reason
    await audit(tx, {
      action: 'inbound.replay-event',
      subject: { kind: 'webhook_event', id: event.id, name: event.type },
      clientId: event.clientId,
      changes: stays === undefined ? { state: [event.state, 'READY'] } : { result: [null, stays] },
    })
    return stays
  })
  if (reason !== undefined) throw conflict(`It stays set aside. ${reason}`)
}
