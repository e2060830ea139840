import { z } from 'zod'
import { defineJob } from '../../platform/queue.js'
import { pruneApiSessions } from './prune-api-sessions.js'

export const pruneApiSessionsJob = defineJob({
  name: 'api-sessions.prune',
  payload: z.object({}) as z.ZodType<Record<string, never>>,
  attempts: 3,
  run: pruneApiSessions,
})
