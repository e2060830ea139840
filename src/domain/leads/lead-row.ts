import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'

export const leadColumns = {
  id: true,
  clientId: true,
  number: true,
  name: true,
  email: true,
  source: true,
  status: true,
  score: true,
  timeZone: true,
  language: true,
  lastActivityAt: true,
  createdAt: true,
  assignee: { select: { id: true, name: true } },
} satisfies Prisma.LeadSelect

export type StoredLead = Prisma.LeadGetPayload<{ select: typeof leadColumns }>

export type LeadRow = StoredLead & {
  /** Its number must not be called. */
  isSuppressed: boolean
}

/** Leads this actor may know of. Every read starts from it. */
export const visibleLeads = (ctx: Ctx): Prisma.LeadWhereInput => ({ client: visibleClients(ctx.actor) })

/** One lead as it is stored. @throws not_found also for that of another client */
export async function readLead(tx: Ctx, id: string): Promise<StoredLead> {
  const stored = z.uuid().safeParse(id).success
    ? await tx.db.lead.findFirst({ where: { AND: [visibleLeads(tx), { id }] }, select: leadColumns })
    : null
  if (!stored) throw notFound('Lead')
  return stored
}

/** Stored leads, and whether they may be called at all. */
export async function presentLeads(tx: Ctx, stored: readonly StoredLead[]): Promise<LeadRow[]> {
  const numbers = stored.flatMap(({ number }) => number ?? [])
  const suppressed =
    numbers.length === 0
      ? []
      : await tx.db.suppression.findMany({
          where: { number: { in: numbers }, clientId: { in: stored.map(({ clientId }) => clientId) }, liftedAt: null },
          select: { clientId: true, number: true },
        })
  return stored.map((lead) => ({
    ...lead,
    isSuppressed: suppressed.some(({ clientId, number }) => clientId === lead.clientId && number === lead.number),
  }))
}

/** What the audit log and pages call a lead. */
export const leadName = ({ name, number, email }: Pick<StoredLead, 'name' | 'number' | 'email'>): string =>
  name ?? number ?? email ?? 'Unknown'
