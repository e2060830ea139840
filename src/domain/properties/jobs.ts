import { z } from 'zod'
import { defineJob } from '../../platform/queue.js'
import { pruneImports } from './prune-imports.js'

/** Every hour: files of properties that nobody added. */
export const pruneImportsJob = defineJob({
  name: 'properties.prune-imports',
  payload: z.object({}) as z.ZodType<Record<string, never>>,
  attempts: 1,
  run: pruneImports,
})
