import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { hashToken, makeToken } from '../../platform/tokens.js'
import { signAccessToken } from './access-token.js'

/** What a person's program gets at sign-in and at every refresh. */
export type Tokens = {
  accessToken: string
  /** Of the access token. */
  expiresInSeconds: number
  /** Works once. */
  refreshToken: string
  /** When the person has to sign in again. */
  sessionExpiresAt: Date
}

type Session = { id: string; expiresAt: Date; loginId: string }

/** A new pair for a session. The refresh token is kept as its hash only. */
export async function makeTokens(tx: Ctx, { id, expiresAt, loginId }: Session): Promise<Tokens> {
  const refreshToken = `blr_${makeToken()}${makeToken()}`
  await tx.db.refreshToken.create({
    data: { id: randomUUID(), sessionId: id, tokenHash: hashToken(refreshToken), createdAt: tx.now },
  })
  const { token, seconds } = await signAccessToken(tx, { loginId, sessionId: id, sessionEndsAt: expiresAt })
  return { accessToken: token, expiresInSeconds: seconds, refreshToken, sessionExpiresAt: expiresAt }
}
