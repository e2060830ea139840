import type { Ctx } from '../../platform/context.js'
import { type Due, dueCalls, giveUp } from './ended-call.js'
import { followUpCall } from './follow-up-call.js'

const BATCH = 50
/** A run that never ends could not be stopped; the clock goes on with the rest. */
const MOST_BATCHES = 40

/**
 * Follows up every ended call that waits for it, each in a transaction of its own, so that one that fails holds up nobody:
 * it is tried again by the clock for a day. As many as wanted may run at once.
 */
export async function followUpCalls(ctx: Ctx): Promise<void> {
  let after: Due | undefined
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const due = await dueCalls(ctx, { after, limit: BATCH })
    for (const { id } of due) await tryOne(ctx, id)
    if (due.length < BATCH) return
    after = due.at(-1)
  }
}

async function tryOne(ctx: Ctx, id: string): Promise<void> {
  try {
    await followUpCall(ctx, id)
  } catch (error) {
    const isOver = await giveUp(ctx, id)
    ctx.log[isOver ? 'error' : 'warn']('what follows from a call could not be done', { callId: id, isOver, error })
  }
}
