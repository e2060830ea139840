import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, notFound } from '../../platform/errors.js'
import { openIfPossible } from '../../platform/readable.js'
import { hashToken, makeToken } from '../../platform/tokens.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { tokenPlace, webhookUrl } from './webhook-url.js'

const HOUR_MS = 3_600_000

const rotateInput = z.object({
  clientId: z.uuid(),
  graceHours: z.coerce
    .number('Please write a number of hours')
    .int('Please write whole hours')
    .min(0, 'Please write 0 to 720 hours')
    .max(720, 'Please write 0 to 720 hours')
    .default(24),
})

/**
 * Replaces a client's webhook token. The old one, and those before it, work for `graceHours` more (0 to 720, usually
 * 24) and then no longer.
 * @throws conflict when the client has no token yet, or somebody else rotates it at the same moment
 */
export async function rotateWebhookToken(
  ctx: Ctx,
  input: { clientId: string; graceHours?: number },
): Promise<{ url: string; oldEndsAt: Date }> {
  assertMay(ctx, 'clients.token')
  const { clientId, graceHours } = rotateInput.parse(input)
  const oldEndsAt = new Date(ctx.now.getTime() + graceHours * HOUR_MS)
  return inTransaction(ctx, async (tx) => {
    const client = await tx.db.client.findUnique({
      where: { id: clientId },
      select: { businessName: true, webhookTokenHash: true },
    })
    if (!client) throw notFound('Client')
    const old = client.webhookTokenHash
    if (!old) throw conflict('This client has no webhook token yet. Generate one first.')
    const token = makeToken()
    const { count } = await tx.db.client.updateMany({
      where: { id: clientId, webhookTokenHash: old },
      data: { webhookTokenHash: hashToken(token), webhookTokenSealed: tx.vault.seal(tokenPlace(clientId), token) },
    })
    if (count === 0) throw conflict('Somebody else is rotating this token. Load the client again.')
    await tx.db.retiredWebhookToken.create({
      data: { id: randomUUID(), clientId, tokenHash: old, expiresAt: oldEndsAt, createdAt: tx.now },
    })
    const others = { clientId, expiresAt: { gt: oldEndsAt } }
    await tx.db.retiredWebhookToken.updateMany({ where: others, data: { expiresAt: oldEndsAt } })
    await audit(tx, {
      action: 'clients.rotate-webhook-token',
      subject: { kind: 'client', id: clientId, name: client.businessName },
      clientId,
      changes: { graceHours: [null, graceHours] },
    })
    return { url: webhookUrl(tx.config.publicUrl, token), oldEndsAt }
  })
}

/** The address to paste into Vapi; undefined while the client has no token, or one that does not open and has to be rotated. Whoever knows it can report calls. */
export async function getWebhookUrl(ctx: Ctx, input: { clientId: string }): Promise<string | undefined> {
  assertMay(ctx, 'clients.token')
  const client = await ctx.db.client.findUnique({
    where: { id: input.clientId },
    select: { webhookTokenSealed: true },
  })
  if (!client) throw notFound('Client')
  if (!client.webhookTokenSealed) return undefined
  const token = openIfPossible(ctx, tokenPlace(input.clientId), client.webhookTokenSealed)
  return token && webhookUrl(ctx.config.publicUrl, token.toString('utf8'))
}
