import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { openIfPossible } from '../../platform/readable.js'
import { audit } from '../audit/index.js'
import { assertMayChange, assertOwnHand, lockUrl } from './may.js'
import { newSecret, secretPlace, shownSecret } from './signature.js'
import { hostOf } from './stop-url.js'

const BOTH_SIGN_HOURS = 24

/**
 * Gives a URL a new signing secret, which is shown this once. For 24 hours the one before signs as well, so that the
 * receiver can be changed without losing anything; an even older one is over at once.
 * @throws not_found, forbidden
 */
export async function rotateForwardingSecret(
  ctx: Ctx,
  input: { id: string },
): Promise<{ secret: string; oldEndsAt: Date }> {
  assertMayChange(ctx)
  assertOwnHand(ctx.actor)
  const id = z.uuid().parse(input.id)
  const secret = newSecret()
  const oldEndsAt = new Date(ctx.now.getTime() + BOTH_SIGN_HOURS * 3_600_000)
  await inTransaction(ctx, async (tx) => {
    const url = await lockUrl(tx, id)
    const old = openIfPossible(tx, secretPlace(url), url.secretSealed)
    await tx.db.forwardingUrl.updateMany({
      where: { id },
      data: {
        secretSealed: tx.vault.seal(secretPlace(url), secret),
        previousSecretSealed: old ? tx.vault.seal(secretPlace(url, 'previous_secret_sealed'), old) : null,
        previousUntil: old ? oldEndsAt : null,
      },
    })
    const subject = { kind: 'forwarding_url', id, name: hostOf(url.url) }
    await audit(tx, { action: 'forwarding.rotate-secret', subject, clientId: url.clientId })
  })
  return { secret: shownSecret(secret), oldEndsAt }
}
