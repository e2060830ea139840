import type { Prisma } from '@prisma/client'
import { type Actor, type Ctx, walledClient } from '../../platform/context.js'
import { forbidden } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'
import { assertMay, may } from '../staff/index.js'

/**
 * Whether this actor makes and changes assistants: staff by their role, also while they act for a client in its portal,
 * and a client's people where the portal is self-service.
 */
export const mayChangeAssistants = (actor: Actor): boolean =>
  actor.kind === 'client'
    ? actor.access === 'SELF_SERVICE'
    : actor.kind === 'impersonator' || may(actor, 'assistants.write')

/** @throws forbidden */
export function assertMayChange(ctx: Ctx): void {
  if (mayChangeAssistants(ctx.actor)) return
  throw forbidden(
    ctx.actor.kind === 'client' ? 'Your portal is read-only. Ask your agency to change your assistants.' : undefined,
  )
}

/** How an assistant is made is the agency's affair, unless the client makes it itself. @throws forbidden */
export function assertMayRead(ctx: Ctx): void {
  if (walledClient(ctx.actor)) assertMayChange(ctx)
  else assertMay(ctx, 'assistants.read')
}

/** The assistants this actor may know of; every read starts from it. */
export const visibleAssistants = (actor: Actor): Prisma.AssistantWhereInput => ({ client: visibleClients(actor) })
