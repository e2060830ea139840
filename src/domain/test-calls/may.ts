import type { Prisma } from '@prisma/client'
import { type Actor, type Ctx, walledClient } from '../../platform/context.js'
import { forbidden } from '../../platform/errors.js'
import { assertMayChange, mayChangeAssistants } from '../assistants/index.js'
import { visibleClients } from '../clients/index.js'
import { assertMay, may } from '../staff/index.js'

/** Whether this actor has test calls made: staff by their role or acting in a portal, a client's people in self-service. */
export const mayPlaceTestCalls = (actor: Actor): boolean =>
  walledClient(actor) ? mayChangeAssistants(actor) : may(actor, 'test-calls.place')

/** @throws forbidden */
export function assertMayPlace(ctx: Ctx): void {
  if (mayPlaceTestCalls(ctx.actor)) return
  throw forbidden(
    ctx.actor.kind === 'client' ? 'Your portal is read-only. Ask your agency to make a test call.' : undefined,
  )
}

/** Test calls are part of how an assistant is made: whoever sees one sees the other. @throws forbidden */
export function assertMaySee(ctx: Ctx): void {
  if (walledClient(ctx.actor)) assertMayChange(ctx)
  else assertMay(ctx, 'assistants.read')
}

/** The test calls this actor may know of; every read starts from it. */
export const visibleTestCalls = (actor: Actor): Prisma.TestCallWhereInput => ({ client: visibleClients(actor) })
