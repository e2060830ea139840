import type { AttemptEvidence, AttemptState, Prisma } from '@prisma/client'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'

export const ATTEMPT_STATES = ['CLAIMED', 'PLACED', 'ENDED', 'REFUSED', 'UNCERTAIN', 'ABSENT'] as const
export const ATTEMPT_EVIDENCE = ['ANSWER', 'LIST', 'WEBHOOK'] as const
/** While an attempt is in one of these its number is not rung again. */
export const UNDER_WAY: readonly AttemptState[] = ['CLAIMED', 'PLACED', 'UNCERTAIN']

const columns = {
  id: true,
  clientId: true,
  assistantId: true,
  leadId: true,
  fromNumber: true,
  toNumber: true,
  state: true,
  evidence: true,
  reason: true,
  vapiCallId: true,
  metadata: true,
  askedBy: true,
  claimedAt: true,
  endedAt: true,
} satisfies Prisma.CallAttemptSelect

export type StoredAttempt = Prisma.CallAttemptGetPayload<{ select: typeof columns }>

export type AttemptRow = Omit<StoredAttempt, 'metadata' | 'vapiCallId'> & {
  state: AttemptState
  evidence: AttemptEvidence | null
  metadata: Record<string, string | number | boolean>
  /** The call it became, once Vapi told of it. */
  callId: string | null
}

type Query = Pick<Prisma.CallAttemptFindManyArgs, 'orderBy' | 'take'> & { where: Prisma.CallAttemptWhereInput }

/** Attempts this actor may know of; every read for somebody starts from it. */
export async function readAttempts(tx: Ctx, query: Query): Promise<AttemptRow[]> {
  const where = { AND: [{ client: visibleClients(tx.actor) }, query.where] }
  const found = await tx.db.callAttempt.findMany({ ...query, where, select: columns })
  const pairs = found.flatMap(({ clientId, vapiCallId }) => (vapiCallId ? [{ clientId, vapiCallId }] : []))
  const calls =
    pairs.length === 0
      ? []
      : await tx.db.call.findMany({ where: { OR: pairs }, select: { id: true, clientId: true, vapiCallId: true } })
  return found.map(({ vapiCallId, metadata, ...row }) => ({
    ...row,
    metadata: metadata as AttemptRow['metadata'],
    callId: calls.find((call) => call.clientId === row.clientId && call.vapiCallId === vapiCallId)?.id ?? null,
  }))
}

/** @throws not_found also for that of another client */
export async function readAttempt(tx: Ctx, id: string): Promise<AttemptRow> {
  const [row] = z.uuid().safeParse(id).success ? await readAttempts(tx, { where: { id }, take: 1 }) : []
  if (!row) throw notFound('Attempt')
  return row
}
