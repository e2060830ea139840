import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { assertInPerson, type Ctx, inTransaction } from '../../platform/context.js'
import { forbidden, notFound } from '../../platform/errors.js'
import { line } from '../../platform/fields.js'
import { hashToken, makeToken } from '../../platform/tokens.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'

export const IMPERSONATION_MINUTES = 30

const startInput = z.object({
  clientId: z.uuid(),
  reason: line(300).pipe(z.string().min(3, 'Please say in a few words why')),
  /** A page of the portal to begin at. */
  path: z
    .string()
    .regex(/^(?:\/[a-z0-9-]+)+$/, 'This is no page of the portal')
    .optional(),
})

/**
 * Lets staff read the portal as a client for 30 minutes. The client can see who did, and why.
 * @returns a link that works once, within a minute
 * @throws forbidden without the permission, and inside another such visit; invalid without a reason
 */
export async function startImpersonation(
  ctx: Ctx,
  input: { clientId: string; reason: string; path?: string },
): Promise<{ url: string }> {
  assertMay(ctx, 'clients.impersonate')
  assertInPerson(ctx.actor)
  const { actor } = ctx
  if (actor.kind !== 'staff') throw forbidden('Only a person of the agency can open a portal')
  const { clientId, reason, path } = startInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const client = await tx.db.client.findUnique({ where: { id: clientId }, select: { businessName: true } })
    if (!client) throw notFound('Client')
    const token = makeToken()
    const id = randomUUID()
    const expiresAt = new Date(tx.now.getTime() + IMPERSONATION_MINUTES * 60_000)
    const names = { staffId: actor.id, staffName: actor.name }
    await tx.db.impersonation.create({
      data: { id, clientId, ...names, reason, tokenHash: hashToken(token), expiresAt, createdAt: tx.now },
    })
    await audit(tx, {
      action: 'sessions.start-impersonation',
      subject: { kind: 'client', id: clientId, name: client.businessName },
      clientId,
      changes: { reason: [null, reason] },
    })
    return { url: `${tx.config.publicUrl}/as/${token}${path ? `?next=${encodeURIComponent(path)}` : ''}` }
  })
}
