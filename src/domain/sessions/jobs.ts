import { z } from 'zod'
import { defineJob } from '../../platform/queue.js'
import { pruneSessions } from './prune-sessions.js'

export const pruneSessionsJob = defineJob({
  name: 'sessions.prune',
  payload: z.object({}) as z.ZodType<Record<string, never>>,
  attempts: 3,
  run: pruneSessions,
})
