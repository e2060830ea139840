import { z } from 'zod'
import { defineJob } from '../../platform/queue.js'
import { refreshNumbers } from './refresh-numbers.js'

/** Every night: whether Vapi still has the numbers we know, and sends their calls where it should. */
export const refreshNumbersJob = defineJob({
  name: 'numbers.refresh',
  payload: z.object({}) as z.ZodType<Record<string, never>>,
  attempts: 1,
  run: async (ctx) => {
    ctx.log.info('numbers were looked up at Vapi', await refreshNumbers(ctx))
  },
})
