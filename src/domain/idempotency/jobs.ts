import { z } from 'zod'
import { defineJob } from '../../platform/queue.js'
import { pruneIdempotencyKeys } from './prune-idempotency-keys.js'

export const pruneIdempotencyKeysJob = defineJob({
  name: 'idempotency.prune',
  payload: z.object({}) as z.ZodType<Record<string, never>>,
  attempts: 3,
  run: pruneIdempotencyKeys,
})
