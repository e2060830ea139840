import type { Prisma } from '@prisma/client'
import { type Actor, type Ctx, walledClient } from '../../platform/context.js'
import { forbidden } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'
import { assertMay, may } from '../staff/index.js'

/**
 * Whether this actor gives and takes numbers: staff by their role, also while they act for a client in its portal, and a
 * client's people where the portal is self-service.
 */
export const mayChangeNumbers = (actor: Actor): boolean =>
  actor.kind === 'client'
    ? actor.access === 'SELF_SERVICE'
    : actor.kind === 'impersonator' || may(actor, 'numbers.write')

/** @throws forbidden */
export function assertMayChange(ctx: Ctx): void {
  if (mayChangeNumbers(ctx.actor)) return
  throw forbidden(
    ctx.actor.kind === 'client' ? 'Your portal is read-only. Ask your agency to change your numbers.' : undefined,
  )
}

/** Every client reads about its own numbers. @throws forbidden */
export function assertMayRead(ctx: Ctx): void {
  if (!walledClient(ctx.actor)) assertMay(ctx, 'numbers.read')
}

/** The numbers this actor may know of: to a client's people those it has, to staff also the pool. Every read starts from it. */
export function visibleNumbers(actor: Actor): Prisma.PhoneNumberWhereInput {
  const clients = visibleClients(actor)
  return Object.keys(clients).length === 0 ? {} : { client: clients }
}
