import type { OfferStatus, Prisma } from '@prisma/client'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { readText } from '../../platform/readable.js'
import type { Place } from '../../platform/vault.js'
import { visibleClients } from '../clients/index.js'
import { callsOf } from '../leads/index.js'

const columns = {
  id: true,
  clientId: true,
  amountMinor: true,
  currency: true,
  conditionsSealed: true,
  expiresAt: true,
  status: true,
  buyerName: true,
  buyerNumber: true,
  vapiCallId: true,
  decidedBy: true,
  decidedAt: true,
  createdAt: true,
  lead: { select: { id: true, name: true, number: true } },
  property: { select: { id: true, address: true, city: true } },
} satisfies Prisma.OfferSelect

type Stored = Prisma.OfferGetPayload<{ select: typeof columns }>

export type OfferRow = Omit<Stored, 'conditionsSealed' | 'vapiCallId'> & {
  conditions: string | null
  callId: string | undefined
}

/** Where the conditions of an offer are sealed to. */
export const conditionsPlace = (clientId: string, id: string): Place => ({
  clientId,
  table: 'offers',
  column: 'conditions_sealed',
  id,
})

type Query = Pick<Prisma.OfferFindManyArgs, 'orderBy' | 'take'> & { where: Prisma.OfferWhereInput }

/** Offers this actor may know of, with their conditions opened. */
export async function readOffers(tx: Ctx, query: Query): Promise<OfferRow[]> {
  const where = { AND: [{ client: visibleClients(tx.actor) }, query.where] }
  const found = await tx.db.offer.findMany({ ...query, where, select: columns })
  const calls = new Map<string, string>()
  for (const clientId of new Set(found.map((row) => row.clientId))) {
    const ids = found.flatMap((row) => (row.clientId === clientId && row.vapiCallId ? row.vapiCallId : []))
    for (const [vapiCallId, id] of await callsOf(tx, clientId, ids)) calls.set(`${clientId} ${vapiCallId}`, id)
  }
  return found.map(({ conditionsSealed, vapiCallId, ...row }) => ({
    ...row,
    status: statusNow(row, tx.now),
    conditions: conditionsSealed ? readText(tx, conditionsPlace(row.clientId, row.id), conditionsSealed) : null,
    callId: calls.get(`${row.clientId} ${vapiCallId}`),
  }))
}

/** An open offer is over at its moment, not when the clock next looks. */
export const statusNow = ({ status, expiresAt }: Pick<Stored, 'status' | 'expiresAt'>, now: Date): OfferStatus =>
  status === 'OPEN' && expiresAt !== null && expiresAt <= now ? 'EXPIRED' : status

/** @throws not_found also for that of another client */
export async function readOffer(tx: Ctx, id: string): Promise<OfferRow> {
  const [row] = z.uuid().safeParse(id).success ? await readOffers(tx, { where: { id }, take: 1 }) : []
  if (!row) throw notFound('Offer')
  return row
}
