import type { Prisma } from '@prisma/client'
import { type Actor, type Ctx, walledClient } from '../../platform/context.js'
import { forbidden, notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'
import { assertMay } from '../staff/index.js'

/** @throws forbidden for staff whose role may not; a client's people always see their own */
export function assertMayRead(ctx: Ctx): void {
  if (!walledClient(ctx.actor)) assertMay(ctx, 'forwarding.read')
}

/** @throws forbidden for staff whose role may not, and for clients whose portal is read-only */
export function assertMayChange(ctx: Ctx): void {
  if (!walledClient(ctx.actor)) assertMay(ctx, 'forwarding.write')
  else if (!mayChange(ctx.actor))
    throw forbidden('Your portal is read-only. Ask your agency to change webhooks for you.')
}

/**
 * Where a client's events go, and the secret that signs them, are as good as a credential: for people of the client, and for
 * programs whose key was made for it.
 * @throws forbidden for staff who act as a client
 */
export function assertOwnHand({ kind }: Actor): void {
  if (kind === 'impersonator') throw forbidden('Staff cannot do this while they view the portal as a client')
}

/** Whether this client's person may change URLs. */
export const mayChange = (actor: Actor): boolean =>
  (actor.kind === 'client' || actor.kind === 'impersonator') && actor.access === 'SELF_SERVICE'

/** The URLs this actor may see; every read of URLs starts from it. */
export const visibleUrls = (actor: Actor): Prisma.ForwardingUrlWhereInput => ({ client: visibleClients(actor) })

/** The same for what goes to them. */
export const visibleForwardings = (actor: Actor): Prisma.ForwardingWhereInput => ({ client: visibleClients(actor) })

const columns = {
  id: true,
  clientId: true,
  url: true,
  description: true,
  types: true,
  state: true,
  failingSince: true,
  secretSealed: true,
  previousSecretSealed: true,
  previousUntil: true,
  updatedAt: true,
} satisfies Prisma.ForwardingUrlSelect

/** One URL, locked until the transaction ends: whoever changes it, or all that goes to it, does so alone. @throws not_found */
export async function lockUrl(tx: Ctx, id: string) {
  const url = await tx.db.forwardingUrl.findFirst({ where: { AND: [visibleUrls(tx.actor), { id }] }, select: columns })
  if (!url) throw notFound('This webhook URL')
  await tx.db.$queryRaw`select 1 from forwarding_urls where id = ${id}::uuid for update`
  return tx.db.forwardingUrl.findUniqueOrThrow({ where: { id }, select: columns })
}
