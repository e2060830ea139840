import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import type { Config } from '../platform/config.js'

/**
 * The token that pages of the back office send with every write. It belongs to the session and not to a cookie: these
 * pages stay open for hours, beside the portal, whose own cookie would be changed under them.
 */
export function pageTokenOf(config: Pick<Config, 'sessionSecrets'>, req: Request): string {
  return tokenUnder(config.sessionSecrets[0] ?? '', req.sessionID)
}

/** Whether a posted token is the one of this session, under any secret still accepted. */
export function isPageToken(config: Pick<Config, 'sessionSecrets'>, req: Request, given: unknown): boolean {
  if (typeof given !== 'string' || !req.session?.staff) return false
  return config.sessionSecrets.some((secret) => isSame(tokenUnder(secret, req.sessionID), given))
}

const tokenUnder = (secret: string, sessionId: string) =>
  createHmac('sha256', secret).update('admin page|').update(sessionId).digest('base64url')

const isSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
