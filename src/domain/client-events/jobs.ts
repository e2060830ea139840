import { z } from 'zod'
import { defineJob } from '../../platform/queue.js'
import { pruneClientEvents } from './prune-client-events.js'

export const pruneClientEventsJob = defineJob({
  name: 'client-events.prune',
  payload: z.object({}) as z.ZodType<Record<string, never>>,
  attempts: 3,
  run: async (ctx) => {
    await pruneClientEvents(ctx)
  },
})
