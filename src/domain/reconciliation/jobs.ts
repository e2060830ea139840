import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { defineJob, enqueue } from '../../platform/queue.js'
import { fetchCallJob as fetchCallShape } from '../inbound/index.js'
import { listVapiAccounts } from '../vapi-accounts/index.js'
import { fetchCall } from './fetch-call.js'
import { FURTHEST_DAYS, reconcile } from './reconcile.js'

/** One account. What went wrong stands in the row of the run; the next one begins at the same mark, so no try is repeated. */
export const runJob = defineJob({
  name: 'reconciliation.run',
  payload: z.object({
    account: z.string().min(1).max(60),
    askedBy: z.string().min(1).max(200),
    lookBackDays: z.number().int().min(1).max(FURTHEST_DAYS).optional(),
  }),
  attempts: 1,
  run: async (ctx, payload) => {
    try {
      await reconcile(ctx, payload)
    } catch (error) {
      // Another worker has it in hand, or the key was taken away meanwhile.
      if (!(error instanceof DomainError)) throw error
      ctx.log.info('a reconciliation was not begun', { account: payload.account, code: error.code })
    }
  },
})

/** Every five minutes: one run for each account, and no more rows than a month of them. */
export const sweepJob = defineJob({
  name: 'reconciliation.sweep',
  payload: z.object({}),
  attempts: 1,
  run: async (ctx) => {
    for (const { id } of await listVapiAccounts(ctx)) {
      await enqueue(ctx, runJob, { account: id, askedBy: CLOCK }, { key: id })
    }
    await prune(ctx)
  },
})

/** Every night: all calls of the last day again, for what changed without Vapi saying so. */
export const nightlyJob = defineJob({
  name: 'reconciliation.nightly',
  payload: z.object({}),
  attempts: 1,
  run: async (ctx) => {
    for (const { id } of await listVapiAccounts(ctx)) {
      await enqueue(
        ctx,
        runJob,
        { account: id, askedBy: `${CLOCK}, at night`, lookBackDays: 1 },
        { key: `${id} nightly` },
      )
    }
  },
})

/** One call, as when Vapi says that an artifact of it is ready. */
export const fetchCallJob = defineJob({ ...fetchCallShape, run: fetchCall })

const CLOCK = 'The clock'
const KEPT_DAYS = 30

async function prune(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000)
  await ctx.db.reconciliation.deleteMany({ where: { startedAt: { lt: before }, state: { not: 'RUNNING' } } })
}
