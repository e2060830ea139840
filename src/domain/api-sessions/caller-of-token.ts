import type { Ctx } from '../../platform/context.js'
import { type Caller, CLIENT_SCOPES, SCOPES } from '../api-keys/index.js'
import { actorOf } from '../sessions/index.js'
import { readAccessToken } from './access-token.js'
import { findLiveSession } from './live-session.js'

/**
 * Who shows this access token; undefined when it is not good, or its session is over. A person may do by it what they may do on
 * the pages, which the verbs see to. Wants a context above the wall.
 */
export async function callerOfToken(ctx: Ctx, token: string): Promise<Caller | undefined> {
  const claims = await readAccessToken(ctx, token)
  if (!claims || claims === 'run out') return undefined
  const session = await findLiveSession(ctx, claims.sessionId)
  if (!session || session.login.id !== claims.loginId) return undefined
  const { id: sessionId, login, expiresAt } = session
  return {
    actor: actorOf(login),
    scopes: new Set(login.audience === 'staff' ? SCOPES : CLIENT_SCOPES),
    owner: `login ${login.id}`,
    expiresAt,
    sessionId,
  }
}

/** Whether this was a good access token once: nobody guessed it, whoever shows it only has to refresh. */
export const isRunOutToken = async (ctx: Ctx, token: string): Promise<boolean> =>
  (await readAccessToken(ctx, token)) === 'run out'
