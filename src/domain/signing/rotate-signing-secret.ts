import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { emptyAsNull } from '../../platform/fields.js'
import { openIfPossible } from '../../platform/readable.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { checkedSecret, makeSecret } from './make-secret.js'
import { lockedPlan, ownerOf } from './plans.js'
import { secretPlace } from './read-signing.js'
import { optionsOf } from './types.js'

const HOUR_MS = 3_600_000

const rotateInput = z.object({
  clientId: z.uuid().nullable(),
  graceHours: z.coerce
    .number('Please write a number of hours')
    .int('Please write whole hours')
    .min(0, 'Please write 0 to 720 hours')
    .max(720, 'Please write 0 to 720 hours')
    .default(24),
  /** Left out or empty: one is made. */
  secret: emptyAsNull(z.string()).optional(),
})

/**
 * Replaces the secret of a client's URL, or with null of the organisation's. The old one works for `graceHours` more (0
 * to 720); one that was still working before it ends now. The new one is in the answer and never shown again.
 * @throws conflict when there is no secret to rotate; not_found, invalid, forbidden
 */
export async function rotateSigningSecret(
  ctx: Ctx,
  input: z.input<typeof rotateInput>,
): Promise<{ secret: string; oldEndsAt: Date }> {
  assertMay(ctx, 'signing.write')
  const { clientId, graceHours, secret: typed } = rotateInput.parse(input)
  const oldEndsAt = new Date(ctx.now.getTime() + graceHours * HOUR_MS)
  return inTransaction(ctx, async (tx) => {
    const owner = await ownerOf(tx, clientId)
    const plan = await lockedPlan(tx, clientId)
    if (!plan?.secretSealed) throw conflict('There is no secret to rotate. Choose first how Vapi proves who it is.')
    const options = optionsOf(plan.scheme, plan.options)
    const secret = typed ? checkedSecret(typed, options) : makeSecret(options)
    const old = openIfPossible(tx, secretPlace(plan), plan.secretSealed)
    const kept = graceHours > 0 ? old : undefined
    await tx.db.signingPlan.update({
      where: { id: plan.id },
      data: {
        secretSealed: tx.vault.seal(secretPlace(plan), secret),
        previousSecretSealed: kept ? tx.vault.seal(secretPlace(plan, 'previous_secret_sealed'), kept) : null,
        previousUntil: kept ? oldEndsAt : null,
      },
    })
    await audit(tx, {
      action: 'signing.rotate-secret',
      subject: owner.subject,
      clientId: clientId ?? undefined,
      changes: { graceHours: [null, graceHours] },
    })
    return { secret, oldEndsAt }
  })
}
