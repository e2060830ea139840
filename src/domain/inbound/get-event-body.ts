import { isUtf8 } from 'node:buffer'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { bodyPlace } from './body-place.js'
import { findEvent } from './find-event.js'
import { maskSecrets } from './mask-secrets.js'

const MAX_CHARACTERS = 1_000_000

/**
 * The body of a webhook event for staff to read: as it was received, only its secrets masked. `isUtf8` is false when
 * some of its bytes are no text and stand as U+FFFD. Every look is written down.
 * @throws not_found, forbidden
 */
export async function getEventBody(ctx: Ctx, input: { eventId: string }): Promise<{ text: string; isUtf8: boolean }> {
  assertMay(ctx, 'events.body')
  return inTransaction(ctx, async (tx) => {
    const event = await findEvent(tx, input.eventId)
    await audit(tx, {
      action: 'inbound.read-body',
      subject: { kind: 'webhook_event', id: event.id, name: event.type },
      clientId: event.clientId,
    })
    const body = tx.vault.open(bodyPlace(event), event.bodySealed)
    return { text: shortened(maskSecrets(body.toString('utf8'))), isUtf8: isUtf8(body) }
  })
}

const shortened = (text: string) =>
  text.length > MAX_CHARACTERS
    ? `${text.slice(0, MAX_CHARACTERS)}\n… and ${text.length - MAX_CHARACTERS} more characters`
    : text
