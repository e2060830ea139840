import type { Ctx } from '../../platform/context.js'
import { enqueue } from '../../platform/queue.js'
import { fetchCallJob } from './fetch-call-job.js'

/** Vapi says that something was made; a few seconds later it is also in what it answers. */
const AFTER_MS = 5_000

/** Has a call fetched from Vapi once more, in the caller's transaction; asked for again before that, it is done once. */
export async function fetchCallLater(ctx: Ctx, call: { clientId: string; vapiCallId: string }): Promise<void> {
  const { clientId, vapiCallId } = call
  const runAt = new Date(ctx.now.getTime() + AFTER_MS)
  await enqueue(ctx, fetchCallJob, { clientId, vapiCallId }, { key: `${clientId} ${vapiCallId}`, runAt })
}
