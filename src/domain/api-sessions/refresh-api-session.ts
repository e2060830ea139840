import { type Ctx, inTransaction } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { hashToken } from '../../platform/tokens.js'
import { endSession } from './end-api-session.js'
import { findLiveSession } from './live-session.js'
import { makeTokens, type Tokens } from './tokens.js'

/**
 * Changes a refresh token for a new pair. It works once: whoever shows it a second time may be a thief, or may have been
 * robbed, so the whole session ends.
 * @throws unauthorized, with the same words whatever is wrong with it
 */
export async function refreshApiSession(ctx: Ctx, { refreshToken }: { refreshToken: string }): Promise<Tokens> {
  // What ends the session has to be kept, so the refusal is thrown only afterwards.
  const tokens = await inTransaction(ctx, (tx) => exchange(tx, refreshToken))
  if (!tokens)
    throw new DomainError('unauthorized', 'This refresh token is not good, or not any more. Please sign in again.', {
      code: 'refresh_token_invalid',
    })
  return tokens
}

async function exchange(tx: Ctx, refreshToken: string): Promise<Tokens | undefined> {
  const found = await tx.db.refreshToken.findUnique({ where: { tokenHash: hashToken(refreshToken) } })
  if (!found) return undefined
  const { count } = await tx.db.refreshToken.updateMany({
    where: { id: found.id, usedAt: null },
    data: { usedAt: tx.now },
  })
  if (count === 0) {
    await endSession(tx, found.sessionId, 'refresh token used twice')
    return undefined
  }
  const session = await findLiveSession(tx, found.sessionId)
  return session && makeTokens(tx, { ...session, loginId: session.login.id })
}
