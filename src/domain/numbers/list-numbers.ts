import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import type { BusinessHours } from '../hours/index.js'
import { answersNow } from './answers-now.js'
import { assertMayRead } from './may.js'
import { isOwned, type NumberRow, readNumber, readNumbers } from './number-row.js'
import { type NumberState, stateOf } from './state.js'
import { NO_TOTALS, type Totals, totalsOf } from './totals.js'

export type NumberLine = Omit<NumberRow, 'client' | 'assistant'> & {
  businessName: string | null
  timeZone: string | null
  assistantName: string | null
  /** Who answers when it rings now, in words. */
  answers: string
  state: NumberState
  totals: Totals
}

export type NumberView = NumberLine & {
  /** Of the client's answering plan; what holds while the number has none of its own. */
  planHours: BusinessHours | null
}

const MOST = 200

export const listNumbersInput = z.strictObject({
  clientId: z.uuid().optional(),
  /** Only these, in no order that was asked for. */
  ids: z.array(z.uuid()).max(MOST).optional(),
})

/** A client's numbers (for staff who name none also the pool), the primary one first, with what they did. At most 200. */
export async function listNumbers(ctx: Ctx, input: z.input<typeof listNumbersInput> = {}): Promise<NumberLine[]> {
  assertMayRead(ctx)
  const { clientId, ids } = listNumbersInput.parse(input)
  const rows = await readNumbers(ctx, {
    where: { ...(clientId && { clientId }), ...(ids && { id: { in: ids } }) },
    orderBy: [{ isPrimary: 'desc' }, { assignedAt: { sort: 'asc', nulls: 'last' } }, { number: 'asc' }],
    take: MOST,
  })
  return linesOf(ctx, rows)
}

/** One number with the same. @throws not_found, forbidden */
export async function getNumber(ctx: Ctx, input: { id: string }): Promise<NumberView> {
  assertMayRead(ctx)
  const row = await readNumber(ctx, input.id)
  const [line] = await linesOf(ctx, [row])
  if (!line) throw new Error('A number that was read is not shown')
  return { ...line, planHours: (row.client?.answeringPlans[0]?.hours ?? null) as BusinessHours | null }
}

/** What a list shows of each of these numbers. */
export async function linesOf(ctx: Ctx, rows: NumberRow[]): Promise<NumberLine[]> {
  const ids = rows.map(({ id }) => id)
  const [totals, rests] = await Promise.all([totalsOf(ctx, ids), restsOf(ctx, rows)])
  return rows.map((row) => {
    const { client, assistant, ...plain } = row
    return {
      ...plain,
      businessName: client?.businessName ?? null,
      timeZone: client?.timeZone ?? null,
      assistantName: assistant?.name ?? null,
      answers: isOwned(row) ? answersNow(row, ctx.now) : 'Nobody: it is in the pool',
      state: stateOf(row, { now: ctx.now, restsUntil: rests.get(row.id) ?? null }),
      totals: totals.get(row.id) ?? NO_TOTALS,
    }
  })
}

/** Only numbers of the pool rest, and no client may read until when. */
async function restsOf(ctx: Ctx, rows: NumberRow[]): Promise<Map<string, Date | null>> {
  const ids = rows.filter(({ clientId }) => clientId === null).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const select = { id: true, restsUntil: true }
  const found = await inTransaction(ctx, (tx) => tx.db.phoneNumber.findMany({ where: { id: { in: ids } }, select }))
  return new Map(found.map(({ id, restsUntil }) => [id, restsUntil]))
}
