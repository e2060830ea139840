import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { asRefusal } from '../../platform/errors.js'
import { defineJob } from '../../platform/queue.js'
import { type Due, lookUpAttempt } from './look-up.js'

const MOST = 200
const WITHIN_MS = 40_000

/**
 * Looks up the attempts whose time has come: those of which nobody knows, and calls of which nothing more was heard. One
 * that cannot be looked up holds up no other. Safe to repeat, and for two at once; answers how many moved on.
 */
export async function settleAttempts(ctx: Ctx): Promise<number> {
  const until = performance.now() + WITHIN_MS
  const due = await ctx.db.callAttempt.findMany({
    where: { lookAt: { lte: ctx.now }, state: { in: ['CLAIMED', 'PLACED', 'UNCERTAIN'] } },
    orderBy: [{ lookAt: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: { id: true, clientId: true, state: true, vapiCallId: true, claimedAt: true },
  })
  let moved = 0
  for (const attempt of due as Due[]) {
    if (performance.now() > until) break
    try {
      if (await lookUpAttempt(ctx, attempt)) moved++
    } catch (error) {
      const code = asRefusal(error)?.code
      ctx.log.warn('an attempt could not be looked up', { attempt: attempt.id, ...(code ? { code } : { error }) })
    }
  }
  return moved
}

/** Every minute; while none is due it looks into an index. */
export const settleAttemptsJob = defineJob({
  name: 'attempts.settle',
  payload: z.object({}),
  attempts: 1,
  run: (ctx) => settleAttempts(ctx),
})
