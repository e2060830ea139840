import { z } from 'zod'
import { defineJob } from '../../platform/queue.js'
import { compareAssistants } from './compare-assistants.js'

/** Every night: whether somebody changed assistants in Vapi that were published here. */
export const compareAssistantsJob = defineJob({
  name: 'assistants.compare',
  payload: z.object({}) as z.ZodType<Record<string, never>>,
  attempts: 1,
  run: async (ctx) => {
    ctx.log.info('assistants were compared with Vapi', await compareAssistants(ctx))
  },
})
