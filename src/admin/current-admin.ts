import type { Actor, Ctx } from '../platform/context.js'

const CTX = Symbol('ctx')

/**
 * What AdminJS knows of the person who asks, and prints into every page: four fields and no secret. The context of the
 * request hangs on it under a symbol, which no serialiser sees.
 */
export type CurrentAdmin = { id: string; email: string; title: string; role: string; [CTX]: Ctx }

export type StaffActor = Extract<Actor, { kind: 'staff' }>

/** The staff member of this request, for AdminJS. */
export const currentAdminOf = (actor: StaffActor, email: string, ctx: Ctx): CurrentAdmin => ({
  id: actor.id,
  email,
  title: actor.name,
  role: actor.role,
  [CTX]: ctx,
})

/** The context of the request an AdminJS handler runs in. @throws when AdminJS was reached without the guard */
export function ctxOf(context: { currentAdmin?: unknown }): Ctx {
  const ctx = (context.currentAdmin as CurrentAdmin | undefined)?.[CTX]
  if (!ctx) throw new Error('AdminJS was reached without the guard')
  return ctx
}
