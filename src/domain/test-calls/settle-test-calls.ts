import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { defineJob } from '../../platform/queue.js'
import { lineColumns } from './columns.js'
import { isDueForLookUp, lookUp } from './look-up.js'
import { settlePlaced } from './settle-placed.js'

const MOST = 200
const WITHIN_MS = 40_000

/**
 * Looks after test calls that have not ended: reads the checklist of those whose call is over, looks up those of which
 * nobody knows. One that cannot be settled holds up no other. Safe to repeat; answers how many moved on.
 */
export async function settleTestCalls(ctx: Ctx): Promise<number> {
  const until = Date.now() + WITHIN_MS
  const open = await ctx.db.testCall.findMany({
    where: { state: { in: ['PLACING', 'PLACED', 'UNKNOWN'] } },
    // The newest are waited for.
    orderBy: { createdAt: 'desc' },
    take: MOST,
    select: lineColumns,
  })
  let moved = 0
  for (const row of open) {
    if (Date.now() > until) break
    try {
      if (await settlePlaced(ctx, row)) moved++
      else if (isDueForLookUp(row, ctx.now) && (await lookUp(ctx, row))) moved++
    } catch (error) {
      ctx.log.warn('a test call could not be settled', { testCall: row.id, error })
    }
  }
  return moved
}

/** Every minute; while no test call is open it looks into an empty index. */
export const settleTestCallsJob = defineJob({
  name: 'test-calls.settle',
  payload: z.object({}),
  attempts: 1,
  run: (ctx) => settleTestCalls(ctx),
})
