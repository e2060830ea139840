import type { NumberRequestState } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { visibleClients } from '../clients/index.js'
import { assertMayRead } from './may.js'
import { countryName } from './number-facts.js'

export type NumberRequestLine = {
  id: string
  clientId: string
  assistantId: string | null
  assistantName: string | null
  country: string
  countryName: string
  areaCode: string | null
  note: string | null
  state: NumberRequestState
  requestedBy: string
  answer: string | null
  phoneNumberId: string | null
  createdAt: Date
  closedAt: Date | null
}

export const listNumberRequestsInput = z.strictObject({
  clientId: z.uuid().optional(),
  state: z.enum(['OPEN', 'FULFILLED', 'DECLINED', 'CANCELLED']).optional(),
})

const MOST = 100

/** What clients asked for, newest first. At most 100. */
export async function listNumberRequests(
  ctx: Ctx,
  input: z.input<typeof listNumberRequestsInput> = {},
): Promise<NumberRequestLine[]> {
  assertMayRead(ctx)
  const { clientId, state } = listNumberRequestsInput.parse(input)
  const rows = await inTransaction(ctx, (tx) =>
    tx.db.numberRequest.findMany({
      where: { client: visibleClients(tx.actor), ...(clientId && { clientId }), ...(state && { state }) },
      include: { assistant: { select: { name: true } } },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: MOST,
    }),
  )
  return rows.map(({ assistant, closedBy: _closedBy, ...row }) => ({
    ...row,
    assistantName: assistant?.name ?? null,
    countryName: countryName(row.country),
  }))
}
