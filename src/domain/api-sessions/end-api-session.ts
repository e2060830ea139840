import { type Ctx, inTransaction } from '../../platform/context.js'
import { hashToken } from '../../platform/tokens.js'
import { audit } from '../audit/index.js'
import { actorOf, auditOf } from '../sessions/index.js'
import { findLiveSession } from './live-session.js'

/** Ends a session of the API by its id or by a refresh token of it. Safe to repeat; what is none ends nothing. */
export async function endApiSession(ctx: Ctx, input: { id: string } | { refreshToken: string }): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const id = 'id' in input ? input.id : await sessionOf(tx, input.refreshToken)
    if (id) await endSession(tx, id, 'signed out')
  })
}

const sessionOf = async (tx: Ctx, refreshToken: string) =>
  (await tx.db.refreshToken.findUnique({ where: { tokenHash: hashToken(refreshToken) } }))?.sessionId

/** Ends it in the caller's transaction, once. */
export async function endSession(tx: Ctx, id: string, because: 'signed out' | 'refresh token used twice') {
  const session = await findLiveSession(tx, id)
  const { count } = await tx.db.apiSession.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: tx.now, endedBecause: because },
  })
  if (count === 0 || !session) return
  const { login } = session
  await audit({ ...tx, actor: actorOf(login) }, auditOf(login, 'api-sessions.end', { because: [null, because] }))
}
