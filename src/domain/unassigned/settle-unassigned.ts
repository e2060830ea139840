import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { defineJob } from '../../platform/queue.js'
import { findWaiting } from './find-waiting.js'
import { moveUnassigned } from './move-unassigned.js'

const WITHIN_MS = 30_000

/**
 * Hands over waiting events whose client is known by now: staff noted the assistant or the number on a client's page, or
 * an assignment had more to move than a page could wait for. Safe to repeat. Answers how many it moved.
 */
export async function settleUnassigned(ctx: Ctx): Promise<number> {
  const until = Date.now() + WITHIN_MS
  let moved = 0
  for (const { names, clientId } of await findWaiting(ctx))
    if (clientId) moved += await moveUnassigned(ctx, { which: { names }, clientId, until })
  if (moved > 0) ctx.log.info('waiting events found their client', { moved })
  return moved
}

/** While no event waits it looks at an empty table. */
export const settleUnassignedJob = defineJob({
  name: 'inbound.settle-unassigned',
  payload: z.object({}),
  attempts: 1,
  run: (ctx) => settleUnassigned(ctx),
})
