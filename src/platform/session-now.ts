import type { Request } from 'express'
import type { SessionData } from 'express-session'

/**
 * Takes a request that stays open out of its session, so that its answer neither prolongs the session nor brings it
 * back. @returns a way to read what is stored under it now: undefined once it has ended or run out
 */
export function leaveSession(req: Request): () => Promise<SessionData | undefined> {
  const { sessionID, sessionStore } = req
  // express-session leaves a request alone that has no session any more.
  Object.assign(req, { session: undefined })
  return () =>
    new Promise((resolve, reject) =>
      sessionStore.get(sessionID, (error, session) => (error ? reject(error) : resolve(session ?? undefined))),
    )
}
