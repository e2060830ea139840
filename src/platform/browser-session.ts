import connectPgSimple from 'connect-pg-simple'
import type { RequestHandler } from 'express'
import session from 'express-session'
import type pg from 'pg'
import type { Config } from './config.js'
import type { Database } from './db.js'

/** A signed-in person as the session keeps them: an id, and nothing that is not checked again at every request. */
export type SignedIn = { id: string; version: number; startedAt: number }

declare module 'express-session' {
  interface SessionData {
    staff?: SignedIn
    clientUser?: SignedIn
    impersonationId?: string
    notice?: { kind: 'good' | 'bad'; text: string }
  }
}

export const IDLE_MS = 30 * 60_000
export const ABSOLUTE_MS = 12 * 60 * 60_000

const PgStore = connectPgSimple(session)

/** Sessions in the database: 30 minutes idle, not set before somebody signs in. One cookie per audience. */
export function browserSession(database: Database, config: Config, audience: 'admin' | 'portal'): RequestHandler {
  const isSecure = config.publicUrl.startsWith('https:')
  return session({
    name: `${isSecure ? '__Host-' : ''}backline-${audience}`,
    secret: [...config.sessionSecrets],
    store: new PgStore({
      // connect-pg-simple only ever calls query(text, values) of the pool it is given.
      pool: { query: database.query } as unknown as pg.Pool,
      tableName: 'sessions',
      pruneSessionInterval: false,
    }),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/', maxAge: IDLE_MS },
  })
}

/** True when a sign-in is older than a session may be, whatever happened since. */
export const isTooOld = (signedIn: SignedIn, now: Date) => now.getTime() - signedIn.startedAt > ABSOLUTE_MS

/** Gives the session a new id (against fixation), fills it, and waits until it is stored. */
export async function startSession(
  req: Parameters<RequestHandler>[0],
  fill: Partial<session.SessionData>,
): Promise<void> {
  await new Promise<void>((resolve, reject) => req.session.regenerate((error) => (error ? reject(error) : resolve())))
  Object.assign(req.session, fill)
  await new Promise<void>((resolve, reject) => req.session.save((error) => (error ? reject(error) : resolve())))
}

/** Ends the session in the database, so that its cookie is worth nothing. */
export const endSession = (req: Parameters<RequestHandler>[0]) =>
  new Promise<void>((resolve, reject) => req.session.destroy((error) => (error ? reject(error) : resolve())))
