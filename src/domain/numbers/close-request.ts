import type { NumberRequestState } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'

const columns = {
  id: true,
  clientId: true,
  assistantId: true,
  country: true,
  areaCode: true,
  state: true,
  assistant: { select: { name: true, archivedAt: true } },
} as const

/** A request that this actor may know of. @throws not_found */
export async function readRequest(ctx: Ctx, id: string) {
  const where = { AND: [{ client: visibleClients(ctx.actor) }, { id }] }
  const found = z.uuid().safeParse(id).success
    ? await inTransaction(ctx, (tx) => tx.db.numberRequest.findFirst({ where, select: columns }))
    : null
  if (!found) throw notFound('Request')
  return found
}

type Closing = {
  id: string
  state: Exclude<NumberRequestState, 'OPEN'>
  answer?: string | null
  phoneNumberId?: string
}

/** Whoever comes first closes it, within their transaction. @throws conflict when it is closed already */
export async function closeRequest(tx: Ctx, { id, ...data }: Closing): Promise<void> {
  const closedBy = 'name' in tx.actor ? tx.actor.name : 'Backline'
  const { count } = await tx.db.numberRequest.updateMany({
    where: { id, state: 'OPEN' },
    data: { ...data, closedBy, closedAt: tx.now },
  })
  if (count === 0) throw conflict('This request is closed already. Load it again.')
}

/** "US 415", for people who know which request is meant. */
export const nameOfRequest = ({ country, areaCode }: { country: string; areaCode: string | null }) =>
  [country, areaCode].filter(Boolean).join(' ')
