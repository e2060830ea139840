import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { inviteToSetPassword, setLoginPassword } from '../sessions/index.js'
import { assertMay } from '../staff/index.js'

/** Sets the password of a client's first login and ends its sessions. @throws invalid, not_found */
export async function setClientPassword(ctx: Ctx, input: { clientId: string; password: string }): Promise<void> {
  assertMay(ctx, 'clients.access')
  const id = await firstUser(ctx, input.clientId)
  await setLoginPassword(ctx, { audience: 'client', id, password: input.password })
}

/**
 * Mails the client's first login a link that sets its password, good for three days and once.
 * @returns the link too, to be shown to staff once
 */
export async function sendSetPasswordLink(
  ctx: Ctx,
  input: { clientId: string },
): Promise<{ sentTo: string; url: string }> {
  assertMay(ctx, 'clients.access')
  return inviteToSetPassword(ctx, { audience: 'client', id: await firstUser(ctx, input.clientId) })
}

async function firstUser(ctx: Ctx, clientId: string): Promise<string> {
  const user = await ctx.db.clientUser.findFirst({
    where: { clientId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  if (!user) throw notFound('Client')
  return user.id
}
