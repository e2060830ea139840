import type { SigningPlan } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'

/** Whose plan it is, as the audit log names them; no client means the organisation. */
export type Owner = { clientId: string | null; subject: { kind: string; id: string; name: string } }

/** @throws not_found */
export async function ownerOf(tx: Ctx, clientId: string | null): Promise<Owner> {
  if (clientId === null)
    return { clientId, subject: { kind: 'organisation', id: 'organisation', name: 'Organisation' } }
  const client = await tx.db.client.findUnique({ where: { id: clientId }, select: { businessName: true } })
  if (!client) throw notFound('Client')
  return { clientId, subject: { kind: 'client', id: clientId, name: client.businessName } }
}

/** The plan of a client or of the organisation, held until the transaction ends. */
export async function lockedPlan(tx: Ctx, clientId: string | null): Promise<SigningPlan | null> {
  await tx.db.$queryRaw`
    select id from signing_plans where client_id is not distinct from ${clientId}::uuid for update`
  return findPlan(tx, clientId)
}

export const findPlan = (ctx: Ctx, clientId: string | null): Promise<SigningPlan | null> =>
  ctx.db.signingPlan.findFirst({ where: { clientId } })
