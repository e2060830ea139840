import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { bodyPlace } from './body-place.js'
import { findEvent } from './find-event.js'

/** Members of a payload that may hold a secret (contract §8). */
const SECRET =
  /^(twilioAuthToken|twilioApiSecret|secret|serverUrlSecret|credentials?|authorization|apiKey|api_key|password|token)$/i
const MAX_CHARACTERS = 1_000_000

/**
 * The body of a webhook event for staff to read: indented, its secrets masked. Every look is written down.
 * @throws not_found, forbidden
 */
export async function getEventBody(ctx: Ctx, input: { eventId: string }): Promise<string> {
  assertMay(ctx, 'events.body')
  return inTransaction(ctx, async (tx) => {
    const event = await findEvent(tx, input.eventId)
    await audit(tx, {
      action: 'inbound.read-body',
      subject: { kind: 'webhook_event', id: event.id, name: event.type },
      clientId: event.clientId,
    })
    return readable(tx.vault.open(bodyPlace(event), event.bodySealed).toString('utf8'))
  })
}

function readable(body: string): string {
  const text = indented(body) ?? body.replace(SECRET_MEMBER, '$1"[masked]"')
  return text.length > MAX_CHARACTERS
    ? `${text.slice(0, MAX_CHARACTERS)}\n… and ${text.length - MAX_CHARACTERS} more`
    : text
}

/** For bodies that are no JSON, or nested too deep to be printed. */
const SECRET_MEMBER = new RegExp(
  `("(?:${SECRET.source.slice(2, -2)})"\\s*:\\s*)(?:"(?:[^"\\\\]|\\\\.)*"|[^,}\\]]*)`,
  'gi',
)

function indented(body: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(body), mask, 2)
  } catch {
    return undefined
  }
}

function mask(this: unknown, key: string, value: unknown): unknown {
  return SECRET.test(key) && value !== null ? '[masked]' : value
}
