import type { Request } from 'express'
import { type Actor, type Ctx, type Deps, makeCtx } from '../platform/context.js'
import type { Csrf } from '../platform/csrf.js'
import { DomainError } from '../platform/errors.js'
import { originOf } from '../platform/request-log.js'

export type AppDeps = Deps & { csrf: Csrf }

/** Somebody who reads the portal: a client user, or staff who opened it as the client. */
export type PortalActor = Extract<Actor, { kind: 'client' | 'impersonator' }>

declare global {
  namespace Express {
    interface Request {
      /** Set by middleware/session.ts when the session still stands. */
      actor?: PortalActor
      /** When staff who opened the portal as the client are shown out. */
      visitEndsAt?: Date
      /** Where a client user signs in from: their own address. */
      email?: string
    }
  }
}

/** The context of whoever is signed in. @throws unauthorized when nobody is */
export function clientCtx(deps: Deps, req: Request): Ctx & { actor: PortalActor } {
  const { actor } = req
  if (!actor) throw new DomainError('unauthorized', 'Please sign in')
  return { ...makeCtx(deps, actor, { origin: originOf(req) }), actor }
}

/** The context of somebody we do not know, for sign-in and the pages around it. */
export const visitorCtx = (deps: Deps, req: Request): Ctx =>
  makeCtx(deps, { kind: 'visitor' }, { origin: originOf(req) })

/** A field of a form or query as one string; missing ones and those sent twice are empty. No text column takes a NUL. */
export function textOf(source: unknown, name: string): string {
  const value = (source as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value.replaceAll('\0', '') : ''
}
