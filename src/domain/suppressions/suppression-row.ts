import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { readText } from '../../platform/readable.js'
import { visibleClients } from '../clients/index.js'
import { callsOf, suppressionPlace } from '../leads/index.js'

const columns = {
  id: true,
  clientId: true,
  number: true,
  source: true,
  reason: true,
  evidenceSealed: true,
  vapiCallId: true,
  createdBy: true,
  createdAt: true,
  liftedAt: true,
  liftedBy: true,
  liftedReason: true,
} satisfies Prisma.SuppressionSelect

type Stored = Prisma.SuppressionGetPayload<{ select: typeof columns }>

export type SuppressionRow = Omit<Stored, 'evidenceSealed' | 'vapiCallId'> & {
  /** The words that asked for it. */
  evidence: string | null
  callId: string | undefined
  /** The lead with that number, when there is one. */
  lead: { id: string; name: string | null } | null
}

type Query = Pick<Prisma.SuppressionFindManyArgs, 'orderBy' | 'take'> & { where: Prisma.SuppressionWhereInput }

/** Suppressions this actor may know of, with their words opened. */
export async function readSuppressions(tx: Ctx, query: Query): Promise<SuppressionRow[]> {
  const where = { AND: [{ client: visibleClients(tx.actor) }, query.where] }
  const found = await tx.db.suppression.findMany({ ...query, where, select: columns })
  const leads = await tx.db.lead.findMany({
    where: {
      number: { in: found.map(({ number }) => number) },
      clientId: { in: found.map(({ clientId }) => clientId) },
    },
    select: { id: true, name: true, number: true, clientId: true },
  })
  const calls = new Map<string, string>()
  for (const clientId of new Set(found.map((row) => row.clientId))) {
    const ids = found.flatMap((row) => (row.clientId === clientId && row.vapiCallId ? row.vapiCallId : []))
    for (const [vapiCallId, id] of await callsOf(tx, clientId, ids)) calls.set(`${clientId} ${vapiCallId}`, id)
  }
  return found.map(({ evidenceSealed, vapiCallId, ...row }) => {
    const lead = leads.find(({ clientId, number }) => clientId === row.clientId && number === row.number)
    return {
      ...row,
      evidence: evidenceSealed ? readText(tx, suppressionPlace(row.clientId, row.id), evidenceSealed) : null,
      callId: calls.get(`${row.clientId} ${vapiCallId}`),
      lead: lead ? { id: lead.id, name: lead.name } : null,
    }
  })
}

/** @throws not_found also for that of another client */
export async function readSuppression(tx: Ctx, id: string): Promise<SuppressionRow> {
  const [row] = z.uuid().safeParse(id).success ? await readSuppressions(tx, { where: { id }, take: 1 }) : []
  if (!row) throw notFound('Suppressed number')
  return row
}
