import type { Ctx } from '../../platform/context.js'
import { findLogin, type Login } from '../sessions/index.js'

export type LiveSession = { id: string; expiresAt: Date; login: Login }

/**
 * A session as it stands now with whose it is; undefined when it is over: signed out, run out, a new password or role, the login
 * or its client not active any more. Asked at every request.
 */
export async function findLiveSession(ctx: Ctx, id: string): Promise<LiveSession | undefined> {
  const session = await ctx.db.apiSession.findUnique({ where: { id } })
  if (!session || session.endedAt || session.expiresAt <= ctx.now) return undefined
  const { staffId, clientUserId, sessionVersion, expiresAt } = session
  const login = staffId
    ? await findLogin(ctx, 'staff', { id: staffId })
    : await findLogin(ctx, 'client', { id: clientUserId ?? '' })
  return login?.isActive && login.sessionVersion === sessionVersion ? { id, expiresAt, login } : undefined
}
