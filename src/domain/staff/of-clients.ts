import { type Actor, type Ctx, walledClient } from '../../platform/context.js'
import { forbidden } from '../../platform/errors.js'
import { assertMay, may, type Permission } from './permissions.js'

// Who may do something with what belongs to one client. Whose rows they are is for visibleClients and the wall to say.

/** Staff by their role; a client's people, and its calls while they last, always see their own. @throws forbidden */
export function assertMayReadOf(ctx: Ctx, permission: Permission): void {
  if (!walledClient(ctx.actor) && ctx.actor.kind !== 'webhook') assertMay(ctx, permission)
}

/**
 * Staff by their role, also while they act for a client in its portal; a client's people where the portal is
 * self-service; and what an assistant does during a call of that client.
 */
export function mayChangeOf(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'client') return actor.access === 'SELF_SERVICE'
  return actor.kind === 'impersonator' || actor.kind === 'webhook' || may(actor, permission)
}

/** @throws forbidden */
export function assertMayChangeOf(ctx: Ctx, permission: Permission): void {
  if (mayChangeOf(ctx.actor, permission)) return
  throw forbidden(
    ctx.actor.kind === 'client' ? 'Your portal is read-only. Ask your agency for self-service.' : undefined,
  )
}
